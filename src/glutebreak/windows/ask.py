"""How a window asks the resident to do something."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from glutebreak.control.names import Request

Answered = Callable[[Mapping[str, Any]], None]
"""Told the resident's answer, as the control protocol has it."""


class Ask(Protocol):
    """Asks the resident to do something; the answer, a refusal included, goes to `on_answer`."""

    def __call__(self, do: Request, on_answer: Answered = ..., **arguments: object) -> None:
        """Ask."""
