"""What an exercise file declares, and how its poses are solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from demos.rig import Array, Posed, Rig

Level = Callable[[float], float]
"""A share 0..1 at a point of the path."""


@dataclass(frozen=True)
class Box:
    """A prop, such as a mat: an upright block."""

    name: str
    """What it is, which also chooses its material."""
    size: tuple[float, float, float]
    """Width, depth and height, metres."""
    centre: tuple[float, float, float]
    """Its middle, metres."""
    bevel: float = 0.005
    """Radius of its edges, metres."""


@dataclass(frozen=True)
class View:
    """One place the film is seen from."""

    name: str
    """``side`` for the main one; otherwise part of the file's name."""
    camera: tuple[float, float, float]
    """Where the camera stands, metres."""
    target: tuple[float, float, float]
    """What it looks at, metres."""
    lens: float
    """Focal length on a 36 mm wide sensor, millimetres."""


DRILL = View("side", (-4.6, -0.85, 1.2), (0.0, -0.09, 0.93), 46.0)
"""What all running drills are seen from, so that the film of all three is made of their pictures."""


@dataclass(frozen=True)
class Clip:
    """One file of a film: a loop, or one part of a stretch."""

    part: str
    """``loop``, or ``into``, ``hold``, ``out``."""
    duration: float
    """Seconds."""
    path: Callable[[float], float]
    """Seconds into the clip to the point of the path the figure is at."""
    loops: bool
    """Whether its end meets its beginning."""
    phases: tuple[tuple[str, float, float], ...]
    """(word, start, end) in seconds, so that a display can stay in step."""


def always(_at: float) -> bool:
    """At every point of the path."""
    return True


def stays(_at: float) -> float:
    """The figure does not travel."""
    return 0.0


@dataclass(frozen=True)
class Contact:
    """A part of the body that rests on something, for as long as it is pinned."""

    part: str
    """Such as ``hand_l`` or ``knee_r``."""
    height: float
    """Height of the surface, metres."""
    held: Callable[[float], bool] = always
    """Whether it is pinned at a point of the path."""
    rolls: bool = False
    """Whether it turns while it rests, as a back that comes up from the mat, so that other points come to touch."""


class Solver(Protocol):
    """Turns a point of the path into a pose."""

    def __call__(self, at: float) -> Posed:
        """The pose at a point of the path."""


@dataclass(frozen=True)
class Exercise:
    """Everything about one film."""

    id: str
    """The catalogue's id."""
    name: str
    """The catalogue's name."""
    shoes: bool
    """Shoes for drills and standing work, bare feet on a mat."""
    mirrored: bool
    """Whether the film may be shown mirrored for the other side."""
    build: Callable[[Rig], Solver]
    """Finds where hands, knees and feet rest, and gives the solver."""
    clips: tuple[Clip, ...]
    """The files of each view."""
    views: tuple[View, ...]
    """Where it is seen from, main view first."""
    contacts: tuple[Contact, ...]
    """What rests on what."""
    contraction: Mapping[str, Level]
    """Effort 0..1 of each working muscle along the path."""
    stretch: Mapping[str, Level]
    """Stretch 0..1 of each lengthened muscle along the path."""
    props: tuple[Box, ...]
    """Mat, cushion, desk."""
    moments: Mapping[str, float]
    """Named points of the path that the catalogue describes."""
    poster: tuple[str, float]
    """Clip part and second of the poster."""
    travelled: Callable[[float], float] = stays
    """How far the figure has come at a point of the path, metres; the camera goes along."""
    mistake: str = ""
    """The mistake it shows, such as ``arched-back``; nothing when it shows how it is done."""

    @property
    def key(self) -> str:
        """What tells it from every other film: the catalogue's id, and the mistake."""
        return f"{self.id}.{self.mistake}" if self.mistake else self.id


def level_frame(pitch: float = 0.0, yaw: float = 0.0) -> Array:
    """Frame of a foot whose sole is tipped by ``pitch`` degrees (toes up +) and turned outward by ``yaw``."""
    cos, sin = np.cos(np.radians(-pitch)), np.sin(np.radians(-pitch))
    tip = np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]])
    cy, sy = np.cos(np.radians(yaw)), np.sin(np.radians(yaw))
    return np.asarray(np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1]]) @ tip)


def palm_frame(side: str, fingers: Array, palm: Array) -> Array:
    """Frame of a hand whose fingers and palm point these ways."""
    along = fingers / np.linalg.norm(fingers)
    face = palm - along * float(along @ palm)
    x = (-1 if side == "l" else 1) * face / np.linalg.norm(face)
    return np.stack([x, np.cross(-along, x), -along], axis=1)
