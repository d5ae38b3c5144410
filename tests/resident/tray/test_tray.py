"""The tray on a real X server and a real bus, seen from a tray host; and its menu in Qt."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPalette

from desktop_parts.watcher import TrayHost
from glutebreak.control.messages import to_object
from glutebreak.control.requests import OpenWindow, PauseFor, Quit, Snooze, StartBreak, Window
from glutebreak.core.durations import MINUTE
from glutebreak.resident.tray.icon import SIZES, Panel, draw
from glutebreak.resident.tray.menu import RULE, MenuEntry, menu_of
from glutebreak.resident.tray.tray import Tray, _Menu
from glutebreak.resident.tray.view import Pose, TrayState
from resident.tray.tray_program import TrayProgram, view_of
from virtual_desktop.desktop import VirtualDesktop

MODERN, OLD = "StatusNotifierItem (org.kde.StatusNotifierWatcher)", "X11 system tray"


@pytest.fixture(scope="module")
def desktop():
    """A desktop without any tray yet."""
    with VirtualDesktop(panel=False, notifications=False) as made:
        yield made


@pytest.fixture
def start_host(desktop):
    """Starts a tray host; called with the arguments of `TrayHost` after the first."""
    started = []

    def start(**arguments):
        started.append(TrayHost(desktop.environment, **arguments))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture
def start_tray(desktop):
    """Starts the program with the tray; it must end in peace."""
    started = []

    def start(**arguments):
        started.append(TrayProgram(desktop.environment, **arguments))
        return started[-1]

    yield start
    assert [each.stop() for each in started] == [0] * len(started)


@pytest.fixture
def in_tray(start_host, start_tray):
    """A tray host and the program with its icon in it."""
    host, tray = start_host(), start_tray()
    host.wait_for(lambda host: host.items(), "the icon")
    assert tray.told() == ["tray_found", True]
    return host, tray


def texts(host):
    """The texts of the menu's top lines, a rule being empty."""
    return [each["text"] for each in host.menu()]


def expected_texts(**values):
    """The texts that the menu is to have for a view of these values."""
    return [each.text for each in menu_of(view_of(**values))]


def picture(state, panel, size):
    """A picture as the specification sends it: straight ARGB, in network byte order, as hex."""
    image = draw(state, panel, size).convertToFormat(QImage.Format.Format_ARGB32)
    return b"".join(image.pixel(x, y).to_bytes(4, "big") for y in range(size) for x in range(size)).hex()


def test_a_host_gets_the_view(in_tray):
    """Tooltip, a picture in each size, and the menu, whose first line is to read only."""
    host, tray = in_tray
    item = host.item()
    assert item["tooltip"] == view_of().tooltip
    assert sorted(map(int, item["icon"])) == list(SIZES)
    assert item["icon"]["22"] == picture(view_of().state, Panel.DARK, 22)
    menu = host.menu()
    assert [each["text"] for each in menu] == expected_texts()
    assert [each["enabled"] for each in menu if not each["rule"]] == [False, *[True] * 7]
    assert tray.capability() == [True, MODERN, [OLD]]


def test_what_is_pressed_is_told(in_tray):
    """Lines, lines beside lines, and a click on the icon itself, which opens the week."""
    host, tray = in_tray
    tray.show(snoozes=[5, 10])
    host.wait_for(lambda host: "Remind me in 10 minutes" in texts(host), "the snoozes")
    for line in (["Start a break now"], ["Remind me in 10 minutes"], ["Pause reminders", "For 1 hour"], ["Quit"]):
        host.press(*line)
    host.activate()
    requests = (StartBreak(), Snooze(10 * MINUTE), PauseFor(60 * MINUTE), Quit(), OpenWindow(Window.WEEK))
    assert [tray.told() for _ in requests] == [[to_object(each)] for each in requests]


def test_the_view_is_followed(in_tray):
    """Icon, tooltip and menu change with the view, and back."""
    host, tray = in_tray
    values = {"pose": "due", "tooltip": "Time to get up", "next_break": "A break is due", "snoozes": [5, 10, 15]}
    due = picture(TrayState(Pose.DUE), Panel.DARK, 32)
    tray.show(**values)
    host.wait_for(lambda host: texts(host) == expected_texts(**values), "the menu with snoozes")
    assert (host.item()["tooltip"], host.item()["icon"]["32"]) == ("Time to get up", due)
    tray.show(standing=True, paused=True)
    host.wait_for(lambda host: texts(host) == expected_texts(standing=True, paused=True), "the menu when paused")
    tray.show()
    host.wait_for(lambda host: texts(host) == expected_texts(), "the menu as it was")


