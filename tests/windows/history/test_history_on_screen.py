"""Every figure the history shows, as it is spelled, equals a second computation from the raw rows of random logs."""

import json
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from awkward_times import OFF_AFTER
from glutebreak.places import shipped
from glutebreak.storage import schema
from glutebreak.storage.reader import LogReader
from glutebreak.windows.history.day.view import DayView
from glutebreak.windows.history.done_so_far.view import DoneView
from glutebreak.windows.history.week.view import WeekView
from glutebreak.windows.history.window import HistoryWindow
from glutebreak.windows.look.theme import Look
from windows.history import second_computation
from windows.history.random_logs import RandomLog, random_logs
from windows.history.sample_log import sample_log
from windows.history.second_computation import RawLog

ON_SCREEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
CATALOGUE = json.loads(shipped("resources", "catalogue.json").read_text(encoding="utf-8"))


class Shown:
    """The history window over a log that can be exchanged for another."""

    def __init__(self, qtbot: QtBot, look: Look, folder: Path) -> None:
        sample = sample_log(folder / "sample", empty=True)
        self._clock = sample.clock
        self._empty, self._log = folder / "empty.db", folder / "log.db"
        schema.migrate_here(self._empty)
        shutil.copy(self._empty, self._log)
        parts = replace(sample.parts, reader=LogReader(self._log), send=lambda *_, **__: None)
        self._window = HistoryWindow(parts, look, "week")
        qtbot.addWidget(self._window)
        self._window.resize(1200, 840)

    def exchange(self, log: RandomLog) -> RawLog:
        """Show another log; returns its raw rows."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._log}{suffix}").unlink(missing_ok=True)
        shutil.copy(self._empty, self._log)
        log.write(self._log)
        self._clock.now = log.wall(log.now)
        return RawLog(self._log, CATALOGUE, OFF_AFTER)

    def view(self, key: str, day: date) -> WeekView | DayView | DoneView:
        """A view at a day, read anew."""
        self._window.show_view(key)
        view = self._window.views[key]
        assert isinstance(view, WeekView | DayView | DoneView)
        view.refresh()
        view.show_span_of(day)
        return view


@pytest.fixture
def on_screen(qtbot: QtBot, look: Look, tmp_path: Path) -> Shown:
    """The window, over an empty log."""
    (tmp_path / "sample").mkdir()
    return Shown(qtbot, look, tmp_path)


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rows_of(table: object) -> list[tuple[str, ...]]:
    """What stands in a table."""
    model = table.model()  # type: ignore[attr-defined]
    return [
        tuple(plain(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def a_day(log: RandomLog, data: st.DataObject) -> date:
    """A day of the log, none that is still to come."""
    return min(data.draw(st.sampled_from(log.days())), log.wall(log.now).date())


def test_the_second_computation_knows_nothing_of_the_product() -> None:
    """What it shares with it could be wrong in both."""
    assert "import glutebreak" not in Path(second_computation.__file__).read_text(encoding="utf-8")
    assert "from glutebreak" not in Path(second_computation.__file__).read_text(encoding="utf-8")


@ON_SCREEN
@given(random_logs(), st.data())
def test_a_day_on_screen(on_screen: Shown, log: RandomLog, data: st.DataObject) -> None:
    """Its sentence, everything on its line, and every row of its table."""
    raw = on_screen.exchange(log)
    day = a_day(log, data)
    view = on_screen.view("day", day)
    assert isinstance(view, DayView)
    names = Counter(plain(item.accessibleName()) for item in view.chart.items)
    line = raw.on_the_line(day, log.now)
    if raw.is_empty(day, log.now):
        assert plain(view.sentence.text()).startswith("Nothing")
    else:
        assert (plain(view.sentence.text()), plain(view.added.text())) == raw.day_opening(day)
    assert names == line
    assert Counter(rows_of(view.table)) == raw.happened(day)


@ON_SCREEN
@given(random_logs(), st.data())
def test_a_week_on_screen(on_screen: Shown, log: RandomLog, data: st.DataObject) -> None:
    """Its six figures, every row of its table up to today, and what screen readers say of each day."""
    raw = on_screen.exchange(log)
    day = a_day(log, data)
    view = on_screen.view("week", day)
    assert isinstance(view, WeekView)
    view.show_table(table=True)
    monday, today = day - timedelta(days=day.weekday()), log.wall(log.now).date()
    assert [plain(each.value.text()) for each in view.numbers.numbers] == raw.six_figures(monday)
    table = rows_of(view.table)
    for nth in range(7):
        there = monday + timedelta(days=nth)
        name = f"{there:%a} {there.day}"
        expected = raw.table_row(name, raw.day(there)) if there <= today else [name, *[""] * 9]
        assert list(table[nth]) == expected
    assert list(table[7]) == raw.table_row("Week", raw.week(monday))
    begun = [nth for nth in range(7) if monday + timedelta(days=nth) <= today]
    assert [plain(view.chart.columns[nth].accessibleDescription()) for nth in begun] == [
        raw.day_in_words(monday + timedelta(days=nth)) for nth in begun
    ]


@ON_SCREEN
@given(random_logs(), st.data())
def test_what_was_done_on_screen(on_screen: Shown, log: RandomLog, data: st.DataObject) -> None:
    """Its sentence, its table, and what each hour says of its asks."""
    raw = on_screen.exchange(log)
    day = a_day(log, data)
    view = on_screen.view("done", day)
    assert isinstance(view, DoneView)
    done = raw.done(day - timedelta(days=day.weekday()))
    if done.sets or done.answers or view.can_step_on():
        assert plain(view.sentence.text()) == done.sentence()
    assert Counter(rows_of(view.table)) == done.table()
    assert (view.count.text(), view.hours.labels and [each.text() for each in view.hours.labels]) == (
        done.count(),
        done.hours(),
    )
    assert view.by_word.text() == f"and {done.claimed()} done by your word"
