"""Where one reads from right to left everything stands mirrored, and to the pixel where it stands otherwise."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.break_moment import ExerciseProgress
from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.guided_break.routine_bar import RoutineBar
from glutebreak.windows.look.back_row import BackRow
from glutebreak.windows.look.buttons import IconButton
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import WINDOW_MARGIN
from glutebreak.windows.settings.presets import PresetCard, presets
from glutebreak.windows.settings.rail import RailItem


def written(widget: QWidget, band: QRect) -> tuple[int, int]:
    """From where to where there is dark ink in that band of a widget."""
    image = widget.grab(band).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 110 for y in range(image.height()))
    ]
    return inked[0], inked[-1]


def written_height(widget: QWidget, x: int) -> int:
    """How many points of a column are inked."""
    image = widget.grab().toImage()
    return sum(image.pixelColor(x, y).lightness() < 110 for y in range(image.height()))


def darkness(widget: QWidget, from_start: int, *, mirrored: bool) -> int:
    """The lightness of the darkest point within 60 of where one begins to read, from so far on."""
    image = widget.grab().toImage()
    left = image.width() - from_start - 60 if mirrored else from_start
    return min(image.pixelColor(x, y).lightness() for x in range(left, left + 60) for y in range(image.height()))


def turned(ends: tuple[int, int], width: int, *, mirrored: bool) -> tuple[int, int]:
    """The two ends as distances from where one begins to read."""
    return (width - 1 - ends[1], width - 1 - ends[0]) if mirrored else ends


def test_the_words_of_a_rhythm_begin_where_one_begins_to_read(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """And leave the other end to the tick."""
    room = QWidget()
    qtbot.addWidget(room)
    card = PresetCard(look, presets()[1], room)
    card.resize(230, 92)
    begins, ends = turned(written(card, QRect(6, 41, 218, 40)), 218, mirrored=mirrored)
    assert (abs(begins - 9) <= 2, ends < 130) == (True, True)


def test_a_groups_name_stands_beside_its_icon(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """At either side."""
    room = QWidget()
    qtbot.addWidget(room)
    item = RailItem(look, "bell", "When to ask", room)
    item.setChecked(True)
    item.resize(215, 40)
    begins, ends = turned(written(item, QRect(0, 8, 215, 24)), 215, mirrored=mirrored)
    assert (abs(begins - 14) <= 2, ends < 140) == (True, True)


def page_in(qtbot: QtBot, look: Look, height: int) -> tuple[Page, QWidget]:
    """A page with content of that height, in a window 400 wide and 300 high."""
    content = QWidget()
    content.setMinimumHeight(height)
    page = Page(look, content)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page, content


@pytest.mark.parametrize("height", [200, 900])
def test_content_stands_in_its_place_whether_its_page_scrolls_or_not(
    qtbot: QtBot, look: Look, height: int, *, mirrored: bool
) -> None:
    """The bar lies over the margin, at the side where one ends to read."""
    page, content = page_in(qtbot, look, height)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() is (height > 300))
    assert (content.mapTo(page, QPoint(0, 0)).x(), content.width()) == (0, 400)
    if height > 300:
        at = bar.mapTo(page, QPoint(0, 0)).x()
        assert at == (0 if mirrored else 400 - bar.width())
        assert page.childAt(QPoint(at + 5, 20)) is bar


def test_the_arrow_back_stands_on_the_pages_margin(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """As does everything below it."""
    window = QWidget()
    qtbot.addWidget(window)
    row = BackRow(look, "Exercises")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    row.stand_above(WINDOW_MARGIN, below=6)
    window.resize(400, 60)
    window.show()
    begins, _ = turned(written(window, QRect(0, 18, 400, 36)), 400, mirrored=mirrored)
    assert abs(begins - WINDOW_MARGIN) <= 1


def test_a_routine_goes_on_the_way_one_reads(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """Its bar fills from where one begins to read, and so does the name below it."""
    bar = RoutineBar(look)
    qtbot.addWidget(bar)
    bar.resize(470, 34)
    bar.show_parts((ExerciseProgress(built_in().exercise("donkey-kick"), lasts=100, passed=40, completed=False),))
    filled = turned(written(bar, QRect(0, 2, 470, 4)), 470, mirrored=mirrored)
    named = turned(written(bar, QRect(0, 12, 470, 22)), 470, mirrored=mirrored)
    assert filled == (pytest.approx(0, abs=2), pytest.approx(470 * 0.4, abs=2))
    assert (named[0] <= 3, named[1] < 120) == (True, True)


def test_what_skips_points_away_from_what_stands_between(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """Back and next change places, and with them the way they point."""
    for icon, points_left in (("back", not mirrored), ("next", mirrored)):
        button = IconButton(look, icon, "Skip")
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        # The bar that it points at is all ink, the tip of the arrow hardly any.
        ends = written(button, button.rect())
        bar = ends[0] if points_left else ends[1]
        middle = button.width() // 2
        inked = [written_height(button, x) for x in (bar, 2 * middle - 1 - bar)]
        assert inked[0] > inked[1], icon


def test_the_first_cue_stands_where_one_begins_to_read(qtbot: QtBot, look: Look, *, mirrored: bool) -> None:
    """In strong ink, and the second, paler one after it."""
    line = CueLine(look)
    qtbot.addWidget(line)
    line.resize(600, 26)
    line.show_cues(("Heels down", "Ribs down"), 600)
    line.show()
    begins, ends = turned(written(line, line.rect()), 600, mirrored=mirrored)
    strong, pale = (darkness(line, x, mirrored=mirrored) for x in (begins, ends - 70))
    assert (begins <= 2, ends < 260, strong < pale) == (True, True, True)
    assert line.text() == "Heels down • Ribs down"


@pytest.mark.parametrize(("width", "named"), [(470, 3), (368, 2)])
def test_every_name_of_a_routine_stands_apart_from_the_next(
    qtbot: QtBot, look: Look, width: int, named: int, *, mirrored: bool
) -> None:
    """With room between them, the last one uncut where its part is too short for it; one without room is left out."""
    bar = RoutineBar(look)
    qtbot.addWidget(bar)
    bar.resize(width, 34)
    names = ("half-kneeling-hip-flexor-stretch", "donkey-kick", "glute-bridge")
    parts = zip(map(built_in().exercise, names), (108, 86, 49), strict=True)
    bar.show_parts(
        tuple(ExerciseProgress(exercise, lasts=lasts, passed=0, completed=False) for exercise, lasts in parts)
    )
    image = bar.grab(QRect(0, 12, width, 22)).toImage()
    inked = [x for x in range(width) if any(image.pixelColor(x, y).lightness() < 150 for y in range(22))]
    gaps = [right - left for left, right in pairwise(inked) if right - left > 10]
    ends = turned((inked[0], inked[-1]), width, mirrored=mirrored)
    assert (len(gaps), ends[0] <= 3, ends[1] > width - 90) == (named - 1, True, True)
