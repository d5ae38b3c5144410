"""Choosing among mechanisms."""

from fake_clock import FakeClock
from glutebreak.ports import Capability, UnavailableError
from glutebreak.sensing.choosing import Backend, NoSensor, Report, Sensor, all_that_work, first_that_works


class Shelf:
    """Mechanisms to try, which remembers what was tried and closed."""

    def __init__(self) -> None:
        self.tried: list[str] = []
        self.closed: list[str] = []
        self.reports: dict[str, Report] = {}
        self.made: dict[str, NoSensor] = {}

    def backend(self, name: str, problem: Exception | None = None) -> Backend[Sensor]:
        """One that works, or fails with the problem."""

        def make(report: Report) -> Sensor:
            self.tried.append(name)
            if problem is not None:
                raise problem
            sensor = NoSensor(name)
            sensor.close = lambda: self.closed.append(name)  # type: ignore[method-assign]
            self.reports[name], self.made[name] = report, sensor
            return sensor

        return Backend(name, make)


def test_the_first_that_works_is_taken_and_each_other_has_its_reason() -> None:
    """Those before it say why not, those after it are not even tried."""
    shelf = Shelf()
    chosen = first_that_works(
        "silence",
        [
            shelf.backend("wayland", UnavailableError("this is no Wayland session")),
            shelf.backend("gnome", ModuleNotFoundError("No module named 'gi'", name="gi")),
            shelf.backend("x11"),
            shelf.backend("guess"),
        ],
        FakeClock(),
    )
    assert shelf.tried == ["wayland", "gnome", "x11"]
    assert chosen.capability() == Capability(
        "silence",
        "x11",
        (
            ("wayland", "this is no Wayland session"),
            ("gnome", "the Python library gi is not installed"),
            ("guess", "x11 serves already"),
        ),
    )
    chosen.close()
    assert shelf.closed == ["x11"]


def test_all_that_work_are_taken() -> None:
    """Sources that add to each other all serve."""
    shelf = Shelf()
    chosen = all_that_work(
        "lock",
        [shelf.backend("logind"), shelf.backend("kde", UnavailableError("no bus")), shelf.backend("savers")],
        FakeClock(),
    )
    assert chosen.capability() == Capability("lock", "logind, savers", (("kde", "no bus"),))
    chosen.close()
    assert shelf.closed == ["logind", "savers"]


def test_one_that_is_lost_later_serves_no_more() -> None:
    """Its reason joins those of the mechanisms that were never taken."""
    shelf = Shelf()
    chosen = all_that_work("lock", [shelf.backend("logind"), shelf.backend("savers")], FakeClock())
    shelf.made["logind"].mechanism = "none"
    shelf.reports["logind"].lost("the bus closed the connection")
    assert chosen.capability() == Capability("lock", "savers", (("logind", "the bus closed the connection"),))


def test_one_that_comes_back_serves_again() -> None:
    """What kept it away is no reason any more."""
    shelf = Shelf()
    chosen = all_that_work("call", [shelf.backend("sound")], FakeClock())
    shelf.made["sound"].mechanism = "none"
    shelf.reports["sound"].lost("it has gone")
    shelf.made["sound"].mechanism = "sound"
    assert chosen.capability() == Capability("call", "sound")


def test_who_was_heard_is_told_with_the_time_of_the_last_word() -> None:
    """Also once they have gone: that they were there is worth knowing."""
    shelf, clock = Shelf(), FakeClock()
    chosen = all_that_work("call", [shelf.backend("sound")], clock)
    shelf.reports["sound"].heard("pipewire")
    clock.jump(5_000)
    shelf.reports["sound"].heard("pipewire")
    last = clock.wall()
    clock.jump(5_000)
    shelf.made["sound"].mechanism = "none"
    shelf.reports["sound"].lost("it has gone")
    assert chosen.capability() == Capability("call", "none", (("sound", "it has gone"),), (("pipewire", last),))


def test_with_nothing_to_take_the_mechanism_is_none() -> None:
    """A purpose that nothing serves says so."""
    assert all_that_work("fullscreen", [], FakeClock()).capability() == Capability("fullscreen", "none")
