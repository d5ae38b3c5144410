"""What was done so far, a week at a time, as a view of the history window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from glutebreak.core.history.exercise_totals import DoneSoFar, Group, done_so_far
from glutebreak.core.history.local_days import span_to_read
from glutebreak.language import tr
from glutebreak.ports import Clock
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dates_and_lengths import minutes_and_seconds
from glutebreak.windows.history.done_so_far import done_texts
from glutebreak.windows.history.done_so_far.exercise_bars import ExerciseBars, ExerciseName
from glutebreak.windows.history.done_so_far.hour_bricks import HourBricks
from glutebreak.windows.history.week.week_by_week import WeekByWeek
from glutebreak.windows.look.facts_table import FactsTable
from glutebreak.windows.look.legend import FlowLegend, Sign, outline, square
from glutebreak.windows.look.narrow import is_narrow, margin_of
from glutebreak.windows.look.surfaces import Card, Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.trouble_text import TroubleText
from glutebreak.windows.look.words import Words, emphasised


class DoneView(WeekByWeek):
    """Exercises by side, and which asks got a yes.

    Args:
        reader: the log.
        clock: what says which week it is.
        look: what it is painted with.
        exercise_name: the name of an exercise by its id.
        groups: what each exercise counts towards.
        parent: where it stands.
    """

    def __init__(
        self,
        reader: LogReader,
        clock: Clock,
        look: Look,
        *,
        exercise_name: ExerciseName,
        groups: Mapping[str, Group],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(clock, parent)
        self._reader = reader
        self._look = look
        self._exercise_name = exercise_name
        self._groups = groups
        self.shown: DoneSoFar | None = None
        self.turned.connect(self.refresh)
        self._build()
        self.refresh()

    # What the history window asks of it

    def take_focus(self) -> None:
        """There is nothing in it to be pressed."""

    def show_table(self, *, table: bool) -> None:
        """Show the exercises as a table, or as bars."""
        self._pages.setCurrentIndex(1 if table else 0)
        if table:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the log anew."""
        since, until = span_to_read(self.monday, 7)
        try:
            with self._reader.at_once() as log:
                activations, asks = log.activations(since, until), log.asks(since, until)
        except LogUnreadableError as error:
            self.shown = None
            self.sentence.set_text(emphasised(tr("**The log cannot be read.**")))
            self.trouble.say(str(error))
            self._cards.setVisible(False)
            self.changed.emit()
            return
        self.trouble.say("")
        made = self.shown = done_so_far(self.monday, 7, activations, asks, self._groups)
        self.sentence.set_text(emphasised(self._opening(made), plain_weight=Weight.MEDIUM))
        self._cards.setVisible(True)
        self.bars.show_done(made)
        self._show_table_rows(made)
        self.empty.setVisible(not made.exercises)
        self.bar_legend.setVisible(bool(made.exercises))
        self.count.set_text(done_texts.yes_of(made))
        self.count.setVisible(bool(made.asked))
        self.often.set_text(
            done_texts.most_often(made)
            if made.asked
            else tr("Each ask becomes a brick over its hour, filled when you start.")
        )
        self.by_word.set_text(tr("and {count} done by your word", count=made.claimed))
        self.by_word.setVisible(bool(made.claimed))
        self.hours.show_hours(made.hours)
        self.ask_legend.show_entries(_ask_entries(claimed=bool(made.claimed)))
        self.ask_legend.setVisible(bool(made.asked))
        self.changed.emit()

    def _opening(self, made: DoneSoFar) -> str:
        if made.is_empty and self.can_step_on():
            return tr("**Nothing was logged in this week.**")
        return done_texts.opening(made)

    # Building

    def _build(self) -> None:
        look = self._look
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setSpacing(0)
        self.sentence = Words(look, "", Type.TITLE, wrap=True)
        self._column.addWidget(self.sentence)
        self.trouble = TroubleText(look)
        self._column.addWidget(self.trouble)
        self._column.addSpacing(24)
        self._cards = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._cards)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(self._exercises(), 706)
        self._row.addWidget(self._asks(), 406)
        self._column.addWidget(self._cards, 1)
        self._column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(look, body))

    def _exercises(self) -> QWidget:
        look = self._look
        card, column = _card(look, tr("By exercise, left and right"))
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        picture = QWidget()
        inner = QVBoxLayout(picture)
        inner.setContentsMargins(0, look.px(12), 0, 0)
        self.bars = ExerciseBars(look, self._exercise_name)
        self.empty = Words(
            look,
            tr("What a guided break sees through is counted here: a bar to each side, solid for what was seen."),
            Type.CONTROL,
            tone=Tone.TEXT2,
            weight=Weight.REGULAR,
            wrap=True,
        )
        self.bar_legend = FlowLegend(
            look,
            (
                (square("accent"), tr("seen through")),
                (outline("accent"), tr("done while typing")),
                (square("sit2"), tr("both legs at once")),
            ),
        )
        inner.addWidget(self.empty)
        inner.addWidget(self.bars, 1)
        inner.addWidget(self.bar_legend)
        self.table = FactsTable(
            look,
            tr("What was done as a table"),
            (tr("Exercise"), tr("Sets"), tr("Left"), tr("Right"), tr("Both"), tr("Claimed")),
            words=1,
            wide=0,
        )
        self._pages.addWidget(picture)
        self._pages.addWidget(_below(self.table, look.px(12)))
        column.addWidget(pages, 1)
        return card

    def _asks(self) -> QWidget:
        look = self._look
        card, column = _card(look, tr("When asked, you said yes"))
        self.count = Words(look, "", Type.FIGURE)
        self.often = Words(look, "", Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        self.by_word = Words(look, "", Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        self.hours = HourBricks(look)
        self.ask_legend = FlowLegend(look, _ask_entries(claimed=False))
        column.addSpacing(look.px(10))
        column.addWidget(self.count)
        column.addWidget(self.often)
        column.addWidget(self.by_word)
        column.addSpacing(look.px(24))
        column.addWidget(self.hours, 1)
        column.addSpacing(look.px(8))
        column.addWidget(self.ask_legend)
        return card

    def _show_table_rows(self, made: DoneSoFar) -> None:
        rows = []
        for each in made.exercises:
            timed = done_texts.in_time(each)
            sides = (each.left, each.right, each.both)
            claimed = sum(side.claimed_held if timed else side.claimed_reps for side in sides)
            rows.append(
                (
                    self._exercise_name(each.exercise),
                    str(each.sets),
                    *(done_texts.amount(side, in_time=timed) if side.sets else "" for side in sides),
                    (minutes_and_seconds(claimed) if timed else str(claimed)) if claimed else "",
                )
            )
        self.table.show_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        narrow, margin = is_narrow(self, self._look), margin_of(self, self._look)
        self._column.setContentsMargins(margin, 22, margin, 32)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.sentence.set_size(Type.SECTION if narrow else Type.TITLE)


def _card(look: Look, title: str) -> tuple[Card, QVBoxLayout]:
    card = Card(look)
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 24, 24, 22)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.addWidget(Words(look, title, Type.BODY, weight=Weight.SEMIBOLD))
    column.addLayout(head)
    return card, column


def _below(widget: QWidget, gap: int) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, gap, 0, 0)
    column.addWidget(widget)
    return around


def _ask_entries(*, claimed: bool) -> tuple[tuple[Sign, str], ...]:
    by_word = ((outline("accent"), tr("done by your word")),)
    return (
        (square("accent"), tr("started")),
        *(by_word if claimed else ()),
        (outline("line2"), tr("later, skipped, no answer")),
    )
