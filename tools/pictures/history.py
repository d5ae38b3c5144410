"""The states of the history that pictures are taken of: the day, the week, what was done so far, and what goes out."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.history.timeline import AskMark, Block
from glutebreak.core.records import ActivationRecord, Dated
from glutebreak.places import shipped
from glutebreak.storage.catalogue_file import read_built_in
from glutebreak.storage.log import Log, open_log
from glutebreak.storage.reader import LogReader
from glutebreak.windows.history.context import HistoryContext
from glutebreak.windows.history.day.view import DayView
from glutebreak.windows.history.export_panel import ExportPanel
from glutebreak.windows.history.week.chart import BricksChart
from glutebreak.windows.history.week.view import WeekView
from glutebreak.windows.history.window import HistoryWindow
from pictures.invented_log import (
    BERLIN,
    TUESDAY,
    at,
    write_busy_weeks,
    write_day,
    write_weeks,
)
from pictures.invented_resident import InventedResident
from pictures.manual_time import ManualTime
from pictures.state import ALL, BOTH, LARGE_TEXT, Build, State, Surroundings

LARGE, NARROW, LEAST = (1200, 840), (600, 820), (560, 520)
TUESDAY_EVENING = datetime(2026, 11, 17, 17, 40, tzinfo=BERLIN)
WEDNESDAY_MORNING = datetime(2026, 11, 18, 10, 4, tzinfo=BERLIN)
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 13, 28, tzinfo=BERLIN)
FIRST_MORNING = (("8:40", 34, "start"), ("9:18", 24, "away"), ("9:50", 60, "away"))
FEW_WEEKS, YEAR = 2, 52

Write = Callable[[Log, LogReader, datetime], None]
Then = Callable[[HistoryWindow], None]


def history_states() -> tuple[State, ...]:
    """Every state."""
    both_sizes = (*BOTH, LARGE_TEXT)
    full, tuesday = _opened("week"), _opened("day", now=TUESDAY_EVENING)
    done = _opened("done")
    busy = {view: _opened(view, _busy) for view in ("day", "week", "done")}
    first = {view: _opened(view, _first_day, WEDNESDAY_MORNING) for view in ("day", "week", "done")}
    empty = {view: _opened(view, _nothing) for view in ("day", "week", "done")}
    return (
        State(name="week", build=full, size=LARGE, then=_then(_choose_tuesday), appearances=ALL),
        State(name="week-today", build=full, size=LARGE),
        State(name="week-before", build=full, size=LARGE, then=_then(_a_span_back)),
        State(name="week-keyboard", build=full, size=LARGE, then=_then(_walk_the_week)),
        State(name="week-empty", build=empty["week"], size=LARGE),
        State(name="week-first-day", build=first["week"], size=LARGE, appearances=both_sizes),
        State(name="week-busy-year", build=busy["week"], size=LARGE),
        State(name="week-busy-year-before", build=busy["week"], size=LARGE, then=_then(lambda it: it.current.step(-9))),
        State(name="week-table", build=full, size=LARGE, then=_then(_table), appearances=both_sizes),
        State(name="week-narrow", build=full, size=NARROW, appearances=both_sizes),
        State(name="week-least", build=full, size=LEAST),
        State(name="week-unreadable", build=_unreadable, size=LARGE),
        State(name="day", build=tuesday, size=LARGE, appearances=ALL),
        State(name="day-closer", build=tuesday, size=LARGE, then=_then(_open_longest), appearances=both_sizes),
        State(name="day-claim", build=tuesday, size=LARGE, then=_then(_open_skipped)),
        State(name="day-run", build=tuesday, size=LARGE, then=_then(_open_run)),
        State(name="day-corrected", build=_opened("day", _corrected, TUESDAY_EVENING), size=LARGE),
        State(name="day-past", build=_opened("day"), size=LARGE, then=_then(_a_span_back)),
        State(name="day-running", build=_opened("day"), size=LARGE),
        State(name="day-empty", build=empty["day"], size=LARGE),
        State(name="day-first", build=first["day"], size=LARGE),
        State(name="day-busy-year", build=busy["day"], size=LARGE, then=_then(lambda it: it.current.step(-3))),
        State(name="day-table", build=tuesday, size=LARGE, then=_then(_table)),
        State(name="day-narrow", build=tuesday, size=NARROW, appearances=both_sizes),
        State(name="day-narrow-closer", build=tuesday, size=NARROW, then=_then(_open_longest)),
        State(name="done", build=done, size=LARGE, appearances=ALL),
        State(name="done-claimed", build=_opened("done", _claimed), size=LARGE),
        State(name="done-empty", build=empty["done"], size=LARGE),
        State(name="done-first-day", build=first["done"], size=LARGE),
        State(name="done-busy-year", build=busy["done"], size=LARGE),
        State(name="done-table", build=done, size=LARGE, then=_then(_table)),
        State(name="done-narrow", build=done, size=NARROW, appearances=both_sizes),
        State(name="calendar", build=full, size=LARGE, then=_then(_press("title")), appearances=both_sizes),
        State(name="calendar-narrow", build=full, size=NARROW, then=_then(_press("title"))),
        State(name="out", build=full, size=LARGE, then=_then(_press("out")), appearances=both_sizes),
        State(name="out-days", build=full, size=LARGE, then=_then(_choose_days)),
        State(name="out-delete", build=full, size=LARGE, then=_then(_ask_to_delete)),
        State(name="out-narrow", build=full, size=NARROW, then=_then(_press("out")), appearances=both_sizes),
    )


def _full(log: Log, _: LogReader, now: datetime) -> None:
    with log.step():
        write_weeks(log, now, FEW_WEEKS)


def _busy(log: Log, _: LogReader, now: datetime) -> None:
    with log.step():
        write_busy_weeks(log, now, YEAR)


def _first_day(log: Log, _: LogReader, now: datetime) -> None:
    write_day(log, now.date(), FIRST_MORNING, now)


def _nothing(_: Log, __: LogReader, ___: datetime) -> None:
    """Nothing yet."""


def _corrected(log: Log, reader: LogReader, now: datetime) -> None:
    """A part of the long call was standing, the last bout was somebody else's, and a skipped ask was done."""
    _claimed(log, reader, now)
    today = now.date()
    bouts = {bout.start: bout.id for bout in reader.bouts(0, 1 << 50)}
    long, last = (bouts[at(today, TUESDAY[nth][0])] for nth in (3, 13))
    log.correct_sitting(SittingCorrection(Dated.of(now), long, 20 * MINUTE, 55 * MINUTE, Said.STANDING))
    log.correct_sitting(SittingCorrection(Dated.of(now), last, 0, 22 * MINUTE, Said.AWAY))