def test_nothing_is_said_on_the_bus_but_what_changed(in_tray):
    """The same view says nothing, a minute's new text two signals, a share within the same sixteenth no icon."""
    host, tray = in_tray
    before = host.signals()
    tray.show()
    tray.show(share=0.55)
    tray.show(share=0.55, tooltip="Sitting 25 min, next break in 5 min", next_break="Next break in 5 min")
    host.wait_for(lambda host: texts(host)[0] == "Next break in 5 min", "the new text")
    said = {name: count - before.get(name, 0) for name, count in host.signals().items()}
    assert {name: count for name, count in said.items() if count} == {"NewToolTip": 1, "ItemsPropertiesUpdated": 1}
    tray.show(share=0.57, tooltip="Sitting 25 min, next break in 5 min", next_break="Next break in 5 min")
    host.wait_for(lambda host: host.signals()["NewIcon"] == before["NewIcon"] + 1, "the next sixteenth")


@pytest.mark.parametrize("host_registered", [True, False])
def test_a_late_host_gets_the_icon(start_host, start_tray, host_registered):
    """No tray at the start is told; the icon comes when a host does, even before anybody shows what it collects."""
    tray = start_tray()
    assert tray.told() == ["tray_found", False]
    assert tray.capability() == [False, "none", [MODERN, OLD]]
    tray.show(tooltip="Meanwhile")
    host = start_host(host_registered=host_registered)
    assert tray.told() == ["tray_found", True]
    host.wait_for(lambda host: host.items(), "the icon")
    assert host.item()["tooltip"] == "Meanwhile"


def test_a_host_that_dies_and_comes_back_gets_the_icon_again(in_tray, start_host):
    """Once, with what is to be shown by then, and it works; three times over."""
    host, tray = in_tray
    for number in range(3):
        host.kill()
        assert tray.told() == ["tray_found", False]
        tray.show(tooltip=f"After {number} deaths")
        host = start_host()
        assert tray.told() == ["tray_found", True]
        host.wait_for(lambda host: host.items(), "the icon")
        assert (len(host.items()), host.registrations()) == (1, 1)
        assert host.item()["tooltip"] == f"After {number} deaths"
        host.press("Settings")
        assert tray.told() == [to_object(OpenWindow(Window.SETTINGS))]


def test_the_icon_goes_with_the_program(in_tray):
    """Nothing stays in the tray."""
    host, tray = in_tray
    tray.stop()
    host.wait_for(lambda host: not host.items(), "the tray to be empty")


FROM_THE_CORNER = QPoint(180, 35)
ROOM_FOR_ICONS = QSize(125, 34)
"""Where the old panel shows its icons, from the screen's lower right corner: left of the clock."""


def icon_on_screen(desktop, folder):
    """Whether something light is to be seen where the old panel shows its icons."""
    desktop.save_picture(folder / "screen.png")
    screen = QImage(str(folder / "screen.png"))
    corner = QPoint(screen.width(), screen.height())
    picture = screen.copy(QRect(corner - FROM_THE_CORNER, ROOM_FOR_ICONS))
    lights = [picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())]
    return max(lights) > 200


@pytest.mark.parametrize("with_bus", [True, False])
def test_an_old_tray_will_do(desktop, start_tray, qtbot, tmp_path, with_bus):
    """Where the panel only speaks X11's own protocol, the icon goes there, with or without a session bus."""
    desktop.start_panel()
    try:
        assert not icon_on_screen(desktop, tmp_path)
        tray = start_tray(with_bus=with_bus)
        assert tray.told() == ["tray_found", True]
        assert tray.capability() == [True, OLD, [MODERN]]
        qtbot.waitUntil(lambda: icon_on_screen(desktop, tmp_path))
    finally:
        desktop.panel.stop()


