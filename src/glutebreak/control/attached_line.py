"""The windows process's one line to the resident: requests go out, answers and news come in, on an event loop."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

from glutebreak.control.client import answer_in, connected, not_understood
from glutebreak.control.lines import RECEIVED_AT_ONCE, Framer, ProtocolError, encode
from glutebreak.control.messages import KIND, Codec, Refused, Request, name_of, to_object
from glutebreak.control.news import News
from glutebreak.control.window_requests import Attach
from glutebreak.ports import Cancellable, EventLoop

_Answer = TypeVar("_Answer")
_NEWS: Codec[News] = Codec(*get_args(News))
_NEWS_KINDS = frozenset(map(name_of, get_args(News)))


class AttachedLine:
    """Stays open until either side ends.

    Args:
        path: the control socket.
        loop: on which everything is told.
        on_news: told what the resident tells unasked.
        on_lost: told once when the line is lost: one sentence why, or nothing where the resident has ended.

    Raises:
        ResidentUnreachableError: none is running.
    """

    def __init__(
        self, path: Path, loop: EventLoop, on_news: Callable[[News], None], on_lost: Callable[[str], None]
    ) -> None:
        self._connection = connected(path)
        self._framer = Framer()
        self._on_news = on_news
        self._on_lost = on_lost
        self._answers: list[Callable[[dict[str, Any]], None]] = []
        self._watch: Cancellable | None = loop.when_readable(self._connection.fileno(), self._read)
        self.request(Attach())

    def request(
        self, request: Request[_Answer], on_answer: Callable[[_Answer | Refused], None] = lambda _: None
    ) -> None:
        """Ask something; its answer, a refusal included, goes to `on_answer` in the order of the requests."""
        if self._watch is None:
            return
        self._answers.append(partial(_pass_on, request, on_answer))
        try:
            self._connection.sendall(encode(to_object(request)))
        except OSError:
            self._lose("")

    def close(self) -> None:
        """Hang up."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
            self._connection.close()

    def _read(self) -> None:
        try:
            received = self._connection.recv(RECEIVED_AT_ONCE)
        except OSError:
            received = b""
        if not received:
            self._lose("")
            return
        try:
            for given in self._framer.feed(received):
                self._take(given)
        except ProtocolError as error:
            self._lose(not_understood(error))

    def _take(self, given: dict[str, Any]) -> None:
        if str(given.get(KIND)) in _NEWS_KINDS:
            self._on_news(_NEWS.read(given))
        elif self._answers:
            self._answers.pop(0)(given)
        else:
            raise ProtocolError("an answer to nothing")

    def _lose(self, why: str) -> None:
        if self._watch is not None:
            self.close()
            self._on_lost(why)


def _pass_on(request: Request[_Answer], on_answer: Callable[[_Answer | Refused], None], given: dict[str, Any]) -> None:
    answer = answer_in(given, request)
    on_answer(answer)
