"""The control protocol over a real socket: one question and its answer, a line that stays open, and bad company."""

import socket
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from glutebreak.control.client import AttachedLine, ask
from glutebreak.control.names import Request
from glutebreak.control.protocol import CommandRefusedError, Framer, ProtocolError, ResidentUnreachableError, encode
from glutebreak.control.server import AlreadyRunningError, ControlServer, Peer
from select_loop import SelectLoop


class Resident:
    """A handler that remembers what it was asked, and by whom."""

    def __init__(self) -> None:
        self.asked: list[Mapping[str, Any]] = []
        self.peers: list[Peer] = []
        self.left: list[Peer] = []

    def __call__(self, request: Mapping[str, Any], peer: Peer) -> Mapping[str, Any]:
        """Refuse to snooze, answer everything else."""
        self.asked.append(request)
        self.peers.append(peer)
        if request["do"] == "snooze":
            raise CommandRefusedError("There’s no reminder to snooze.")
        return {"sitting_ms": 5}


@pytest.fixture
def resident() -> Resident:
    """The resident's side."""
    return Resident()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the socket lies."""
    return tmp_path / "run" / "control.sock"


@pytest.fixture
def loop() -> SelectLoop:
    """An event loop."""
    return SelectLoop()


@pytest.fixture
def server(path: Path, loop: SelectLoop, resident: Resident) -> Iterator[ControlServer]:
    """A server that is closed in the end."""
    server = ControlServer(path, loop)
    server.serve(resident, resident.left.append)
    yield server
    server.close()


def asked_apart(path: Path, loop: SelectLoop, do: Request, **arguments: object) -> list[Any]:
    """Ask from a thread of its own, as another process would, while the loop runs; what came of it, alone in a list."""
    came: list[Any] = []
    answered, answering = socket.socketpair()

    def question() -> None:
        try:
            came.append(ask(path, do, **arguments))
        except (CommandRefusedError, ResidentUnreachableError) as error:
            came.append(error)
        answering.send(b".")

    watch = loop.when_readable(answered.fileno(), lambda: answered.recv(1))
    thread = Thread(target=question)
    thread.start()
    loop.run_until(lambda: bool(came), 5)
    thread.join()
    watch.cancel()
    answered.close()
    answering.close()
    return came


def test_a_question_gets_its_answer(server: ControlServer, path: Path, loop: SelectLoop, resident: Resident) -> None:
    """Arguments go along, and what the handler returns comes back."""
    assert asked_apart(path, loop, Request.STATUS, deep=True) == [{"sitting_ms": 5}]
    assert resident.asked == [{"do": "status", "deep": True}]


def test_a_refusal_comes_back_as_its_sentence(server: ControlServer, path: Path, loop: SelectLoop) -> None:
    """The handler's reason reaches whoever asked, word for word."""
    (refusal,) = asked_apart(path, loop, Request.SNOOZE)
    assert isinstance(refusal, CommandRefusedError)
    assert str(refusal) == "There’s no reminder to snooze."


def test_without_a_resident_the_answer_is_how_to_start_one(path: Path) -> None:
    """A missing socket is the ordinary case of an app that does not run."""
    with pytest.raises(ResidentUnreachableError, match=r"^glutebreak is not running\. Start it with: glutebreak$"):
        ask(path, Request.STATUS)


