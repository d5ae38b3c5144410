"""Silence under Wayland, from a small compositor that offers each protocol in turn."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from fake_clock import FakeClock
from glutebreak.clock import SystemClock
from glutebreak.ports import UnavailableError
from glutebreak.sensing.wayland_silence import WaylandSilence
from glutebreak.sensing.x11_silence import X11Silence
from noting_report import NotingReport
from select_loop import SelectLoop
from sensing.fake_compositor import IDLED, RESUMED, FakeCompositor

NOTIFIER, KDE = "ext_idle_notifier_v1", "org_kde_kwin_idle"
GONE = "the Wayland compositor has gone"

Compositor = Callable[..., FakeCompositor]


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    """Starts a compositor that offers these interfaces in these versions."""
    started: list[FakeCompositor] = []

    def start(offers: Mapping[str, int], name: str = "wayland-0") -> FakeCompositor:
        started.append(FakeCompositor(tmp_path, offers, name))
        return started[-1]

    yield start
    for each in started:
        each.die()


class Sensed:
    """A sensor on a compositor, with a clock that the test moves, and what it told."""

    def __init__(self, compositor: FakeCompositor, loop: SelectLoop) -> None:
        self.compositor = compositor
        self.loop = loop
        self.clock = FakeClock()
        self.nudges: list[int] = []
        self.report = NotingReport()
        self.sensor = WaylandSilence(loop, self.clock, self._nudged, self.report, compositor.environment)
        assert compositor.has_been_asked.wait(5)

    def _nudged(self) -> None:
        self.nudges.append(self.sensor.silent_for())

    def tell(self, event: int) -> None:
        """Have the compositor tell that edge, and wait until it has been heard."""
        before = len(self.report.heard_from)
        self.compositor.tell(event)
        assert self.loop.run_until(lambda: len(self.report.heard_from) > before)


@pytest.fixture
def sensed(compositor: Compositor, loop: SelectLoop) -> Iterator[Sensed]:
    """A sensor on a compositor of today."""
    made = Sensed(compositor({NOTIFIER: 2}), loop)
    yield made
    made.sensor.close()


@pytest.mark.parametrize(
    ("offers", "asked"),
    [
        ({NOTIFIER: 2, KDE: 1}, (f"{NOTIFIER} 2", 2, (1000, 4))),
        ({NOTIFIER: 3}, (f"{NOTIFIER} 2", 2, (1000, 4))),
        ({NOTIFIER: 1, KDE: 1}, (f"{NOTIFIER} 1", 1, (1000, 4))),
        ({KDE: 1}, (f"{KDE} 1", 0, (4, 1000))),
    ],
    ids=["version 2", "a later version", "version 1", "KDE's"],
)
def test_the_best_protocol_that_is_offered_is_spoken(
    compositor: Compositor, loop: SelectLoop, offers: dict[str, int], asked: tuple[str, int, tuple[int, ...]]
) -> None:
    """Input alone where the compositor tells it, and never a version that it does not know."""
    sensed = Sensed(compositor(offers), loop)
    protocol = asked[0].removesuffix(" 1") if KDE in asked[0] else asked[0]
    assert (sensed.compositor.asked, sensed.sensor.mechanism) == ([asked], f"Wayland idle notification ({protocol})")
    sensed.sensor.close()


def test_silence_is_counted_from_the_last_input(sensed: Sensed) -> None:
    """It is known to the second while there is input, and to the millisecond once there is none."""
    sensed.clock.jump(60_000)
    assert sensed.sensor.silent_for() == 1_000
    sensed.tell(IDLED)
    assert sensed.sensor.silent_for() == 1_000
    sensed.clock.jump(180_000)
    assert sensed.sensor.silent_for() == 181_000
    sensed.tell(RESUMED)
    assert sensed.sensor.silent_for() == 0


def test_time_asleep_counts_as_silence(sensed: Sensed) -> None:
    """The compositor's own clock stands still meanwhile."""
    sensed.clock.jump(5_000)
    sensed.tell(IDLED)
    sensed.clock.sleep(3_600_000)
    assert sensed.sensor.silent_for() == 3_601_000


def test_silence_that_is_there_already_is_told_at_once(sensed: Sensed) -> None:
    """From the loop, and once."""
    sensed.clock.jump(5_000)
    sensed.tell(IDLED)
    sensed.clock.jump(10_000)
    sensed.sensor.listen_for_silence(11_000)
    assert sensed.nudges == []
    assert sensed.loop.run_until(lambda: sensed.nudges)
    sensed.loop.run_for(0.05)
    assert sensed.nudges == [11_000]


