"""A private bus, our connection to it on a loop without Qt, and a peer on the same bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney.io.blocking import DBusConnection

from glutebreak.dbus.connection import Connection
from private_bus import PrivateBus
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


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """A message bus of this test's own."""
    made = PrivateBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def connection(bus: PrivateBus, loop: SelectLoop) -> Iterator[Connection]:
    """The connection under test."""
    made = Connection.open(bus.address, loop, with_descriptors=True)
    yield made
    made.close()


@pytest.fixture
def peer(bus: PrivateBus) -> Iterator[DBusConnection]:
    """Another program on the same bus."""
    made = bus.client()
    yield made
    made.close()
