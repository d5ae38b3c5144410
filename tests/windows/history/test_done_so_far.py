"""Done so far: every figure on screen equals what the log adds up to."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutebreak.control.window_requests import ClaimAsk
from glutebreak.core.history.exercise_totals import Amount, DoneSoFar, ExerciseDone, Group
from glutebreak.windows.dates_and_lengths import minutes_and_seconds
from glutebreak.windows.history.done_so_far.done_texts import opening
from glutebreak.windows.history.done_so_far.exercise_bars import ExerciseRow
from glutebreak.windows.history.done_so_far.hour_bricks import WIDE
from glutebreak.windows.history.done_so_far.view import DoneView
from glutebreak.windows.history.window import HistoryWindow
from glutebreak.windows.look.theme import Look
from windows.history.sample_log import SampleLog, sample_log
from windows.history.sample_week import MONDAY


@pytest.fixture
def sample(tmp_path: Path) -> SampleLog:
    """Two weeks, the running one until Tuesday."""
    return sample_log(tmp_path)


def shown(qtbot: QtBot, look: Look, sample: SampleLog) -> DoneView:
    """On screen."""
    window = HistoryWindow(sample.parts, look, "done")
    qtbot.addWidget(window)
    window.show()
    view = window.views["done"]
    assert isinstance(view, DoneView)
    return view


def sets_of_the_week(sample: SampleLog) -> list[tuple[str, str | None, int, int, bool]]:
    """All sets that began from the Monday on, from the raw records."""
    return [
        (each.exercise, each.side, each.reps, each.held, each.plausible)
        for run in sample.parts.reader.activations(0, 1 << 50)
        if run.start.local().date() >= MONDAY
        for each in run.sets
    ]


def test_the_sentence_and_the_bars_say_what_the_log_adds_up_to(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Repetitions, minutes and sides, one row each, as screen readers hear them."""
    view = shown(qtbot, look, sample)
    sets = sets_of_the_week(sample)
    reps = sum(each[2] for each in sets)
    minutes = sum(each[3] for each in sets) // 60_000
    assert view.sentence.text() == (
        f"{reps} glute repetitions, {minutes} minutes of hip-flexor stretch, more on the left so far."
    )
    left = sum(each[2] for each in sets if each[:2] == ("standing-hip-extension", "left"))
    right = sum(each[2] for each in sets if each[:2] == ("standing-hip-extension", "right"))
    squats = sum(each[2] for each in sets if each[0] == "half-squat")
    claimed = sum(each[2] for each in sets if not each[4])
    count = Counter(each[0] for each in sets)
    extensions = f"Standing hip extension: {count['standing-hip-extension']} sets,"
    half_squats = f"Half squat: {count['half-squat']} sets, both sides at once {squats} repetitions,"
    assert [row.text() for row in view.findChildren(ExerciseRow)][1:] == [
        f"{extensions} left {left} repetitions, right {right} repetitions",
        f"{half_squats} {claimed} of it done while typing",
    ]


@pytest.mark.parametrize(
    ("milliseconds", "said", "beside_it"),
    [
        (18_500, "18 seconds", "0:18"),
        (18_501, "19 seconds", "0:19"),
        (59_600, "1 minute", "1:00"),
        (90_000, "2 minutes", "1:30"),
    ],
)
def test_one_stretch_is_as_long_in_the_sentence_as_beside_its_name(
    milliseconds: int, said: str, beside_it: str
) -> None:
    """Seconds are rounded in the same way in both."""
    given = Amount(sets=1, held=milliseconds)
    stretch = ExerciseDone("couch-stretch", Group.STRETCH, Amount(), Amount(), given)
    assert opening(DoneSoFar((stretch,), ())) == f"**{said} of hip-flexor stretch.**"
    assert minutes_and_seconds(milliseconds) == beside_it