def test_silence_is_told_when_it_has_lasted_and_input_puts_it_off(compositor: Compositor, loop: SelectLoop) -> None:
    """On a real clock: what is left of it after the edge is waited for here."""
    fake, nudges, clock = compositor({NOTIFIER: 2}), list[int](), SystemClock()
    sensor = WaylandSilence(loop, clock, lambda: nudges.append(clock.steady()), NotingReport(), fake.environment)
    assert fake.has_been_asked.wait(5)
    sensor.listen_for_silence(300)
    fake.tell(IDLED)
    loop.run_for(0.1)
    last_input = clock.steady()
    fake.tell(RESUMED)
    loop.run_for(0.25)
    assert nudges == []
    fake.tell(IDLED)
    assert loop.run_until(lambda: nudges)
    assert nudges[0] - last_input >= 300
    sensor.close()


def test_the_next_input_after_a_silence_is_told_at_once(sensed: Sensed) -> None:
    """Once, until it is listened for again."""
    sensed.tell(IDLED)
    sensed.sensor.listen_for_input()
    sensed.tell(RESUMED)
    assert sensed.nudges == [0]
    sensed.tell(IDLED)
    sensed.tell(RESUMED)
    assert sensed.nudges == [0]


def test_the_end_of_input_is_no_input(sensed: Sensed) -> None:
    """Whoever listens for input while the last one rings out is told of the next one only."""
    sensed.clock.jump(10_000)
    sensed.sensor.listen_for_input()
    sensed.clock.jump(400)
    sensed.tell(IDLED)
    assert sensed.nudges == []
    sensed.tell(RESUMED)
    assert sensed.nudges == [0]


def test_input_that_goes_on_is_told_a_second_later(compositor: Compositor, loop: SelectLoop) -> None:
    """Without an edge in it there has been input."""
    fake, nudges = compositor({NOTIFIER: 2}), list[None]()
    sensor = WaylandSilence(loop, SystemClock(), lambda: nudges.append(None), NotingReport(), fake.environment)
    sensor.listen_for_input()
    loop.run_for(0.8)
    assert nudges == []
    assert loop.run_until(lambda: nudges)
    sensor.close()


@pytest.mark.parametrize("end", ["dies", "refuses", "babbles"])
def test_a_compositor_that_is_lost_is_told_once_and_silence_goes_on(sensed: Sensed, end: str) -> None:
    """From the last input that is known: the user is not taken to be there."""
    sensed.clock.jump(5_000)
    sensed.tell(IDLED)
    sensed.clock.jump(9_000)
    {
        "dies": sensed.compositor.die,
        "refuses": sensed.compositor.refuse,
        "babbles": lambda: sensed.compositor.send_raw(bytes(64)),
    }[end]()
    assert sensed.loop.run_until(lambda: sensed.report.losses)
    sensed.clock.jump(1_000)
    assert (sensed.sensor.mechanism, sensed.report.losses, sensed.sensor.silent_for()) == ("none", [GONE], 11_000)


def test_a_closed_sensor_tells_nothing(sensed: Sensed) -> None:
    """After closing, an edge is not heard."""
    sensed.sensor.listen_for_input()
    sensed.sensor.close()
    sensed.compositor.tell(IDLED)
    sensed.loop.run_for(0.05)
    assert (sensed.nudges, sensed.report.heard_from, sensed.report.losses) == ([], [], [])


def test_nothing_wakes_up_between_the_edges(sensed: Sensed) -> None:
    """No timer and no question is left behind."""
    sensed.sensor.listen_for_silence(180_000)
    sensed.loop.run_for(0.05)
    before = sensed.loop.wakeups
    sensed.loop.run_for(0.3)
    assert sensed.loop.wakeups == before


@pytest.mark.parametrize(
    ("offers", "reason"),
    [({}, "the Wayland compositor does not tell of input"), (None, "the Wayland compositor does not answer")],
    ids=["no protocol", "no compositor"],
)
def test_where_it_cannot_serve_the_reason_is_told(
    compositor: Compositor, loop: SelectLoop, tmp_path: Path, offers: dict[str, int] | None, reason: str
) -> None:
    """Constructing fails with one clause that says why."""
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    if offers is not None:
        compositor(offers)
    with pytest.raises(UnavailableError, match=reason):
        WaylandSilence(loop, FakeClock(), lambda: None, NotingReport(), environment)


def test_a_compositor_that_is_not_named_is_found_and_keeps_x11_away(compositor: Compositor, loop: SelectLoop) -> None:
    """A program may be handed nothing but its DISPLAY, which XWayland serves."""
    fake = compositor({NOTIFIER: 2}, "wayland-1")
    environment = {"XDG_RUNTIME_DIR": fake.environment["XDG_RUNTIME_DIR"], "DISPLAY": ":0"}
    with pytest.raises(UnavailableError, match="Wayland session"):
        X11Silence(loop, FakeClock(), lambda: None, environment=environment)
