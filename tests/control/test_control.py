"""The control protocol over a real socket: one question and its answer, a line that stays open, and bad company."""

import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from glutebreak.control.attached_line import AttachedLine
from glutebreak.control.client import ResidentUnreachableError, send_request
from glutebreak.control.lines import Framer, ProtocolError, encode
from glutebreak.control.messages import Done, Refused, Request, RequestRefusedError, to_object
from glutebreak.control.news import News, WindowWanted
from glutebreak.control.requests import GetStatus, Quit, Skip, Snooze, Window
from glutebreak.control.server import ControlServer, Peer
from glutebreak.control.socket_place import AlreadyRunningError
from glutebreak.control.status import Status
from glutebreak.control.window_requests import REQUESTS, Attach
from glutebreak.core.durations import MINUTE
from select_loop import SelectLoop

STATUS = Status(said="Sitting 5 min", sitting_ms=300_000)


class Resident:
    """A handler that remembers what it was asked, and by whom."""

    def __init__(self) -> None:
        self.asked: list[Request[Any]] = []
        self.peers: list[Peer] = []
        self.left: list[Peer] = []

    def __call__(self, request: Request[Any], peer: Peer) -> object:
        """Refuse to snooze, fail to quit, answer everything else."""
        self.asked.append(request)
        self.peers.append(peer)
        if isinstance(request, Snooze):
            raise RequestRefusedError("There’s no reminder to snooze.")
        if isinstance(request, Quit):
            raise ZeroDivisionError
        return STATUS if isinstance(request, GetStatus) else Done()


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
    server.serve(REQUESTS, resident, resident.left.append)
    yield server
    server.close()


def asked_apart(path: Path, loop: SelectLoop, request: Request[Any]) -> list[Any]:
    """Ask from a thread of its own, as another process would, while the loop runs; what came of it, alone in a list."""
    came: list[Any] = []
    answered, answering = socket.socketpair()

    def question() -> None:
        try:
            came.append(send_request(path, request))
        except (RequestRefusedError, ResidentUnreachableError) as error:
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
    """Arguments go along, and what is answered, or why it is refused, comes back."""
    snooze = Snooze(5 * MINUTE)
    (refusal,) = asked_apart(path, loop, snooze)
    assert (asked_apart(path, loop, GetStatus()), str(refusal)) == ([STATUS], "There’s no reminder to snooze.")
    assert resident.asked == [snooze, GetStatus()]


