"""What happened, the latest first: a few lines, or all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.history.timeline import Timeline
from glutebreak.language import tr, tr_count
from glutebreak.windows.history.day import day_texts
from glutebreak.windows.look.layouts import empty
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

FIRST = 5
"""So many lines stand there at first."""


class EventList(QWidget):
    """The day's events.

    Args:
        look: what it is painted with.
        routine_name: the name of a routine by its id.
        parent: where it stands.
    """

    all_wanted = Signal()
    """Every event is wanted."""

    def __init__(self, look: Look, routine_name: day_texts.RoutineName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._routine_name = routine_name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(look, tr("What happened"), Type.BODY, weight=Weight.SEMIBOLD))
        column.addSpacing(look.px(10))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.all_button = LinkButton(look, "")
        self.all_button.clicked.connect(self.all_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.px(6), 0, 0)
        foot.addWidget(self.all_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_events(self, made: Timeline) -> None:
        """Show the latest."""
        empty(self._rows)
        for event in made.events[:FIRST]:
            self._rows.addWidget(Hairline(self._look))
            self._rows.addWidget(self._row(day_texts.event(event, self._routine_name)))
        self._rows.addWidget(Hairline(self._look))
        count = len(made.events)
        self.all_button.set_words(tr_count("All {count} event", "All {count} events", count))
        self.all_button.setVisible(count > FIRST)

    def _row(self, told: tuple[str, str, str]) -> QWidget:
        look, (at, word, added) = self._look, told
        row = QWidget()
        row.setFixedHeight(look.px(35))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(16))
        time = Words(look, at, Type.CONTROL, tone=Tone.TEXT3, weight=Weight.REGULAR, columns=True)
        time.setFixedWidth(look.px(40))
        what = Words(look, word, Type.CONTROL)
        what.setMinimumWidth(look.px(84))
        what.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(time)
        line.addWidget(what)
        line.addWidget(Words(look, added, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR), 1)
        return row
