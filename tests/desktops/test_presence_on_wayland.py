"""Silence and input on real compositors: every edge is told within a second."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktops.compositors import COMPOSITORS, KWin, Mutter
from glutebreak.clock import SystemClock
from glutebreak.dbus.connection import Connection
from glutebreak.ports import SilenceSensor
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.surroundings import Surroundings
from noting_listener import NotingListener
from private_bus import PrivateBus
from select_loop import SelectLoop

MECHANISMS = {Mutter: "GNOME idle monitor", KWin: "Wayland idle notification (ext_idle_notifier_v1 1)"}


@pytest.fixture
def loop() -> Iterator[SelectLoop]:
    """A running event loop."""
    made = SelectLoop()
    yield made
    made.close()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """A message bus for the compositor and for us."""
    made = PrivateBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture(params=COMPOSITORS, ids=lambda each: each.program)
def compositor(request: pytest.FixtureRequest, tmp_path: Path, bus: PrivateBus) -> Iterator[Mutter | KWin]:
    """Each compositor in turn."""
    if shutil.which(request.param.program) is None:
        pytest.skip(f"{request.param.program} cannot be installed here")
    made = request.param(tmp_path, bus)
    yield made
    made.close()


class Watcher(NotingListener):
    """Notes at which silence it was nudged."""

    def __init__(self) -> None:
        super().__init__()
        self.silence: SilenceSensor | None = None
        self.nudges: list[int] = []

    def nudge(self) -> None:
        """Note."""
        assert self.silence is not None
        self.nudges.append(self.silence.silent_for())


def test_silence_and_input_are_told_in_time(compositor: Mutter | KWin, bus: PrivateBus, loop: SelectLoop) -> None:
    """Two silences of two seconds, each told when it has lasted, and the input after each at once."""
    watcher = Watcher()
    connection = Connection.open(bus.address, loop)
    around = Surroundings(loop, SystemClock(), connection, connection, compositor.environment | {"DISPLAY": ":0"})
    senses = DesktopSenses(around, watcher, lambda _reason, _active: None)
    watcher.silence = senses.silence
    assert senses.silence.mechanism == MECHANISMS[type(compositor)]
    for _ in range(2):
        watcher.nudges.clear()
        senses.silence.listen_for_silence(2_000)
        assert loop.run_until(lambda: watcher.nudges)
        assert 2_000 <= watcher.nudges[0] < 3_000
        watcher.nudges.clear()
        senses.silence.listen_for_input()
        loop.run_for(0.3)
        assert watcher.nudges == []
        compositor.press()
        assert loop.run_until(lambda: watcher.nudges)
        assert watcher.nudges[0] < 1_000
    senses.close()
    connection.close()


def test_a_compositor_that_dies_leaves_silence_to_go_on(
    compositor: Mutter | KWin, bus: PrivateBus, loop: SelectLoop
) -> None:
    """Nobody is taken to be there whom nobody sees."""
    connection = Connection.open(bus.address, loop)
    around = Surroundings(loop, SystemClock(), connection, connection, compositor.environment)
    watcher = Watcher()
    senses = DesktopSenses(around, watcher, lambda _reason, _active: None)
    watcher.silence = senses.silence
    senses.silence.listen_for_silence(1_500)
    assert loop.run_until(lambda: watcher.nudges)
    compositor.close()
    assert loop.run_until(lambda: senses.silence.mechanism == "none")
    assert senses.silence.silent_for() >= 1_500
    senses.close()
    connection.close()
