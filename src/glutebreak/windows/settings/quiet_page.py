"""The page about when nothing is asked: the quiet hours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.times_of_day import parse_time_of_day
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import clock_of
from glutebreak.windows.look.buttons import Button, IconButton
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.surfaces import card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words
from glutebreak.windows.resident_requests import while_there
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage
from glutebreak.windows.settings.rows import SettingRow


class QuietRow(SettingRow):
    """A span of the day."""

    changed = Signal(object)
    """The user set another span, a pair of minutes after midnight; or None, to remove it."""

    def __init__(self, look: Look) -> None:
        control = QWidget()
        super().__init__(look, tr("Quiet from"), "", control)
        self.reset.setParent(None)
        self.start, self.end = self._clock(look, tr("Quiet from")), self._clock(look, tr("Quiet to"))
        self.remove = IconButton(look, "close", tr("Remove these quiet hours"))
        between = Words(look, tr("to"), Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self.start, between, self.end, self.remove):
            row.addWidget(widget)
        self.remove.clicked.connect(lambda: self.changed.emit(None))

    def show_span(self, start: int, end: int) -> None:
        """Show a span of minutes after midnight."""
        self.start.set_value(start)
        self.end.set_value(end)

    def _clock(self, look: Look, name: str) -> Stepper:
        last = 24 * 60 - 1
        stepper = Stepper(look, name, 0, least=0, most=last, step=30, spell=clock_of, parse=parse_time_of_day)
        stepper.changed.connect(lambda _: self.changed.emit((self.start.value(), self.end.value())))
        stepper.refused.connect(lambda _: self.complain(tr("A time of day is written like 22:30.")))
        return stepper


class WhenNotTo(SettingsPage):
    """Quiet hours."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("When not to"))
        self._card: QWidget | None = None
        self.span_rows: list[QuietRow] = []
        self.column.addWidget(
            Words(
                look,
                tr(
                    "Nothing is asked during calls, in full screen, or while the desktop does not want to be disturbed."
                    " Sitting is counted all the same."
                ),
                Type.BODY,
                tone=Tone.TEXT2,
                wrap=True,
            )
        )
        self.add_heading(tr("Quiet hours, every day"))
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self.column.addSpacing(12)
        self.add_button = Button(look, tr("Add quiet hours"), icon="plus")
        self.add_button.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.complaint = Words(look, "", Type.HELP, wrap=True)
        self.complaint.hide()
        self.column.addWidget(self.complaint)
        self.column.addStretch(1)
        self.follow(self._show_spans)

    def _show_spans(self) -> None:
        """Bring the rows to what is kept; they stay the same rows as long as there are as many."""
        kept = [(start, end) for start, end in self.editing.value("quiet_hours")]
        if self._card is None or len(kept) != len(self.span_rows):
            self._make_rows(len(kept))
        for row, (start, end) in zip(self.span_rows, kept, strict=True):
            row.show_span(start, end)

    def _make_rows(self, count: int) -> None:
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self.span_rows = [QuietRow(self.look) for _ in range(count)]
        for nth, row in enumerate(self.span_rows):
            row.changed.connect(lambda span, row=row, nth=nth: self._set(row, nth, span))
        rows: list[QWidget] = list(self.span_rows)
        if not rows:
            nothing = Words(self.look, tr("None."), Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
            nothing.setContentsMargins(20, 16, 20, 16)
            rows = [nothing]
        self._card = card_of(self.look, rows)
        self._place.addWidget(self._card)

    def _set(self, row: QuietRow, nth: int, span: tuple[int, int] | None) -> None:
        wanted = [list(each) for each in self.editing.value("quiet_hours")]
        wanted[nth : nth + 1] = [] if span is None else [list(span)]
        self.editing.change(while_there(row, row.complain), quiet_hours=wanted)

    def _add(self) -> None:
        kept = [list(each) for each in self.editing.value("quiet_hours")]
        self.editing.change(self._complain, quiet_hours=[*kept, [12 * 60, 13 * 60]])

    def _complain(self, sentence: str) -> None:
        self.complaint.set_text(sentence)
        self.complaint.setVisible(bool(sentence))
