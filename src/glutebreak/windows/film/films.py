"""Which films there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from glutebreak.core.exercises.catalogue import Side


class View(StrEnum):
    """Where an exercise is seen from."""

    SIDE = "side"
    FRONT = "front"
    BEHIND = "behind"


LOOP, INTO, HOLD, OUT = "loop", "into", "hold", "out"
"""The parts of a film: one that repeats, or the way into a stretch, its hold (which repeats), and the way out."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One file of a film."""

    path: Path
    lasts: int
    """Milliseconds; 0 if that is not known before it is opened."""
    loops: bool
    """Whether its end meets its beginning."""


@dataclass(frozen=True, slots=True)
class Film:
    """An exercise as seen from one place."""

    clips: Mapping[str, Clip] = field(default_factory=dict)
    """By part; empty where there is only a picture."""
    poster: Path | None = None
    """A picture of it, shown until the film runs and where it cannot."""
    side: Side | None = Side.RIGHT
    """The side at work in it, or the one that begins; for the other side it is shown mirrored. None: it never is."""

    def part(self, wanted: str) -> str | None:
        """The part to play where that one is wanted: itself, or the loop, or None."""
        return next((part for part in (wanted, LOOP, HOLD) if part in self.clips), None)


class Films(Protocol):
    """Where films are found."""

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """The film of an exercise; None if there is neither film nor picture."""
