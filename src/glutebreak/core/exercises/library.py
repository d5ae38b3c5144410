"""What the library shows: which exercises fit what the user looks for, how many, and under which heading."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Catalogue, Exercise, Region, Role, Setting

TIMES = (MINUTE, MINUTE + MINUTE // 4, MINUTE + MINUTE // 2)
"""The lengths the library offers to look for, in milliseconds: an exercise takes that long at most."""


class Heading(StrEnum):
    """What the exercises of the library stand under, in this order."""

    STRETCH = "stretch"
    """Lengthens or loosens the front of the hip."""
    ACTIVATE = "activate"
    """Makes the glutes and their neighbours work."""
    DRILLS = "drills"
    """Running drills."""

    @classmethod
    def of(cls, role: Role) -> "Heading":
        """The heading of an exercise in that role."""
        return {Role.DRILL: cls.DRILLS, Role.ACTIVATE: cls.ACTIVATE}.get(role, cls.STRETCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user looks for. An empty set, and None, want anything."""

    settings: frozenset[Setting] = frozenset()
    """Where it can be done; what is done anywhere can be done in each of them."""
    regions: frozenset[Region] = frozenset()
    """What it works or lengthens."""
    headings: frozenset[Heading] = frozenset()
    """What it is for."""
    discreet: int = 0
    """At least so discreet, from 0 (everybody looks) to 3 (nobody notices)."""
    within: int | None = None
    """It takes so many milliseconds at most."""
    words: str = ""
    """Each of these words begins a word of its name, of what it works or of where it is done."""

    @property
    def is_anything(self) -> bool:
        """Whether everything fits."""
        return self == Wanted()

    def fits(self, exercise: Exercise) -> bool:
        """Whether the exercise is what the user looks for."""
        return (
            (not self.settings or exercise.setting in self.settings | {Setting.ANYWHERE})
            and (not self.regions or exercise.region in self.regions)
            and (not self.headings or Heading.of(exercise.role) in self.headings)
            and exercise.discreetness >= self.discreet
            and (self.within is None or exercise.dose.lasts <= self.within)
            and _has_words(exercise, self.words)
        )


def fitting(catalogue: Catalogue, wanted: Wanted) -> tuple[Exercise, ...]:
    """The exercises that fit, in the catalogue's order."""
    return tuple(each for each in catalogue.exercises.values() if wanted.fits(each))


def under_headings(exercises: Iterable[Exercise]) -> dict[Heading, tuple[Exercise, ...]]:
    """The exercises by heading, in the order of the headings; one without any exercise is left out."""
    listed = tuple(exercises)
    by_heading = {heading: tuple(each for each in listed if Heading.of(each.role) is heading) for heading in Heading}
    return {heading: found for heading, found in by_heading.items() if found}


def count_of(catalogue: Catalogue, wanted: Wanted) -> int:
    """How many exercises fit."""
    return len(fitting(catalogue, wanted))


def regions_of(catalogue: Catalogue) -> tuple[Region, ...]:
    """The parts of the body that an exercise of the catalogue works, in the order of `Region`."""
    present = {each.region for each in catalogue.exercises.values()}
    return tuple(region for region in Region if region in present)


def _has_words(exercise: Exercise, words: str) -> bool:
    said = (exercise.name, exercise.short, exercise.region, exercise.setting, exercise.role, exercise.space)
    text = " ".join((*said, *exercise.primary_muscles, *exercise.equipment))
    present = text.casefold().replace("-", " ").split()
    sought = words.casefold().replace("-", " ").split()
    return all(any(word.startswith(each) for word in present) for each in sought)
