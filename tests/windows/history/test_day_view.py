"""The day: what lies on its line equals the log, and what is wrong about it can be corrected and taken back."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from glutebreak.control.window_requests import ClaimAsk, CorrectBout
from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import Said
from glutebreak.core.history.timeline import AskEnded, AskMark, Block, SaidBlock
from glutebreak.core.records import ActivationRecord
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.windows.dates_and_lengths import NO_BREAK
from glutebreak.windows.history.day.correction_form import CorrectSitting, Facts
from glutebreak.windows.history.day.timeline_items import TimelineItem
from glutebreak.windows.history.day.view import DayView
from glutebreak.windows.history.window import HistoryWindow
from glutebreak.windows.look.theme import Look
from windows.history.sample_log import DAY, TUESDAY, SampleLog, sample_log


@pytest.fixture
def sample(tmp_path: Path) -> SampleLog:
    """The day in the pictures, and those before it."""
    return sample_log(tmp_path)


def shown(qtbot: QtBot, look: Look, sample: SampleLog) -> DayView:
    """On screen."""
    window = HistoryWindow(sample.parts, look, "day")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = window.views["day"]
    assert isinstance(view, DayView)
    return view


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace(NO_BREAK, " ")


def longest(view: DayView) -> TimelineItem:
    """The longest bout's block."""
    blocks = [item for item in view.chart.items if isinstance(item.shown, Block)]
    return max(blocks, key=lambda item: item.shown.within)  # type: ignore[union-attr]


def popped(view: DayView, kind: type[Facts] = Facts) -> Facts:
    """What stands in the popover."""
    return next(each for each in view.window().findChildren(kind) if each.isVisible())


