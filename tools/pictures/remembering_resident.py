"""What stands in for the resident where nothing need be carried out: for pictures, and for tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from glutebreak.control.messages import Done, Refused, Request


@dataclass
class RememberingResident:
    """Remembers what it was asked, and has done it, or refuses with a sentence if it is given one."""

    refusal: str = ""
    asked: list[Request[Any]] = field(default_factory=list)

    def __call__(self, request: Request[Any], on_answer: Callable[[Any], None] = lambda _: None, /) -> None:
        """Answer at once."""
        self.asked.append(request)
        on_answer(Refused(self.refusal) if self.refusal else Done())
