"""The week as a view of the history window."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from glutebreak.core.history.day_and_week import Day
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dates_and_lengths import long_day
from glutebreak.windows.history.week import week_texts
from glutebreak.windows.history.week.chart import BricksChart, place_of
from glutebreak.windows.history.week.day_panel import DayPanel, Legend
from glutebreak.windows.history.week.table import WeekTable
from glutebreak.windows.history.week.week_by_week import WeekByWeek
from glutebreak.windows.history.week.week_from_log import ShownWeek, read_week
from glutebreak.windows.history.week.week_numbers import WeekNumbers
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.narrow import is_narrow, margin_of
from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.surfaces import Card, Hairline, Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.trouble_text import TroubleText
from glutebreak.windows.look.words import Words, emphasised


class WeekView(WeekByWeek):
    """A week of sitting, day by day. It reads the log anew whenever it is told to `refresh` or comes to the front.

    Args:
        reader: the log.
        clock: what says which day it is.
        look: what it is painted with.
        off_after: the model's setting of that name, in milliseconds.
        goal: sitting per day to draw a dotted line at, in milliseconds; None draws none.
        parent: where it stands.
    """

    day_wanted = Signal(object)
    """The user wants to see a day closely; carries its date."""

    def __init__(
        self,
        reader: LogReader,
        clock: Clock,
        look: Look,
        *,
        off_after: int,
        goal: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(clock, parent)
        self._reader = reader
        self._clock = clock
        self._look = look
        self._off_after = off_after
        self._shown: ShownWeek | None = None
        self._popover: Popover | None = None
        self.turned.connect(self._turn)
        self._build(goal)
        self._read(rise=True)
        self.take_focus()

    @property
    def shown(self) -> ShownWeek | None:
        """The week on screen; None while the log cannot be read."""
        return self._shown

    # What the history window asks of it

    def take_focus(self) -> None:
        """To the chosen day."""
        self._chosen_column().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the log anew: it has changed, or the day has."""
        if self._shown is not None and self._shown.is_running and self.can_step_on():
            self.show_span_of(self.running_monday())
        else:
            self._read(choose=self.chart.chosen_date())

    def show_table(self, *, table: bool) -> None:
        """Show the table or the chart."""
        self._pages.setCurrentIndex(1 if table else 0)
        self._fill_table()
        (self.table if table else self._chosen_column()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _build(self, goal: int | None) -> None:
        look = self._look
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 22, 0, 24)
        column.setSpacing(0)
        self._insets: list[QHBoxLayout] = []
        self.sentence = Words(look, "", Type.TITLE, wrap=True)
        self.trouble = TroubleText(look)
        column.addLayout(self._inset(self.sentence))
        column.addLayout(self._inset(self.trouble))
        column.addSpacing(24)
        column.addLayout(self._inset(self._card(goal)), 1)
        self.legend = Legend(look)
        column.addSpacing(16)
        column.addLayout(self._inset(self.legend))
        self._gap = QWidget()
        column.addWidget(self._gap)
        self.numbers = WeekNumbers(look)
        column.addLayout(self._inset(self.numbers))
        self.promise = Words(
            look,
            tr("Comparisons begin next week. Nothing leaves this computer."),
            Type.BODY,
            tone=Tone.TEXT2,
            wrap=True,
        )
        column.addLayout(self._inset(self.promise))
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(look, body))

    def _inset(self, widget: QWidget) -> QHBoxLayout:
        """The widget between the window's margins."""
        row = QHBoxLayout()
        row.addWidget(widget)
        self._insets.append(row)
        return row

    def _card(self, goal: int | None) -> Card:
        look = self._look
        card = self._ground = Card(look)
        card.setMinimumHeight(look.px(420))
        self.chart = BricksChart(look, goal=goal)
        self.chart.chosen.connect(self._show_day)
        self.chart.opened.connect(self._open_day)
        self.chart.entered.connect(self._look_closely)
        self.table = WeekTable(look)
        self.panel = DayPanel(look)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(24, 24, 24, 24)
        side.addWidget(self.panel, 1)
        self.open_button = Button(look, tr("Open the day"), Kind.OUTLINE, icon_after="right")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.open_button.clicked.connect(lambda: self._look_closely(self.chart.chosen_date()))
        side.addWidget(self.open_button)
        self._side.setFixedWidth(look.px(313))
        table_page = QWidget()
        around = QVBoxLayout(table_page)
        around.setContentsMargins(24, 20, 24, 16)
        around.addWidget(self.table)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.chart)
        self._pages.addWidget(table_page)
        self._split = Hairline(look, upright=True)
        row = QHBoxLayout(card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(pages, 1)
        row.addWidget(self._split)
        row.addWidget(self._side)
        return card

    # Showing

    def _turn(self) -> None:
        self._close_popover()
        self._read(rise=True)

    def _read(self, *, choose: date | None = None, rise: bool = False) -> None:
        try:
            self._shown = read_week(self._reader, self._clock.wall(), self.monday, self._off_after)
        except LogUnreadableError as error:
            self._shown = None
            self._close_popover()
            self.sentence.set_text(emphasised(tr("**The log cannot be read.**")))
            self.trouble.say(str(error))
            self._arrange()
            self.changed.emit()
            return
        shown = self._shown
        self.trouble.say("")
        self.sentence.set_text(emphasised(week_texts.opening(shown), plain_weight=Weight.MEDIUM))
        self.chart.show_week(shown, choose, rise=rise)
        self._fill_table()
        self.numbers.show_numbers(week_texts.six_figures(shown), running=shown.is_running)
        chosen = self.chart.chosen_date()
        if chosen is not None:
            self._show_day(chosen)
        self._arrange()
        self.changed.emit()

    def _show_day(self, day: date) -> None:
        found = self._day(day)
        if found is not None and self._shown is not None:
            self.panel.show_day(self._shown, found)
            if self._popover is not None and self._popover.isVisible():
                self._popped.show_day(self._shown, found)

    def _fill_table(self) -> None:
        """Only while it is looked at: whoever goes through the weeks waits for nothing they do not see."""
        if self._shown is not None and self._pages.currentIndex() == 1:
            self.table.show_week(self._shown)

    def _open_day(self, day: date) -> None:
        found = self._day(day)
        if not is_narrow(self, self._look) or found is None or self._shown is None:
            return
        self._close_popover()
        self._popped = DayPanel(self._look)
        self._popped.show_day(self._shown, found)
        self._popped.setFixedWidth(min(self._look.px(265), self.width() - 120))
        self._popover = Popover(self._look, self, self._popped, long_day(day))
        column = self.chart.column_of(day)
        self._popover.open_at(place_of(column, self).toRect().adjusted(0, self._look.px(80), 0, -self._look.px(110)))

    def _look_closely(self, day: date | None) -> None:
        if day is not None:
            self._close_popover()
            self.day_wanted.emit(day)

    def _day(self, day: date) -> Day | None:
        days = self._shown.week.days if self._shown is not None else ()
        return next((each for each in days if each.date == day), None)

    def _close_popover(self) -> None:
        if self._popover is not None:
            self._popover.close_again()
            self._popover.deleteLater()
            self._popover = None

    def _chosen_column(self) -> QWidget:
        chosen = self.chart.chosen_date()
        return self.chart.column_of(chosen) if chosen is not None else self.chart

    def _arrange(self) -> None:
        """Show what there is room and reason for."""
        narrow, shown = is_narrow(self, self._look), self._shown
        first = shown is not None and shown.is_first
        margin = margin_of(self, self._look)
        for inset in self._insets:
            inset.setContentsMargins(margin, 0, margin, 0)
        self.sentence.set_size(Type.SECTION if narrow else Type.TITLE)
        wide = not narrow and not first and shown is not None
        self._side.setVisible(wide)
        self._split.setVisible(wide)
        self.legend.setVisible(narrow and shown is not None)
        self._ground.setVisible(shown is not None)
        self.numbers.set_narrow(narrow=narrow)
        self.numbers.setVisible(shown is not None and not first)
        self.promise.setVisible(first)
        self._gap.setFixedHeight(16 if narrow else (0 if first else 34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Coming to the front, it shows the log as it is now."""
        if event.type() == QEvent.Type.WindowActivate and self._shown is not None:
            self.refresh()
        return super().event(event)
