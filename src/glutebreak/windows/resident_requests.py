"""How a window asks the resident to do something: over the process's one line, without waiting."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from glutebreak.control.messages import Refused, Request

_Answer = TypeVar("_Answer")


class SendRequest(Protocol):
    """Asks the resident to do something; the answer, a refusal included, goes to `on_answer` when it comes."""

    def __call__(self, request: Request[_Answer], on_answer: Callable[[_Answer | Refused], None] = ..., /) -> None:
        """Send it."""


def why_refused(answer: object) -> str:
    """The resident's sentence why it did not do what it was asked for; empty if it did."""
    return answer.why if isinstance(answer, Refused) else ""


def while_there(owner: QObject, on_answer: Callable[[_Answer], None]) -> Callable[[_Answer], None]:
    """Passes an answer on as long as what asked for it has not been closed meanwhile."""

    def pass_on(answer: _Answer) -> None:
        if isValid(owner):
            on_answer(answer)

    return pass_on
