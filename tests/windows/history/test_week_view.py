"""The week: what it says equals what the log adds up to, and all of it works by keyboard."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.day_and_week import BoutClass
from glutebreak.core.history.statistics_by_day import Records, as_of, week
from glutebreak.core.history.week_comparison import minutes
from glutebreak.core.records import Dated
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dates_and_lengths import NO_BREAK, duration, length, short_day
from glutebreak.windows.history.week.day_column import DayColumn
from glutebreak.windows.history.week.view import WeekView
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from storage.log_samples import NINE, opened, write_a_morning
from windows.dressing import Dress
from windows.history.sample_week import (
    BERLIN,
    FRIDAY_AFTERNOON,
    MONDAY,
    RememberingReader,
    StandingClock,
    at,
    tab_walk,
    two_weeks,
)

OFF_AFTER = SittingSettings().off_after


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace(NO_BREAK, " ")


def made_view(qtbot: QtBot, look: Look, reader: LogReader, clock: StandingClock | None = None) -> WeekView:
    """Wide, with room for everything; not on screen yet."""
    view = WeekView(reader, clock or StandingClock(), look, off_after=OFF_AFTER)
    qtbot.addWidget(view)
    view.resize(1200, 840)
    return view


def opened_view(qtbot: QtBot, look: Look, reader: LogReader, now: datetime = FRIDAY_AFTERNOON) -> WeekView:
    """On screen, with the keyboard."""
    view = made_view(qtbot, look, reader, StandingClock(now))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def panel_of(view: WeekView) -> dict[str, str]:
    """The chosen day's figures as they stand in the panel."""
    panel = view.panel
    values = {"title": panel.title.text(), "total": plain(panel.total.text()), "count": panel.count.text()}
    values["longest"] = panel.longest.text() if not panel.longest.isHidden() else ""
    return values | {name: plain(words.text()) for name, words in panel.values.items()}


def test_it_opens_with_what_the_running_week_comes_to(qtbot: QtBot, look: Look) -> None:
    """The sentence, the six figures and what they were by this time last week."""
    view = opened_view(qtbot, look, two_weeks())
    assert plain(view.sentence.text()) == (
        "You got up every 47 minutes, last week every 47. The longest stretch: 1 h 34, Tuesday."
    )
    assert view.span_name(short=True) == "16 to 22 Nov"
    assert view.span_name(short=False) == "Week 47, 16 to 22 November"
    figures = [(plain(each.value.accessibleName()), plain(each.change.text())) for each in view.numbers.numbers]
    assert figures == [
        ("Sitting: 5 h 29", "6 h 11 less"),
        ("Bouts: 10", "10 fewer"),
        ("Mean bout: 33 min", "2 min shorter"),
        ("Longest bout: 1 h 34", "44 min longer"),
        ("Over 30 min: 4", "6 fewer"),
        ("Breaks per sitting hour: 1.3", "1.3 last week"),
    ]


def test_the_panel_holds_the_figures_of_the_chosen_day(qtbot: QtBot, look: Look) -> None:
    """By class, with the longest bout and the call it was in."""
    view = opened_view(qtbot, look, two_weeks())
    view.chart.columns[1].setChecked(True)
    assert panel_of(view) == {
        "title": "Tuesday 17 November",
        "total": "2 h 49",
        "count": "sitting, in 4 bouts",
        "longest": "Longest 8:00 to 9:34, in a call",
        "short bouts": "2",
        "short sitting": "30 min",
        "middle bouts": "1",
        "middle sitting": "45 min",
        "long bouts": "1",
        "long sitting": "1 h 34",
        "guided": "1",
        "own": "2",
        "active": "15 min",
    }


