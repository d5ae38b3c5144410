"""Buttons, icon buttons and chips."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutebreak.windows.look import painting, tokens
from glutebreak.windows.look.painted_button import PaintedButton, turned_icon
from glutebreak.windows.look.redrawing import redraw
from glutebreak.windows.look.ring import RingState, paint_ring
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type, Weight


class Kind(Enum):
    """How much a button wants to be pressed."""

    PRIMARY = "primary"
    """The main action: one in a window."""
    OUTLINE = "outline"
    TONAL = "tonal"
    QUIET = "quiet"


def _ground(button: PaintedButton, kind: Kind) -> tuple[QColor, QColor | None]:
    """What a button of that kind is filled and edged with now."""
    colours, warmth = button.look.colours, button.warmth
    pressed = 0.10 if button.isDown() else 0.0
    veil = QColor(colours.text)
    if not button.isEnabled():
        veil.setAlphaF(0.0)
        return veil, None if kind is Kind.QUIET else colours.line
    if kind is Kind.PRIMARY:
        return painting.blend(painting.blend(colours.accent, colours.accent_hover, warmth), colours.text, pressed), None
    if kind is Kind.TONAL:
        fill = painting.blend(colours.sunken, colours.text, 0.06 * warmth + pressed)
        return fill, colours.line if button.look.high_contrast else None
    veil.setAlphaF(0.05 * warmth + pressed)
    return veil, painting.blend(colours.line, colours.line2, 0.5 * warmth) if kind is Kind.OUTLINE else None


def _ink(button: PaintedButton, kind: Kind) -> QColor:
    """What is written on it with."""
    colours = button.look.colours
    if not button.isEnabled():
        return colours.line2
    if kind is Kind.PRIMARY:
        return colours.on_accent
    return painting.blend(colours.text2, colours.text, button.warmth) if kind is Kind.QUIET else colours.text


_COUNTDOWN = 28
"""The ring that counts down on a button."""


class Button(PaintedButton):
    """A button with a word on it, and an icon before or after the word if wanted.

    Args:
        look: what it is painted with.
        text: the word; its accessible name too, unless another is set that says more.
        kind: how much it wants to be pressed.
        icon: the name of a line icon before the word.
        icon_after: the name of a line icon after it.
        large: 48 high and a pill, for the controls of a break; else 36 high, radius 10.
        air: between its edge and the icon before the word; None is as its size has it.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = Kind.OUTLINE,
        *,
        icon: str | None = None,
        icon_after: str | None = None,
        large: bool = False,
        air: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._air = air
        self._kind = kind
        self._icon = icon
        self._icon_after = icon_after
        self._large = large
        self._countdown: RingState | None = None
        self._word = text
        self._spare: tuple[str, ...] = ()
        self._wordless = False
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Another word, on it and for screen readers."""
        self._word = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        redraw(self)

    def keep_room(self, *words: str) -> None:
        """Be wide enough for each of these words, so that nothing beside it moves when one takes the other's place."""
        self._spare = words
        self.updateGeometry()

    def set_wordless(self, *, wordless: bool) -> None:
        """Show the icon alone, where there is no room for the word; its name stays."""
        if wordless is not self._wordless:
            self._wordless = wordless
            redraw(self)

    def set_icon(self, icon: str | None) -> None:
        """Another icon before the word."""
        self._icon = icon
        redraw(self)

    def set_countdown(self, ring: RingState | None) -> None:
        """Show a small ring before the word, in the icon's place; None takes it away."""
        appears = (ring is None) is not (self._countdown is None)
        self._countdown = ring
        if appears:
            self.updateGeometry()
        self.update()

    def corner(self) -> float:
        """Half its height for a pill."""
        return self.height() / 2 if self._large else float(Radius.CONTROL)

    def sizeHint(self) -> QSize:
        """As wide as the word, the icons and some air."""
        height = self.look.px(tokens.LARGE_HEIGHT if self._large else tokens.CONTROL_HEIGHT)
        width = sum(width for width, _ in self._parts()) + self._wanting()
        return QSize(round(width + sum(self._airs())), height)

    def _airs(self) -> tuple[float, float]:
        """Before and after what stands on it; a ring stands in the round end of a pill, as far from all its edges."""
        air = float(self.look.px(24 if self._large else tokens.CONTROL_AIR))
        if self._countdown is None or not self._large:
            return air if self._air is None else float(self._air), air
        return self.look.px(tokens.LARGE_HEIGHT - _COUNTDOWN) / 2, air

    def _wanting(self) -> float:
        """How much wider the widest word that may stand on it is than the one that does."""
        if self._wordless:
            return 0.0
        metrics = QFontMetricsF(self._word_font())
        own, *spare = (metrics.horizontalAdvance(each) for each in (self._word, *self._spare))
        return max([own, *spare]) - own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word."""
        painter = painting.begin(self)
        fill, edge = _ground(self, self._kind)
        painting.box(painter, QRectF(self.rect()), self.corner(), fill, edge)
        parts, (before, after) = self._parts(), self._airs()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            parts.reverse()
            before, after = after, before
        x = before + (self.width() - before - after - sum(width for width, _ in parts)) / 2
        for width, part in parts:
            self._paint_part(painter, QRectF(x, 0, width, self.height()), part)
            x += width

    def _paint_part(self, painter: QPainter, where: QRectF, part: str) -> None:
        ink = _ink(self, self._kind)
        if part == "word":
            painter.setFont(self._word_font())
            painter.setPen(ink)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._word)
        elif part == "ring" and self._countdown is not None:
            paint_ring(painter, self.look, _centred(where, where.width()), self.look.px(3), self._countdown)
        elif part == "icon" and self._icon is not None:
            self.look.paint_icon(painter, turned_icon(self, self._icon), _centred(where, where.width()), ink)
        elif part == "icon after" and self._icon_after is not None:
            self.look.paint_icon(painter, turned_icon(self, self._icon_after), _centred(where, where.width()), ink)

    def _parts(self) -> list[tuple[float, str]]:
        px = self.look.px
        parts: list[tuple[float, str]] = []
        if self._countdown is not None:
            parts += [(px(_COUNTDOWN), "ring"), (px(8), "gap")]
        elif self._icon is not None:
            parts.append((px(tokens.ICON), "icon"))
            if self._wordless:
                return parts
            parts.append((px(8), "gap"))
        parts.append((QFontMetricsF(self._word_font()).horizontalAdvance(self._word), "word"))
        if self._icon_after is not None:
            parts += [(px(6), "gap"), (px(tokens.ICON), "icon after")]
        return parts

    def _word_font(self) -> QFont:
        weight = Weight.SEMIBOLD if self._kind is Kind.PRIMARY else Weight.MEDIUM
        return self.look.font(Type.BODY if self._large else Type.CONTROL, weight)


def _centred(where: QRectF, side: float) -> QRectF:
    middle = where.center()
    return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)


class IconButton(PaintedButton):
    """A square button, 36 wide, with a line icon on it; its name is its tooltip.

    Args:
        look: what it is painted with.
        icon: the name of a line icon.
        name: what screen readers say and the tooltip shows.
        kind: how much it wants to be pressed.
        large: 48 wide and round, for the controls of a break.
        parent: where it stands.
    """

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        kind: Kind = Kind.QUIET,
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._icon = icon
        self._kind = kind
        self._large = large
        self._on_stage = False
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Another name."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def stand_on_stage(self, *, on_stage: bool) -> None:
        """Whether it stands on the studio's ground, which stays light in the dark scheme."""
        self._on_stage = on_stage
        self.update()

    def corner(self) -> float:
        """Half its height when it is round."""
        return self.height() / 2 if self._large else float(Radius.CONTROL)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.look.px(tokens.LARGE_HEIGHT if self._large else tokens.CONTROL_HEIGHT)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        painter = painting.begin(self)
        fill, edge = _ground(self, self._kind)
        painting.box(painter, QRectF(self.rect()), self.corner(), fill, edge)
        where = _centred(QRectF(self.rect()), self.look.px(tokens.ICON))
        ink = self.look.colours.stage_text2 if self._on_stage else _ink(self, self._kind)
        self.look.paint_icon(painter, turned_icon(self, self._icon), where, ink)


