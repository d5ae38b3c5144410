"""Puts the settings' window together."""

from glutebreak.places import Places
from glutebreak.storage.user_settings import read_user_settings
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest
from glutebreak.windows.settings.window import SettingsWindow
from glutebreak.windows.speech.voice import FindableVoice


def compose_settings(places: Places, look: Look, send: SendRequest, voice: FindableVoice) -> SettingsWindow:
    """This user's settings; the resident keeps what is changed."""
    return SettingsWindow(read_user_settings(places), send, look, voice=voice)
