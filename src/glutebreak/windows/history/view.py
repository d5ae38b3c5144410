"""What the history window asks of each of its views."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

Answered = Callable[[Mapping[str, Any]], None]


class Ask(Protocol):
    """Asks the resident to do something; the answer, a refusal included, goes to `on_answer`."""

    def __call__(self, do: str, on_answer: Answered = ..., **arguments: object) -> None:
        """Ask."""


class View(Protocol):
    """A view of some span of days."""

    def span_name(self, *, short: bool) -> str:
        """What the span is called."""

    def days(self) -> tuple[date, date]:
        """Its first and its last day."""

    def show_span_of(self, day: date) -> None:
        """Show the span of a day; none that is still to come."""

    def step(self, spans: int) -> None:
        """Show another span, so many further on."""

    def refresh(self) -> None:
        """Read the log anew: it has changed, or the day has."""

    def can_step_on(self) -> bool:
        """Whether there is a later span that has begun."""

    def take_focus(self) -> None:
        """Put the keyboard where one looks first, if there is such a place."""

    def show_table(self, *, table: bool) -> None:
        """Show it as a table, or as a picture."""
