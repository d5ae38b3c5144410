"""Finds films: those that came with the app, by their manifest, and the user's own beside their catalogue."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glutebreak.core.exercises.catalogue import Catalogue, DoseKind, Exercise, Side
from glutebreak.storage.ordinary_files import NotOrdinaryError, check_ordinary
from glutebreak.windows.film.films import HOLD, LOOP, Clip, Film, View

MANIFEST = "manifest.json"


class FilmFiles:
    """The films of a folder and of the user's own exercises. The manifest is read when the first film is wanted.

    Args:
        folder: holds `manifest.json`, films and posters; whatever of it is missing or broken is left out.
        catalogue: names the user's own films and pictures.
        own_folder: where those lie.
    """

    def __init__(self, folder: Path, catalogue: Catalogue, own_folder: Path) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._own_folder = own_folder
        self._listed: dict[tuple[str, View], Film] | None = None

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """The film of an exercise; None if there is neither film nor picture."""
        own = self._catalogue.exercises.get(exercise)
        if own is not None and own.own:
            return self._own(own)
        if self._listed is None:
            self._listed = _read_manifest(self._folder)
        return self._listed.get((exercise, view))

    def views(self, exercise: str) -> tuple[View, ...]:
        """The views there are of an exercise, the main one first."""
        if self._listed is None:
            self._listed = _read_manifest(self._folder)
        return tuple(view for identity, view in self._listed if identity == exercise)

    def _own(self, exercise: Exercise) -> Film | None:
        film, picture = self._own_file(exercise.film), self._own_file(exercise.picture)
        if film is None and picture is None:
            return None
        clips = {}
        if film is not None:
            part = HOLD if exercise.dose.kind is DoseKind.HOLD else LOOP
            clips[part] = Clip(film, 0, loops=True)
        return Film(clips, picture, side=None)

    def _own_file(self, name: str | None) -> Path | None:
        if name is None:
            return None
        try:
            check_ordinary(self._own_folder / name)
        except NotOrdinaryError:
            # A player would wait at a pipe for ever.
            return None
        except OSError:
            # Whoever shows it says what is missing.
            pass
        return self._own_folder / name


def _read_manifest(folder: Path) -> dict[tuple[str, View], Film]:
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["films"]
        return _films(folder, listed)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _films(folder: Path, listed: list[Mapping[str, Any]]) -> dict[tuple[str, View], Film]:
    films: dict[tuple[str, View], Film] = {}
    for each in listed:
        if each["view"] not in set(View):
            continue
        key = (str(each["exercise"]), View(each["view"]))
        before = films.get(key, Film())
        clip = Clip(folder / Path(each["file"]).name, round(each["duration_s"] * 1000), loops=bool(each["loop"]))
        films[key] = Film(
            {**before.clips, str(each["part"]): clip},
            folder / Path(each["poster"]).name,
            Side.RIGHT if each["mirrored_allowed"] else None,
        )
    return films
