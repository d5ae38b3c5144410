"""The other end of the control protocol: one question and its answer, or a line that stays open."""

import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from glutebreak.control.names import Request
from glutebreak.control.protocol import (
    RECEIVED_AT_ONCE,
    CommandRefusedError,
    Framer,
    ProtocolError,
    ResidentUnreachableError,
    encode,
)
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop

PATIENCE = 5.0
"""Seconds to wait for an answer; the resident answers in milliseconds unless something is badly wrong."""


def ask(path: Path, do: Request, **arguments: object) -> dict[str, Any]:
    """Ask the resident once, blocking until it has answered.

    Raises:
        ResidentUnreachableError: none is running, or it does not answer.
        CommandRefusedError: it refused, with its reason.
    """
    with _connect(path) as connection:
        try:
            connection.sendall(encode({"do": do, **arguments}))
            return _read_reply(connection)
        except (OSError, ProtocolError) as error:
            raise ResidentUnreachableError(
                tr("glutebreak is running but doesn’t respond ({reason}). Quit it and start it again.", reason=error)
            ) from None


class AttachedLine:
    """The windows process's line to the resident: requests go out, what it tells comes in, on an event loop.

    Raises:
        ResidentUnreachableError: none is running.
    """

    def __init__(
        self,
        path: Path,
        loop: EventLoop,
        on_told: Callable[[Mapping[str, Any]], None],
        on_lost: Callable[[], None],
    ) -> None:
        self._connection: socket.socket | None = _connect(path)
        self._framer = Framer()
        self._on_told = on_told
        self._on_lost = on_lost
        self._answers: list[Callable[[Mapping[str, Any]], None]] = []
        self._watch: Cancellable = loop.when_readable(self._connection.fileno(), self._read)
        self.request(Request.ATTACH)

    def request(
        self, do: Request, on_answer: Callable[[Mapping[str, Any]], None] = lambda _: None, **arguments: object
    ) -> None:
        """Ask something; its answer, refusals included, goes to `on_answer` in the order of the requests."""
        if self._connection is None:
            return
        self._answers.append(on_answer)
        try:
            self._connection.sendall(encode({"do": do, **arguments}))
        except OSError:
            self._lose()

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._watch.cancel()
            self._connection.close()
            self._connection = None

    def _read(self) -> None:
        if self._connection is None:
            return
        try:
            received = self._connection.recv(RECEIVED_AT_ONCE)
            for message in self._framer.feed(received):
                if "tell" in message:
                    self._on_told(message)
                else:
                    self._answers.pop(0)(message)
        except (OSError, ProtocolError):
            received = b""
        if not received:
            self._lose()

    def _lose(self) -> None:
        if self._connection is not None:
            self.close()
            self._on_lost()


def _connect(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise ResidentUnreachableError(tr("glutebreak is not running. Start it with: glutebreak")) from None
    return connection


def _read_reply(connection: socket.socket) -> dict[str, Any]:
    framer = Framer()
    while received := connection.recv(RECEIVED_AT_ONCE):
        for reply in framer.feed(received):
            if not reply.pop("ok", False):
                raise CommandRefusedError(reply.get("error", tr("glutebreak refused, without saying why.")))
            return reply
    raise ProtocolError("it hung up")