def test_the_socket_and_its_folder_are_the_owners_alone(server: ControlServer, path: Path) -> None:
    """Nobody else on the machine may ask how long somebody has been sitting."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_there_is_never_a_second_resident(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """The lock decides, so two that start in the same moment cannot both have the socket."""
    with pytest.raises(AlreadyRunningError):
        ControlServer(path, loop)
    assert asked_apart(path, loop, Request.STATUS) == [{"sitting_ms": 5}]


def test_whoever_asks_while_the_resident_starts_waits_for_the_answer(
    path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """The socket is there before anything else of the app, so that a second start never becomes a second resident."""
    server = ControlServer(path, loop)
    loop.after(50, lambda: server.serve(resident))
    assert asked_apart(path, loop, Request.STATUS) == [{"sitting_ms": 5}]
    server.close()


def test_a_socket_that_a_crash_left_behind_is_replaced(path: Path, loop: SelectLoop, resident: Resident) -> None:
    """A killed resident cannot tidy up, and its lock died with it."""
    path.parent.mkdir(mode=0o700)
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(path))
    left.close()
    server = ControlServer(path, loop)
    server.serve(resident)
    assert asked_apart(path, loop, Request.STATUS) == [{"sitting_ms": 5}]
    server.close()
    assert not path.exists()


@pytest.mark.parametrize("nonsense", [b"hello\n", b"[1]\n", b"[" * 100_000 + b"\n", b"x" * (1 << 20) + b"xx"])
def test_whoever_does_not_speak_the_protocol_is_hung_up_on(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident, nonsense: bytes
) -> None:
    """And everybody else goes on being answered."""
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(str(path))
    stranger.settimeout(0)
    left = memoryview(nonsense)

    def hung_up() -> bool:
        nonlocal left
        try:
            left = left[stranger.send(left[:65536]) :] if left else left
            return stranger.recv(1) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True

    loop.run_until(hung_up, 5)
    stranger.close()
    assert len(resident.left) == 1
    assert asked_apart(path, loop, Request.STATUS) == [{"sitting_ms": 5}]


def test_an_attached_line_hears_what_is_told_between_the_answers(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """The windows process asks and is told on one line."""
    told: list[Mapping[str, Any]] = []
    answers: list[Mapping[str, Any]] = []
    line = AttachedLine(path, loop, told.append, lambda: None)
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    resident.peers[0].tell({"tell": "open", "window": "week"})
    line.request(Request.SNOOZE, answers.append)
    line.request(Request.STATUS, answers.append)
    loop.run_until(lambda: len(answers) == 2, 5)
    line.close()
    assert [request["do"] for request in resident.asked] == ["attach", "snooze", "status"]
    assert told == [{"tell": "open", "window": "week"}]
    assert answers == [
        {"ok": False, "error": "There’s no reminder to snooze."},
        {"ok": True, "sitting_ms": 5},
    ]


def test_an_attached_line_notices_that_the_resident_has_gone(path: Path, loop: SelectLoop, resident: Resident) -> None:
    """Once, and then it is quiet."""
    lost: list[bool] = []
    server = ControlServer(path, loop)
    server.serve(resident)
    AttachedLine(path, loop, lambda _: None, lambda: lost.append(True))
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    server.close()
    loop.run_until(lambda: bool(lost), 5)
    assert lost == [True]


def test_the_resident_notices_that_the_windows_have_gone(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """By the very line that it attached with."""
    line = AttachedLine(path, loop, lambda _: None, lambda: None)
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    line.close()
    loop.run_until(lambda: bool(resident.left), 5)
    assert resident.left == resident.peers


def test_messages_are_cut_right_wherever_the_bytes_break() -> None:
    """A socket knows no messages, only bytes."""
    messages = [{"do": "status"}, {"do": "snooze", "milliseconds": 5}, {"tell": "ä\n"}]
    framer = Framer()
    stream = b"".join(map(encode, messages))
    assert [message for byte in stream for message in framer.feed(bytes([byte]))] == messages


def test_a_line_without_an_end_is_no_message() -> None:
    """Memory is bounded whatever the other side sends."""
    with pytest.raises(ProtocolError, match="without an end"):
        list(Framer().feed(b" " * ((1 << 20) + 1)))


def test_nothing_is_left_behind_in_the_folder_but_the_lock(path: Path, loop: SelectLoop, resident: Resident) -> None:
    """The lock file stays, since removing it would let two residents hold two locks."""
    ControlServer(path, loop).close()
    assert [each.name for each in path.parent.iterdir()] == ["control.lock"]
