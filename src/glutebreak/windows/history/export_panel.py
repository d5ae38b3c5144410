"""What goes out of the log: files for other programs, pictures, and what is deleted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.language import tr, tr_count
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.fields import TimeField
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

ChoosePath = Callable[[str, str], Path | None]
"""Asks the user where to save, given a title and a name to begin with; None when they would rather not."""
Range = tuple[date, date] | None
"""The first and the last day; None is everything."""


class DateField(TimeField):
    """A date, typed as 2026-11-17."""

    def day(self) -> date | None:
        """The typed date; None if it is none."""
        try:
            return date.fromisoformat(self.text().strip())
        except ValueError:
            return None

    def sample(self) -> str:
        """A text as wide as any date."""
        return "0000-00-00"


class ExportPanel(QWidget):
    """A range, and what to do with it.

    Args:
        look: what it is painted with.
        span: the days that are shown now.
        today: the day it is.
    """

    export_wanted = Signal(str, object)
    """`csv` or `jsonl`, and a range."""
    picture_wanted = Signal()
    """A picture of the week."""
    pdf_wanted = Signal()
    """The week as one page."""
    delete_wanted = Signal(object)
    """A range is to be deleted, and the user has said so twice."""
    closed = Signal()
    """It can go."""

    def __init__(self, look: Look, span: tuple[date, date], today: date) -> None:
        super().__init__()
        self._look = look
        self._span = (span[0], min(span[1], today))
        self.setFixedWidth(look.px(352))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        head = QHBoxLayout()
        head.addWidget(Words(look, tr("Take it with you"), Type.CUE, weight=Weight.SEMIBOLD), 1)
        close = IconButton(look, "close", tr("Close (Escape)"))
        close.clicked.connect(self.closed)
        head.addWidget(close)
        column.addLayout(head)
        choices = (("shown", tr("What is shown")), ("all", tr("Everything")), ("days", tr("From, to")))
        self.range = Segments(look, tr("Which days"), choices, "shown")
        self.range.chosen.connect(self._range_chosen)
        column.addWidget(self.range)
        self.first, self.last = DateField(look, tr("From")), DateField(look, tr("To"))
        self._dates = QWidget()
        row = QHBoxLayout(self._dates)
        row.setContentsMargins(0, 0, 0, 0)
        for word, field in ((tr("From"), self.first), (tr("to"), self.last)):
            row.addWidget(Words(look, word, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR))
            row.addWidget(field)
        row.addStretch(1)
        column.addWidget(self._dates)
        self.first.setText(self._span[0].isoformat())
        self.last.setText(self._span[1].isoformat())
        column.addLayout(self._exports())
        self.note = Words(look, self._promise(), Type.AXIS, tone=Tone.TEXT3, wrap=True)
        column.addWidget(self.note)
        column.addWidget(Hairline(look))
        column.addLayout(self._deleting())
        self._range_chosen("shown")

    def chosen_range(self) -> Range | str:
        """The range, or a sentence that says why there is none."""
        which = self.range.current()
        if which == "all":
            return None
        if which == "shown":
            return self._span
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return tr("Type dates such as {example}.", example=self._span[0].isoformat())
        return (first, last) if first <= last else tr("The last day must not come before the first.")

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self.note.set_text(sentence)

    @staticmethod
    def _promise() -> str:
        return tr("Files are made for you alone. Nothing leaves this computer.")

    def _exports(self) -> QGridLayout:
        look = self._look
        grid = QGridLayout()
        grid.setSpacing(look.px(8))
        self.buttons = {
            "csv": Button(look, tr("Table (CSV)")),
            "jsonl": Button(look, tr("JSON Lines")),
            "picture": Button(look, tr("Picture of the week")),
            "pdf": Button(look, tr("Page to print (PDF)")),
        }
        for form in ("csv", "jsonl"):
            self.buttons[form].clicked.connect(lambda _=False, form=form: self._export(form))
        self.buttons["picture"].clicked.connect(self.picture_wanted)
        self.buttons["pdf"].clicked.connect(self.pdf_wanted)
        for nth, button in enumerate(self.buttons.values()):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
            grid.addWidget(button, nth // 2, nth % 2)
        return grid

    def _deleting(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        self.question = Words(look, "", Type.AXIS, tone=Tone.TEXT2, wrap=True)
        self.delete_button = Button(look, "", Kind.QUIET)
        self.delete_button.clicked.connect(self._delete)
        row.addWidget(self.question, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._asked = False
        return row

    def _range_chosen(self, which: str) -> None:
        self._dates.setVisible(which == "days")
        self._ask_again()

    def _ask_again(self) -> None:
        self._asked = False
        self.question.set_text(tr("Delete these days from the log and its copies."))
        self.delete_button.set_text(tr("Delete"))

    def _export(self, form: str) -> None:
        chosen = self.chosen_range()
        if isinstance(chosen, str):
            self.say(chosen)
        else:
            self.export_wanted.emit(form, chosen)

    def _delete(self) -> None:
        chosen = self.chosen_range()
        if isinstance(chosen, str):
            self.say(chosen)
            return
        if not self._asked:
            self._asked = True
            if chosen is None:
                what = tr("Everything goes for good; what is going on now stays.")
            else:
                days = (chosen[1] - chosen[0]).days + 1
                what = tr_count("{count} day goes for good.", "{count} days go for good.", days)
            self.question.set_text(what)
            self.delete_button.set_text(tr("Yes, delete"))
            return
        self._ask_again()
        self.delete_wanted.emit(chosen)