class Chip(PaintedButton):
    """A small pill, 32 high: chosen it shows a tick on a soft ground, or it opens a menu and shows an arrow.

    Args:
        look: what it is painted with.
        text: the word; its accessible name too.
        opens: it opens something when pressed and cannot be chosen.
        parent: where it stands.
    """

    def __init__(self, look: Look, text: str, *, opens: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._opens = opens
        self.setCheckable(not opens)
        self.set_text(text)
        self.toggled.connect(lambda _: self.updateGeometry())

    def set_text(self, text: str) -> None:
        """Another word."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        redraw(self)

    def corner(self) -> float:
        """A pill."""
        return self.height() / 2

    def sizeHint(self) -> QSize:
        """The word, its sign, and some air."""
        px = self.look.px
        width = QFontMetricsF(self._font()).horizontalAdvance(self.accessibleName()) + 2 * px(13)
        if self.isChecked() or self._opens:
            width += px(tokens.ICON)
        return QSize(round(width), px(tokens.CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, tick or arrow, word."""
        painter = painting.begin(self)
        colours, px = self.look.colours, self.look.px
        ink = colours.text if self.isChecked() else colours.text2
        if not self.isEnabled():
            ink = colours.line2
        if self.isChecked():
            painting.box(painter, QRectF(self.rect()), self.corner(), colours.accent_soft, colours.accent_edge)
        else:
            fill, edge = _ground(self, Kind.OUTLINE)
            painting.box(painter, QRectF(self.rect()), self.corner(), fill, edge)
        sign, side = px(16), px(tokens.ICON)
        word = QRectF(self.rect()).adjusted(px(13), 0, -px(13), 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.isChecked() or self._opens:
            at_left = self.isChecked() is not mirrored
            x = word.left() - px(2) if at_left else word.right() + px(2) - sign
            self.look.paint_icon(
                painter,
                "tick" if self.isChecked() else "down",
                QRectF(x, (self.height() - sign) / 2, sign, sign),
                ink,
            )
            word.adjust(side if at_left else 0, 0, 0 if at_left else -side, 0)
        painter.setFont(self._font())
        painter.setPen(ink)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.accessibleName())

    def _font(self) -> QFont:
        return self.look.font(Type.HELP, Weight.MEDIUM)
