"""Showing the log one week at a time."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from glutebreak.core.history.local_days import monday_of
from glutebreak.ports import Clock
from glutebreak.windows.dates_and_lengths import short_span, week_title


class WeekByWeek(QWidget):
    """A view of one week at a time, the running one first and none that is still to come.

    Args:
        clock: what says which week it is.
        parent: where it stands.
    """

    changed = Signal()
    """Another week is shown, or this one anew."""
    turned = Signal()
    """Another week is to be shown: `monday` has changed, and the log is to be read."""

    def __init__(self, clock: Clock, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._monday = self.running_monday()

    @property
    def monday(self) -> date:
        """The first day of the week that is shown."""
        return self._monday

    def running_monday(self) -> date:
        """The first day of the week it is now."""
        return monday_of(self._clock.wall().date())

    def span_name(self, *, short: bool) -> str:
        """`Week 47, 16 to 22 November`."""
        return short_span(self._monday) if short else week_title(self._monday)

    def days(self) -> tuple[date, date]:
        """Monday to Sunday."""
        return self._monday, self._monday + timedelta(days=6)

    def show_span_of(self, day: date) -> None:
        """Show the week of a day; none that is still to come."""
        monday = min(monday_of(day), self.running_monday())
        if monday != self._monday:
            self._monday = monday
            self.turned.emit()

    def step(self, spans: int) -> None:
        """Show another week."""
        self.show_span_of(self._monday + timedelta(days=7 * spans))

    def can_step_on(self) -> bool:
        """Whether next week has begun."""
        return self._monday < self.running_monday()
