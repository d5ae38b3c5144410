"""Where the control socket lies: what may lie there already, who may reach it, and how it comes back when it goes."""

import os
import resource
import shutil
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glutebreak.control.client import send_request
from glutebreak.control.lines import encode
from glutebreak.control.messages import Done, Refused, Request, to_object
from glutebreak.control.news import LogChanged
from glutebreak.control.requests import GetStatus
from glutebreak.control.server import MOST_PEERS, ControlServer, Peer
from glutebreak.control.socket_place import SocketRefusedError
from glutebreak.control.window_requests import REQUESTS
from select_loop import SelectLoop


def answer(_: Request[Any], peer: Peer) -> object:
    """Answer everything."""
    return Done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the socket lies."""
    return tmp_path / "run" / "control.sock"


@pytest.fixture
def loop() -> SelectLoop:
    """An event loop."""
    return SelectLoop()


def is_answered(path: Path, loop: SelectLoop) -> bool:
    """Whether somebody new who asks gets the answer."""
    asker = socket.socket(socket.AF_UNIX)
    asker.connect(str(path))
    asker.sendall(b'{"is": "skip"}\n')
    asker.settimeout(0)
    received = b""

    def came() -> bool:
        nonlocal received
        try:
            received += asker.recv(1000)
        except BlockingIOError:
            return False
        return received.endswith(b"\n")

    loop.run_until(came, 5)
    asker.close()
    return received == b'{"is":"done"}\n'


def put_link(path: Path) -> None:
    """A link to a file that others may read."""
    target = path.parent / "target"
    target.write_text("kept")
    target.chmod(0o644)
    path.symlink_to(target)


@pytest.mark.parametrize(
    "put", [lambda path: path.write_bytes(b"\0garbage" * 99), os.mkfifo, put_link], ids=["garbage", "pipe", "link"]
)
@pytest.mark.parametrize("name", ["control.sock", "control.lock"])
def test_whatever_lies_in_the_place_is_taken_out_of_it(
    path: Path, loop: SelectLoop, name: str, put: Callable[[Path], None]
) -> None:
    """The start does not hang on it, and what a link points to stays as it was."""
    path.parent.mkdir(mode=0o700)
    put(path.with_name(name))
    server = ControlServer(path, loop)
    server.serve(REQUESTS, answer)
    assert is_answered(path, loop)
    server.close()
    target = path.parent / "target"
    if target.exists():
        assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("kept", 0o644)


@pytest.mark.parametrize("name", ["control.sock", "control.lock"])
def test_a_folder_in_the_place_is_told_and_left_alone(path: Path, loop: SelectLoop, name: str) -> None:
    """It may hold something; the sentence names it and the remedy."""
    (path.with_name(name) / "inside").mkdir(parents=True)
    with pytest.raises(SocketRefusedError, match=rf"{name} can’t be created .*Move away what lies there"):
        ControlServer(path, loop)
    assert (path.with_name(name) / "inside").is_dir()


def test_a_path_that_is_too_long_for_a_socket_is_told_as_that(tmp_path: Path, loop: SelectLoop) -> None:
    """The folder is in order; only its name is too long."""
    path = tmp_path / ("long" * 30) / "control.sock"
    with pytest.raises(SocketRefusedError, match="too long for a socket; 107 bytes are the most"):
        ControlServer(path, loop)
    assert not path.parent.exists()


def test_folders_are_the_owners_alone_whatever_the_mask_is(tmp_path: Path, loop: SelectLoop) -> None:
    """Every folder on the way that was missing, and one that others could look into."""
    path = tmp_path / "a" / "b" / "run" / "control.sock"
    before = os.umask(0)
    try:
        ControlServer(path, loop).close()
    finally:
        os.umask(before)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in path.parents[:3]] == [0o700, 0o700, 0o700]
    path.parent.chmod(0o755)
    ControlServer(path, loop).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_somebody_else_is_refused(path: Path, loop: SelectLoop) -> None:
    """They could take the socket's place."""
    path.parent.mkdir()
    os.chown(path.parent, 12345, 12345)
    with pytest.raises(SocketRefusedError, match="belongs to somebody else"):
        ControlServer(path, loop)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, loop: SelectLoop) -> None:
    """A file lies where the folder should."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SocketRefusedError, match=r"file can’t be created .*Move away what lies there"):
        ControlServer(tmp_path / "file" / "control.sock", loop)


@pytest.mark.parametrize("lost", ["folder", "socket", "replaced"])
def test_a_socket_that_has_gone_is_opened_again(path: Path, loop: SelectLoop, lost: str) -> None:
    """Newcomers are answered again, and the next resident finds the place free after the end."""
    server = ControlServer(path, loop)
    server.serve(REQUESTS, answer)
    if lost == "folder":
        shutil.rmtree(path.parent)
    else:
        path.unlink()
        if lost == "replaced":
            path.write_text("something else")
    assert not server.is_reachable
    server.open_again()
    assert (server.is_reachable, is_answered(path, loop)) == (True, True)
    server.close()
    assert not path.exists()


def test_a_place_that_cannot_be_had_again_yet_can_be_had_later(path: Path, loop: SelectLoop) -> None:
    """A failed try leaves nothing open, and the next one may succeed."""
    server = ControlServer(path, loop)
    server.serve(REQUESTS, answer)
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way")
    for _ in range(3):
        with pytest.raises(SocketRefusedError):
            server.open_again()
    path.parent.unlink()
    server.open_again()
    assert is_answered(path, loop)
    server.close()


def test_a_newcomer_is_answered_however_many_stay_on_the_line(path: Path, loop: SelectLoop) -> None:
    """A thousand that say nothing cost no more than a few do; the line that is to stay is kept."""
    server = ControlServer(path, loop)
    told: list[Peer] = []
    server.serve(REQUESTS, lambda request, peer: told.append(peer) or Done())  # type: ignore[func-returns-value]
    staying = socket.socket(socket.AF_UNIX)
    staying.connect(str(path))
    staying.sendall(b'{"is": "attach"}\n')
    assert loop.run_until(lambda: told)
    told[0].stays = True
    idle = []
    for _ in range(10 * MOST_PEERS):
        each = socket.socket(socket.AF_UNIX)
        each.connect(str(path))
        idle.append(each)
        loop.run_for(0.001)
    assert is_answered(path, loop)
    refusal = Refused("Too many programs ask glutebreak at once. Try again later.")
    assert idle[0].recv(1000) == encode(to_object(refusal))
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    assert descriptors < 10 * MOST_PEERS + 2 * MOST_PEERS
    assert told[0].send(LogChanged())
    for each in [staying, *idle]:
        each.close()
    server.close()


def test_without_a_descriptor_left_it_rests_and_answers_later(path: Path, loop: SelectLoop) -> None:
    """The listener stays readable then; looking on would take the whole processor."""
    server = ControlServer(path, loop)
    server.serve(REQUESTS, answer)
    caller = socket.socket(socket.AF_UNIX)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        caller.connect(str(path))
        loop.run_for(0.1)
        woken = loop.wakeups
        loop.run_for(0.3)
        assert loop.wakeups - woken <= 1
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    caller.sendall(b'{"is": "skip"}\n')
    caller.settimeout(0)
    assert loop.run_until(lambda: _received(caller) == b'{"is":"done"}\n')
    caller.close()
    server.close()


def _received(caller: socket.socket) -> bytes:
    try:
        return caller.recv(1000)
    except BlockingIOError:
        return b""


def test_whoever_asks_under_a_path_that_is_too_long_is_told_that_nothing_runs(tmp_path: Path) -> None:
    """Nothing can run there."""
    with pytest.raises(Exception, match="glutebreak is not running"):
        send_request(tmp_path / ("long" * 30) / "control.sock", GetStatus())
