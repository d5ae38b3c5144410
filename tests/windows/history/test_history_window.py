"""The history window: three views under one header, files that go out, and days that are deleted."""

import csv
import json
import stat
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.control.news import DeletionDone
from glutebreak.control.window_requests import Delete
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.durations import MINUTE
from glutebreak.windows.history.calendar import MonthCalendar
from glutebreak.windows.history.context import HistoryContext
from glutebreak.windows.history.day.view import DayView
from glutebreak.windows.history.done_so_far.view import DoneView
from glutebreak.windows.history.export_panel import ExportPanel
from glutebreak.windows.history.week.view import WeekView
from glutebreak.windows.history.window import HistoryWindow
from glutebreak.windows.look.theme import Look
from windows.dressing import Dress
from windows.history.sample_log import TUESDAY, SampleLog, sample_log
from windows.history.sample_week import BERLIN, tab_walk

MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def sample(tmp_path: Path) -> SampleLog:
    """Two weeks, the last day of which is the one in the pictures."""
    return sample_log(tmp_path)


def shown(qtbot: QtBot, look: Look, parts: HistoryContext, view: str = "week") -> HistoryWindow:
    """On screen, with the keyboard."""
    window = HistoryWindow(parts, look, view)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def out_panel(window: HistoryWindow) -> ExportPanel:
    """The popover for what goes out, opened by its key."""
    QTest.keyClick(window, Qt.Key.Key_E)
    panel = window.findChild(ExportPanel)
    assert isinstance(panel, ExportPanel)
    return panel