def test_an_old_tray_that_comes_late_or_back_gets_the_icon(desktop, start_tray, qtbot, tmp_path):
    """Qt waits for it by itself, and the doctor sees it."""
    tray = start_tray()
    assert tray.told() == ["tray_found", False]
    for _ in range(2):
        desktop.start_panel()
        try:
            qtbot.waitUntil(lambda: icon_on_screen(desktop, tmp_path))
            assert tray.capability() == [True, OLD, [MODERN]]
        finally:
            desktop.panel.kill()


@pytest.fixture
def told():
    """What the tray told: requests, and whether there is a tray."""
    return []


def test_the_icon_follows_the_colours_of_the_desktop(qapp, qtbot, told):
    """When the desktop turns dark the ink turns light; a tray that is closed follows nothing any more."""
    before = QPalette(qapp.palette())
    view = view_of(pose="standing")
    tray = Tray(qapp, lambda: None, view, None, desktop="KDE")
    tray.serve(told.append, told.append)
    qtbot.waitUntil(lambda: told == [False])
    inks = []
    try:
        for light in (True, False, True):
            qapp.setPalette(QPalette(QColor("#EEEEEE" if light else "#202020")))
            qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
            inks.append(tray._icon.icon().pixmap(16, 16).toImage().pixelColor(8, 2).name())
        tray.close()
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    finally:
        qapp.setPalette(before)
    assert inks == ["#1b2430", "#f4f6f8", "#1b2430"]


def test_whoever_comes_late_is_told_of_the_tray_and_of_nothing_that_was_pressed_before(qapp, qtbot, told):
    """The icon is there before the rest of the app is."""
    known = []
    tray = Tray(qapp, lambda: known.append("known"), view_of(), None, desktop="")
    qtbot.waitUntil(lambda: known == ["known"])
    quit_line = tray._menu.menu.actions()[-1]
    quit_line.trigger()
    tray.serve(told.append, told.append)
    quit_line.trigger()
    tray.close()
    assert told == [False, Quit()]


@pytest.fixture
def menu(qapp, qtbot, told):
    """The menu in Qt, as it is at an ordinary moment."""
    made = _Menu(lambda entry: told.append(entry.request))
    qtbot.addWidget(made.menu)
    made.show(menu_of(view_of()))
    return made


def lines(menu):
    """What stands in the Qt menu."""
    return [each.text() for each in menu.menu.actions()]


def test_only_lines_that_change_are_made_anew(menu):
    """A text changes in its line; snoozes come and go between lines that stay."""
    before = menu.menu.actions()
    menu.show(menu_of(view_of(next_break="Next break in 5 min", snoozes=(5, 10))))
    during = menu.menu.actions()
    menu.show(menu_of(view_of(next_break="Next break in 4 min")))
    assert during[:2] + during[4:] == before
    assert menu.menu.actions() == before
    assert lines(menu) == expected_texts(next_break="Next break in 4 min")


def test_every_line_has_a_name_for_a_screen_reader(menu):
    """Menu and submenu have accessible names, and each line but a rule has a text."""
    submenus = [each.menu() for each in menu.menu.actions() if each.menu()]
    assert [each.accessibleName() for each in (menu.menu, *submenus)] == ["glutebreak", "Pause reminders"]
    for each in (*menu.menu.actions(), *submenus[0].actions()):
        assert each.isSeparator() or each.text()


def test_an_open_menu_stays_as_it_is_until_it_closes(menu, qtbot, told):
    """No line moves under the pointer; texts may change; the press that closes it still counts."""
    menu.menu.popup(menu.menu.pos())
    qtbot.waitUntil(menu.menu.isVisible)
    menu.show(menu_of(view_of(snoozes=(5,))))
    assert lines(menu) == expected_texts()
    quit_line = menu.menu.actions()[-1]
    menu.menu.setActiveAction(quit_line)
    qtbot.keyClick(menu.menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(menu) == expected_texts(snoozes=(5,)))
    assert told == [Quit()]


def test_an_ampersand_is_no_shortcut(menu):
    """A text is shown as it is."""
    entries = (MenuEntry("Up & down"), RULE)
    menu.show(entries)
    assert lines(menu) == ["Up && down", ""]
    menu.show((replace(entries[0], text="Down & up"), RULE))
    assert lines(menu) == ["Down && up", ""]