def test_every_figure_on_screen_is_the_historys(qtbot: QtBot, look: Look) -> None:
    """Day by day in the panel and in the table, and the week in the six figures."""
    reader = two_weeks()
    view = opened_view(qtbot, look, reader)
    view.show_table(table=True)
    records = Records(reader.all_bouts, reader.all_breaks, reader.all_activations)
    made = week(MONDAY, records, OFF_AFTER)
    for nth, day in enumerate(made.days[:5]):
        view.chart.columns[nth].setChecked(True)
        statistics = day.statistics
        on_screen = panel_of(view)
        assert on_screen["total"] == plain(length(minutes(statistics.sitting)))
        assert (on_screen["guided"], on_screen["own"]) == (str(statistics.prompted), str(statistics.natural))
        assert on_screen["active"] == plain(duration(statistics.activation))
        for each in BoutClass:
            assert on_screen[f"{each} bouts"] == str(statistics.by_class[each].bouts)
            assert on_screen[f"{each} sitting"] == plain(duration(statistics.by_class[each].sitting))
        row = [plain(view.table.item(nth, column).text()) for column in range(10)]  # type: ignore[union-attr]
        assert row == [
            short_day(day.date),
            on_screen["total"],
            str(statistics.bouts),
            *(str(statistics.by_class[each].bouts) for each in BoutClass),
            "" if statistics.longest is None else plain(duration(statistics.longest.lasted)),
            on_screen["guided"],
            on_screen["own"],
            on_screen["active"],
        ]
    by_now = week(
        MONDAY - timedelta(days=7), as_of(Dated.of(FRIDAY_AFTERNOON).utc - 7 * 24 * 60 * MINUTE, records), OFF_AFTER
    )
    less = minutes(by_now.statistics.sitting) - minutes(made.statistics.sitting)
    assert plain(view.numbers.numbers[0].change.text()) == plain(f"{length(less)} less")


def test_what_screen_readers_hear_of_a_day(qtbot: QtBot, look: Look) -> None:
    """A radio button with the day's name and all its figures."""
    view = opened_view(qtbot, look, two_weeks())
    interface = QAccessible.queryAccessibleInterface(view.chart.columns[1])
    assert interface.role() is QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Tuesday 17 November"
    assert plain(interface.text(QAccessible.Text.Description)) == (
        "2 h 49 sitting, 4 bouts, longest 1 h 34, 8:00 to 9:34, up for 1 guided break, up 2 times on your own, "
        "15 min of stretching and glutes"
    )
    assert view.chart.columns[4].accessibleName() == "Friday 20 November, today"


def test_arrow_keys_choose_the_day_and_stop_at_today(qtbot: QtBot, look: Look) -> None:
    """Home and End go to the ends; days to come cannot be chosen."""
    view = opened_view(qtbot, look, two_weeks())
    chosen = []
    assert view.chart.columns[4].hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(QApplication.focusWidget(), key)
        chosen.append(view.chart.chosen_date())
    friday, thursday = date(2026, 11, 20), date(2026, 11, 19)
    assert chosen == [friday, thursday, MONDAY, MONDAY, friday]
    assert panel_of(view)["title"] == "Friday 20 November"


def test_tab_walks_through_every_control(qtbot: QtBot, look: Look) -> None:
    """The chart is one stop; each stop has a name; no control is left out."""
    view = opened_view(qtbot, look, two_weeks())
    walked = tab_walk(view)
    assert [each.accessibleName() for each in walked] == ["Friday 20 November, today", "Open the day"]


def test_every_control_has_a_name(qtbot: QtBot, look: Look) -> None:
    """Those that cannot be used now included."""
    view = opened_view(qtbot, look, two_weeks())
    controls: list[QWidget] = [*view.findChildren(QAbstractButton), view.chart, view.table]
    nameless = [each for each in controls if not each.accessibleName() and each.metaObject().className()[0] != "Q"]
    assert nameless == []


def test_steps_turn_the_weeks_and_never_reach_the_future(qtbot: QtBot, look: Look) -> None:
    """A week before the log says that there is nothing in it; any day of the running week leads back."""
    view = opened_view(qtbot, look, two_weeks())
    seen = []
    for step in (1, -1, -1):
        view.step(step)
        seen.append((view.days(), view.can_step_on()))
    assert seen == [
        ((MONDAY, date(2026, 11, 22)), False),
        ((date(2026, 11, 9), date(2026, 11, 15)), True),
        ((date(2026, 11, 2), date(2026, 11, 8)), True),
    ]
    assert view.sentence.text() == "Nothing was logged."
    view.show_span_of(FRIDAY_AFTERNOON.date())
    assert view.days() == (MONDAY, date(2026, 11, 22))


