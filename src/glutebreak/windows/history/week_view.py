"""The week as a view of the history window."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from glutebreak.core.history.figures import monday_of
from glutebreak.windows.week.spelling import short_span, week_title
from glutebreak.windows.week.window import WeekWindow


class WeekView(WeekWindow):
    """The week window without its header and keys, which are the history window's."""

    def span_name(self, *, short: bool) -> str:
        """`Week 47, 16 to 22 November`."""
        return short_span(self._monday) if short else week_title(self._monday)

    def days(self) -> tuple[date, date]:
        """Monday to Sunday."""
        return self._monday, self._monday + timedelta(days=6)

    def show_span_of(self, day: date) -> None:
        """Show the week of a day; none that is still to come."""
        self.show_week_of(day)

    def step(self, spans: int) -> None:
        """Show another week."""
        self.show_week_of(self._monday + timedelta(days=7 * spans))

    def take_focus(self) -> None:
        """To the chosen day."""
        self._chosen_column().setFocus(Qt.FocusReason.OtherFocusReason)

    def can_step_on(self) -> bool:
        """Whether next week has begun."""
        return self._monday < monday_of(self._clock.wall().date())
