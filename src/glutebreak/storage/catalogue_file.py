"""Reads the catalogue's files: the built-in one, and the user's own beside it."""

from dataclasses import dataclass
from pathlib import Path

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.exercises.json_places import RefusedError
from glutebreak.core.exercises.parsing import parse_catalogue, parse_own_catalogue
from glutebreak.core.exercises.translating import translated
from glutebreak.language import tr, tr_exercise, tr_later
from glutebreak.storage.errors import read_remedy, reason
from glutebreak.storage.ordinary_files import MEGABYTE, TooLargeError, read_ordinary

MOST = 4 * MEGABYTE
"""A file with more bytes is no catalogue and is not read."""

_REASONS = {
    "not-json": tr_later("line {line}, column {column} is not JSON ({problem}); fix it there"),
    "not-utf8": tr_later("the text is not UTF-8; save the file as UTF-8"),
    "too-big": tr_later("the file is larger than 4 MB; keep films and pictures in files beside it"),
    "not-this-format": tr_later('the format is unknown; write "{format}"'),
    "not-an-object": tr_later("an object is expected; put the fields in curly brackets"),
    "not-a-list": tr_later("a list is expected; put the items in square brackets"),
    "unknown-field": tr_later("there is no such field; remove it, or use one of these: {known}"),
    "twice": tr_later("the field is there twice; put the two together"),
    "missing": tr_later('the field "{field}" is missing; add it'),
    "not-text": tr_later("a text is expected; put it in quotation marks"),
    "half-character": tr_later("{half} is half a character; write both its halves, or the character itself"),
    "blank": tr_later("the text is blank; write something or remove the field"),
    "too-long": tr_later("the text has {length} characters; shorten it to {most}"),
    "not-whole": tr_later("a whole number is expected; write it without quotation marks and fraction"),
    "not-a-number": tr_later("a number of seconds is expected; write it without quotation marks"),
    "out-of-range": tr_later("{value} is out of range; choose a value from {least} to {most}"),
    "not-true-or-false": tr_later("true or false is expected; write one of them without quotation marks"),
    "not-one-of": tr_later("the value is unknown; use one of these: {known}"),
    "empty-list": tr_later("the list is empty; put at least one line in it"),
    "too-quick": tr_later("one repetition takes less than a second; give it more time"),
    "not-word-and-hint": tr_later("a word and a hint are expected; write a list of one or two texts"),
    "unknown-source": tr_later('there is no source "{source}"; add it under "sources", or use a built-in one'),
    "unknown-exercise": tr_later('there is no exercise "{exercise}"; check its id'),
    "no-exercise": tr_later("the routine has no exercise; add one"),
    "not-an-id": tr_later("an id has small letters, digits and hyphens only; write one such as my-stretch"),
    "taken": tr_later('the id "{id}" is taken; choose another one'),
    "not-a-file-name": tr_later("the name of a file beside this one is expected; write it without a folder"),
}
"""What is wrong, and the remedy, under the reasons of `json_places.py` and `parsing.py` in `core/exercises/`."""


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """What there is to do, and what could not be read."""

    catalogue: Catalogue
    complaint: str | None = None
    """One sentence for the user: why the own file was left out, and what to do. None when all was read."""


def read_built_in(shipped: Path) -> Catalogue:
    """The built-in catalogue, `resources/catalogue.json`, in the user's language.

    Raises:
        OSError: the file cannot be read.
        RefusedError: the file is broken, which is a fault of the installation.
    """
    return translated(parse_catalogue(shipped.read_text(encoding="utf-8")), tr_exercise)


def read_catalogue(shipped: Path, own: Path) -> ReadCatalogue:
    """The built-in catalogue with the user's own; where the own file is broken, the built-in one and a complaint.

    Raises:
        OSError: the built-in file cannot be read.
        RefusedError: the built-in file is broken.
    """
    built_in = read_built_in(shipped)
    try:
        return ReadCatalogue(parse_own_catalogue(read_own(own), built_in))
    except FileNotFoundError:
        return ReadCatalogue(built_in)
    except UnicodeDecodeError:
        return ReadCatalogue(built_in, spell_refusal(own, RefusedError("$", "not-utf8")))
    except RefusedError as refused:
        return ReadCatalogue(built_in, spell_refusal(own, refused))
    except OSError as error:
        return ReadCatalogue(
            built_in,
            tr(
                "Your own exercises in {file} can’t be read: {problem}; {remedy}. "
                "Until then, the built-in exercises are used.",
                file=own,
                problem=reason(error),
                remedy=read_remedy(error),
            ),
        )


def read_own(own: Path) -> str:
    """The text of the user's own file.

    Raises:
        OSError, UnicodeDecodeError: it cannot be read, or is no UTF-8.
        RefusedError: it is too big to be a catalogue.
    """
    try:
        return read_ordinary(own, MOST).decode("utf-8-sig")
    except TooLargeError:
        raise RefusedError("$", "too-big") from None


def spell_refusal(file: Path, refused: RefusedError) -> str:
    """One sentence: the file, the place in it, what is wrong there, and the remedy."""
    return tr(
        "Your own exercises in {file} are left out: at {place}, {reason}. Until then, the built-in exercises are used.",
        file=file,
        place=refused.place,
        reason=spell_reason(refused),
    )


def spell_reason(refused: RefusedError) -> str:
    """What is wrong and the remedy, as they stand within a sentence."""
    return tr(_REASONS[refused.reason], **refused.values)
