"""What there is to translate: the sentences in the source, and the texts of the exercises."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.exercises.parsing import parse_catalogue
from glutebreak.core.exercises.translating import names_in, translated
from glutebreak.language import EXERCISES, SHARED, WINDOWS

CHECKOUT = Path(__file__).parent.parent.parent
_SOURCE = CHECKOUT / "src" / "glutebreak"
_EXERCISES = CHECKOUT / "resources" / "catalogue.json"
_KEYWORDS = {"tr": None, "tr_later": None, "tr_count": (1, 2), "tr_in": ((1, "c"), 2)}
"""The doors of `glutebreak/language.py`, and which of their arguments are texts."""
_IN_WINDOWS = "windows/"


def templates() -> dict[str, Catalog]:
    """Everything there is to translate, by the name of its catalog.

    A sentence that both the windows and another part say is in the shared catalog alone, which the windows read too.
    """
    made = {domain: Catalog(domain=domain, project="glutebreak", fuzzy=False) for domain in (SHARED, WINDOWS)}
    found = sorted(_sentences(), key=lambda each: each[0].startswith(_IN_WINDOWS))
    for file, message, comments, context in found:
        key = message[0] if isinstance(message, tuple) else message
        in_windows = file.startswith(_IN_WINDOWS) and made[SHARED].get(key, context) is None
        domain = WINDOWS if in_windows else SHARED
        made[domain].add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    catalogue = parse_catalogue(_EXERCISES.read_text(encoding="utf-8"))
    names = names_in(catalogue)
    for text, comment in exercise_texts(catalogue):
        domain = SHARED if text in names else WINDOWS
        made[domain].add(text, locations=[(_EXERCISES.name, 0)], auto_comments=[comment], context=EXERCISES)
    return made


def exercise_texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each text of the exercises, and the name of what it belongs to, in the catalogue's order."""
    nothing = replace(catalogue, exercises={}, routines={})
    for each in (*catalogue.exercises.values(), catalogue.walk):
        yield from ((text, each.name) for text in _translated_texts(replace(nothing, walk=each)))
    for key, routine in catalogue.routines.items():
        without_walk = _translated_texts(nothing)
        texts = _translated_texts(replace(nothing, routines={key: routine}))
        yield from ((text, routine.name) for text in texts if text not in without_walk)


def _translated_texts(catalogue: Catalogue) -> list[str]:
    """What the app would translate of a catalogue is what has to be translated."""
    texts: dict[str, None] = {}

    def note(text: str) -> str:
        texts[text] = None
        return text

    translated(catalogue, note)
    return list(texts)


def _sentences() -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    """Each sentence of the source with its file, the notes to its translators, and its context."""
    options = {"**.py": {"encoding": "utf-8"}}
    found = extract_from_dir(
        _SOURCE, [("**.py", "python")], options, _KEYWORDS, ("Translators:",), strip_comment_tags=True
    )
    for file, _, message, comments, context in found:
        yield file, message, comments, context
