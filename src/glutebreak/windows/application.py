"""The composition root of the windows process."""

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.clock import SystemClock
from glutebreak.control.client import AttachedLine
from glutebreak.control.names import News, Request, WindowName
from glutebreak.control.protocol import ResidentUnreachableError
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.places import APP, Places, shipped
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.storage.user_settings import read_user_settings
from glutebreak.windows.film import FILM_ENVIRONMENT
from glutebreak.windows.garbage_collection import spare_what_is_there
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.screen_fit import fit_into_screen
from glutebreak.windows.preloading import hurry, preload_break
from glutebreak.windows.speech.voice import SpokenVoice
from glutebreak.windows.user_locale import UserLocale

Told = Mapping[str, Any]
AT_REST = 500
"""Milliseconds after the opening of a window by which it has been painted and its bricks have risen."""


def run(places: Places) -> int:
    """Show the windows that the resident wants shown, until the last one is closed; returns the exit status."""
    for name, value in FILM_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    application = QApplication([APP])
    application.setApplicationName(APP)
    application.setDesktopFileName(APP)
    application.setWindowIcon(QIcon(str(shipped("assets", "icons", "glutebreak.svg"))))
    try:
        windows = Windows(application, places)
    except ResidentUnreachableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    status = application.exec()
    windows.close()
    return status


class Windows:
    """Every window that is open, by name, and the line to the resident.

    A window is built from what is imported for it alone: whoever looks at the week loads no film.

    Raises:
        ResidentUnreachableError: no resident is running.
    """

    def __init__(self, application: QApplication, places: Places) -> None:
        self._places = places
        # Not `quit`, which asks each window first: one may have something to ask its user.
        self._quit = application.exit
        self._locale = UserLocale(application, places)
        self._locale.follow_settings()
        self._look = DesktopLook(application)
        self._loop = QtEventLoop(application)
        self._clock = SystemClock()
        self._voice = SpokenVoice()
        self._open: dict[WindowName, QWidget] = {}
        self._refresh: dict[WindowName, Callable[[], None]] = {}
        self._deleted: dict[WindowName, Callable[[Told], None]] = {}
        self._follow_settings: dict[WindowName, Callable[[AppSettings], None]] = {}
        self._build: dict[WindowName, Callable[[Told], QWidget]] = {
            WindowName.WEEK: self._week,
            WindowName.LIBRARY: self._library,
            WindowName.SETTINGS: self._settings,
            WindowName.BREAK: self._break,
        }
        self._line = AttachedLine(places.control, self._loop, self._told, self._quit)

    def close(self) -> None:
        """Hang up, and speak no more."""
        self._line.close()
        self._voice.close()

    def _told(self, told: Told) -> None:
        match told.get("tell"):
            case News.WARM:
                preload_break(self._loop)
            case News.OPEN:
                self._try_to_show(told)
            case News.STILL_THERE:
                self._line.request(Request.STILL_THERE)
            case News.LOG_CHANGED:
                for refresh in self._refresh.values():
                    refresh()
            case News.SETTINGS_CHANGED:
                self._settings_changed()
            case News.DELETED:
                for heed in self._deleted.values():
                    heed(told)
            case _:
                pass

    def _try_to_show(self, told: Told) -> None:
        hurry()
        try:
            self._show(told)
        except Exception:
            self._not_shown(told)

    def _settings_changed(self) -> None:
        settings = read_user_settings(self._places)
        for follow in self._follow_settings.values():
            follow(settings)

    def _show(self, told: Told) -> None:
        name = WindowName(told["window"])
        # A plan begins a break; without one the break that runs is brought to the front.
        finished = self._open.pop(name, None) if "plan" in told else None
        try:
            window = self._open.get(name) or self._opened(name, told)
            window.show()
            window.raise_()
            window.activateWindow()
        finally:
            # Not before: the process would take it for its last window.
            if finished is not None:
                finished.close()

    def _not_shown(self, told: Told) -> None:
        """A bug, which is loud here; but nobody is to wait for a break that cannot be seen."""
        traceback.print_exc()
        if told.get("window") == WindowName.BREAK:
            self._line.request(Request.FINISH, outcome=Outcome.ABANDONED, seated=False)
        self._loop.after(0, lambda: None if self._open else self._quit())

    def _opened(self, name: WindowName, told: Told) -> QWidget:
        self._locale.follow_settings()
        window = self._open[name] = self._build[name](told)
        fit_into_screen(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(lambda: self._closed(name, window))
        self._loop.after(AT_REST, spare_what_is_there)
        return window

    def _closed(self, name: WindowName, window: QWidget) -> None:
        if self._open.get(name) is window:
            del self._open[name]
            self._refresh.pop(name, None)
            self._deleted.pop(name, None)
            self._follow_settings.pop(name, None)

    def _week(self, _: Told) -> QWidget:
        from glutebreak.windows.history.composition import compose_history

        window = compose_history(self._places, self._look, self._clock, self._line.request)
        self._refresh[WindowName.WEEK] = window.refresh
        self._deleted[WindowName.WEEK] = window.told
        self._follow_settings[WindowName.WEEK] = window.follow_settings
        return window

    def _library(self, _: Told) -> QWidget:
        from glutebreak.windows.library.composition import compose_library

        window = compose_library(self._places, self._look, self._clock, self._loop)
        self._refresh[WindowName.LIBRARY] = window.refresh
        self._follow_settings[WindowName.LIBRARY] = lambda _: window.refresh()
        return window

    def _settings(self, _: Told) -> QWidget:
        from glutebreak.windows.settings.composition import compose_settings

        window = compose_settings(self._places, self._look, self._voice)
        self._follow_settings[WindowName.SETTINGS] = window.show_settings
        return window

    def _break(self, told: Told) -> QWidget:
        from glutebreak.windows.guided_break.composition import compose_break

        places, look, line = self._places, self._look, self._line
        return compose_break(told["plan"], places, look, self._clock, self._loop, line, self._voice)
