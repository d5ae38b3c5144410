"""A bus that goes away and comes back, on real daemons and real folders."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jeepney import DBusAddress, MatchRule, Message, message_bus, new_signal

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.joining import Welcome
from glutebreak.dbus.path_watch import PathWatch
from glutebreak.dbus.rejoining import TRIES, Rejoining
from glutebreak.ports import UnavailableError
from private_bus import PrivateBus, ask
from select_loop import FakeLoop, SelectLoop

NAME = "org.example.Bell"
BELL = DBusAddress("/org/example/Bell", NAME, NAME)


@pytest.mark.parametrize("sender", [None, NAME])
def test_what_was_listened_to_is_heard_on_the_bus_that_came_back(
    connection: Connection, loop: SelectLoop, bus: PrivateBus, sender: str | None
) -> None:
    """Signals, names and calls work again after two deaths, and what was given up stays so."""
    heard, given_up = list[int](), list[int]()
    owners, reasons = list[bool](), list[str]()
    rule = MatchRule(type="signal", sender=sender, interface=NAME, member="Rung")
    connection.listen(rule, lambda message: heard.append(message.body[0]))
    connection.listen(rule, lambda message: given_up.append(message.body[0])).cancel()
    connection.watch_name(NAME, lambda owner: owners.append(owner is not None))
    connection.when_lost(reasons.append)
    for death in (1, 2):
        bus.stop_daemon()
        assert loop.run_until(lambda death=death: len(reasons) == death)  # type: ignore[misc]
        bus.start_daemon()
        assert loop.run_until(lambda: connection.is_open)
        peer = bus.client()
        ask(peer, message_bus.RequestName(NAME))
        assert loop.run_until(lambda: owners[-1])
        answers = list[Message]()
        connection.call(message_bus.GetId(), answers.append)
        assert loop.run_until(lambda: answers)  # noqa: B023 - used within the turn
        peer.send(new_signal(BELL, "Rung", "i", (death,)))
        assert loop.run_until(lambda death=death: len(heard) == death)  # type: ignore[misc]
        peer.close()
    assert (heard, given_up) == ([1, 2], [])


def test_a_connection_that_is_closed_while_its_bus_is_away_stays_away(bus: PrivateBus, loop: SelectLoop) -> None:
    """Nothing wakes up any more, and the bus that comes back is left alone."""
    connection = Connection.open(bus.address, loop)
    bus.stop_daemon()
    assert loop.run_until(lambda: not connection.is_open)
    connection.close()
    bus.start_daemon()
    woken = loop.wakeups
    loop.run_for(0.4)
    assert (connection.is_open, loop.wakeups) == (False, woken)


class Door:
    """Stands for a bus: joins whoever tries once it is open, and counts the tries."""

    def __init__(self) -> None:
        self.tries = 0
        self.welcome: Welcome | None = None

    def join(self, _: float) -> Welcome:
        """Try."""
        self.tries += 1
        if self.welcome is None:
            raise UnavailableError
        return self.welcome


def test_the_pauses_grow_and_the_tries_end(fake_loop: FakeLoop) -> None:
    """Without a socket that could be made anew nothing wakes up after seven minutes."""
    door, joined = Door(), list[Welcome]()
    Rejoining(fake_loop, door.join, [], joined.append)
    pauses = []
    while fake_loop.waiting:
        pauses += fake_loop.waiting
        fake_loop.jump(fake_loop.waiting[0])
    assert (pauses, door.tries, joined) == ([100 * 2**nth for nth in range(TRIES)], TRIES, [])


@pytest.mark.parametrize("missing", ["the socket", "its folder", "two folders"])
def test_a_path_is_watched_however_much_of_it_is_missing(loop: SelectLoop, tmp_path: Path, missing: str) -> None:
    """It is told when the path is made, made again, and made again after its folders went."""
    folder = tmp_path / "run" / "user"
    depth = ["the socket", "its folder", "two folders"].index(missing)
    [folder, folder.parent, tmp_path][depth].mkdir(parents=True, exist_ok=True)
    made = list[int]()
    watch = PathWatch(loop, folder / "bus", lambda: made.append(len(made)))

    def come(do: Callable[[], object]) -> None:
        before = len(made)
        do()
        assert loop.run_until(lambda: len(made) > before)

    def make() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "other").touch()
        (folder / "bus").touch()

    come(make)
    (folder / "bus").unlink()
    come(make)
    shutil.rmtree(tmp_path / "run")
    come(make)
    watch.cancel()
    before = len(made)
    (folder / "bus").unlink()
    make()
    loop.run_for(0.05)
    assert len(made) == before


def test_what_lies_beside_the_path_wakes_nobody_up_for_long(loop: SelectLoop, tmp_path: Path) -> None:
    """Another file in the folder is looked at and not told."""
    made = list[None]()
    watch = PathWatch(loop, tmp_path / "bus", lambda: made.append(None))
    (tmp_path / "busy").touch()
    loop.run_for(0.05)
    assert made == []
    watch.cancel()
