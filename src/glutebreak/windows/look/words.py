"""Text: one size of the scale, one or several tones, wrapped or not, its lines as far apart as the scale says."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from glutebreak.windows.look import painting
from glutebreak.windows.look.redrawing import redraw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.wrapping import broken


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one tone and weight."""

    text: str
    tone: Tone = Tone.TEXT
    weight: Weight | None = None
    """None takes the size's own weight."""


def emphasised(text: str, plain: Tone = Tone.TEXT2, plain_weight: Weight | None = None) -> list[Run]:
    """Runs of a sentence in which `**what matters**` stands in strong text and the rest steps back."""
    pieces = text.split("**")
    return [
        Run(piece, Tone.TEXT, Weight.SEMIBOLD) if nth % 2 else Run(piece, plain, plain_weight or Weight.REGULAR)
        for nth, piece in enumerate(pieces)
        if piece
    ]


class Words(QLabel):
    """Text on the ground. A label to Qt and to screen readers, who read it as plain text.

    Args:
        look: what it is painted with.
        text: a plain text, or runs in several tones that follow each other without anything between.
        size: the size of the scale.
        tone: the tone of a plain text.
        weight: the weight of a plain text; None takes the size's own.
        wrap: break lines where the width ends; else it is one line, cut with an ellipsis where it must be.
        align: left, centre or right.
        columns: whether its figures stand below those of others and are of equal width; None is as the size has it.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        text: str | Sequence[Run],
        size: Type = Type.BODY,
        *,
        tone: Tone = Tone.TEXT,
        weight: Weight | None = None,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        columns: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._tone = tone
        self._weight = weight
        self._align = align
        self._columns = columns
        self._runs: tuple[Run, ...] = ()
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(wrap)
        self.set_text(text)
        look.changed.connect(self._measure_again)

    def set_text(self, text: str | Sequence[Run]) -> None:
        """Another text."""
        runs = (Run(text, self._tone, self._weight),) if isinstance(text, str) else tuple(text)
        if runs == self._runs:
            return
        self._runs = runs
        self.setText("".join(run.text for run in runs))
        self._measure_again()

    def set_size(self, size: Type) -> None:
        """Another size of the scale."""
        if size is not self._size:
            self._size = size
            self._measure_again()

    def hasHeightForWidth(self) -> bool:
        """Only when it wraps."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """As many lines as that width needs."""
        if not self.wordWrap():
            return self._look.line(self._size) + self._around().height()
        around = self._around()
        inner = width - around.width()
        if inner not in self._heights:
            # Layouts ask again and again.
            self._heights[inner] = self._laid_out(float(inner)).lineCount() * self._look.line(self._size)
        return self._heights[inner] + around.height()

    def sizeHint(self) -> QSize:
        """One line, or up to 480 wide when it wraps."""
        width = sum(QFontMetricsF(self._run_font(run)).horizontalAdvance(run.text) for run in self._runs)
        whole = round(width) + 1
        if self.wordWrap() and whole > self._look.px(480):
            whole = self._look.px(480)
        whole += self._around().width()
        return QSize(whole, self.heightForWidth(whole))

    def minimumSizeHint(self) -> QSize:
        """A wrapped text can be narrow; one line can be cut."""
        width = min(self._look.px(40), self.sizeHint().width() - self._around().width())
        return QSize(width, self._look.line(self._size)) + self._around()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines."""
        painter = painting.begin(self)
        inner = self.contentsRect()
        layout = self._laid_out(float(inner.width()))
        spacing = self._look.line(self._size)
        top = 0.0 if self.wordWrap() else (inner.height() - spacing) / 2
        for nth in range(layout.lineCount()):
            line = layout.lineAt(nth)
            line.setPosition(QPointF(line.x(), nth * spacing + (spacing - line.height()) / 2))
        layout.draw(painter, QPointF(inner.left(), inner.top() + top))

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _laid_out(self, width: float) -> QTextLayout:
        text = self.text()
        base = self._look.font(self._size, self._weight, columns=self._columns)
        if not self.wordWrap():
            fitted = self._fitted(text, width)
            if fitted is not None:
                text = fitted
        visual = QStyle.visualAlignment(self.layoutDirection(), self._align)
        option = QTextOption(visual | Qt.AlignmentFlag.AlignAbsolute)
        wrap = QTextOption.WrapMode.WordWrap if self.wordWrap() else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        return broken(text, base, width, option, self._formats(len(text)))

    def _fitted(self, text: str, width: float) -> str | None:
        if len(self._runs) != 1:
            return None
        metrics = QFontMetricsF(self._run_font(self._runs[0]))
        if metrics.horizontalAdvance(text) <= width + 1:
            return None
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _formats(self, length: int) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for run in self._runs:
            span = QTextLayout.FormatRange()
            span.start = start
            span.length = min(len(run.text), length - start)
            shape = QTextCharFormat()
            shape.setFont(self._run_font(run))
            shape.setForeground(self._colour(run))
            span.format = shape
            formats.append(span)
            start += len(run.text)
        return formats

    def _run_font(self, run: Run) -> QFont:
        weight = run.weight if run.weight is not None else self._weight
        return self._look.font(self._size, weight, columns=self._columns)

    def _colour(self, run: Run) -> QColor:
        return self._look.colour(run.tone)

    def _measure_again(self) -> None:
        self._heights.clear()
        redraw(self)
