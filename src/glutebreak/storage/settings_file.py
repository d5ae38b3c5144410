"""The settings file: TOML, for people to read and edit."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.language import tr
from glutebreak.private_files import write_private
from glutebreak.refusals import spell_refused_setting
from glutebreak.storage.errors import read_remedy, reason, write_remedy
from glutebreak.storage.ordinary_files import MEGABYTE, read_ordinary
from glutebreak.storage.settings_table import is_setting, line_of, nearest_setting, parse_toml, settings_in

MOST = MEGABYTE
"""A file with more bytes holds no settings and is not read."""


class SettingsUnwritableError(Exception):
    """The settings cannot be kept now, and the file is as it was; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What a settings file says."""

    settings: AppSettings
    """With the default wherever there is something to complain about."""
    complaints: tuple[str, ...] = ()
    """What could not be gone by, in the file's order, as sentences for the user."""


def read_settings(path: Path) -> ReadSettings:
    """Read the settings; a file that is missing holds the defaults. The file is never changed."""
    try:
        text = _text(path)
        table = {} if text is None else parse_toml(text)
    except OSError as error:
        return _unreadable(path, reason(error), read_remedy(error))
    except UnicodeDecodeError:
        return _unreadable(path, tr("it isn’t UTF-8 text"), tr("fix or delete it"))
    except tomllib.TOMLDecodeError as error:
        return _unreadable(path, str(error), tr("fix it there"))
    settings, refused = settings_in(table)
    wrong = [name for name in table if name in refused or not is_setting(name)]
    return ReadSettings(settings, tuple(_complaint(path, text or "", name, refused.get(name)) for name in wrong))


def write_settings(path: Path, settings: AppSettings, before: AppSettings | None = None) -> None:
    """Keep the settings, whole or not at all, for the owner alone.

    Only lines whose setting has changed are touched: comments, order and names unknown to this version stay. A file
    that is no TOML is set aside first, as `settings.unreadable.toml`.

    Args:
        path: the file; it is made if it is missing.
        settings: what it is to say.
        before: what was gone by until now, if the file may say something else: what its user has written into it
            meanwhile stays, but for the settings that differ between the two.

    Raises:
        SettingsUnwritableError: the disk is full or read-only.
    """
    from glutebreak.storage.settings_text import edited_text, new_text  # noqa: PLC0415 - it brings tomlkit with it

    # Who keeps the file elsewhere and a link to it here means that file.
    path = Path(os.path.realpath(path))
    try:
        try:
            text = _text(path)
        except UnicodeDecodeError:
            edited = None
        else:
            edited = new_text(settings) if text is None else edited_text(text, _merged(text, settings, before))
        if edited is None:
            path.replace(_free_name(path))
            edited = new_text(settings)
        write_private(path, edited)
    except OSError as error:
        raise SettingsUnwritableError(
            tr(
                "{path} can’t be written: {reason}; {remedy}, and save again.",
                path=path,
                reason=reason(error),
                remedy=write_remedy(error),
            )
        ) from error


def _text(path: Path) -> str | None:
    """The file's text, without the byte-order mark that some editors write; None if there is no file."""
    try:
        return read_ordinary(path, MOST).decode("utf-8-sig")
    except FileNotFoundError:
        return None


def _merged(text: str, settings: AppSettings, before: AppSettings | None) -> AppSettings:
    """What the text says, but for what differs from before; just the settings where that cannot be told."""
    if before is None:
        return settings
    try:
        held, _ = settings_in(parse_toml(text))
    except tomllib.TOMLDecodeError:
        return settings
    was = before.to_json()
    return held.changed({name: value for name, value in settings.to_json().items() if value != was[name]})


def _free_name(path: Path) -> Path:
    free, nth = path.with_name(f"{path.stem}.unreadable{path.suffix}"), 1
    while free.exists():
        nth += 1
        free = path.with_name(f"{path.stem}.unreadable-{nth}{path.suffix}")
    return free


def _unreadable(path: Path, why: str, remedy: str) -> ReadSettings:
    sentence = tr(
        "{path} can’t be read: {reason}; {remedy}. Until then, the defaults apply.",
        path=path,
        reason=why,
        remedy=remedy,
    )
    return ReadSettings(AppSettings(), (sentence,))


def _complaint(path: Path, text: str, name: str, refusal: SettingRefusedError | None) -> str:
    """What is wrong with the line of that name; without a refusal there is no such setting."""
    line = line_of(text, name) or "?"
    if refusal is not None:
        return tr(
            "{path}, line {line}: {reason}. Fix it there or in Settings. Until then, the default applies.",
            path=path,
            line=line,
            reason=spell_refused_setting(refusal).rstrip("."),
        )
    nearest = nearest_setting(name)
    if nearest is None:
        return tr(
            "{path}, line {line}: there is no setting called {name}, so it does nothing. Remove it.",
            path=path,
            line=line,
            name=name,
        )
    return tr(
        "{path}, line {line}: there is no setting called {name}, so it does nothing. Did you mean {nearest}?",
        path=path,
        line=line,
        name=name,
        nearest=nearest,
    )
