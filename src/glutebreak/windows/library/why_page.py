"""The page on why, in plain words. It claims what the catalogue's sources carry, and says what is not known."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Region
from glutebreak.language import tr
from glutebreak.windows.figure.rig import Figure
from glutebreak.windows.library.muscle_drawings import (
    draw_desk,
    draw_flexors,
    draw_glutes,
    draw_running,
    draw_sitting,
)
from glutebreak.windows.library.muscle_picture import Draw, MusclePicture
from glutebreak.windows.look.back_row import BackRow
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN, WINDOW_MARGIN, Tone, Type
from glutebreak.windows.look.words import Words

ONE_COLUMN = 820
"""Under this width the pictures stand above their texts."""
_PICTURE = 400
_TEXT = 620
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading


class WhyPage(QWidget):
    """Glutes, hip flexors, sitting, the desk, and running form.

    Args:
        look: what it is painted with.
        poses: key poses by exercise, for two of the pictures.
        parent: where it stands.
    """

    left = Signal()
    """Back to the grid."""

    def __init__(self, look: Look, poses: Mapping[str, Figure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._one_column: bool | None = None
        self._top = BackRow(look, tr("Exercises"))
        self.back = self._top.back
        self.back.clicked.connect(self.left)
        self.parts = [_Part(look, *each) for each in _parts(poses)]
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(48)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(Words(look, tr("Why stretch, then activate"), Type.QUESTION, wrap=True))
        opening = tr(
            "“Wake up your glutes” is a nickname: your glutes are not switched off, they have just had little to do."
        )
        line = Words(look, opening, Type.CUE, tone=Tone.TEXT2, wrap=True)
        line.setMaximumWidth(look.px(_PICTURE + _TEXT))
        head.addWidget(line)
        self._column.addLayout(head)
        for part in self.parts:
            self._column.addWidget(part)
        safety = tr(
            "Stop with sharp pain, numbness, dizziness or chest discomfort. Ask a professional first after recent "
            "surgery, in pregnancy, or with heart, balance or joint problems. This is general information, not "
            "medical advice."
        )
        self.safety = Words(look, safety, Type.HELP, tone=Tone.TEXT3, wrap=True)
        self.safety.setMaximumWidth(look.px(_PICTURE + _TEXT))
        self._column.addWidget(self.safety)
        self._column.addStretch(1)
        self._page = Page(look, self._content)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(tr("Why stretch, then activate"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._page, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _arrange(self) -> None:
        one = self.width() < ONE_COLUMN * self._look.text_scale
        side = NARROW_MARGIN if one else WINDOW_MARGIN
        self._top.stand_above(side, below=6)
        self._column.setContentsMargins(side, 8, side, 48)
        if one != self._one_column:
            self._one_column = one
            for part in self.parts:
                part.arrange(one_column=one)


class _Part(QWidget):
    """A heading, a few sentences, and a picture."""

    def __init__(self, look: Look, title: str, sentences: list[str], draw: Draw | None, shows: str) -> None:
        super().__init__()
        self._look = look
        self.picture = MusclePicture(look, draw, shows) if draw is not None else None
        self._text = QWidget()
        self._text.setMaximumWidth(look.px(_TEXT))
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = Words(look, title, Type.SECTION, wrap=True)
        column.addWidget(self.title)
        self.sentences = [Words(look, each, Type.BODY, tone=Tone.TEXT2, wrap=True) for each in sentences]
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(18)

    def arrange(self, *, one_column: bool) -> None:
        """The picture beside the text, or above it."""
        self._grid.removeWidget(self._text)
        if self.picture is None:
            self._grid.addWidget(self._text, 0, 0)
            return
        self._grid.removeWidget(self.picture)
        self._grid.addWidget(self.picture, 0, 0, _TOP_LEFT)
        self._grid.addWidget(self._text, 1 if one_column else 0, 0 if one_column else 1)
        # What room the text does not want is left at the end, not between it and its picture.
        self._grid.setColumnStretch(1, 0 if one_column else 100)
        self._grid.setColumnStretch(2, 0 if one_column else 1)
        self.picture.arrange(one_column=one_column, width=_PICTURE)


def _parts(poses: Mapping[str, Figure]) -> list[tuple[str, list[str], Draw | None, str]]:
    """Titles, sentences, pictures, and what is to be seen on them."""
    standing, sitting = poses.get("standing-glute-squeeze"), poses.get("seated-glute-squeeze")
    squat, running = poses.get("half-squat"), poses.get("straight-leg-run")
    return [
        (
            tr("The glutes"),
            [
                tr("Gluteus maximus takes the thigh back and straightens the hip; gluteus medius steadies the pelvis."),
                tr("These exercises make the gluteal muscles contract; sitting still asks little of them."),
                tr(
                    "A muscle’s signal in a study says how hard it worked there. It measures neither strength nor "
                    "benefit."
                ),
            ],
            draw_glutes,
            tr("The hips from behind: gluteus medius above, gluteus maximus below it"),
        ),
        (
            tr("The hip flexors"),
            [
                tr("Iliopsoas runs from the lower spine and the pelvis to the thigh bone, and lifts the thigh."),
                tr(
                    "Long sitting with little activity goes together with stiffer hips at the front; what causes what "
                    "is not settled. Stretching can add range."
                ),
                tr("Tuck the tailbone before you glide: the pull belongs to the front of the hip, not to the back."),
            ],
            draw_flexors,
            tr("The hip from the side: iliopsoas from the spine to the thigh bone, rectus femoris down the thigh"),
        ),
        (
            tr("Sitting"),
            [
                tr(
                    "Breaking up sitting with a few minutes of movement lowers blood sugar after meals in laboratory "
                    "studies. Walking is best tested; simple moves at the desk also worked."
                ),
                tr(
                    "Nobody has set an exact healthy limit for sitting. 30 minutes is a practical rhythm used in "
                    "several trials."
                ),
                tr("Short breaks tend to leave people a bit fresher."),
            ],
            draw_sitting(standing, sitting) if standing is not None and sitting is not None else None,
            tr("Standing, the front of the hip is long; sitting, it is short"),
        ),
        (
            tr("At the desk"),
            [
                tr(
                    "Standing up is what ends a bout of sitting. A squeeze in the chair is good for the glutes, but "
                    "sitting goes on."
                ),
                tr("First stretch, then activate: a sensible order, but studies of it are few and small."),
                tr("If a walk fits better, walk."),
            ],
            draw_desk(squat, Region.GLUTES) if squat is not None else None,
            tr("A half squat at a desk, with a dot where the glutes work"),
        ),
        (
            tr("Running form"),
            [
                tr(
                    "A-skip, B-skip and the straight-leg run practise rhythm and positions. They differ from sprinting "
                    "in many ways."
                ),
                tr(
                    "“Run from the glutes” is a coach’s picture to think of: push the ground away behind you. No trial "
                    "was found that shows drills changing how the glutes are used."
                ),
            ],
            draw_running(running) if running is not None else None,
            tr("A runner’s long step, with the glute that takes the thigh back"),
        ),
    ]
