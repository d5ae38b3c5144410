"""The list of films that the app reads: what each file shows, how long it is, and how it was made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from demos.encode import libvpx_version
from demos.exercise import Clip, Exercise, View
from demos.plan import FPS, HEIGHT, WIDTH, times

FORMAT = "glutebreak.videos/1"
NOTE = (
    "A loop is one or more repetitions, without a seam. A stretch is three files: play 'into' once, 'hold' over and "
    "over for as long as the dose asks, then 'out' once; each ends where the next begins. Phases are seconds from the "
    "start of the file. The ground is the same for every film, also mirrored: see 'ground'."
)


@dataclass(frozen=True)
class Film:
    """One file, as the manifest lists it."""

    exercise: str
    """The catalogue's id."""
    view: str
    """``side`` is the main view; a mistake is listed by its name, such as ``arched-back``."""
    part: str
    """``loop``, or ``into``, ``hold``, ``out`` of a stretch."""
    file: str
    poster: str
    """A still picture of the same view."""
    loop: bool
    """Whether it may be played over and over without a seam."""
    mirrored_allowed: bool
    """Whether it may be shown mirrored for the other side."""
    width: int
    height: int
    fps: int
    frame_count: int
    duration_s: float
    phases: tuple[dict[str, Any], ...]
    """``name``, ``start_s``, ``end_s`` of each phase of the movement."""
    bytes: int
    sha256: str


def file_name(exercise: Exercise, view: View, clip: Clip) -> str:
    """``id[.mistake][.view][.part].webm``: the main view and a plain loop are not named."""
    words = [exercise.key]
    words += [view.name] if view is not exercise.views[0] else []
    words += [clip.part] if clip.part != "loop" else []
    return ".".join([*words, "webm"])


def poster_name(exercise: Exercise, view: View) -> str:
    """``id[.mistake][.view].jpg``."""
    return ".".join([exercise.key, *([view.name] if view is not exercise.views[0] else []), "jpg"])


def describe(exercise: Exercise, view: View, clip: Clip, folder: Path) -> Film:
    """The manifest's entry for a file that is there."""
    name = file_name(exercise, view, clip)
    content = (folder / name).read_bytes()
    count = len(times(clip))
    return Film(
        exercise=exercise.id,
        view=exercise.mistake or view.name,
        part=clip.part,
        file=name,
        poster=poster_name(exercise, view),
        loop=clip.loops,
        mirrored_allowed=exercise.mirrored,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        frame_count=count,
        duration_s=round(count / FPS, 3),
        phases=tuple({"name": n, "start_s": round(a, 3), "end_s": round(b, 3)} for n, a, b in clip.phases),
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def write_manifest(folder: Path, exercises: dict[str, Exercise], ground: tuple[tuple[float, str], ...]) -> None:
    """List every film in the folder."""
    films = [
        describe(exercise, view, clip, folder)
        for exercise in exercises.values()
        for view in exercise.views
        for clip in exercise.clips
        if (folder / file_name(exercise, view, clip)).exists()
    ]
    content = {
        "format": FORMAT,
        "note": NOTE,
        "made_with": {"bpy": "4.5.15", "anny": "0.6.2", "av": installed("av"), "libvpx": libvpx_version()},
        "ground": [{"at": at, "colour": colour} for at, colour in ground],
        "films": [asdict(film) for film in films],
    }
    (folder / "manifest.json").write_text(json.dumps(content, indent=1) + "\n")


def installed(package: str) -> str:
    """The version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