def test_a_past_week_is_compared_with_the_one_before_it(qtbot: QtBot, look: Look) -> None:
    """And says so."""
    view = opened_view(qtbot, look, two_weeks(), datetime(2026, 11, 27, 10, tzinfo=BERLIN))
    view.step(-1)
    assert plain(view.sentence.text()).startswith("You got up every 47 minutes, the week before every 47.")
    assert view.numbers.numbers[5].change.text() == "1.3 the week before"


def test_the_focus_goes_along_to_the_table_and_back(qtbot: QtBot, look: Look) -> None:
    """To the table, and to the chosen day's bricks again."""
    view = opened_view(qtbot, look, two_weeks())
    view.show_table(table=True)
    table = (view.table.isVisible(), view.table.hasFocus())
    view.show_table(table=False)
    assert table == (True, True)
    assert (view.chart.isVisible(), view.chart.columns[4].hasFocus()) == (True, True)


def test_day_one_says_what_will_appear(qtbot: QtBot, look: Look) -> None:
    """Real bricks of today, dotted ones of tomorrow, and no figures to compare yet."""
    reader = RememberingReader()
    reader.add_day(date(2026, 11, 18), [34, 22, 8], guided=1, active=3, running=True)
    view = opened_view(qtbot, look, reader, datetime(2026, 11, 18, 9, 30, tzinfo=BERLIN))
    assert view.sentence.text() == "Day one. Every time you sit becomes one block; the longest lies at the bottom."
    assert view.promise.isVisible()
    assert not view.numbers.isVisible()
    assert not view.panel.isVisible()
    ghosts = [nth for nth, column in enumerate(view.chart.columns) if column._ghost]
    assert ghosts == [3, 4]


def test_somebody_back_from_a_long_leave_is_not_new(qtbot: QtBot, look: Look) -> None:
    """An earlier bout is found however long ago it was."""
    reader = RememberingReader()
    reader.add_day(date(2024, 5, 6), [34, 22])
    reader.add_day(date(2026, 11, 18), [34, 22])
    view = opened_view(qtbot, look, reader, datetime(2026, 11, 18, 9, 30, tzinfo=BERLIN))
    assert plain(view.sentence.text()) == "You got up every 56 minutes. The longest stretch: 34 min, Wednesday."


def test_refreshing_keeps_the_chosen_day(qtbot: QtBot, look: Look) -> None:
    """And shows what has come since."""
    reader = two_weeks()
    view = opened_view(qtbot, look, reader)
    view.chart.columns[1].setChecked(True)
    reader.add_day(date(2026, 11, 19), [30, 30], guided=1)
    view.refresh()
    assert view.chart.chosen_date() == date(2026, 11, 17)
    assert plain(view.numbers.numbers[0].value.text()) == "6 h 29"


def test_at_midnight_on_sunday_the_running_week_moves_on(qtbot: QtBot, look: Look) -> None:
    """At the next refresh."""
    clock = StandingClock()
    view = made_view(qtbot, look, two_weeks(), clock)
    clock.now = datetime(2026, 11, 23, 0, 1, tzinfo=BERLIN)
    view.refresh()
    assert view.span_name(short=False) == "Week 48, 23 to 29 November"


def test_under_900_the_panel_is_a_popover_and_the_figures_stand_three_a_row(qtbot: QtBot, look: Look) -> None:
    """A press on the day opens it, Escape closes it and leaves the view open."""
    view = opened_view(qtbot, look, two_weeks())
    view.resize(600, 824)
    qtbot.waitUntil(lambda: view.width() == 600)
    assert (view.panel.isVisible(), view.legend.isVisible()) == (False, True)
    places = [view.numbers._grid.getItemPosition(nth)[:2] for nth in range(6)]  # type: ignore[index]
    assert places == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    qtbot.mouseClick(view.chart.columns[4], Qt.MouseButton.LeftButton)
    popover = view._popover
    assert popover is not None
    view.refresh()
    assert (popover.isVisible(), popover.accessibleName()) == (True, "Friday 20 November")
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert (popover.isVisible(), view.isVisible(), view.chart.columns[4].hasFocus()) == (False, True, True)


