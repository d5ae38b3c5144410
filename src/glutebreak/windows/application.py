"""The composition root of the windows process."""

import os
import sys
import traceback
from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.clock import SystemClock
from glutebreak.control.attached_line import AttachedLine
from glutebreak.control.client import ResidentUnreachableError
from glutebreak.control.news import (
    AnswerWanted,
    BreakExpected,
    DeletionDone,
    DeletionFailed,
    LogChanged,
    News,
    SettingsChanged,
    WindowWanted,
)
from glutebreak.control.requests import Window
from glutebreak.control.window_requests import FinishBreak, ReportAlive
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.places import APP, Places, shipped
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.qt_messages import keep_qt_quiet
from glutebreak.storage.user_settings import read_user_settings
from glutebreak.windows.film import FILM_ENVIRONMENT
from glutebreak.windows.garbage_collection import spare_what_is_there
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.screen_fit import fit_into_screen
from glutebreak.windows.preloading import hurry, preload_break
from glutebreak.windows.speech.voice import SpokenVoice
from glutebreak.windows.user_locale import UserLocale

AT_REST = 500
"""Milliseconds after the opening of a window by which it has been painted and its bricks have risen."""


def run(places: Places) -> int:
    """Show the windows that the resident wants shown, until the last one is closed; returns the exit status."""
    for name, value in FILM_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    keep_qt_quiet()
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
        self._open: dict[Window, QWidget] = {}
        self._refresh: dict[Window, Callable[[], None]] = {}
        self._deleted: dict[Window, Callable[[DeletionDone | DeletionFailed], None]] = {}
        self._follow_settings: dict[Window, Callable[[AppSettings], None]] = {}
        self._build: dict[Window, Callable[[WindowWanted], QWidget]] = {
            Window.WEEK: self._week,
            Window.LIBRARY: self._library,
            Window.SETTINGS: self._settings,
            Window.BREAK: self._break,
        }
        self._line = AttachedLine(places.control, self._loop, self._heed, self._lost)

    def close(self) -> None:
        """Hang up, and speak no more."""
        self._line.close()
        self._voice.close()

    def _lost(self, why: str) -> None:
        """Without the resident nothing that is done here would be kept."""
        if why:
            sys.stderr.write(f"{why}\n")
        self._quit()

    def _heed(self, news: News) -> None:
        match news:
            case BreakExpected():
                preload_break(self._loop)
            case WindowWanted():
                self._try_to_show(news)
            case AnswerWanted():
                self._line.request(ReportAlive())
            case LogChanged():
                for refresh in self._refresh.values():
                    refresh()
            case SettingsChanged():
                self._settings_changed()
            case DeletionDone() | DeletionFailed():
                for heed in self._deleted.values():
                    heed(news)
            case _:
                assert_never(news)

    def _try_to_show(self, wanted: WindowWanted) -> None:
        hurry()
        try:
            self._show(wanted)
        except Exception:
            self._not_shown(wanted)

    def _settings_changed(self) -> None:
        settings = read_user_settings(self._places)
        for follow in self._follow_settings.values():
            follow(settings)

    def _show(self, wanted: WindowWanted) -> None:
        # A plan begins a break; without one the break that runs is brought to the front.
        finished = self._open.pop(wanted.window, None) if wanted.plan is not None else None
        try:
            window = self._open.get(wanted.window) or self._opened(wanted)
            window.show()
            window.raise_()
            window.activateWindow()
        finally:
            # Not before: the process would take it for its last window.
            if finished is not None:
                finished.close()

    def _not_shown(self, wanted: WindowWanted) -> None:
        """A bug, which is loud here; but nobody is to wait for a break that cannot be seen."""
        traceback.print_exc()
        if wanted.window is Window.BREAK:
            self._line.request(FinishBreak(Outcome.ABANDONED, seated=False))
        self._loop.after(0, lambda: None if self._open else self._quit())

    def _opened(self, wanted: WindowWanted) -> QWidget:
        self._locale.follow_settings()
        name = wanted.window
        window = self._open[name] = self._build[name](wanted)
        fit_into_screen(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(lambda: self._closed(name, window))
        self._loop.after(AT_REST, spare_what_is_there)
        return window

    def _closed(self, name: Window, window: QWidget) -> None:
        if self._open.get(name) is window:
            del self._open[name]
            self._refresh.pop(name, None)
            self._deleted.pop(name, None)
            self._follow_settings.pop(name, None)

    def _week(self, _: WindowWanted) -> QWidget:
        from glutebreak.windows.history.composition import compose_history

        window = compose_history(self._places, self._look, self._clock, self._line.request)
        self._refresh[Window.WEEK] = window.refresh
        self._deleted[Window.WEEK] = window.deletion_over
        self._follow_settings[Window.WEEK] = window.follow_settings
        return window

    def _library(self, _: WindowWanted) -> QWidget:
        from glutebreak.windows.library.composition import compose_library

        window = compose_library(self._places, self._look, self._line.request, self._clock, self._loop)
        self._refresh[Window.LIBRARY] = window.refresh
        self._follow_settings[Window.LIBRARY] = lambda _: window.refresh()
        return window

    def _settings(self, _: WindowWanted) -> QWidget:
        from glutebreak.windows.settings.composition import compose_settings

        window = compose_settings(self._places, self._look, self._line.request, self._voice)
        self._follow_settings[Window.SETTINGS] = window.show_settings
        return window

    def _break(self, wanted: WindowWanted) -> QWidget:
        from glutebreak.windows.guided_break.composition import compose_break

        if wanted.plan is None:
            raise ValueError("A break that has no plan cannot be begun.")
        places, look, send = self._places, self._look, self._line.request
        return compose_break(wanted.plan, places, look, self._clock, self._loop, send, self._voice)