def test_a_fault_is_loud_and_whoever_asked_is_told(
    server: ControlServer, path: Path, loop: SelectLoop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody waits for an answer in vain."""
    (refusal,) = asked_apart(path, loop, Quit())
    assert str(refusal) == "This is a fault in glutebreak; what it says in its terminal tells more."
    assert capsys.readouterr().err.endswith("ZeroDivisionError\n")


@pytest.mark.parametrize(
    "refused",
    [
        (b'{"is": "dance"}', "'dance'"),
        (b'{"do": "status"}', "None"),
        (b'{"is": "pause-for", "milliseconds": "5"}', "pause-for (milliseconds: '5')"),
        (b'{"is": "ban-exercise", "exercise": "\\ud800"}', "ban-exercise (exercise: '\\ud800')"),
    ],
)
def test_what_is_no_request_is_refused_in_one_sentence(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident, refused: tuple[bytes, str]
) -> None:
    """A part of another version is still running; nothing is carried out, and the line stays."""
    line, name = refused
    asker = socket.socket(socket.AF_UNIX)
    asker.connect(str(path))
    asker.settimeout(0)
    asker.sendall(line + b"\n" + encode(to_object(Skip())))
    framer, answers = Framer(), list[Any]()

    def answered() -> bool:
        with suppress(BlockingIOError):
            answers.extend(framer.feed(asker.recv(1000)))
        return len(answers) == 2

    assert loop.run_until(answered, 5)
    asker.close()
    sentence = f"There is no request {name}. Restart glutebreak, so that all of it has the same version."
    assert (answers, resident.asked) == ([to_object(Refused(sentence)), to_object(Done())], [Skip()])


def test_without_a_resident_the_answer_is_how_to_start_one(path: Path) -> None:
    """A missing socket is the ordinary case of an app that does not run."""
    with pytest.raises(ResidentUnreachableError, match=r"^glutebreak is not running\. Start it with: glutebreak$"):
        send_request(path, GetStatus())


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
    assert asked_apart(path, loop, GetStatus()) == [STATUS]


def test_whoever_asks_while_the_resident_starts_waits_for_the_answer(
    path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """The socket is there before anything else of the app, so that a second start never becomes a second resident."""
    server = ControlServer(path, loop)
    loop.after(50, lambda: server.serve(REQUESTS, resident))
    assert asked_apart(path, loop, GetStatus()) == [STATUS]
    server.close()


def test_a_socket_that_a_crash_left_behind_is_replaced(path: Path, loop: SelectLoop, resident: Resident) -> None:
    """A killed resident cannot tidy up, and its lock died with it."""
    path.parent.mkdir(mode=0o700)
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(path))
    left.close()
    server = ControlServer(path, loop)
    server.serve(REQUESTS, resident)
    assert asked_apart(path, loop, GetStatus()) == [STATUS]
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
    assert asked_apart(path, loop, GetStatus()) == [STATUS]


def test_an_attached_line_hears_the_news_between_the_answers(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """The windows process asks and is told on one line, and waits for nothing."""
    told: list[News] = []
    answers: list[object] = []
    line = AttachedLine(path, loop, told.append, lambda _: None)
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    resident.peers[0].send(WindowWanted(Window.WEEK))
    line.request(Snooze(), answers.append)
    line.request(GetStatus(), answers.append)
    loop.run_until(lambda: len(answers) == 2, 5)
    line.close()
    line.request(Skip(), answers.append)
    assert resident.asked == [Attach(), Snooze(), GetStatus()]
    assert (told, answers) == ([WindowWanted(Window.WEEK)], [Refused("There’s no reminder to snooze."), STATUS])


def test_an_attached_line_notices_that_the_resident_has_gone(path: Path, loop: SelectLoop, resident: Resident) -> None:
    """Once, and then it is quiet."""
    lost: list[str] = []
    server = ControlServer(path, loop)
    server.serve(REQUESTS, resident)
    line = AttachedLine(path, loop, lambda _: None, lost.append)
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    server.close()
    loop.run_until(lambda: bool(lost), 5)
    line.close()
    assert lost == [""]


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b'{"is": "window-wanted", "window": "cellar"}\n', "window-wanted (window: 'cellar')"),
        (b'{"is": "newer-news"}\n', "'newer-news'"),
        (b'{"is": "status"}\n{"is": "done"}\n', "another answer than Done"),
        (b'{"is": "done"}\n{"is": "done"}\n', "an answer to nothing"),
        (b"hello\n", "a line that is not JSON: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_an_attached_line_is_given_up_where_the_resident_cannot_be_understood(
    path: Path, loop: SelectLoop, sent: bytes, reason: str
) -> None:
    """It may have another version: nobody is to wait for what was not understood."""
    path.parent.mkdir()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    lost: list[str] = []
    line = AttachedLine(path, loop, lambda _: None, lost.append)
    other, _ = listener.accept()
    other.sendall(sent)
    loop.run_until(lambda: bool(lost), 5)
    for each in (line, other, listener):
        each.close()
    assert lost == [f"glutebreak is running but doesn’t respond ({reason}). Quit it and start it again."]


def test_the_resident_notices_that_the_windows_have_gone(
    server: ControlServer, path: Path, loop: SelectLoop, resident: Resident
) -> None:
    """By the very line that it attached with."""
    line = AttachedLine(path, loop, lambda _: None, lambda _: None)
    loop.run_until(lambda: len(resident.asked) == 1, 5)
    line.close()
    loop.run_until(lambda: bool(resident.left), 5)
    assert resident.left == resident.peers


def test_messages_are_cut_right_wherever_the_bytes_break() -> None:
    """A socket knows no messages, only bytes."""
    messages = [{"is": "skip"}, {"is": "snooze", "milliseconds": 5}, {"is": "ä\n"}]
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
