"""The day as a view of the history window."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from glutebreak.control.messages import Done, Refused
from glutebreak.core.history.timeline import Timeline
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dates_and_lengths import long_day, short_day, short_month
from glutebreak.windows.history.day import day_texts
from glutebreak.windows.history.day.correction_form import Facts
from glutebreak.windows.history.day.day_from_log import read_day
from glutebreak.windows.history.day.day_legend import day_entries
from glutebreak.windows.history.day.event_list import EventList
from glutebreak.windows.history.day.item_details import ItemDetails
from glutebreak.windows.history.day.timeline import TimelineChart
from glutebreak.windows.history.day.timeline_items import TimelineItem
from glutebreak.windows.history.why_now.panel import WhyNowPanel
from glutebreak.windows.look.facts_table import FactsTable
from glutebreak.windows.look.legend import FlowLegend
from glutebreak.windows.look.narrow import is_narrow, margin_of
from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.trouble_text import TroubleText
from glutebreak.windows.look.words import Words, emphasised
from glutebreak.windows.resident_requests import SendRequest, while_there


class DayView(QWidget):
    """A day: its sentence, its timeline, what happened, and why the app asks or does not.

    Args:
        reader: the log.
        clock: what says which day it is.
        look: what it is painted with.
        send: asks the resident for corrections.
        off_after: the model's setting of that name, in milliseconds.
        routine_name: the name of a routine by its id.
        why_now: makes the panel that says why the app asks or does not.
        parent: where it stands.
    """

    changed = Signal()
    """Another day is shown, or this one anew."""

    def __init__(
        self,
        reader: LogReader,
        clock: Clock,
        look: Look,
        send: SendRequest,
        *,
        off_after: int,
        routine_name: day_texts.RoutineName,
        why_now: Callable[[], WhyNowPanel] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._look = look
        self._off_after = off_after
        self._routine_name = routine_name
        self._day = clock.wall().date()
        self._closer_look = ItemDetails(look, routine_name, send, while_there(self, self._answered))
        self._popover: Popover | None = None
        self.shown: Timeline | None = None
        self._build(why_now)
        self.refresh()

    # What the history window asks of it

    def span_name(self, *, short: bool) -> str:
        """`Tuesday 17 November`, `Tue 17 Nov`."""
        if short:
            return tr("{day} {month}", day=short_day(self._day), month=short_month(self._day))
        return long_day(self._day)

    def days(self) -> tuple[date, date]:
        """The one day."""
        return self._day, self._day

    def show_span_of(self, day: date) -> None:
        """Show a day; none that is still to come."""
        day = min(day, self._clock.wall().date())
        if day != self._day:
            self._day = day
            self.refresh()

    def step(self, spans: int) -> None:
        """Show another day."""
        self.show_span_of(self._day + timedelta(days=spans))

    def take_focus(self) -> None:
        """To the item that Tab reaches."""
        self.chart.take_focus()

    def can_step_on(self) -> bool:
        """Whether tomorrow has begun."""
        return self._day < self._clock.wall().date()

    def show_table(self, *, table: bool) -> None:
        """Show all events as a table, or the timeline."""
        self._close_popover()
        self._pages.setCurrentIndex(1 if table else 0)
        if table:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the log anew; what is open in a popover stays open while it can."""
        if self._popover is not None and self._popover.isVisible():
            return
        now = self._clock.wall()
        try:
            made = self.shown = read_day(self._reader, now, self._day, self._off_after)
        except LogUnreadableError as error:
            self.shown = None
            self._say(tr("The log cannot be read."), "")
            self.trouble.say(str(error))
            self._whole.setVisible(False)
            self.changed.emit()
            return
        self.trouble.say("")
        total, added = day_texts.opening(made)
        if made.is_empty:
            self.sentence.set_text(emphasised(day_texts.empty_day(self._day, now.date()), plain_weight=Weight.MEDIUM))
            self.added.setVisible(False)
        else:
            self._say(total, added)
        self._whole.setVisible(True)
        self.chart.show_day(made)
        self.legend.show_entries(day_entries(claimed=any(mark.ask.is_claimed for mark in made.asks)))
        self.legend.setVisible(not made.is_empty)
        self.events.show_events(made)
        self.events.setVisible(bool(made.events))
        self._left.setVisible(self._day == now.date())
        self.table.show_rows([day_texts.event(event, self._routine_name) for event in made.events])
        if self._why_now is not None and self._left.isVisible():
            self._why_now.refresh()
        self.changed.emit()

    # Building

    def _build(self, why_now: Callable[[], WhyNowPanel] | None) -> None:
        look = self._look
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setSpacing(0)
        self.sentence = Words(look, "", Type.TITLE, wrap=True)
        self.added = Words(look, "", Type.CUE, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        self._opening = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._opening.setSpacing(look.px(12))
        self._opening.addWidget(self.sentence)
        self._opening.addWidget(self.added, 1, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(self._opening)
        self.trouble = TroubleText(look)
        self._column.addWidget(self.trouble)
        self._column.addSpacing(look.px(32))
        self._whole = QWidget()
        self._pages = QStackedLayout(self._whole)
        self._pages.addWidget(self._picture(why_now))
        self.table = FactsTable(
            look, tr("The day as a table"), (tr("Time"), tr("What happened"), tr("More")), words=3, wide=2, times=1
        )
        self._pages.addWidget(self.table)
        self._column.addWidget(self._whole, 1)
        self._column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(look, body))

    def _picture(self, why_now: Callable[[], WhyNowPanel] | None) -> QWidget:
        look = self._look
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.chart = TimelineChart(look, self._routine_name)
        self.chart.chosen.connect(self._open)
        column.addWidget(self.chart)
        column.addSpacing(look.px(24))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        self._why_now = why_now() if why_now is not None else None
        if self._why_now is not None:
            left.addWidget(self._why_now)
        left.addStretch(1)
        right_box = QWidget()
        right = QVBoxLayout(right_box)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(look.px(20))
        self.legend = FlowLegend(look, day_entries(claimed=False))
        self.events = EventList(look, self._routine_name)
        self.events.all_wanted.connect(lambda: self.show_table(table=True))
        right.addWidget(self.legend)
        right.addWidget(self.events)
        right.addStretch(1)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(look.px(48))
        self._below.addWidget(self._left, 1)
        self._below.addWidget(right_box, 1)
        column.addLayout(self._below)
        column.addStretch(1)
        return page

    def _say(self, total: str, added: str) -> None:
        self.sentence.set_text(total)
        self.added.set_text(added)
        self.added.setVisible(bool(added))

    # Looking closer

    def _open(self, item: TimelineItem) -> None:
        self._close_popover()
        content = self._closer_look.content(item, self.shown)
        window = self.window()
        self._popover = Popover(self._look, window, content, item.accessibleName())
        content.closed.connect(self._close_popover)
        self._popover.closed.connect(lambda: self.chart.mark(None))
        self._popover.closed.connect(self.refresh)
        self.chart.mark(item)
        corner = item.mapTo(window, item.rect().topLeft())
        self._popover.open_at(item.rect().translated(corner))

    def _answered(self, answer: Done | Refused) -> None:
        """Close when it was done; say why not where it stands."""
        if isinstance(answer, Refused) and self._popover is not None:
            facts = self._popover.findChild(Facts)
            if facts is not None:
                facts.note.set_text(answer.why)
                return
        self._close_popover()
        self.refresh()

    def _close_popover(self) -> None:
        if self._popover is not None:
            popover, self._popover = self._popover, None
            popover.close_again()
            popover.deleteLater()

    # Arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        narrow, margin = is_narrow(self, self._look), margin_of(self, self._look)
        self._column.setContentsMargins(margin, 22, margin, 16)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._below.setDirection(direction)
        self._opening.setDirection(direction)
        self._opening.setSpacing(self._look.px(2 if narrow else 12))
        # Both stand on one line: the smaller text has less below it.
        self.added.setContentsMargins(0, 0, 0, 0 if narrow else self._look.px(2))
        self.sentence.set_size(Type.SECTION if narrow else Type.TITLE)
