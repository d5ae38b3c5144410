"""The tray icon with its menu, kept on screen through tray hosts that come late, die, or come back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from glutebreak.control.requests import OpenWindow, UserRequest, Window
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.ports import Cancellable, Capability
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.tray.icon import Panel, guess_panel, tray_icon
from glutebreak.resident.tray.menu import RULE, MenuEntry, menu_of
from glutebreak.resident.tray.view import TrayView

WATCHER = "org.kde.StatusNotifierWatcher"
"""The bus name under which icons are taken in where the tray is a modern one."""


class Tray:
    """Shows a `TrayView`, and passes on what the user wants once somebody carries it out.

    Qt decides when an icon is made whether it goes to a modern tray, over the bus, or to an old one, over X11, and it
    stays with that. So the icon is made anew when a modern tray comes or goes. The old kind Qt waits for by itself.
    """

    def __init__(
        self, parent: QObject, on_known: Callable[[], None], view: TrayView, session: Connection | None, *, desktop: str
    ) -> None:
        """The icon comes as soon as the bus has told what tray there is.

        Args:
            parent: the application object, which the icon belongs to.
            on_known: called when it is known whether there is a tray, and whenever that changes.
            view: what to show at first.
            session: a connection to the session bus, which stays the caller's to close, or None.
            desktop: the value of XDG_CURRENT_DESKTOP, or nothing.
        """
        self._parent = parent
        self._on_known = on_known
        self._carry_out: Callable[[UserRequest], None] = lambda _: None
        self._on_found: Callable[[bool], None] = lambda _: None
        self._view = view
        self._session = session
        self._desktop = desktop
        self._icon: QSystemTrayIcon | None = None
        self._menu: _Menu | None = None
        self._host: bool | None = None
        self._found: bool | None = None
        self._panel = self._guess_panel()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._colours_changed)
        self._promises: list[Cancellable] = []
        if session is None:
            # Not at once: the tray is still being made, and its maker could not use it yet.
            self._promises = [QtEventLoop(parent).after(0, lambda: self._host_changed(None))]
        else:
            self._promises = [session.watch_name(WATCHER, self._host_changed)]

    def serve(self, carry_out: Callable[[UserRequest], None], on_found: Callable[[bool], None]) -> None:
        """Have what the user wants carried out from now on; what was pressed before is forgotten.

        Args:
            carry_out: carries out what is chosen from the menu; a click on the icon opens the week.
            on_found: told whether there is a tray, as soon as it is known and whenever that changes.
        """
        self._carry_out, self._on_found = carry_out, on_found
        if self._found is not None:
            on_found(self._found)

    @property
    def available(self) -> bool:
        """Whether there is any tray, as far as can be known; before the bus has answered there is none."""
        return bool(self._host) or (self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable())

    def capability(self) -> Capability:
        """Which kind of tray shows the icon, and why the other does not."""
        old, modern = tr("X11 system tray"), f"StatusNotifierItem ({WATCHER})"
        if self._host:
            return Capability("tray", modern, ((old, tr("the modern tray is there")),))
        no_bus, no_host = tr("there is no session bus"), tr("no tray host is on the session bus")
        why_not_modern = (modern, no_bus if self._session is None else no_host)
        if self.available:
            return Capability("tray", old, (why_not_modern,))
        return Capability("tray", "none", (why_not_modern, (old, tr("no panel offers one"))))

    def show(self, view: TrayView) -> None:
        """Show this from now on; what looks the same as before is not touched."""
        before, self._view = self._view, view
        if self._icon is None or self._menu is None:
            return
        if not view.state.looks_like(before.state):
            self._draw()
        if view.tooltip != before.tooltip:
            self._icon.setToolTip(view.tooltip)
        self._menu.show(menu_of(view))

    def close(self) -> None:
        """Take the icon away and listen no more."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._colours_changed)
        for each in self._promises:
            each.cancel()
        self._promises.clear()
        self._take_away()

    def _host_changed(self, owner: str | None) -> None:
        there = owner is not None
        if there != self._host:
            self._host = there
            self._make()
        if self._found != self.available:
            self._found = self.available
            self._on_found(self._found)
            self._on_known()

    def _make(self) -> None:
        self._take_away()
        self._icon = QSystemTrayIcon(self._parent)
        self._menu = _Menu(self._pressed)
        self._menu.show(menu_of(self._view))
        self._draw()
        self._icon.setToolTip(self._view.tooltip)
        self._icon.setContextMenu(self._menu.menu)
        self._icon.activated.connect(self._activated)
        self._icon.show()

    def _take_away(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if self._menu is not None:
            self._menu.menu.deleteLater()
            self._menu = None

    def _draw(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(tray_icon(self._view.state, self._panel))

    def _pressed(self, entry: MenuEntry) -> None:
        if entry.request is not None:
            self._carry_out(entry.request)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._carry_out(OpenWindow(Window.WEEK))

    def _guess_panel(self) -> Panel:
        return guess_panel(QGuiApplication.styleHints().colorScheme(), QGuiApplication.palette(), self._desktop)

    def _colours_changed(self) -> None:
        before, self._panel = self._panel, self._guess_panel()
        if self._panel is not before:
            self._draw()


class _Menu:
    """A Qt menu that follows a tuple of entries and changes no more than it must."""

    def __init__(self, on_press: Callable[[MenuEntry], None]) -> None:
        self.menu = QMenu()
        self.menu.setAccessibleName(tr("glutebreak"))
        # An open menu keeps its lines, so that none moves under the pointer; it catches up when it closes.
        self.menu.aboutToHide.connect(self._closing)
        self._on_press = on_press
        self._submenus: dict[QAction, QMenu] = {}
        self._lines: list[tuple[MenuEntry, QAction]] = []
        self._entries: tuple[MenuEntry, ...] = ()
        self._wanted: tuple[MenuEntry, ...] = ()

    def show(self, entries: tuple[MenuEntry, ...]) -> None:
        """Show these entries; while the menu is open only texts change, and the rest when it closes."""
        self._wanted = entries
        if entries == self._entries:
            return
        if _shape(entries) == _shape(self._entries):
            self._entries = entries
            self._change_texts(entries)
        elif not self.menu.isVisible():
            self._rebuild(entries)

    def _closing(self) -> None:
        # Qt tells of the closing before the press that closed it: that line has to be there until then.
        QTimer.singleShot(0, self.menu, lambda: self.show(self._wanted))

    def _change_texts(self, entries: Sequence[MenuEntry]) -> None:
        for number, (entry, (before, action)) in enumerate(zip(entries, self._lines, strict=True)):
            if entry.text != before.text:
                action.setText(_escaped(entry.text))
            self._lines[number] = (entry, action)

    def _rebuild(self, entries: tuple[MenuEntry, ...]) -> None:
        """Replace the lines between those at the top and those at the foot that stay as they are."""
        before, after = _shape(self._entries), _shape(entries)
        top = _alike(before, after)
        foot = _alike(before[top:][::-1], after[top:][::-1])
        for _, action in self._lines[top : len(before) - foot]:
            self._remove(action)
        below = self._lines[len(before) - foot][1] if foot else None
        made = [(entry, self._insert(self.menu, below, entry)) for entry in entries[top : len(after) - foot]]
        self._lines[top : len(before) - foot] = made
        self._entries = entries
        self._change_texts(entries)

    def _remove(self, action: QAction) -> None:
        self.menu.removeAction(action)
        (self._submenus.pop(action, None) or action).deleteLater()

    def _insert(self, menu: QMenu, below: QAction | None, entry: MenuEntry) -> QAction:
        """Put a line above another, or at the foot, and return it."""
        if entry.entries:
            submenu = QMenu(_escaped(entry.text), menu)
            submenu.setAccessibleName(entry.text)
            for each in entry.entries:
                self._insert(submenu, None, each)
            self._submenus[submenu.menuAction()] = submenu
            action = submenu.menuAction()
        else:
            action = QAction(_escaped(entry.text), menu)
            action.setSeparator(entry == RULE)
            action.setEnabled(entry.request is not None)
            action.triggered.connect(lambda: self._on_press(entry))
        menu.insertAction(below, action)  # type: ignore[arg-type]  # Qt takes none for the foot; its stub does not say
        return action


def _shape(entries: tuple[MenuEntry, ...]) -> tuple[object, ...]:
    """What of the entries is more than text."""
    return tuple((entry == RULE, entry.request, entry.entries) for entry in entries)


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    """How many members are the same from the start."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _escaped(text: str) -> str:
    """The text for Qt, which takes a single ampersand for a shortcut."""
    return text.replace("&", "&&")