def test_the_asks_are_counted_by_the_hour(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Each hour's bricks are its answers."""
    view = shown(qtbot, look, sample)
    asks = [
        (each.shows[0].at.local().hour, each.outcome == "start")
        for each in sample.parts.reader.asks(0, 1 << 50)
        if each.shows[0].at.local().date() >= MONDAY
    ]
    yes = sum(started for _, started in asks)
    assert view.count.text() == f"{yes} of {len(asks)}"
    said = {label.text() for label in view.hours.findChildren(QLabel)}
    for hour in {hour for hour, _ in asks}:
        answers = [started for at, started in asks if at == hour]
        assert f"{hour}:00: started {sum(answers)} of {len(answers)}" in said


def test_what_was_done_by_the_user_s_word_is_told_apart(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """It is no yes, adds no set, and says so."""
    asks = sample.parts.reader.asks(0, 1 << 50)
    ask = next(each for each in asks if each.outcome == "skip" and each.shows[0].at.local().date() >= MONDAY)
    view = shown(qtbot, look, sample)
    before, sentence = view.count.text(), view.sentence.text()
    sample.resident(ClaimAsk(ask.id, done=True))
    view.refresh()
    assert (view.count.text(), view.sentence.text()) == (before, sentence)
    assert (view.by_word.text(), view.by_word.isVisible()) == ("and 1 done by your word", True)
    assert view.ask_legend.text() == "started, done by your word, later, skipped, no answer"
    hour = ask.shows[0].at.local().hour
    said = [label.text() for label in view.hours.labels if label.text().startswith(f"{hour}:00: ")]
    assert [each.endswith(", 1 more done by your word") for each in said] == [True]


def test_the_table_has_the_same_figures(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Row by row."""
    view = shown(qtbot, look, sample)
    view.show_table(table=True)
    texts = [[view.table.item(row, column).text() for column in range(6)] for row in range(view.table.rowCount())]
    sets = sets_of_the_week(sample)
    stretched = sum(each[3] for each in sets if each[1] == "left") // 1000
    row = next(each for each in texts if each[3] and each[0].endswith("stretch"))
    assert row == [
        "Standing hip-flexor stretch",
        str(sum(each[0] == "standing-hip-flexor-stretch" for each in sets)),
        f"{stretched // 60}:{stretched % 60:02}",
        f"{stretched // 60}:{stretched % 60:02}",
        "",
        "",
    ]


def test_headings_end_where_their_figures_do(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """In every column of figures."""
    view = shown(qtbot, look, sample)
    view.show_table(table=True)
    table, header = view.table, view.table.horizontalHeader()
    image = table.grab().toImage()

    def last_ink(column: int, top: int, bottom: int) -> int:
        left = table.columnViewportPosition(column)
        inside = range(left, left + table.columnWidth(column))
        inked = [x for x in inside if any(image.pixelColor(x, y).lightness() < 150 for y in range(top, bottom))]
        return inked[-1]

    figures = range(header.height() + 4, header.height() + 3 * table.rowHeight(0) - 4)
    for column in (1, 2, 3):
        heading, figure = last_ink(column, 2, header.height() - 4), last_ink(column, figures.start, figures.stop)
        assert heading == pytest.approx(figure, abs=3), column


def test_the_week_before_is_there_too(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """And one without anything says so."""
    view = shown(qtbot, look, sample)
    view.show_span_of(MONDAY - timedelta(days=7))
    assert view.span_name(short=True) == "9 to 15 Nov"
    view.step(-1)
    assert view.sentence.text() == "Nothing was logged in this week."


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_hours_stand_evenly_from_where_one_begins_to_read(
    qtbot: QtBot, look: Look, sample: SampleLog, direction: Qt.LayoutDirection
) -> None:
    """No brick is cut, and each hour is as far from the next."""
    view = shown(qtbot, look, sample)
    view.setLayoutDirection(direction)
    view.hours.resize(view.hours.width() + 1, view.hours.height())
    places = [label.geometry() for label in view.hours.labels]
    assert len({after.x() - before.x() for before, after in pairwise(places)}) == 1
    first = places[0]
    beside = (first.width() - WIDE) / 2
    begins = first.x() if direction is Qt.LayoutDirection.LeftToRight else view.hours.width() - first.right() - 1
    assert 0 <= begins + beside <= 1
