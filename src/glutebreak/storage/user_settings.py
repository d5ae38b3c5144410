"""The settings as they are in force: the file, and what the desktop has the last word on."""

from dataclasses import replace

from glutebreak.core.app_settings import AppSettings
from glutebreak.places import Places
from glutebreak.storage.autostart import starts_at_login
from glutebreak.storage.settings_file import read_settings


def read_user_settings(places: Places) -> AppSettings:
    """This user's settings; a default stands in for what the file has wrong, which the resident complains about.

    Whether the app starts at login is read from the desktop's own entry: other programs switch it too.
    """
    kept = read_settings(places.settings).settings
    return replace(kept, start_at_login=starts_at_login(places.autostart))
