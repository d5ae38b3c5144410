"""The stage: film, ring and words in one room. A new frame repaints film, strip and ring, and nothing else."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import Role
from glutebreak.language import capital, tr
from glutebreak.windows.guided_break import break_texts
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.figure_layer import FigureLayer
from glutebreak.windows.guided_break.film_painting import opacity_at, paint_frame, picture_place
from glutebreak.windows.guided_break.muscle_key import key_size, paint_key
from glutebreak.windows.guided_break.stage_background import StageBackground, paint_corners
from glutebreak.windows.guided_break.stage_layout import ALL_ROUND, StageLayout, narrow_layout, wide_layout
from glutebreak.windows.guided_break.stage_pills import paint_pills, pill_width
from glutebreak.windows.guided_break.stage_texts import paint_steps, share_room, text_height
from glutebreak.windows.look import painting
from glutebreak.windows.look.ring import RingState, paint_ring
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Radius, Type
from glutebreak.windows.look.wrapping import in_company

_ROOM_BELOW = 128
"""In a smaller ring nothing stands below the number."""
_BELOW_PILL = 44
"""From the top of a pill to what stands below it."""
_NARROW_GAP = 6
"""Between the lines beside the ring."""
_FREE_OF_FIGURE = 0.2
"""The share of a film at each of its sides that no figure stands in."""
_FREE_FOR_PILLS = 0.34
"""The share of a film's width up to its figure's head."""
_LEAST_FITTED = 0.82
"""How much smaller a line may become to stay one."""


class Stage(QWidget):
    """Shows what the conductor leads through.

    Args:
        look: what it is painted with.
        conductor: the break.
        parent: where it stands.
    """

    def __init__(self, look: Look, conductor: BreakConductor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._conductor = conductor
        self._ground = StageBackground(look)
        self._figure = FigureLayer(look)
        self._figure_room = QRectF()
        """Where the figure was drawn last; empty if none was."""
        self._narrow = False
        self._layout: StageLayout | None = None
        self._laid_in_words = False
        self._said = break_texts.Said("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        conductor.changed.connect(self._changed)
        conductor.moved.connect(self._moved)
        look.changed.connect(self._lay_out_anew)
        self._changed()

    def set_narrow(self, *, narrow: bool) -> None:
        """Film on top and words beside the ring, or film at the left and words below the ring."""
        if narrow is not self._narrow:
            self._narrow, self._layout = narrow, None
            self.update()

    def sizeHint(self) -> QSize:
        """As in the window's first size."""
        return QSize(1152, 528)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything stands elsewhere."""
        self._layout = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, film, strip, ring, words, pills, corners."""
        layout = self._laid_out()
        painter = painting.begin(self)
        image, stopped = self._image(), self._conductor.moment().phase is Phase.HURT
        film, fades, in_words = layout.film, layout.fades, self._in_words()
        seen, room = self._rooms_in_words(painter, layout) if in_words else (None, layout.steps)
        if seen is not None and image is not None:
            film, fades = picture_place(image, seen), ALL_ROUND
        self._ground.prepare(self.size(), self.devicePixelRatioF(), film, fades)
        self._ground.paint_ground(painter, event.rect())
        if stopped:
            # Nothing is to be imitated: a question stands there.
            pass
        elif in_words or image is None:
            self._paint_in_words(painter, seen, room)
        else:
            self._paint_film(painter, film, image)
        if not (self._narrow and stopped):
            paint_ring(painter, self._look, layout.ring, layout.stroke, self._ring(), on_stage=True)
            if not event.rect().intersected(layout.words.toAlignedRect()).isEmpty():
                self._paint_words(painter, layout)
        if not stopped:
            self._paint_pills(painter, layout)
            self._paint_key(painter, layout)
        if not self._narrow:
            paint_corners(painter, QRectF(self.rect()), float(Radius.STAGE), self._look.colours.canvas)

    # What it shows.

    def _image(self) -> QImage | None:
        return self._conductor.player.image

    def _in_words(self) -> bool:
        """Whether the steps are to be read, since no film is to be seen; a picture may stand beside them."""
        return self._conductor.player.broken or self._conductor.player.image is None

    def _ring(self) -> RingState:
        state = break_texts.ring_of(self._conductor.moment(), whole=self._look.reduced_motion)
        if self._laid_out().ring.width() < _ROOM_BELOW:
            return replace(state, below="")
        return state

    def _changed(self) -> None:
        moment = self._conductor.moment()
        if self._laid_in_words is not self._in_words():
            self._layout = None
        said = break_texts.say_phase(moment)
        if said != self._said:
            self._said = said
            self._layout = None
        self.setAccessibleName(break_texts.say_all(moment))
        steps = moment.exercise.steps if moment.exercise is not None and self._in_words() else ()
        self.setAccessibleDescription(" ".join(each for each in (self._note(), *steps) if each))
        self.update()

    def _moved(self) -> None:
        layout = self._laid_out()
        self.update(layout.ring.toAlignedRect())
        if self._conductor.player.image is not None:
            self.update(layout.film)
        elif not self._figure_room.isEmpty():
            self.update(self._figure_room.toAlignedRect())

    def _lay_out_anew(self) -> None:
        self._layout = None
        self.update()

    def _laid_out(self) -> StageLayout:
        if self._layout is None:
            mirrored = self._mirrored
            self._laid_in_words = self._in_words()
            if self._narrow:
                words = self._laid_in_words
                self._layout = narrow_layout(self.size(), self._look, lines=4, in_words=words, mirrored=mirrored)
            else:
                metrics = QFontMetricsF(self._look.font(Type.TITLE)), QFontMetricsF(self._look.font(Type.BODY))
                texts = self._said.word, self._said.hint
                width = max(each.horizontalAdvance(text) for each, text in zip(metrics, texts, strict=True))
                self._layout = wide_layout(self.size(), self._look, width, mirrored=mirrored)
        return self._layout

    # How it is painted.

    def _paint_film(self, painter: QPainter, place: QRect, image: QImage) -> None:
        opacity, mirrored = opacity_at(self._conductor.moment()), self._conductor.mirrored
        dim = self._look.colours.stage_dim
        paint_frame(painter, image, QRectF(place), dim, opacity=opacity, mirrored=mirrored)
        self._ground.paint_strips(painter)

    def _paint_words(self, painter: QPainter, layout: StageLayout) -> None:
        colours = self._look.colours
        room = QRectF(layout.words)
        gap = self._look.px(_NARROW_GAP) if self._narrow else 0
        lines = [(self._said.word, self._font(Type.TITLE, layout.scale), colours.stage_text)]
        if self._narrow:
            lines += self._narrow_lines(layout.scale)
        else:
            lines.append((self._said.hint, self._font(Type.BODY, layout.scale), colours.stage_text2))
        shown, taken = [], 0.0
        for text, usual, colour in lines:
            font = self._fitted(text, usual, room.width())
            height = text_height(painter, text, font, room)
            if text and taken + height <= room.height() + 1:
                shown.append((text, font, colour, height))
                taken += height + gap
        if self._narrow:
            room.setTop(max(room.top(), layout.ring.center().y() - (taken - gap) / 2))
        for text, font, colour, height in shown:
            painter.setFont(font)
            painter.setPen(colour)
            together = in_company(text, font, room.width())
            painter.drawText(room, int(layout.align | Qt.TextFlag.TextWordWrap), together)
            room.setTop(room.top() + height + gap)

    def _narrow_lines(self, scale: float) -> list[tuple[str, QFont, QColor]]:
        """The exercise and what is done of it, and one cue: they stand elsewhere in a wide window."""
        colours, moment = self._look.colours, self._conductor.moment()
        exercise = moment.exercise
        if exercise is None:
            return []
        done = [pill.text.lower() for pill in break_texts.side_pills(moment) if pill.done]
        about = tr("{exercise}, {side} done", exercise=exercise.name, side=done[0]) if done else exercise.name
        body, room = self._font(Type.BODY, scale), self._laid_out().words.width()
        if QFontMetricsF(body).horizontalAdvance(about) > room and self._look.text_scale > 1:
            # Large text has hardly any room for a long name, and none for what comes next.
            about = min(exercise.name, capital(exercise.short), key=len)
        side = self._pills()[0].text if self._side_is_said(self._laid_out()) else ""
        cue = self._said.hint if moment.phase in {Phase.SIDE_CHANGE, Phase.READY} else exercise.cues[0]
        return [
            (side, self._font(Type.CUE, scale), colours.stage_text),
            (about, body, colours.stage_text2),
            (cue, self._font(Type.CUE, scale), colours.stage_text),
            (break_texts.say_next(moment), self._font(Type.HELP, scale), colours.stage_text2),
        ]

    def _fitted(self, text: str, font: QFont, room: float) -> QFont:
        """Somewhat smaller where a text would otherwise be broken for a few points."""
        share = room / max(QFontMetricsF(font).horizontalAdvance(text), 1.0)
        if _LEAST_FITTED <= share < 1.0:
            font.setPixelSize(int(font.pixelSize() * share))
        return font

    def _paint_pills(self, painter: QPainter, layout: StageLayout) -> None:
        if not self._side_is_said(layout):
            paint_pills(
                painter, self._look, self._pills(), layout.pills, turned_in=self.width() if self._mirrored else None
            )

    def _paint_key(self, painter: QPainter, layout: StageLayout) -> None:
        """Below the ring, where a film shows muscles in two colours and there is room."""
        moment = self._conductor.moment()
        foot, size = QPointF(layout.ring.center().x(), self.height() - layout.pills.y()), key_size(self._look)
        figure = layout.film.width() * (1 - _FREE_OF_FIGURE / 2)
        from_film = abs(foot.x() - (layout.film.right() if self._mirrored else layout.film.left())) - size.width() / 2
        has_room = not self._narrow and layout.words.bottom() <= foot.y() - size.height() and from_film >= figure
        stretches = moment.exercise is not None and moment.exercise.role is Role.STRETCH
        if has_room and stretches and not self._in_words():
            paint_key(painter, self._look, foot, mirrored=self._mirrored)

    def _pills(self) -> tuple[break_texts.Pill, ...]:
        """Those that leave the figure free: if need be the side at work alone."""
        pills, layout = break_texts.side_pills(self._conductor.moment()), self._laid_out()
        wide = layout.pills.x() + sum(pill_width(self._look, pill) + self._look.px(8) for pill in pills)
        return pills[-1:] if self._narrow or wide > layout.film.width() * _FREE_FOR_PILLS else pills

    def _side_is_said(self, layout: StageLayout) -> bool:
        """Whether the side at work stands beside the ring: where the film is small, its pill would cover the figure."""
        pills = self._pills()
        if not self._narrow or not pills or self._laid_in_words:
            return False
        covered = layout.pills.x() + pill_width(self._look, pills[0]) - layout.film.left()
        return covered > layout.film.width() * _FREE_OF_FIGURE

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _rooms_in_words(self, painter: QPainter, layout: StageLayout) -> tuple[QRectF | None, QRectF]:
        """Where there is no film to see: the room for its picture or the figure, if there is any, and for the steps."""
        moment, player = self._conductor.moment(), self._conductor.player
        top = self._look.px(_BELOW_PILL) if break_texts.side_pills(moment) else 0
        room = layout.steps.adjusted(0, top, 0, 0)
        exercise = moment.exercise
        if exercise is None or (player.image is None and not self._figure.has(exercise)):
            return None, room
        tall = player.image is None and self._figure.is_tall(exercise)
        return share_room(painter, self._look, exercise.steps, room, note=self._note(), tall=tall)

    def _note(self) -> str:
        return tr("This film cannot be played. In words:") if self._conductor.player.broken else ""

    def _paint_in_words(self, painter: QPainter, seen: QRectF | None, room: QRectF) -> None:
        """The steps; with them the picture of the film, or the figure."""
        moment, image = self._conductor.moment(), self._conductor.player.image
        exercise, self._figure_room = moment.exercise, QRectF()
        if exercise is None:
            return
        if seen is not None and image is not None:
            self._paint_film(painter, picture_place(image, seen), image)
        elif seen is not None:
            self._figure_room = seen
            opacity, still = opacity_at(moment), self._conductor.still_film
            self._figure.paint(painter, moment, seen, opacity=opacity, still=still)
        paint_steps(painter, self._look, exercise.steps, room, note=self._note(), narrow=self._narrow)

    def _font(self, size: Type, scale: float) -> QFont:
        font = self._look.font(size)
        font.setPixelSize(max(round(font.pixelSize() * scale), 12))
        return font
