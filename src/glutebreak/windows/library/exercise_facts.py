"""The pieces of an exercise's page: cues, steps, what to watch out for, what it works, what is known."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue, Evidence, Exercise, Role
from glutebreak.language import capital, tr, tr_count
from glutebreak.windows.library import library_texts
from glutebreak.windows.look import painting
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words

_SIDE_BY_SIDE = 560


def group_title(look: Look, text: str) -> Words:
    """The small heading of a group."""
    return Words(look, text, Type.BODY, weight=Weight.SEMIBOLD)


def column(spacing: int) -> tuple[QWidget, QVBoxLayout]:
    """A widget with a column that has no margins."""
    widget = QWidget()
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return widget, made


class Cues(QWidget):
    """What to think of, each behind a mark of the accent."""

    def __init__(self, look: Look, exercise: Exercise) -> None:
        super().__init__()
        self._look = look
        made = QVBoxLayout(self)
        made.setContentsMargins(0 if self.isRightToLeft() else 16, 0, 16 if self.isRightToLeft() else 0, 0)
        made.setSpacing(10)
        self.lines = [Words(look, cue, Type.CUE, wrap=True) for cue in exercise.cues]
        for line in self.lines:
            made.addWidget(line)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks."""
        painter, colours = painting.begin(self), self._look.colours
        x = self.width() - 4 if self.isRightToLeft() else 0
        for line in self.lines:
            box = line.geometry()
            painting.box(painter, QRectF(x, box.top() + 2, 4, box.height() - 4), 2, colours.accent)


def steps(look: Look, exercise: Exercise) -> QWidget:
    """The steps, numbered."""
    widget, made = column(14)
    made.addWidget(group_title(look, tr("How")))
    grid = QGridLayout()
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(16)
    grid.setColumnStretch(1, 1)
    for nth, step in enumerate(exercise.steps):
        number = Words(look, str(nth + 1), Type.CUE, tone=Tone.ACCENT, weight=Weight.SEMIBOLD)
        number.setFixedWidth(look.px(24))
        grid.addWidget(number, nth, 0, Qt.AlignmentFlag.AlignTop)
        line = Words(look, step, Type.BODY, wrap=True)
        line.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(line, nth, 1)
    made.addLayout(grid)
    return widget


