"""Fields to write in: one line, with an icon if wanted, several, or a time of day."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QTextEdit, QWidget

from glutebreak.core.times_of_day import parse_time_of_day
from glutebreak.windows.look import painting
from glutebreak.windows.look.focus import show_focus
from glutebreak.windows.look.redrawing import redraw
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CONTROL_HEIGHT, Radius, Type, Weight


def _clear(look: Look, field: QWidget) -> None:
    """Take a field's own ground away: what is around it is painted."""
    colours, palette = look.colours, QPalette(field.palette())
    palette.setColor(QPalette.ColorRole.Base, colours.sunken)
    palette.setColor(QPalette.ColorRole.Text, colours.text)
    palette.setColor(QPalette.ColorRole.PlaceholderText, colours.text3)
    palette.setColor(QPalette.ColorRole.Highlight, colours.accent)
    palette.setColor(QPalette.ColorRole.HighlightedText, colours.on_accent)
    field.setPalette(palette)
    field.setFont(look.font(Type.CONTROL, Weight.REGULAR))


def dress_digits(look: Look, field: QWidget) -> None:
    """Give a field for a number or a time its type and its inks; it has no ground of its own."""
    colours, palette = look.colours, QPalette(field.palette())
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    palette.setColor(QPalette.ColorRole.Text, colours.text)
    palette.setColor(QPalette.ColorRole.Highlight, colours.accent_soft)
    palette.setColor(QPalette.ColorRole.HighlightedText, colours.text)
    field.setPalette(palette)
    field.setFont(look.font(Type.CONTROL, Weight.MEDIUM))


class TextField(QWidget):
    """One line on sunken ground.

    Args:
        look: what it is painted with.
        name: what is written here, for screen readers.
        hint: shown while nothing is written.
        icon: the name of a line icon at its start.
        parent: where it stands.
    """

    changed = Signal(str)
    """The user wrote; carries the text."""

    def __init__(
        self,
        look: Look,
        name: str,
        hint: str = "",
        *,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self.changed)
        self.setFocusProxy(self.line)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = show_focus(look, self.line, self._shape)
        self._dress()
        look.changed.connect(self._dress)

    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write something else, without telling."""
        self.line.setText(text)

    def sizeHint(self) -> QSize:
        """260 wide."""
        return QSize(self._look.px(260), self._look.px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        painter, colours, px = painting.begin(self), self._look.colours, self._look.px
        edge = colours.line if self._look.high_contrast else None
        painting.box(painter, QRectF(self.rect()), float(Radius.CONTROL), colours.sunken, edge)
        if self._icon is not None:
            side = px(18)
            x = self.width() - px(12) - side if self.isRightToLeft() else px(12)
            box = QRectF(x, (self.height() - side) / 2, side, side)
            self._look.paint_icon(painter, self._icon, box, colours.text2)

    def _shape(self) -> tuple[QRectF, float]:
        return QRectF(self.rect()).translated(-self.line.x(), -self.line.y()), float(Radius.CONTROL)

    def _dress(self) -> None:
        px = self._look.px
        first = px(38) if self._icon else px(12)
        rtl = self.isRightToLeft()
        self._row.setContentsMargins(px(12) if rtl else first, 2, first if rtl else px(12), 2)
        _clear(self._look, self.line)
        redraw(self)


_BOX_INSET = 6
"""With the margin around it a text begins where it does in a field of one line."""


class TextBox(QWidget):
    """Several lines on sunken ground; Tab leaves it.

    Args:
        look: what it is painted with.
        name: what is written here, for screen readers.
        hint: shown while nothing is written.
        lines: how many lines are seen.
        parent: where it stands.
    """

    def __init__(self, look: Look, name: str, hint: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = lines
        self.box = QTextEdit(self)
        self.box.setAcceptRichText(False)
        self.box.setFrameShape(QFrame.Shape.NoFrame)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(hint)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        self.box.document().setDocumentMargin(_BOX_INSET)
        row.addWidget(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = show_focus(look, self.box, self._shape)
        self._dress()
        look.changed.connect(self._dress)

    def text(self) -> str:
        """What is written."""
        return self.box.toPlainText()

    def lines(self) -> list[str]:
        """The lines that hold something."""
        return [line.strip() for line in self.text().splitlines() if line.strip()]

    def set_text(self, text: str) -> None:
        """Write something else."""
        self.box.setPlainText(text)
        self._space_lines()

    def sizeHint(self) -> QSize:
        """Its lines."""
        return QSize(self._look.px(260), self._lines * self._look.line(Type.CONTROL) + 24)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be."""
        return QSize(self._look.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        colours = self._look.colours
        edge = colours.line if self._look.high_contrast else None
        painting.box(painting.begin(self), QRectF(self.rect()), float(Radius.CONTROL), colours.sunken, edge)

    def _shape(self) -> tuple[QRectF, float]:
        return QRectF(self.rect()).translated(-self.box.x(), -self.box.y()), float(Radius.CONTROL)

    def _dress(self) -> None:
        _clear(self._look, self.box)
        self._space_lines()
        redraw(self)

    def _space_lines(self) -> None:
        """As far apart as the scale has them; what is written after has it from the line before."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._look.line(Type.CONTROL), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.box.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.box.document().clearUndoRedoStacks()


class TimeField(QLineEdit):
    """A time of day, typed as 9:30.

    Args:
        look: what it is painted with.
        name: what it means, for screen readers.
        parent: where it stands.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ring = show_focus(look, self)
        self._dress()
        look.changed.connect(self._dress)

    def minutes(self) -> int | None:
        """The typed time in minutes after midnight; None if it is none."""
        return parse_time_of_day(self.text())

    def sample(self) -> str:
        """A text as wide as any time."""
        return "00:00"

    def sizeHint(self) -> QSize:
        """Room for what is typed."""
        width = QFontMetricsF(self._look.font(Type.CONTROL, Weight.MEDIUM)).horizontalAdvance(self.sample())
        return QSize(round(width) + self._look.px(24), self._look.px(34))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edge, then the text."""
        painter = painting.begin(self)
        painting.box(painter, QRectF(self.rect()), float(Radius.CONTROL), None, self._look.colours.line)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        dress_digits(self._look, self)
        self.updateGeometry()
