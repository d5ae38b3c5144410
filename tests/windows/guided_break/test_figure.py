"""The drawn figure of a break without a film: it goes along with the count, and stands where nothing is to move."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.core.durations import SECOND
from glutebreak.windows.guided_break.conductor import FRAME
from windows.guided_break.break_samples import Begin, Break

REPETITION = 6 * SECOND
"""Of the bridge: lifted after 1.5 s, held for 2, lowered after 5.5."""


def drawn(it: Break) -> QImage:
    """The part of the stage that the figure has."""
    return it.window.stage.grab().toImage().copy(48, 24, 752, 276)


def highest_shirt(image: QImage) -> int:
    """How far below the upper edge the shirt begins."""
    return next(
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).green() > image.pixelColor(x, y).red() + 80 for x in range(0, image.width(), 3))
    )


@pytest.fixture
def bridge(begin: Begin) -> Break:
    """A break of bridges whose first repetition begins now, with what moves wanted."""
    it = begin("glute-bridge")
    it.window.conductor.show_film(still=False)
    while not it.window.conductor.moment().counting:
        it.time.go_on(10)
    return it


def test_the_figure_lifts_its_hips_as_the_count_says(bridge: Break) -> None:
    """And lies again at the end of the repetition, as at its beginning."""
    heights = []
    for passed in (0, 1_500, 2_000, 2_500 - FRAME):
        bridge.time.go_on(passed)
        heights.append(highest_shirt(drawn(bridge)))
    lying, lifted, held, lowered = heights
    assert lifted < lying - 20
    assert abs(held - lifted) <= 1
    assert abs(lowered - lying) <= 2


class PaintCounter(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Counted, and let through."""
        self.painted += event.type() == QEvent.Type.Paint
        return False


def test_the_stage_is_painted_anew_as_the_figure_moves(bridge: Break) -> None:
    """Once for each frame, without a film to ask for it; while the break is paused, never."""
    conductor = bridge.window.conductor
    counter = PaintCounter(bridge.window.stage)

    def paintings(frames: int) -> int:
        QApplication.processEvents()
        before = counter.painted
        for _ in range(frames):
            bridge.time.go_on(FRAME)
            QApplication.processEvents()
        return counter.painted - before

    moving = paintings(20)
    conductor.toggle_pause()
    assert (moving >= 19, paintings(20)) == (True, 0)


def test_it_stands_at_the_moment_that_tells_most_where_nothing_is_to_move(begin: Begin) -> None:
    """With its hips up, from the beginning on."""
    it = begin("glute-bridge")
    pictures = [drawn(it)]
    while not it.window.conductor.moment().counting:
        it.time.go_on(10)
    pictures.append(drawn(it))
    it.time.go_on(REPETITION // 2)
    pictures.append(drawn(it))
    assert pictures[0] == pictures[1] == pictures[2]