class WatchOut(QWidget):
    """The common mistakes, and who should adapt the exercise or leave it out; side by side where there is room."""

    def __init__(self, look: Look, exercise: Exercise) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(24)
        self._beside: bool | None = None
        self._parts = []
        if exercise.mistakes:
            mistakes, made = column(12)
            made.addWidget(group_title(look, tr("Watch out for")))
            for mistake in exercise.mistakes:
                row = QHBoxLayout()
                row.setSpacing(8)
                row.addWidget(_Cross(look), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(Words(look, mistake, Type.BODY, tone=Tone.TEXT2, wrap=True), 1)
                made.addLayout(row)
            made.addStretch(1)
            self._parts.append(mistakes)
        caution, made = column(10)
        made.addWidget(group_title(look, tr("Adapt or leave out")))
        if exercise.caution:
            made.addWidget(Words(look, exercise.caution, Type.BODY, tone=Tone.TEXT2, wrap=True))
        safety = tr("Stop with sharp pain, numbness, dizziness or chest discomfort.")
        made.addWidget(Words(look, safety, Type.HELP, tone=Tone.TEXT3, wrap=True))
        made.addStretch(1)
        self._parts.append(caution)
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        """Beside or below each other."""
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= _SIDE_BY_SIDE * self._look.text_scale
        if beside == self._beside:
            return
        self._beside = beside
        for part in self._parts:
            self._grid.removeWidget(part)
        for nth, part in enumerate(self._parts):
            self._grid.addWidget(part, 0 if beside else nth, nth if beside else 0)
            self._grid.setColumnStretch(nth, 1 if beside or nth == 0 else 0)


class _Cross(QWidget):
    """A small cross before a mistake."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(20), self._look.line(Type.BODY))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._look.px(16)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        self._look.paint_icon(painting.begin(self), "close", box, self._look.colours.text2)


def works(look: Look, exercise: Exercise) -> QWidget:
    """The muscles, those that work most with a dot."""
    widget, made = column(6)
    stretched = exercise.role is Role.STRETCH
    title = tr("Stretches") if stretched else tr("Works")
    made.addWidget(group_title(look, title))
    named = exercise.primary_muscles or (library_texts.region(exercise.region),)
    for muscle in named:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_Dot(look, stretched=stretched), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(look, capital(muscle), Type.CONTROL, weight=Weight.REGULAR, wrap=True), 1)
        made.addLayout(row)
    if exercise.secondary_muscles:
        others = tr("with {muscles}", muscles=", ".join(exercise.secondary_muscles))
        line = Words(look, others, Type.HELP, tone=Tone.TEXT2, wrap=True)
        line.setContentsMargins(look.px(18), 0, 0, 0)
        made.addWidget(line)
    if not exercise.counts_as_break:
        still = tr("Good for the glutes; sitting goes on, so it is no break by itself.")
        made.addWidget(Words(look, still, Type.HELP, tone=Tone.TEXT2, wrap=True))
    return widget


class _Dot(QWidget):
    """The dot beside a muscle’s name, in the films' colour of a stretch or of work."""

    def __init__(self, look: Look, *, stretched: bool) -> None:
        super().__init__()
        self._look = look
        self._stretched = stretched
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(10), self._look.line(Type.CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self._look.colours
        painter.setBrush(colours.stretch if self._stretched else colours.muscle)
        radius = self.width() / 2
        painter.drawEllipse(QPointF(radius, self.height() / 2), radius, radius)


def versions(look: Look, exercise: Exercise) -> QWidget | None:
    """The easier and the harder version; None if there is neither."""
    pairs = [(tr("Easier"), exercise.easier), (tr("Harder"), exercise.harder)]
    given = [(name, text) for name, text in pairs if text]
    if not given:
        return None
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    for nth, (name, text) in enumerate(given):
        label = Words(look, name, Type.CONTROL, tone=Tone.TEXT3, weight=Weight.REGULAR)
        label.setMinimumWidth(look.px(52))
        grid.addWidget(label, nth, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(look, text, Type.CONTROL, weight=Weight.REGULAR, wrap=True), nth, 1)
    return widget


class Known(QWidget):
    """What is known, with its source; the rest, and where it was found, at a press."""

    def __init__(self, look: Look, exercise: Exercise, catalogue: Catalogue) -> None:
        super().__init__()
        self._look = look
        self._catalogue = catalogue
        self._exercise = exercise
        made = QVBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(8)
        made.addWidget(group_title(look, tr("What is known")))
        self.claims: list[Words] = []
        self.small_print: list[Words] = []
        for each in exercise.evidence:
            claim = Words(look, each.plain or each.claim, Type.HELP, tone=Tone.TEXT2, wrap=True)
            claim.setContentsMargins(0, 8 if self.claims else 0, 0, 0)
            self.claims.append(claim)
            made.addWidget(claim)
            for text in self._small_print(each):
                self.small_print.append(Words(look, text, Type.AXIS, tone=Tone.TEXT3, wrap=True))
                made.addWidget(self.small_print[-1])
        note = tr("A muscle’s signal is not its strength, and no measure of benefit.")
        self.note = Words(look, note, Type.HELP, tone=Tone.TEXT3, wrap=True)
        made.addWidget(self.note)
        self.more = LinkButton(look, self._closed_text(), icon_after="right", height=28, underlined=True)
        self.more.clicked.connect(self.toggle)
        made.addWidget(self.more)
        self.open = True
        self.toggle()

    def toggle(self) -> None:
        """Show the rest, or only the first."""
        self.open = not self.open
        for each in (*self.claims[1:], *self.small_print, self.note):
            each.setVisible(self.open)
        self.more.set_words(tr("Less") if self.open else self._closed_text())

    def _closed_text(self) -> str:
        names = dict.fromkeys(
            library_texts.source_name(self._catalogue.sources[each.source]) for each in self._exercise.evidence
        )
        first, *rest = names
        return (
            tr_count("{first} and {count} more", "{first} and {count} more", len(rest), first=first) if rest else first
        )

    def _small_print(self, evidence: Evidence) -> Iterator[str]:
        """The claim with its figures, where it was put in plain words, and where it is from."""
        if evidence.plain:
            yield evidence.claim
        source = self._catalogue.sources[evidence.source]
        yield tr("{citation}. Read: {read}.", citation=source.citation.rstrip("."), read=source.read.rstrip("."))
