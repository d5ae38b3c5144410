"""Keeps the user's own exercises and routines: the file beside the settings, changed one entry at a time.

Whatever is changed is checked as a whole before it is written, so that a file which was good stays good. A file that
was broken by hand is never written over.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.exercises.json_places import RefusedError
from glutebreak.core.exercises.parsing import SCHEMA, parse_own_catalogue
from glutebreak.language import tr
from glutebreak.private_files import write_private
from glutebreak.storage.catalogue_file import read_own, spell_reason, spell_refusal
from glutebreak.storage.errors import reason, write_remedy
from glutebreak.storage.ordinary_files import NotOrdinaryError, TooLargeError
from glutebreak.storage.own_media import MOST_BYTES, OwnMedia, free_name

Document = dict[str, Any]


class OwnCatalogueError(Exception):
    """The user's own exercises cannot be changed so; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Something was taken out, and can be brought back."""

    catalogue: Catalogue
    """As it is without it."""
    before: str
    """The file's text with it."""
    after: str
    """The file's text without it."""


class OwnCatalogue:
    """The file of the user's own exercises and routines.

    Every change returns the catalogue as it is now, and raises `OwnCatalogueError` if it cannot be made; then the
    file is untouched.

    Args:
        path: the file, which need not be there yet.
        built_in: the catalogue that came with the app.
    """

    def __init__(self, path: Path, built_in: Catalogue) -> None:
        self._path = path
        self._built_in = built_in
        self._files = OwnMedia(path.parent)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def folder(self) -> Path:
        """Where films and pictures of one's own lie."""
        return self._path.parent

    def catalogue(self) -> Catalogue:
        """The built-in catalogue with the user's own."""
        return self._checked(self._document())

    def entries(self, kind: str) -> list[Mapping[str, Any]]:
        """The user's own `exercises` or `routines`, as they stand in the file."""
        return list(self._document().get(kind, []))

    def free_id(self, name: str) -> str:
        """An id for something of that name which nothing else has."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "own"
        catalogue = self.catalogue()
        return free_name(wanted, {*catalogue.exercises, *catalogue.routines, catalogue.walk.id})

    def copy_in(self, path: Path) -> str:
        """Keep a copy of a film or a picture beside the file; one that lies there already is its own copy.

        Returns:
            The copy's name: the file's own, without what the format allows in no name, or with a number where another
            file has that.

        Raises:
            OwnCatalogueError: it cannot be copied; nothing of it is left then.
        """
        try:
            return self._files.copy_in(path)
        except TooLargeError:
            most = MOST_BYTES // 1_000_000
            raise OwnCatalogueError(
                tr(
                    "{path} is larger than {most} MB. Choose a smaller film or picture.",
                    path=path,
                    most=most,
                )
            ) from None
        except NotOrdinaryError as error:
            raise OwnCatalogueError(
                tr("{path} can’t be copied: {reason}. Choose another file.", path=path, reason=reason(error))
            ) from error
        except OSError as error:
            raise OwnCatalogueError(
                tr(
                    "{path} can’t be copied: {reason}. Free up some space and try again.",
                    path=path,
                    reason=reason(error),
                )
            ) from error

    def remove_copies(self) -> None:
        """Remove the copies no entry names, as after a form that was left."""
        with suppress(OwnCatalogueError):
            self._files.remove_copies(_files_of(self._document()))

    def remove_unnamed(self) -> None:
        """Remove the copies no entry names, and the films and pictures of what was taken out or changed.

        Nothing can be brought back with them any more. While the file cannot be read, nothing is removed.
        """
        with suppress(OwnCatalogueError):
            self._files.remove_unnamed(_files_of(self._document()))

    def keep(self, kind: str, entry: Mapping[str, Any]) -> Catalogue:
        """Add an entry to `exercises` or `routines`, or put it in the place of the one with its id."""

        def change(document: Document) -> None:
            entries = document.setdefault(kind, [])
            place = next((nth for nth, each in enumerate(entries) if each["id"] == entry["id"]), None)
            if place is None:
                entries.append(dict(entry))
            else:
                entries[place] = dict(entry)

        return self._change(change)

    def remove_routine(self, identity: str) -> Removal:
        """Take a routine out."""

        def change(document: Document) -> None:
            document["routines"] = [each for each in document.get("routines", []) if each["id"] != identity]

        return self._remove(change)

    def remove_exercise(self, identity: str) -> Removal:
        """Take an exercise out, from the user's own routines too; a routine that had nothing else goes with it.

        Its film and its picture stay until `remove_unnamed`.
        """

        def change(document: Document) -> None:
            document["exercises"] = [each for each in document.get("exercises", []) if each["id"] != identity]
            kept = []
            for routine in document.get("routines", []):
                steps = [step for step in routine["steps"] if step.get("exercise") != identity]
                if any("exercise" in step for step in steps):
                    swap = {a: b for a, b in routine.get("swap", {}).items() if identity not in {a, b}}
                    kept.append({**routine, "steps": steps, **({"swap": swap} if "swap" in routine else {})})
            document["routines"] = kept
            for exercise in document["exercises"]:
                if exercise.get("gentler") == identity:
                    del exercise["gentler"]

        return self._remove(change)

    def bring_back(self, removal: Removal) -> Catalogue:
        """Put the file back as it was before something was taken out; refused if it was changed since."""
        if self._text() != removal.after:
            raise OwnCatalogueError(
                tr("{path} has changed in the meantime, so what was removed can’t be restored.", path=self._path)
            )
        catalogue = self._checked(json.loads(removal.before))
        self._write(removal.before)
        return catalogue

    def add_to_routine(self, exercise: str, routine: str | None, name: str) -> tuple[str, Catalogue]:
        """Put an exercise at the end of a routine of one's own; None makes a new one of that name.

        Returns:
            The routine's id, and the catalogue.
        """
        step = {"exercise": exercise}
        if routine is None:
            free = free_name(name, {each["name"] for each in self.entries("routines")}, " ")
            identity = self.free_id(free)
            return identity, self.keep("routines", {"id": identity, "name": free, "steps": [step]})
        entry = next((each for each in self.entries("routines") if each["id"] == routine), None)
        if entry is None:
            raise OwnCatalogueError(tr("This routine doesn’t exist anymore. Close Exercises and open it again."))
        return routine, self.keep("routines", {**entry, "steps": [*entry["steps"], step]})

    def _remove(self, change: Callable[[Document], None]) -> Removal:
        before = self._text()
        catalogue = self._change(change)
        return Removal(catalogue, before, self._text())

    def _change(self, change: Callable[[Document], None]) -> Catalogue:
        document = self._document()
        had = _files_of(document)
        change(document)
        catalogue = self._checked(document)
        self._write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
        self._files.let_go(had - _files_of(document))
        return catalogue

    def _write(self, text: str) -> None:
        try:
            # Who keeps the file elsewhere and a link to it here means that file.
            write_private(Path(os.path.realpath(self._path)), text)
        except OSError as error:
            raise OwnCatalogueError(
                tr(
                    "{path} can’t be written: {reason}; {remedy}, and try again.",
                    path=self._path,
                    reason=reason(error),
                    remedy=write_remedy(error),
                )
            ) from error

    def _document(self) -> Document:
        document: Document = json.loads(self._text())
        return document

    def _text(self) -> str:
        """The file's text, which is sound; one that is not there yet is an empty catalogue."""
        try:
            text = read_own(self._path)
            parse_own_catalogue(text, self._built_in)
        except FileNotFoundError:
            return json.dumps({"schema": SCHEMA})
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else tr("it isn’t UTF-8 text")
            raise OwnCatalogueError(
                tr("{path} can’t be read: {reason}; fix it, and try again.", path=self._path, reason=why)
            ) from error
        except RefusedError as refused:
            raise OwnCatalogueError(spell_refusal(self._path, refused)) from refused
        return text

    def _checked(self, document: Document) -> Catalogue:
        try:
            return parse_own_catalogue(json.dumps(document), self._built_in)
        except RefusedError as refused:
            raise OwnCatalogueError(
                tr("This can’t be saved: at {place}, {reason}.", place=refused.place, reason=spell_reason(refused))
            ) from refused


def _files_of(document: Document) -> set[str]:
    """The films and pictures its exercises name."""
    exercises = document.get("exercises", [])
    return {each[kind].strip() for each in exercises for kind in ("film", "picture") if kind in each}