def test_only_the_view_that_is_looked_at_is_made(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The others follow when they are chosen, by the segments' keys too."""
    window = shown(qtbot, look, sample.parts)
    kinds = [[type(each) for each in window.views.values()]]
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        QTest.keyClick(window, key)
        kinds.append([type(each) for each in window.views.values()])
    assert kinds == [[WeekView], [WeekView, DayView], [WeekView, DayView, DoneView]]
    assert window.header.views.current() == "done"


def test_a_day_is_opened_from_the_week_by_enter_and_by_its_button(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Enter on Monday's column shows Monday; back in the week the button does."""
    window = shown(qtbot, look, sample.parts)
    week = window.views["week"]
    assert isinstance(week, WeekView)
    week.chart.columns[0].setChecked(True)
    QTest.keyClick(week.chart.columns[0], Qt.Key.Key_Return)
    assert (window.header.views.current(), window.current.days()) == ("day", (MONDAY, MONDAY))
    QTest.keyClick(window, Qt.Key.Key_2)
    week.chart.columns[1].setChecked(True)
    week.open_button.click()
    assert window.current.days() == (TUESDAY, TUESDAY)


def test_page_up_and_down_go_by_the_span_that_is_shown(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """By days, by weeks, and never into the future."""
    window = shown(qtbot, look, sample.parts, "day")
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert (window.current.days()[0], window.header.onwards.isEnabled()) == (TUESDAY, False)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert (window.current.days()[0], window.header.title.words()) == (MONDAY, "Monday 16 November")
    QTest.keyClick(window, Qt.Key.Key_2)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.header.title.words() == "Week 46, 9 to 15 November"
    window.header.today.click()
    assert window.header.title.words() == "Week 47, 16 to 22 November"


def test_t_shows_the_table_and_the_picture_again(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The button says what it will do next."""
    window = shown(qtbot, look, sample.parts)
    week = window.views["week"]
    assert isinstance(week, WeekView)
    seen = [(week.table.isVisible(), window.header.table.accessibleName())]
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_T)
        seen.append((week.table.isVisible(), window.header.table.accessibleName()))
    assert seen == [
        (False, "Show as a table (T)"),
        (True, "Show as a picture (T)"),
        (False, "Show as a table (T)"),
    ]


def test_any_week_is_a_jump_away(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The calendar opens on what is shown; a month back and Enter goes there, a day to come cannot be had."""
    window = shown(qtbot, look, sample.parts)
    QTest.keyClick(window, Qt.Key.Key_G)
    calendar = window.findChild(MonthCalendar)
    assert isinstance(calendar, MonthCalendar)
    focused = next(cell for cell in calendar.cells if cell.hasFocus())
    assert focused.day == MONDAY
    assert not next(cell for cell in calendar.cells if cell.day == TUESDAY + timedelta(days=1)).isEnabled()
    QTest.keyClick(focused, Qt.Key.Key_PageUp)
    october = next(cell for cell in calendar.cells if cell.hasFocus())
    QTest.keyClick(october, Qt.Key.Key_Return)
    assert window.current.days()[0] == date(2026, 10, 19)


def test_what_is_shown_goes_out_as_a_table(qtbot: QtBot, look: Look, sample: SampleLog, tmp_path: Path) -> None:
    """The week's records, and a sentence that says how many and where."""
    target = tmp_path / "week.csv"
    parts = replace(
        sample.parts, choose_path=lambda _, name: target if name == "glutebreak-2026-11-16-2026-11-17.csv" else None
    )
    panel = out_panel(shown(qtbot, look, parts))
    panel.buttons["csv"].click()
    with target.open(newline="", encoding="utf-8") as file:
        bouts = [row for row in csv.DictReader(file) if row["is"] == "bout"]
    assert {row["start"][:10] for row in bouts} == {"2026-11-16", "2026-11-17"}
    assert panel.note.text().endswith(f"records in {target}.")


@pytest.mark.parametrize(
    ("which", "days", "named"), [("all", 7, "glutebreak.jsonl"), ("days", 1, "glutebreak-2026-11-10.jsonl")]
)
def test_any_range_goes_out_as_json_lines(  # noqa: PLR0917
    qtbot: QtBot, look: Look, tmp_path: Path, which: str, days: int, named: str
) -> None:
    """Everything, or from one typed day to another, in a file that is named after it."""
    sample = sample_log(tmp_path)
    parts = replace(sample.parts, choose_path=lambda _, name: tmp_path / name)
    panel = out_panel(shown(qtbot, look, parts))
    panel.range.choose(which)
    panel.first.setText("2026-11-10")
    panel.last.setText("2026-11-10")
    panel.buttons["jsonl"].click()
    found = [json.loads(line) for line in (tmp_path / named).read_text("utf-8").splitlines()]
    assert len({each["start"][:10] for each in found if each["is"] == "bout"}) == days


def test_a_date_that_is_none_is_said_so(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """In place, with an example; nothing is written."""
    panel = out_panel(shown(qtbot, look, sample.parts))
    panel.range.choose("days")
    panel.first.setText("last Tuesday")
    panel.buttons["csv"].click()
    assert panel.note.text() == "Type dates such as 2026-11-16."


def test_the_week_is_saved_as_a_picture_and_as_one_page(
    qtbot: QtBot, dress: Dress, sample: SampleLog, tmp_path: Path
) -> None:
    """The page is A4 and light even from a dark window; its text is text."""
    dark = dress(dark=True)
    parts = replace(sample.parts, choose_path=lambda _, name: tmp_path / name)
    panel = out_panel(shown(qtbot, dark, parts))
    panel.buttons["picture"].click()
    panel.buttons["pdf"].click()
    files = sorted(tmp_path.glob("glutebreak-week-*"))
    assert [(file.suffix, stat.S_IMODE(file.stat().st_mode)) for file in files] == [(".pdf", 0o600), (".png", 0o600)]
    picture = QImage(str(tmp_path / "glutebreak-week-2026-11-17.png"))
    assert (picture.width(), picture.height()) == (1588, 2246)
    assert picture.pixelColor(4, 4) == dark.colours.canvas
    document = QPdfDocument(None)
    document.load(str(tmp_path / "glutebreak-week-2026-11-17.pdf"))
    assert document.pageCount() == 1
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    text = document.getAllText(0).text()
    assert "Week 47, 16 to 22 November 2026" in text
    page = document.render(0, (size * 1).toSize())
    assert page.pixelColor(4, 4).lightness() > 200


def test_days_are_deleted_only_after_a_second_yes(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The first press says what will go; the second asks the resident, whose answer stands in the popover."""
    window = shown(qtbot, look, sample.parts)
    panel = out_panel(window)
    panel.delete_button.click()
    assert (panel.question.text(), sample.resident.asked) == ("2 days go for good.", [])
    panel.delete_button.click()
    assert sample.resident.asked == [Delete((date(2026, 11, 16), date(2026, 11, 17)))]
    window.deletion_over(DeletionDone(31, 4096))
    assert panel.note.text() == "31 records were deleted."


def test_a_refusal_stands_where_the_user_looks(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """One sentence of the resident's."""
    sample.resident.refuse = "The log is being tidied; try again in a moment."
    panel = out_panel(shown(qtbot, look, sample.parts))
    panel.range.choose("all")
    panel.delete_button.click()
    panel.delete_button.click()
    assert panel.note.text() == "The log is being tidied; try again in a moment."


@pytest.mark.parametrize("view", ["day", "week", "done"])
def test_everything_is_reached_by_tab_and_has_a_name(qtbot: QtBot, look: Look, sample: SampleLog, view: str) -> None:
    """No control is out of the keyboard's reach, and screen readers find a name on each."""
    window = shown(qtbot, look, sample.parts, view)
    window.header.title.setFocus(Qt.FocusReason.TabFocusReason)
    walked = tab_walk(window)
    reachable = {each for each in walked if isinstance(each, QWidget)}
    buttons = [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    missing = [each.accessibleName() for each in buttons if each not in reachable and not each.group()]
    assert missing == []
    assert all(each.accessibleName() for each in window.findChildren(QAbstractButton) if each.isVisible())


@pytest.mark.parametrize("view", ["day", "week", "done"])
def test_an_empty_log_says_what_will_appear(qtbot: QtBot, look: Look, tmp_path: Path, view: str) -> None:
    """Each view in a sentence."""
    empty = sample_log(tmp_path, empty=True)
    window = shown(qtbot, look, empty.parts, view)
    sentence = window.views[view].sentence.text()  # type: ignore[attr-defined]
    assert any(word in sentence for word in ("becomes", "appear"))


def test_a_log_that_cannot_be_read_is_said_in_every_view(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """One sentence, and the window stays whole."""
    sample = sample_log(tmp_path)
    sample.log.close()
    (tmp_path / "log.db").write_bytes(b"no log at all, but long enough to look like one" * 40)
    window = shown(qtbot, look, sample.parts)
    for view in ("week", "day", "done"):
        window.show_view(view)
        said = window.views[view].sentence.text(), window.views[view].trouble.text()  # type: ignore[attr-defined]
        assert (said[0], "is damaged" in said[1]) == ("The log cannot be read.", True)


def test_midnight_turns_the_day(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """After midnight the way on is open, and today leads there."""
    window = shown(qtbot, look, sample.parts, "day")
    sample.clock.now = datetime(2026, 11, 18, 0, 5, tzinfo=BERLIN)
    window.refresh()
    assert window.header.onwards.isEnabled()
    window.header.today.click()
    assert window.current.days()[0] == date(2026, 11, 18)


def test_arrows_and_enter_work_at_once(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """The keyboard is on the chosen day when the week opens; Enter opens it, with the keyboard on its longest bout."""
    window = shown(qtbot, look, sample.parts)
    week = window.views["week"]
    assert isinstance(week, WeekView)
    assert window.focusWidget() is week.chart.column_of(TUESDAY)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.current.days() == (TUESDAY - timedelta(days=1),) * 2
    assert "1 h 34" in window.focusWidget().accessibleName().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("view", ["day", "week", "done"])
def test_at_the_least_size_no_view_reaches_below_the_window(
    qtbot: QtBot, look: Look, sample: SampleLog, view: str
) -> None:
    """Whoever scrolls to the end sees the end."""
    window = shown(qtbot, look, sample.parts, view)
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: window.size() == window.minimumSize())
    assert window.views[view].geometry().bottom() == window.rect().bottom()


def test_tab_stays_in_a_popover(qtbot: QtBot, look: Look, sample: SampleLog) -> None:
    """Forwards and backwards, until it is closed."""
    window = shown(qtbot, look, sample.parts)
    panel = out_panel(window)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        walked = []
        for _ in range(12):
            QTest.keyClick(window.focusWidget(), key)
            walked.append(window.focusWidget())
        assert [each.accessibleName() for each in walked if not panel.isAncestorOf(each)] == []
        assert {panel.delete_button, panel.buttons["csv"]} <= set(walked)


@pytest.mark.parametrize("view", ["week", "day", "done"])
def test_an_open_window_follows_a_changed_goal_and_stays_where_it_was(
    qtbot: QtBot, look: Look, sample: SampleLog, view: str
) -> None:
    """The same view of the same days, by the settings as they are now; what is the same already is left alone."""
    window = shown(qtbot, look, sample.parts, view)
    window.current.show_span_of(MONDAY - timedelta(days=3))
    before, days = window.current, window.current.days()
    settings = AppSettings().changed({"daily_goal": 123})
    window.follow_settings(settings)
    assert window.current is not before
    assert (type(window.current), window.current.days()) == (type(before), days)
    window.show_view("week")
    week = window.current
    assert isinstance(week, WeekView)
    assert week.chart._goal == 123 * MINUTE
    window.follow_settings(settings)
    assert window.current is week