def _claimed(log: Log, reader: LogReader, now: datetime) -> None:
    """The last two skipped asks were done."""
    _full(log, reader, now)
    for ask in [each.id for each in reader.asks(0, 1 << 50) if each.outcome == "skip"][-2:]:
        log.claim_ask(ask, Dated.of(now), done=True)


def _opened(view: str, write: Write = _full, now: datetime = FRIDAY_AFTERNOON) -> Build:
    """The window with that view, on a log that was written up to now."""

    def build(around: Surroundings) -> QWidget:
        time = ManualTime(now)
        log = open_log(around.folder / "log.db", around.folder / "backups", time).log
        write(log, LogReader(around.folder / "log.db"), now)
        return _window(around, time, log, view)

    return build


def _unreadable(around: Surroundings) -> QWidget:
    time = ManualTime(FRIDAY_AFTERNOON)
    log = open_log(around.folder / "log.db", around.folder / "backups", time).log
    other = around.folder / "other.db"
    other.write_bytes(b"This was a log once.\n" * 400)
    return _window(around, time, log, "week", other.name)


def _window(around: Surroundings, time: ManualTime, log: Log, view: str, name: str = "log.db") -> HistoryWindow:
    built_in = read_built_in(shipped("resources", "catalogue.json"))
    parts = HistoryContext(
        reader=LogReader(around.folder / name),
        clock=time,
        catalogue=lambda: built_in,
        send=InventedResident(log, lambda: Dated.of(time.wall())),
        off_after=120 * MINUTE,
        goal=390 * MINUTE,
    )
    window = HistoryWindow(parts, around.look, view)
    window.destroyed.connect(log.close)
    return window


def _then(act: Then) -> Callable[[QWidget], None]:
    def acted(window: QWidget) -> None:
        assert isinstance(window, HistoryWindow)
        act(window)

    return acted


def _press(button: str) -> Then:
    def act(window: HistoryWindow) -> None:
        getattr(window.header, button).click()

    return act


def _a_span_back(window: HistoryWindow) -> None:
    window.current.step(-1)


def _table(window: HistoryWindow) -> None:
    window.header.table.click()


def _chart(window: HistoryWindow) -> BricksChart:
    view = window.views["week"]
    assert isinstance(view, WeekView)
    return view.chart


def _choose_tuesday(window: HistoryWindow) -> None:
    _chart(window).column_of(date(2026, 11, 17)).setChecked(True)


def _walk_the_week(window: HistoryWindow) -> None:
    """By keyboard to Thursday, so that the focus shows."""
    column = _chart(window).column_of(FRIDAY_AFTERNOON.date())
    column.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(column, Qt.Key.Key_Left)


def _day(window: HistoryWindow) -> DayView:
    view = window.views["day"]
    assert isinstance(view, DayView)
    return view


def _open_longest(window: HistoryWindow) -> None:
    blocks = [item for item in _day(window).chart.items if isinstance(item.shown, Block)]
    max(blocks, key=lambda item: item.width()).click()


def _open_skipped(window: HistoryWindow) -> None:
    next(
        item
        for item in _day(window).chart.items
        if isinstance(item.shown, AskMark) and item.shown.ask.outcome == "skip"
    ).click()


def _open_run(window: HistoryWindow) -> None:
    runs = [item for item in _day(window).chart.items if isinstance(item.shown, ActivationRecord)]
    runs[len(runs) // 2].click()


def _out(window: HistoryWindow) -> ExportPanel:
    window.header.out.click()
    panel = window.findChild(ExportPanel)
    assert isinstance(panel, ExportPanel)
    return panel


def _choose_days(window: HistoryWindow) -> None:
    panel = _out(window)
    panel.range.choose("days")
    panel.range.chosen.emit("days")


def _ask_to_delete(window: HistoryWindow) -> None:
    _out(window).delete_button.click()
