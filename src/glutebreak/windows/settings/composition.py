"""Puts the settings' window together."""

from glutebreak.control.names import Request
from glutebreak.places import Places
from glutebreak.storage.user_settings import read_user_settings
from glutebreak.windows.ask import waiting_at
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.window import SettingsWindow
from glutebreak.windows.speech.voice import FindableVoice


def compose_settings(places: Places, look: Look, voice: FindableVoice) -> SettingsWindow:
    """This user's settings; the resident keeps what is changed."""
    ask = waiting_at(places.control)
    return SettingsWindow(
        read_user_settings(places), lambda changes: ask(Request.CHANGE_SETTINGS, changes=changes), look, voice=voice
    )
