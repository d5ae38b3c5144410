"""What the history window asks of each of its views."""

from datetime import date
from typing import Protocol


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
