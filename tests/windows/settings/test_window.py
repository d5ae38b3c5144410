"""The settings window: a change is tried at once, and what was refused is said where it was tried."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.core.app_settings import AppSettings, QuietHours
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.windows.dates_and_lengths import exact_length
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.field_parsing import parse_length, parse_times
from glutebreak.windows.settings.login_page import AtLogin
from glutebreak.windows.settings.place_page import WhereIWork
from glutebreak.windows.settings.quiet_page import WhenNotTo
from glutebreak.windows.settings.reminders_page import WhenToAsk
from glutebreak.windows.settings.window import SettingsWindow
from windows.history.sample_week import tab_walk
from windows.settings.settings_samples import Keeper


@pytest.fixture
def keeper() -> Keeper:
    """One that takes everything."""
    return Keeper()


@pytest.fixture
def window(qtbot: QtBot, look: Look, keeper: Keeper) -> SettingsWindow:
    """With the settings at their defaults, on screen, with the keyboard."""
    made = SettingsWindow(AppSettings(), keeper, look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def asking(window: SettingsWindow) -> WhenToAsk:
    """The first page."""
    page = window.pages[0]
    assert isinstance(page, WhenToAsk)
    return page


def stepper(window: SettingsWindow, name: str) -> Stepper:
    """The stepper of a row of the first page."""
    control = window.pages[0].rows[name].control
    assert isinstance(control, Stepper)
    return control


def test_a_step_is_handed_on_and_kept(window: SettingsWindow, keeper: Keeper) -> None:
    """The way back appears, and leads back."""
    row = window.pages[0].rows["prompt_after"]
    stepper(window, "prompt_after").more.click()
    assert (keeper.changes, window.settings.sitting.prompt_after) == ([{"prompt_after": 35 * MINUTE}], 35 * MINUTE)
    assert row.reset.isVisible()
    row.reset.click()
    assert (window.settings, row.reset.isVisible()) == (AppSettings(), False)
    assert stepper(window, "prompt_after").value() == 30 * MINUTE


def test_presets_set_how_often_and_follow_the_stepper(window: SettingsWindow, keeper: Keeper) -> None:
    """None is chosen when the value is of none of them."""
    page = asking(window)
    chosen = []

    def note() -> None:
        chosen.append([card.preset.name for card in page.presets.cards if card.isChecked()])

    note()
    page.presets.cards[2].click()
    note()
    stepper(window, "prompt_after").more.click()
    note()
    assert chosen == [["Standard"], ["Strong"], []]
    assert keeper.changes == [{"prompt_after": 20 * MINUTE}, {"prompt_after": 25 * MINUTE}]


def test_a_preset_can_be_chosen_by_arrow_keys(qtbot: QtBot, window: SettingsWindow, keeper: Keeper) -> None:
    """As any radio button."""
    cards = asking(window).presets.cards
    cards[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(cards[1], Qt.Key.Key_Right)
    assert (keeper.changes, cards[2].isChecked()) == ([{"prompt_after": 20 * MINUTE}], True)


def test_what_cannot_be_kept_is_said_under_its_row_and_taken_back(window: SettingsWindow, keeper: Keeper) -> None:
    """Until the next try succeeds."""
    keeper.refusal = "The settings cannot be written: the disk is full. Free some space and try again."
    row = window.pages[0].rows["break_min"]
    stepper(window, "break_min").more.click()
    assert (row.complaint.isVisible(), row.complaint.text()) == (True, keeper.refusal)
    assert (window.settings, stepper(window, "break_min").value()) == (AppSettings(), MINUTE)
    keeper.refusal = ""
    stepper(window, "break_min").more.click()
    assert (row.complaint.isVisible(), window.settings.sitting.break_min) == (False, 2 * MINUTE)


def test_a_value_out_of_range_is_refused_with_the_range(qtbot: QtBot, window: SettingsWindow, keeper: Keeper) -> None:
    """Nobody is asked, and the old value stays."""
    field = stepper(window, "prompt_after").focusProxy()
    assert field is not None
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "5h")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.pages[0].rows["prompt_after"].complaint.text() == "It goes from 10 s to 4 h."
    assert (keeper.changes, stepper(window, "prompt_after").value()) == ([], 30 * MINUTE)


def test_seconds_can_be_typed(qtbot: QtBot, window: SettingsWindow, keeper: Keeper) -> None:
    """Finer than the steps of the buttons."""
    field = stepper(window, "prompt_after").focusProxy()
    assert field is not None
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "20s")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert keeper.changes == [{"prompt_after": 20 * SECOND}]


def test_not_waiting_for_a_pause_sets_no_settling(window: SettingsWindow, keeper: Keeper) -> None:
    """And waiting again sets the default."""
    switch = window.pages[0].rows["settle"].control
    assert isinstance(switch, QAbstractButton)
    switch.click()
    switch.click()
    assert keeper.changes == [{"settle": 0}, {"settle": 2 * SECOND}]


def test_the_place_and_the_mat_are_handed_on(window: SettingsWindow, keeper: Keeper) -> None:
    """By their names."""
    window.open_group(2)
    page = window.pages[2]
    assert isinstance(page, WhereIWork)
    page.places._segments["home"].click()
    mat = page.rows["floor"].control
    assert isinstance(mat, QAbstractButton)
    mat.click()
    assert keeper.changes == [{"place": "home"}, {"floor": True}]
    assert (window.settings.place, window.settings.floor) == (Place.HOME, True)


def test_starting_at_login_is_handed_on(window: SettingsWindow, keeper: Keeper) -> None:
    """What it takes is the keeper's business."""
    page = window.pages[4]
    assert isinstance(page, AtLogin)
    switch = page.rows["start_at_login"].control
    assert isinstance(switch, QAbstractButton)
    switch.click()
    assert keeper.changes == [{"start_at_login": True}]


