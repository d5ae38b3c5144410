"""A private bus with the notifier on it, and nobody to show its notices yet."""

from pathlib import Path

import pytest
from jeepney import message_bus

from glutebreak.dbus.connection import Connection
from notifying.fake_daemon import FakeDaemon, RememberingListener
from private_bus import PrivateBus
from select_loop import SelectLoop


@pytest.fixture
def loop():
    """A running event loop."""
    made = SelectLoop()
    yield made
    made.close()


@pytest.fixture
def bus(tmp_path):
    """A message bus of this test's own."""
    made = PrivateBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def connection(bus, loop):
    """The app's connection to it."""
    made = Connection.open(bus.address, loop)
    yield made
    made.close()


@pytest.fixture
def start_daemon(bus, loop):
    """Starts a daemon that remembers; called with the arguments of `FakeDaemon` after the first two."""
    started = []

    def start(**arguments):
        started.append(FakeDaemon(bus, loop, **arguments))
        return started[-1]

    yield start
    for each in started:
        each.die()


@pytest.fixture
def settle(connection, loop):
    """Wait until everything said on the bus so far has been heard and answered, several times over."""

    def wait():
        for _ in range(4):
            answers = []
            connection.call(message_bus.GetId(), answers.append)
            assert loop.run_until(lambda answers=answers: answers)

    return wait


@pytest.fixture
def listener():
    """Who is told of answers."""
    return RememberingListener()


@pytest.fixture
def icon():
    """The app's icon."""
    return Path("/usr/share/glutebreak/icon.png")
