"""The settings in force, and the one place where they change."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from glutebreak.control.messages import RequestRefusedError
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.places import Places
from glutebreak.refusals import spell_refused_setting
from glutebreak.storage.autostart import (
    AutostartError,
    do_not_start_at_login,
    own_command,
    start_at_login,
    starts_at_login,
)
from glutebreak.storage.settings_file import SettingsUnwritableError, read_settings, write_settings

Listener = Callable[[AppSettings], None]


class SettingsKeeper:
    """Reads the settings file once, and writes it whenever something changes.

    Args:
        places: where the file and the desktop's autostart folder lie.
        complain: told each of the `complaints` at once.
    """

    def __init__(self, places: Places, complain: Callable[[str], None]) -> None:
        self._places = places
        read = read_settings(places.settings)
        self.complaints = read.complaints
        """A sentence for each thing in the file that could not be used; the default stands in for it."""
        for complaint in read.complaints:
            complain(complaint)
        # The desktop's own settings may have switched it off or on meanwhile; its file has the last word.
        self._now = replace(read.settings, start_at_login=starts_at_login(places.autostart))
        self._listeners: list[Listener] = []

    @property
    def now(self) -> AppSettings:
        """The settings in force."""
        return self._now

    def add_listener(self, listener: Listener) -> None:
        """Tell this one, after those that were added before it, of every change from now on."""
        self._listeners.append(listener)

    def change(self, changes: Mapping[str, Any]) -> None:
        """Keep changed settings and tell of them; if they cannot be kept, nothing changes.

        Raises:
            RequestRefusedError: a name is unknown, a value does not fit, or a file cannot be written.
        """
        switched = False
        try:
            changed = self._now.changed(changes)
            if changed.start_at_login != self._now.start_at_login:
                self._switch_autostart(on=changed.start_at_login)
                switched = True
            write_settings(self._places.settings, changed, before=self._now)
        except SettingRefusedError as refused:
            raise RequestRefusedError(spell_refused_setting(refused)) from None
        except (SettingsUnwritableError, AutostartError) as error:
            if switched:
                with contextlib.suppress(AutostartError):
                    self._switch_autostart(on=self._now.start_at_login)
            raise RequestRefusedError(str(error)) from None
        self._now = changed
        for listener in self._listeners:
            listener(changed)

    def ban(self, exercise: str) -> None:
        """Never propose that exercise again until the user says so; raises as `change` does."""
        self.change({"banned": [*self._now.banned, exercise]})

    def _switch_autostart(self, *, on: bool) -> None:
        if on:
            start_at_login(self._places.autostart, own_command())
        else:
            do_not_start_at_login(self._places.autostart)
