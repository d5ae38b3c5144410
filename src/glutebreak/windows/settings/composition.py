"""Puts the settings' window together."""

from dataclasses import replace

from glutebreak.control.names import Request
from glutebreak.places import Places
from glutebreak.storage.autostart import starts_at_login
from glutebreak.storage.settings_file import read_settings
from glutebreak.windows.ask import waiting_at
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.window import SettingsWindow
from glutebreak.windows.speech.voice import FindableVoice


def compose_settings(places: Places, look: Look, voice: FindableVoice) -> SettingsWindow:
    """This user's settings; the resident keeps what is changed."""
    kept = read_settings(places.settings).settings
    settings = replace(kept, start_at_login=starts_at_login(places.autostart))
    ask = waiting_at(places.control)
    return SettingsWindow(settings, lambda changes: ask(Request.CHANGE_SETTINGS, changes=changes), look, voice=voice)
