"""The language of every sentence a user reads.

`tr` is the one door: English stands in the source, a catalogue in `assets/locale` may replace it.
"""

import functools
import gettext
from pathlib import Path

DOMAIN = "glutebreak"


def install(locale_folder: Path) -> None:
    """Read translations from that folder from now on; called once by each process's composition root."""
    gettext.bindtextdomain(DOMAIN, str(locale_folder))
    gettext.textdomain(DOMAIN)
    _catalogue.cache_clear()


@functools.cache
def _catalogue() -> gettext.NullTranslations:
    """The catalogue in force; `gettext.gettext` would look for its file on disk for every sentence anew."""
    return gettext.translation(DOMAIN, gettext.bindtextdomain(DOMAIN), fallback=True)


def tr(text: str, **values: object) -> str:
    """The sentence in the user's language, with its `{named}` values filled in."""
    return _catalogue().gettext(text).format(**values)


def capital(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def code() -> str:
    """The language that `tr` speaks, such as `en` or `de`."""
    return _catalogue().info().get("language") or "en"


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """The form that fits the count in the user's language; `{count}` and other named values filled in."""
    return _catalogue().ngettext(one, many, count).format(count=count, **values)