def test_the_day_opens_with_its_figures(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The total, the bouts, how often the user was up, how long they were active."""
    view = shown(qtbot, look, sample)
    assert plain(view.sentence.text()) == "7 h 54 sitting"
    assert plain(view.added.text()) == "in 14 bouts, up 13 times, 15 min of stretching and glutes"


def test_every_bout_lies_in_its_place_and_has_a_name(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Screen readers hear when each was and how long; its width is its length."""
    view = shown(qtbot, look, sample)
    blocks = [item for item in view.chart.items if isinstance(item.shown, Block)]
    assert [item.shown.within // MINUTE for item in blocks] == [minutes for _, minutes, _ in DAY]  # type: ignore[union-attr]
    assert plain(blocks[3].accessibleName()) == "Sitting 9:12 to 10:46, 1 h 34"
    a_minute = blocks[3].width() / 94
    assert all(abs(item.width() - item.shown.within / MINUTE * a_minute) <= 1.5 for item in blocks)  # type: ignore[union-attr]
    assert all(one.geometry().right() <= other.x() for one, other in pairwise(blocks))


def test_arrows_go_through_the_day_and_enter_opens(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """One stop for Tab; Home and End reach both ends of the day; Escape closes and gives the keyboard back."""
    view = shown(qtbot, look, sample)
    stops = [item for item in view.chart.items if item.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [longest(view)]
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stops[0], Qt.Key.Key_Home)
    assert view.chart.items[0].hasFocus()
    QTest.keyClick(view.chart.items[0], Qt.Key.Key_Right)
    assert view.chart.items[1].hasFocus()
    QTest.keyClick(view.chart.items[1], Qt.Key.Key_Return)
    popover = popped(view).parentWidget()
    assert popover is not None
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert popover.isHidden()


def test_a_part_of_a_bout_becomes_standing_and_is_taken_back(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The day's figures follow at once; the log keeps the bout as it was."""
    view = shown(qtbot, look, sample)
    before = sample.parts.reader.bouts(0, 1 << 50)
    bout = next(each for each in before if each.lasted == 94 * MINUTE and each.start.local().date() == TUESDAY)
    longest(view).click()
    content = popped(view, CorrectSitting)
    assert isinstance(content, CorrectSitting)
    content.since.setText("9:30")
    content.until.setText("10:40")
    content.buttons[-1].click()
    assert sample.resident.asked[-1] == CorrectBout(bout.id, 18 * MINUTE, 88 * MINUTE, Said.STANDING)
    assert plain(view.sentence.text()) == "6 h 44 sitting"
    assert plain(view.added.text()).startswith("in 15 bouts, up 14 times")
    said = next(item for item in view.chart.items if isinstance(item.shown, SaidBlock))
    assert plain(said.accessibleName()) == "Standing 9:30 to 10:40, by your correction"
    said.click()
    popped(view).buttons[0].click()
    assert plain(view.sentence.text()) == "7 h 54 sitting"
    assert sample.parts.reader.bouts(0, 1 << 50) == before


def test_a_whole_bout_was_not_theirs(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The fields hold all of it at first; somebody else sat there."""
    view = shown(qtbot, look, sample)
    longest(view).click()
    content = popped(view, CorrectSitting)
    assert isinstance(content, CorrectSitting)
    assert (content.since.text(), content.until.text()) == ("9:12", "10:46")
    content.choices[Said.AWAY].setChecked(True)
    content.buttons[-1].click()
    asked = sample.resident.asked[-1]
    assert isinstance(asked, CorrectBout)
    assert (asked.since, asked.until, asked.said) == (0, 94 * MINUTE, Said.AWAY)
    assert plain(view.sentence.text()) == "6 h 20 sitting"


@pytest.mark.parametrize(
    "typed",
    [
        ("soon", "10:40", "Type times such as 9:30."),
        ("10:40", "9:30", "The end must come after the start."),
        ("8:00", "10:40", "Choose times from 9:12 to 10:46."),
        ("9:12", "12:00", "Choose times from 9:12 to 10:46."),
    ],
)
def test_what_cannot_be_is_said_in_place(qtbot: QtBot, look: Look, tmp_path: Path, typed: tuple[str, str, str]) -> None:
    """One sentence, and nothing is asked of the resident."""
    since, until, sentence = typed
    sample = sample_log(tmp_path)
    view = shown(qtbot, look, sample)
    longest(view).click()
    content = popped(view, CorrectSitting)
    assert isinstance(content, CorrectSitting)
    content.since.setText(since)
    content.until.setText(until)
    content.buttons[-1].click()
    assert content.note.text() == sentence
    assert sample.resident.asked == []


def test_i_did_do_it(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """A run that was noted as partly done becomes done, and can be put back."""
    view = shown(qtbot, look, sample)
    runs = [item for item in view.chart.items if isinstance(item.shown, ActivationRecord)]
    partly = next(item for item in runs if item.shown.outcome is Outcome.PARTLY)  # type: ignore[union-attr]
    partly.click()
    popped(view).buttons[0].click()
    assert sample.resident.asked[-1].outcome is Outcome.DONE  # type: ignore[attr-defined]  # it is a correction
    again = next(
        item
        for item in view.chart.items
        if isinstance(item.shown, ActivationRecord) and item.shown.outcome is Outcome.PARTLY
    )
    assert again.accessibleName().endswith("done")
    again.click()
    popped(view).buttons[0].click()
    assert sample.resident.asked[-1].outcome is Outcome.PARTLY  # type: ignore[attr-defined]  # it is a correction


def test_a_skipped_ask_was_done_all_the_same(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """By the user's word, told apart from what was seen, and taken back again; it adds no break and no sitting."""
    view = shown(qtbot, look, sample)
    opening = (view.sentence.text(), view.added.text())

    def skipped() -> TimelineItem:
        return next(
            item for item in view.chart.items if isinstance(item.shown, AskMark) and item.shown.ask.outcome == "skip"
        )

    name = skipped().accessibleName()
    skipped().click()
    popped(view).buttons[0].click()
    assert ClaimAsk(skipped().shown.ask.id, done=True) in sample.resident.asked  # type: ignore[union-attr]
    assert skipped().accessibleName() == f"{name}, done by your word"
    assert "done by your word" in view.legend.text()
    assert view.shown is not None
    claimed = [event.fact for event in view.shown.events if getattr(event.fact, "claimed", False)]
    assert (claimed, view.sentence.text(), view.added.text()) == ([AskEnded("skip", claimed=True)], *opening)
    skipped().click()
    popped(view).buttons[0].click()
    assert (skipped().accessibleName(), "done by your word" in view.legend.text()) == (name, False)


def test_a_refusal_stays_in_the_popover(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The resident's sentence replaces the note; nothing is closed."""
    view = shown(qtbot, look, sample)
    sample.resident.refuse = "There is no such bout any more."
    longest(view).click()
    content = popped(view, CorrectSitting)
    content.buttons[-1].click()
    assert (content.note.text(), content.isVisible()) == ("There is no such bout any more.", True)


def test_the_table_tells_all_that_happened(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Every event, the latest first, in words."""
    view = shown(qtbot, look, sample)
    view.show_table(table=True)
    rows = [tuple(view.table.item(row, column).text() for column in range(3)) for row in range(view.table.rowCount())]
    assert view.shown is not None
    assert len(rows) == len(view.shown.events)
    assert ("10:40", "Call ended", "it had held the ask back for 58 min") in [tuple(map(plain, row)) for row in rows]
    assert ("16:28", "Got up", "after 25 min") in [tuple(map(plain, row)) for row in rows]


def test_why_now_is_told_for_today_only(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Yesterday's reasons are no longer the question."""
    view = shown(qtbot, look, sample)
    assert view._left.isVisible()
    view.show_span_of(TUESDAY - timedelta(days=1))
    assert not view._left.isVisible()
