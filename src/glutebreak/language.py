"""The language of every sentence a user reads.

`tr` and its sisters are the one door: English stands in the source, a catalog in `assets/locale` may replace it.
`docs/translating.md` tells how the catalogs are made.
"""

import gettext
import os
from collections.abc import Iterator
from pathlib import Path

SOURCE = "en"
"""The language of the sentences in the source."""
SYSTEM = "system"
"""What the setting says for the language of the user's session."""
SHARED = "glutebreak"
"""The catalog of the tray, the notifications and the command line, and of the names of exercises and routines."""
WINDOWS = "glutebreak-windows"
"""The catalog of the windows, and of all else that is told about exercises."""
EXERCISES = "exercises"
"""The context of every text of `resources/catalogue.json`."""


class _Translator:
    """The catalogs in force in this process."""

    catalogs: gettext.NullTranslations = gettext.NullTranslations()
    language: str = SOURCE


_translator = _Translator()


def install(locale_folder: Path, wanted: str = SYSTEM, *, windows: bool = False) -> None:
    """Speak a language from now on; what has been said before stays as it was said.

    Args:
        locale_folder: where a folder for each language lies.
        wanted: `system`, or a language such as `de`; one without a catalog is English.
        windows: whether the windows' catalog is needed as well.
    """
    known = {each.name for each in locale_folder.iterdir() if each.is_dir()} if locale_folder.is_dir() else set()
    asked_for = _languages_of_session() if wanted == SYSTEM else iter((wanted,))
    chosen = next((each for each in asked_for if each == SOURCE or each in known), SOURCE)
    catalogs = _read(locale_folder, chosen, SHARED)
    if windows:
        shared, catalogs = catalogs, _read(locale_folder, chosen, WINDOWS)
        catalogs.add_fallback(shared)
    _translator.language, _translator.catalogs = chosen, catalogs


def code() -> str:
    """The language that `tr` speaks, such as `en` or `de`."""
    return _translator.language


def tr(text: str, **values: object) -> str:
    """The sentence in the user's language, with its `{named}` values filled in."""
    return _translator.catalogs.gettext(text).format(**values)


def tr_in(context: str, text: str, **values: object) -> str:
    """The same for a text that other languages say in several ways, in a context such as `button`."""
    return _translator.catalogs.pgettext(context, text).format(**values)


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """The form that fits the count in the user's language; `{count}` and other named values filled in."""
    return _translator.catalogs.ngettext(one, many, count).format(count=count, **values)


def tr_later(text: str) -> str:
    """The text unchanged: it is found by the translators here, and passes `tr` where it is shown."""
    return text


def tr_exercise(text: str) -> str:
    """A text of `resources/catalogue.json` in the user's language."""
    return _translator.catalogs.pgettext(EXERCISES, text)


def capital(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def _languages_of_session() -> Iterator[str]:
    """The languages that the session asks for, the most wanted first, each also without its country."""
    named = (os.environ.get(each) for each in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    for locale in next(filter(None, named), "").split(":"):
        with_country = locale.partition(".")[0].partition("@")[0]
        yield with_country
        yield with_country.partition("_")[0]


def _read(locale_folder: Path, language: str, domain: str) -> gettext.NullTranslations:
    return gettext.translation(domain, locale_folder, [language], fallback=True)