def test_bricks_stand_at_their_true_heights_longest_first(qtbot: QtBot, look: Look) -> None:
    """Foot to top over all bricks is the day's sitting on the axis; none is thinner than two pixels."""
    reader = RememberingReader()
    reader.add_day(MONDAY, [94, 2, 45, 31, 20], guided=1)
    view = opened_view(qtbot, look, reader)
    column = view.chart.columns[0]
    day = view.shown.week.days[0]  # type: ignore[union-attr]
    placed = list(column._placed(day))
    assert [brick.bout.lasted // MINUTE for brick, _ in placed] == [94, 45, 31, 20, 2]
    feet = [where.bottom() for _, where in placed]
    hour = column._frame.hour
    assert feet == pytest.approx([column._frame.baseline - sat / 60 * hour for sat in (0, 94, 139, 170, 190)], abs=2)
    assert all(where.height() >= 2.0 for _, where in placed)


def test_bricks_rise_once_for_each_week_opened_and_not_under_reduced_motion(qtbot: QtBot, dress: Dress) -> None:
    """And are all there at the end."""
    view = made_view(qtbot, dress(reduced_motion=False), two_weeks())
    rise = view.chart._rise
    assert rise.state() == rise.State.Running
    rise.setCurrentTime(rise.duration())
    assert all(column._risen >= rise.duration() for column in view.chart.columns)
    rise.stop()
    view.refresh()
    assert rise.state() == rise.State.Stopped
    still = made_view(qtbot, dress(), two_weeks())
    assert still.chart._rise.state() == rise.State.Stopped


def test_a_log_that_cannot_be_read_is_said_in_one_sentence(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """With the reason and the remedy below it, and nothing else is shown."""
    spoilt = tmp_path / "log.db"
    spoilt.write_bytes(b"no log at all" * 100)
    view = opened_view(qtbot, look, LogReader(spoilt))
    assert (view.sentence.text(), str(spoilt) in view.trouble.text()) == ("The log cannot be read.", True)
    assert (view.shown, view.numbers.isVisible(), view.panel.isVisible()) == (None, False, False)


def test_it_shows_a_real_log(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """Written by the resident's part, read by the windows' part."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    view = opened_view(qtbot, look, LogReader(tmp_path / "log.db"), NINE + timedelta(hours=1))
    assert panel_of(view) | {"title": ""} == {
        "title": "",
        "total": "37 min",
        "count": "sitting, in 1 bout",
        "longest": "Longest 9:00 to 9:37, in a call",
        "short bouts": "0",
        "short sitting": "0 min",
        "middle bouts": "1",
        "middle sitting": "37 min",
        "long bouts": "0",
        "long sitting": "0 min",
        "guided": "1",
        "own": "0",
        "active": "3 min",
    }


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [1200, 600])
def test_nothing_is_cut_off(qtbot: QtBot, dress: Dress, dark: bool, scale: float, width: int) -> None:
    """In either scheme, at any size of text, wide or narrow: every word has the room it asks for."""
    look = dress(dark=dark, text_scale=scale)
    view = opened_view(qtbot, look, two_weeks())
    view.resize(max(width, look.px(560)), 840)
    page = view.findChild(Page)
    assert isinstance(page, Page)
    qtbot.waitUntil(lambda: page.widget().width() == page.viewport().width())
    image: QImage = view.grab().toImage()
    assert image.width() == max(width, look.px(560))
    for figure in view.numbers.numbers:
        assert figure.value.width() >= figure.value.sizeHint().width()
    assert view.sentence.height() >= view.sentence.heightForWidth(view.sentence.width())
    if view.panel.isVisible():
        for words in (*view.panel.values.values(), view.panel.title, view.panel.total):
            assert words.width() >= words.sizeHint().width()


def test_a_week_without_anything_is_no_fault(qtbot: QtBot, look: Look) -> None:
    """Back after a week away: it says what will come."""
    reader = RememberingReader()
    reader.add_day(date(2026, 11, 9), [30, 30])
    view = opened_view(qtbot, look, reader)
    assert view.sentence.text() == "Nothing so far. Blocks appear as you sit."
    assert isinstance(view.chart.columns[0], DayColumn)
    assert at(MONDAY, 8) > at(date(2026, 11, 9), 8)
