"""The end of a break: what was done, the day so far, and the way out."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import BoutRecord, Dated
from glutebreak.core.sitting.happenings import EndedBy, Outcome
from glutebreak.windows.guided_break.day_line import DayLine
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.words import Words
from windows.guided_break.break_samples import OFF_AFTER, Begin, a_day, short_routine, shown_texts


def test_the_end_says_what_was_done_and_how_the_day_is(begin: Begin) -> None:
    """One line, and the day as bricks."""
    it = begin(short_routine(), so_far=a_day())
    it.time.go_on(36_000)

    assert shown_texts(it.window) >= {
        "Well moved",
        "All three exercises, 36\N{NO-BREAK SPACE}s out of the chair.",
        "First break today, one every 61 sitting minutes. Longest stretch of sitting: 31\N{NO-BREAK SPACE}min.",
        "Done",
        "Partly",
        "Couldn’t",
        "Back to work",
    }


def test_a_break_that_is_too_short_is_none_of_the_days(begin: Begin) -> None:
    """The sitting goes on through it, and so the end must not count it."""
    it = begin(short_routine(), so_far=a_day(break_min=37_000))
    it.time.go_on(36_000)

    texts = shown_texts(it.window)
    assert "No break yet today. Longest stretch of sitting: 31\N{NO-BREAK SPACE}min." in texts


@pytest.mark.parametrize("minutes", [6, 90])
def test_the_line_of_the_day_ends_now(look: Look, qtbot: QtBot, minutes: int) -> None:
    """A bout that goes on reaches the word "now", however short the day has been."""
    now = Dated(10 * 3_600_000, 0)
    start = Dated(now.utc - minutes * 60_000, 0)
    bout = BoutRecord(start, now, minutes * 60_000, EndedBy.OPEN)
    (day,) = days(date(1970, 1, 1), 1, Records(bouts=[bout]), OFF_AFTER)
    line = DayLine(look, day, now, taken=0)
    qtbot.addWidget(line)
    line.resize(line.sizeHint())

    image = line.grab().toImage()

    ground, end = image.pixelColor(image.width() - 2, 33), image.width() - look.px(13)
    told = [x for x in range(image.width()) if image.pixelColor(x, 33) != ground]
    assert told[0] == pytest.approx(max(0, end * (1 - minutes / 60)), abs=2)
    assert told[-1] == pytest.approx(end, abs=4)


@pytest.mark.parametrize(
    ("size", "scale"), [((560, 520), 2.0), ((600, 720), 2.0), ((1200, 760), 2.0), ((600, 720), 1.0)]
)
def test_the_way_out_of_the_end_is_always_seen(
    begin: Begin, look: DesktopLook, size: tuple[int, int], scale: float
) -> None:
    """It tells that the window closes by itself; what does not fit above it can be scrolled to."""
    look.set_text_scale(scale)
    it = begin("calf-raise", so_far=a_day())
    it.window.resize(*size)
    it.time.go_on(64_000)
    QApplication.processEvents()
    page = it.window.finished_page
    assert page is not None
    shown = {each.accessibleName(): each for each in page.findChildren(QAbstractButton)}
    for name in ("Back to work", "Keep open"):
        whole = shown[name].rect()
        assert shown[name].visibleRegion().boundingRect() == whole
        assert page.rect().contains(QRect(shown[name].mapTo(page, whole.topLeft()), whole.size()))
    assert shown["Back to work"].hasFocus()


def test_a_seated_break_says_that_sitting_goes_on(begin: Begin) -> None:
    """A squeeze in the chair is told as what it is."""
    it = begin("seated-glute-squeeze")
    it.time.go_on(55_000)

    assert it.resident.told[-1] == ("finished", Outcome.DONE, True)
    assert "Sitting goes on: what is done in the chair does not interrupt it." in shown_texts(it.window)


def test_one_press_corrects_how_it_went(begin: Begin, qtbot: QtBot) -> None:
    """The claim is told apart from what was seen, and the window stays until it is closed."""
    it = begin("calf-raise")
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None

    partly = next(each for each in page.findChildren(QAbstractButton) if each.accessibleName() == "Partly")
    qtbot.mouseClick(partly, Qt.MouseButton.LeftButton)
    it.time.go_on(20_000)

    assert it.resident.told[1:] == [("finished", Outcome.DONE, False), ("corrected", Outcome.PARTLY)]
    assert it.window.isVisible()
    it.key(Qt.Key.Key_Escape)
    assert it.window.isHidden()


def test_the_end_waits_for_whoever_is_there(begin: Begin) -> None:
    """A key stops the eight seconds."""
    it = begin("calf-raise")
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None
    counting = page.counting, page.seconds_left

    it.key(Qt.Key.Key_Tab)
    it.time.go_on(20_000)

    assert counting[0]
    assert not page.counting
    assert it.window.isVisible()


@pytest.mark.parametrize("part", [DayLine, Words])
def test_a_hand_that_moves_over_the_words_of_the_end_keeps_it_open(
    begin: Begin, qtbot: QtBot, part: type[QWidget]
) -> None:
    """Wherever the pointer was when the break was over."""
    it = begin("calf-raise", so_far=a_day())
    it.time.go_on(65_000)
    page = it.window.finished_page
    assert page is not None
    over = page.findChildren(part)[0]
    for by in range(3):
        QApplication.processEvents()
        qtbot.mouseMove(over, over.rect().center() + QPoint(by, by))
    qtbot.waitUntil(lambda: not page.counting)


def test_pressing_back_to_work_closes(begin: Begin) -> None:
    """It has the focus: Enter is enough."""
    it = begin("calf-raise")
    it.time.go_on(64_000)

    it.key(Qt.Key.Key_Return)

    assert it.window.isHidden()