def quiet(window: SettingsWindow) -> WhenNotTo:
    """The page of quiet hours."""
    page = window.pages[1]
    assert isinstance(page, WhenNotTo)
    return page


def test_quiet_hours_can_be_added_changed_and_removed(window: SettingsWindow, keeper: Keeper) -> None:
    """Each time the whole list is handed on."""
    window.open_group(1)
    quiet(window).add_button.click()
    (row,) = quiet(window).span_rows
    row.end.more.click()
    assert window.settings.quiet_hours == (QuietHours(720, 810),)
    assert quiet(window).span_rows == [row]
    row.remove.click()
    assert keeper.changes == [{"quiet_hours": [[720, 780]]}, {"quiet_hours": [[720, 810]]}, {"quiet_hours": []}]
    assert quiet(window).span_rows == []


def test_quiet_hours_that_end_when_they_start_are_refused_in_place(window: SettingsWindow, keeper: Keeper) -> None:
    """With the reason under the row, and the old hours stay."""
    window.open_group(1)
    quiet(window).add_button.click()
    (row,) = quiet(window).span_rows
    row.end.fewer.click()
    row.end.fewer.click()
    assert window.settings.quiet_hours == (QuietHours(720, 750),)
    assert row.complaint.text() == "A quiet time can’t start and end at the same time."
    assert row.end.value() == 750
    assert keeper.changes[-1] == {"quiet_hours": [[720, 750]]}


def test_what_others_change_is_shown(window: SettingsWindow, keeper: Keeper) -> None:
    """And handed to nobody."""
    other = AppSettings().changed({"prompt_after": HOUR, "place": "home", "quiet_hours": [[60, 120]], "settle": 0})
    window.show_settings(other)
    page = window.pages[2]
    assert isinstance(page, WhereIWork)
    assert stepper(window, "prompt_after").value() == HOUR
    assert asking(window).presets.cards[0].isChecked()
    assert (page.places.current(), len(quiet(window).span_rows), keeper.changes) == ("home", 1, [])


def test_tab_walks_through_every_control_of_a_page(window: SettingsWindow) -> None:
    """The groups are one stop, the presets one, each stepper one; every stop has a name."""
    names = [each.accessibleName() for each in tab_walk(window)]
    assert names == [
        "When to ask",
        "Standard",
        "Ask after sitting for",
        "A break counts from",
        "Away after",
        "Watching counts as sitting",
        "Ask again every",
        "Show at most",
        "Wait for a pause in typing",
        "“In 5 min” waits for",
    ]


def test_every_control_has_a_name(window: SettingsWindow) -> None:
    """On every page."""
    nameless = [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, QAbstractButton | Stepper) and not (each.focusProxy() or each).accessibleName()
    ]
    assert nameless == []


def test_arrow_keys_choose_the_group(qtbot: QtBot, window: SettingsWindow) -> None:
    """Its page shows at once."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.rail.items[1].isChecked()
    assert window.pages[1].isVisible()
    assert not window.pages[0].isVisible()


def test_under_760_the_groups_are_a_list_that_opens_pages(qtbot: QtBot, window: SettingsWindow) -> None:
    """Enter opens one, Escape leads back to the list, and again closes the window."""
    window.resize(600, 700)
    qtbot.waitUntil(lambda: window.width() == 600)
    listed = (window.rail.isVisible(), window.pages[0].isVisible())
    window.rail.items[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.rail.items[0], Qt.Key.Key_Return)
    inside = (window.rail.isVisible(), window.pages[0].isVisible(), window.back.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    back = (window.rail.isVisible(), window.pages[0].isVisible(), window.rail.items[0].hasFocus())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (listed, inside, back) == ((True, False), (False, True, True), (True, False, True))
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("milliseconds", "spelled"),
    [(30 * MINUTE, "30 min"), (2 * HOUR, "2 h"), (90 * MINUTE, "1 h 30 min"), (20 * SECOND, "20 s"), (0, "0 s")],
)
def test_a_length_reads_as_it_is_spelled(milliseconds: int, spelled: str) -> None:
    """There and back."""
    assert (exact_length(milliseconds), parse_length(spelled)) == (spelled, milliseconds)


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [("45", 45 * MINUTE), ("90s", 90 * SECOND), ("2h", 2 * HOUR), ("1h30", 90 * MINUTE), ("", None), ("soon", None)],
)
def test_a_length_can_be_typed_in_short(typed: str, milliseconds: int | None) -> None:
    """A bare number means minutes."""
    assert parse_length(typed) == milliseconds


def test_times_can_be_typed_with_or_without_the_word() -> None:
    """As they are spelled, or a bare number."""
    assert [parse_times(each) for each in ("once", "3 times", "4", "often")] == [1, 3, 4, None]


def test_narrow_it_is_a_list_under_a_title_of_which_nothing_is_open(window: SettingsWindow) -> None:
    """Wide, the group whose page stands beside the list is marked, and its page has the title."""
    grounds = []
    for width in (1040, 560):
        window.resize(width, 700)
        chosen, other = (item.grab().toImage().pixelColor(item.width() // 2, 6) for item in window.rail.items[:2])
        grounds.append((window.rail.title.isVisible(), chosen == other))
    assert grounds == [(False, False), (True, True)]
