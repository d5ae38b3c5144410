"""The other end of the control protocol: one question and its answer, or a line that stays open."""

import socket
from pathlib import Path
from typing import TypeVar, cast

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.lines import RECEIVED_AT_ONCE, Framer, ProtocolError, encode
from glutebreak.control.messages import Codec, Done, Refused, Request, RequestRefusedError, to_object
from glutebreak.control.status import Status
from glutebreak.language import tr

PATIENCE = 5.0
"""Seconds to wait for an answer; the resident answers in milliseconds unless something is badly wrong."""

_Answer = TypeVar("_Answer")
_ANSWERS: Codec[Done | Refused | Status | Diagnosis] = Codec(Done, Refused, Status, Diagnosis)


class ResidentUnreachableError(Exception):
    """No resident answers; the message is one sentence for the user with the remedy."""


def send_request(path: Path, request: Request[_Answer]) -> _Answer:
    """Ask the resident once, blocking until it has answered.

    Raises:
        ResidentUnreachableError: none is running, or it does not answer.
        RequestRefusedError: it refused, with its reason.
    """
    with connected(path) as connection:
        try:
            connection.sendall(encode(to_object(request)))
            answer = _read_answer(connection, request)
        except (OSError, ProtocolError) as error:
            raise ResidentUnreachableError(not_understood(error)) from None
    if isinstance(answer, Refused):
        raise RequestRefusedError(answer.why)
    return answer


def connected(path: Path) -> socket.socket:
    """A connection to the resident, which is the caller's to close.

    Raises:
        ResidentUnreachableError: none is running.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise ResidentUnreachableError(tr("glutebreak is not running. Start it with: glutebreak")) from None
    return connection


def not_understood(error: Exception) -> str:
    """The sentence for a resident that does not answer, or not so that it can be understood."""
    return tr("glutebreak is running but doesn’t respond ({reason}). Quit it and start it again.", reason=error)


def answer_in(given: dict[str, object], request: Request[_Answer]) -> _Answer | Refused:
    """The answer to a request, read strictly.

    Raises:
        ProtocolError: it is none to this request.
    """
    answer = _ANSWERS.read(given)
    if not isinstance(answer, Refused | request.answered_by):
        raise ProtocolError(f"another answer than {request.answered_by.__name__}")
    return cast("_Answer | Refused", answer)


def _read_answer(connection: socket.socket, request: Request[_Answer]) -> _Answer | Refused:
    framer = Framer()
    while received := connection.recv(RECEIVED_AT_ONCE):
        for given in framer.feed(received):
            return answer_in(given, request)
    raise ProtocolError("it hung up")
