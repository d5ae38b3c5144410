"""How a window asks the resident to do something."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from glutebreak.control.client import ask
from glutebreak.control.names import Request
from glutebreak.control.protocol import CommandRefusedError, ResidentUnreachableError

Answered = Callable[[Mapping[str, Any]], None]
"""Told the resident's answer, as the control protocol has it."""


class Ask(Protocol):
    """Asks the resident to do something; the answer, a refusal included, goes to `on_answer`."""

    def __call__(self, do: Request, on_answer: Answered = ..., **arguments: object) -> None:
        """Ask."""


class AskAndWait(Protocol):
    """Asks the resident to do something and waits for its answer, which takes it some milliseconds."""

    def __call__(self, do: Request, **arguments: object) -> str | None:
        """Ask; None if it was done, else one sentence why not."""


def waiting_at(control: Path) -> AskAndWait:
    """Asks over a connection of its own, each time.

    Args:
        control: the socket of the control protocol.
    """

    def ask_and_wait(do: Request, **arguments: object) -> str | None:
        try:
            ask(control, do, **arguments)
        except (CommandRefusedError, ResidentUnreachableError) as error:
            return str(error)
        return None

    return ask_and_wait
