"""The one window of history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from glutebreak.control.news import DeletionDone, DeletionFailed
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.history.exercise_totals import groups_of
from glutebreak.language import tr
from glutebreak.windows.history.calendar import MonthCalendar
from glutebreak.windows.history.context import HistoryContext
from glutebreak.windows.history.export_panel import ExportPanel
from glutebreak.windows.history.exporting import Exporting, say_how_deleting_went
from glutebreak.windows.history.header import HistoryHeader
from glutebreak.windows.history.view import View
from glutebreak.windows.history.week.view import WeekView
from glutebreak.windows.look.narrow import is_narrow, margin_of
from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.theme import Look


class HistoryWindow(QWidget):
    """Day, week and done so far, under one header.

    A view is made when it is first looked at: whoever opens the week loads no day.

    Args:
        parts: what it works with.
        look: what it is painted with.
        view: the view shown first: `day`, `week` or `done`.
    """

    def __init__(self, parts: HistoryContext, look: Look, view: str = "week") -> None:
        super().__init__()
        self._parts = parts
        self._look = look
        self._popover: Popover | None = None
        self._table = False
        self._key = view
        self._named: Catalogue | None = None
        self._outgoing = Exporting(parts, look, self)
        self.views: dict[str, QWidget] = {}
        self._make: dict[str, Callable[[], QWidget]] = {
            "day": self._make_day,
            "week": self._make_week,
            "done": self._make_done,
        }
        self.setWindowTitle(tr("Your sitting: glutebreak"))
        self.setMinimumSize(look.px(560), 520)
        self.resize(1200, 840)
        self.header = HistoryHeader(look, view)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._stack, 1)
        self._connect()
        self._arrange()
        self.show_view(view)
        self.current.take_focus()

    # What can be done with it

    @property
    def current(self) -> View:
        """The view on screen."""
        return self.views[self._key]  # type: ignore[return-value]  # no type says that each is a widget and a `View`

    def show_view(self, key: str, day: date | None = None) -> None:
        """Show another view, about the same days as the one before unless a day is given."""
        self._close_popover()
        before = self.current if self.views else None
        if key not in self.views:
            self.views[key] = self._make[key]()
            self._stack.addWidget(self.views[key])
        self._key = key
        self.header.views.choose(key)
        view = self.current
        wanted = day or (self._day_of(before) if before is not None and before is not view else None)
        if wanted is not None:
            view.show_span_of(wanted)
        if self._table:
            self._show_table(table=False)
        self._stack.setCurrentWidget(self.views[key])
        self._describe()

    def refresh(self) -> None:
        """Read the log anew: it has changed, or the day has."""
        self.current.refresh()

    def follow_settings(self, settings: AppSettings) -> None:
        """The settings are other ones now; the days on screen stay the same."""
        parts = self._parts.with_settings(settings)
        if parts == self._parts:
            return
        self._parts, self._outgoing = parts, Exporting(parts, self._look, self)
        day = self._day_of(self.current)
        for view in self.views.values():
            self._stack.removeWidget(view)
            view.deleteLater()
        self.views.clear()
        self.show_view(self._key, day)

    def deletion_over(self, how: DeletionDone | DeletionFailed) -> None:
        """What the resident tells about a deletion that is over: how many records it took, or why it did not work."""
        if self._popover is not None and isinstance(panel := self._popover.findChild(ExportPanel), ExportPanel):
            say_how_deleting_went(panel, how)

    # Its views

    def _make_week(self) -> QWidget:
        parts = self._parts
        made = WeekView(parts.reader, parts.clock, self._look, off_after=parts.off_after, goal=parts.goal)
        made.changed.connect(self._describe)
        made.day_wanted.connect(self._open_day)
        return made

    def _open_day(self, day: date) -> None:
        self.show_view("day", day)
        self.current.take_focus()

    def _make_day(self) -> QWidget:
        from glutebreak.windows.history.day.view import DayView  # noqa: PLC0415 - made when it is looked at
        from glutebreak.windows.history.why_now.panel import WhyNowPanel  # noqa: PLC0415 - likewise

        parts = self._parts
        made = DayView(
            parts.reader,
            parts.clock,
            self._look,
            parts.send,
            off_after=parts.off_after,
            routine_name=self._routine_name,
            why_now=lambda: WhyNowPanel(parts.reader, parts.clock, self._look, parts.send),
        )
        made.changed.connect(self._describe)
        return made

    def _make_done(self) -> QWidget:
        from glutebreak.windows.history.done_so_far.view import DoneView  # noqa: PLC0415 - made when it is looked at

        parts = self._parts
        made = DoneView(
            parts.reader,
            parts.clock,
            self._look,
            exercise_name=self._exercise_name,
            groups=groups_of(self._catalogue()),
        )
        made.changed.connect(self._describe)
        return made

    def _catalogue(self) -> Catalogue:
        if self._named is None:
            self._named = self._parts.catalogue()
        return self._named

    def _routine_name(self, identity: str) -> str:
        try:
            return self._catalogue().routine(identity).name
        except KeyError:
            return identity.replace("-", " ")

    def _exercise_name(self, identity: str) -> str:
        try:
            return self._catalogue().exercise(identity).name
        except KeyError:
            return identity.replace("-", " ")

    def _day_of(self, view: View) -> date:
        """The day of a view that another view begins with: today if it is in it, the chosen one, or its last."""
        first, last = view.days()
        today = self._parts.clock.wall().date()
        if isinstance(view, WeekView) and (chosen := view.chart.chosen_date()) is not None:
            return chosen
        return today if first <= today <= last else last

    # The header and the keys

    def _connect(self) -> None:
        header = self.header
        header.back.clicked.connect(lambda: self.current.step(-1))
        header.onwards.clicked.connect(lambda: self.current.step(1))
        header.today.clicked.connect(lambda: self.current.show_span_of(self._parts.clock.wall().date()))
        header.title.clicked.connect(self._open_calendar)
        header.views.chosen.connect(self.show_view)
        header.table.clicked.connect(lambda: self._show_table(table=not self._table))
        header.out.clicked.connect(self._open_out)
        for key, act in (
            (Qt.Key.Key_PageUp, header.back.click),
            (Qt.Key.Key_PageDown, header.onwards.click),
            (Qt.Key.Key_T, header.table.click),
            (Qt.Key.Key_G, self._open_calendar),
            (Qt.Key.Key_E, self._open_out),
            (Qt.Key.Key_1, lambda: self._go_into("day")),
            (Qt.Key.Key_2, lambda: self._go_into("week")),
            (Qt.Key.Key_3, lambda: self._go_into("done")),
            (Qt.Key.Key_Escape, self.close),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _go_into(self, key: str) -> None:
        self.show_view(key)
        self.current.take_focus()

    def _describe(self) -> None:
        if self._key not in self.views:
            return
        view = self.current
        self.header.title.set_words(view.span_name(short=is_narrow(self, self._look)))
        can = view.can_step_on()
        self.header.onwards.setEnabled(can)
        self.header.today.setVisible(can and not is_narrow(self, self._look))
        self.header.today.set_text(tr("Today") if self._key == "day" else tr("This week"))

    def _show_table(self, *, table: bool) -> None:
        self._table = table
        self.current.show_table(table=table)
        self.header.show_table_button(table=table)

    def _open_calendar(self) -> None:
        calendar = MonthCalendar(self._look, self.current.days(), self._parts.clock.wall().date())
        calendar.picked.connect(self._go_to)
        self._pop_up(calendar, self.header.title, tr("Go to any day"))
        calendar.focus_day(self.current.days()[0])

    def _go_to(self, day: date) -> None:
        self._close_popover()
        self.current.show_span_of(day)

    # What goes out

    def _open_out(self) -> None:
        panel = self._outgoing.panel(self.current.days(), self._day_of(self.current))
        panel.closed.connect(self._close_popover)
        self._pop_up(panel, self.header.out, tr("Export, print, delete"))
        panel.range.setFocus(Qt.FocusReason.TabFocusReason)

    # Popovers and arranging

    def _pop_up(self, content: QWidget, beside: QWidget, name: str) -> None:
        self._close_popover()
        self._popover = Popover(self._look, self, content, name)
        corner = beside.mapTo(self, beside.rect().topLeft())
        self._popover.open_at(QRect(corner, beside.size()))

    def _close_popover(self) -> None:
        if self._popover is not None:
            popover, self._popover = self._popover, None
            popover.close_again()
            popover.deleteLater()

    def _arrange(self) -> None:
        margin = margin_of(self, self._look) - 9
        self.header.row.setContentsMargins(margin, 22, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()
        self._describe()
