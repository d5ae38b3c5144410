"""Event loops, private X servers, private buses and private sound servers for the sensors."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from glutebreak.dbus.connection import Connection
from private_bus import PrivateBus
from private_display import PrivateDisplay
from private_sound import PrivateSound
from select_loop import FakeLoop, SelectLoop


@pytest.fixture
def loop() -> Iterator[SelectLoop]:
    """A running event loop."""
    made = SelectLoop()
    yield made
    made.close()


@pytest.fixture
def fake_loop() -> FakeLoop:
    """A loop that does only what the test says."""
    return FakeLoop()


def _display(*, with_wm: bool) -> Iterator[PrivateDisplay]:
    made = PrivateDisplay(with_wm=with_wm)
    yield made
    made.close()


@pytest.fixture
def display() -> Iterator[PrivateDisplay]:
    """An X server of this test's own, which the test may kill."""
    yield from _display(with_wm=False)


@pytest.fixture(scope="module")
def shared_display() -> Iterator[PrivateDisplay]:
    """An X server for all tests of a file that leave it as it was."""
    yield from _display(with_wm=False)


@pytest.fixture(scope="module")
def managed_display() -> Iterator[PrivateDisplay]:
    """An X server with a window manager."""
    yield from _display(with_wm=True)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """A message bus of this test's own."""
    made = PrivateBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def connection(bus: PrivateBus, loop: SelectLoop) -> Iterator[Connection]:
    """Our connection to the private bus."""
    made = Connection.open(bus.address, loop, with_descriptors=True)
    yield made
    made.close()


@pytest.fixture
def sound(bus: PrivateBus, tmp_path: Path) -> Iterator[PrivateSound]:
    """A sound server that is still to be started."""
    made = PrivateSound(bus.address, tmp_path / "sound")
    yield made
    made.close()
