"""The catalogue's values: exercises with their doses, routines, sources.

Durations are whole milliseconds. The texts are content, written in the catalogue's own language; they are shown as
they stand. Reading and checking a catalogue is `core/exercises/parsing.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Role(StrEnum):
    """What an exercise is for."""

    STRETCH = "stretch"
    MOBILISE = "mobilise"
    ACTIVATE = "activate"
    DRILL = "drill"


class Setting(StrEnum):
    """Where an exercise is done."""

    SEAT = "seat"
    STAND = "stand"
    MAT = "mat"
    HALLWAY = "hallway"
    ANYWHERE = "anywhere"


class Region(StrEnum):
    """The part of the body an exercise works or lengthens, in plain words."""

    GLUTES = "glutes"
    HIP_FLEXORS = "hip-flexors"
    SIDE_OF_HIP = "side-of-hip"
    THIGHS = "thighs"
    FRONT_OF_THIGH = "front-of-thigh"
    CALVES = "calves"
    WHOLE_BODY = "whole-body"


class Noise(StrEnum):
    """What neighbours hear of it."""

    SILENT = "silent"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class DoseKind(StrEnum):
    """What is counted."""

    REPS = "reps"
    """Repetitions at the exercise's tempo."""
    HOLD = "hold"
    """The seconds of a stretch."""
    LENGTHS = "lengths"
    """Lengths of a hallway, walking back after each; `hold` is one length, `rest` the way back."""
    TIME = "time"
    """Minutes, as for a walk; `hold` is its length."""


class Sides(StrEnum):
    """How the two sides take turns."""

    BOTH = "both"
    """Both at once."""
    EACH = "each"
    """The whole dose on one side, then on the other."""
    ALTERNATING = "alternating"
    """One repetition is one lift on each side."""


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The other side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of an exercise, and how fast."""

    kind: DoseKind
    count: int
    """Repetitions, holds or lengths on each side (or of both sides together)."""
    sides: Sides
    up: int = 0
    """The way into the position."""
    hold: int = 0
    """How long the position is held."""
    down: int = 0
    """The way back."""
    rest: int = 0
    """The pause before the next repetition."""
    side_change: int = 0
    """The time to change sides; for `Sides.EACH` only."""

    @property
    def lift(self) -> int:
        """How long one lift, hold or length takes, its rest included."""
        return self.up + self.hold + self.down + self.rest

    @property
    def repetition(self) -> int:
        """How long one repetition takes: for `Sides.ALTERNATING` a lift on each side."""
        return self.lift * (2 if self.sides is Sides.ALTERNATING else 1)

    @property
    def lasts(self) -> int:
        """How long the whole dose takes, both sides and the change between them included."""
        once = self.repetition * self.count
        return 2 * once + self.side_change if self.sides is Sides.EACH else once


@dataclass(frozen=True, slots=True)
class Words:
    """What is said under the ring during one part of a repetition."""

    word: str
    """One or two words, such as `Lower slowly`."""
    hint: str = ""
    """A few words more, such as `keep the knee off the mat`; may be empty."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known, and from where."""

    claim: str
    """With its figures, in the words of those who know the field."""
    source: str
    """A key of `Catalogue.sources`."""
    plain: str = ""
    """The same in plain words, for everybody; empty if the claim is plain itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from."""

    citation: str
    found: str
    """Where it was found."""
    read: str
    """How far it was read, such as `abstract`."""
    name: str = ""
    """What it is called for short; empty if the citation begins with its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of the catalogue."""

    id: str
    name: str
    short: str
    """Its name within a sentence, in the plural where it is counted, such as `donkey kicks`."""
    role: Role
    region: Region
    setting: Setting
    dose: Dose
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    """From the most to the least useful; a break shows the first two."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """Under `up`, `hold`, `down`, `rest`; a part may be missing."""
    discreetness: int = 0
    """From 0 (everybody looks) to 3 (nobody notices)."""
    counts_as_break: bool = True
    """Whether doing it interrupts sitting; False for what is done in the chair."""
    noise: Noise = Noise.SILENT
    space: str = ""
    equipment: tuple[str, ...] = ()
    primary_muscles: tuple[str, ...] = ()
    secondary_muscles: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    caution: str = ""
    """Who should avoid or adapt it, and when to stop."""
    harder: str = ""
    easier: str = ""
    gentler: str | None = None
    """The id of an exercise to offer instead when it hurts."""
    evidence: tuple[Evidence, ...] = ()
    picture: str | None = None
    """A picture of the user's own, as its file's name beside the user's catalogue."""
    film: str | None = None
    """A film of the user's own, likewise; the built-in films are found by the exercise's id."""
    own: bool = False
    """Whether it is the user's own."""


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """An exercise within a routine."""

    exercise: str
    """Its id."""
    dose: Dose

    @property
    def lasts(self) -> int:
        """How long it takes."""
        return self.dose.lasts


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Changing position within a routine."""

    words: str
    """What to do, such as `to hands and knees`."""
    lasts: int
    """How long there is for it."""


Step = ExerciseStep | MoveStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """Exercises to be done one after the other."""

    id: str
    name: str
    steps: tuple[Step, ...]
    why: str = ""
    """Why these, in this order; may be empty."""
    swap: Mapping[str, str] = field(default_factory=dict)
    """What an exercise is best exchanged for here, by ids."""
    own: bool = False
    """Whether it is the user's own."""

    @property
    def exercise_steps(self) -> tuple[ExerciseStep, ...]:
        """The steps that are exercises, in their order."""
        return tuple(step for step in self.steps if isinstance(step, ExerciseStep))

    @property
    def lasts(self) -> int:
        """How long it takes from the first move to the last."""
        return sum(step.lasts for step in self.steps)

    def with_count(self, count: int) -> "Routine":
        """The same with so many repetitions of each exercise."""
        steps = (
            replace(step, dose=replace(step.dose, count=count)) if isinstance(step, ExerciseStep) else step
            for step in self.steps
        )
        return replace(self, steps=tuple(steps))

    def exchanged(self, exercise: str, instead: ExerciseStep) -> "Routine":
        """The same with another step wherever that exercise was."""
        steps = (
            instead if isinstance(step, ExerciseStep) and step.exercise == exercise else step for step in self.steps
        )
        return replace(self, steps=tuple(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything there is to do."""

    exercises: Mapping[str, Exercise]
    """By id, in the order they are shown in."""
    routines: Mapping[str, Routine]
    """By id, in the order they are shown in."""
    sources: Mapping[str, Source]
    """By key."""
    walk: Exercise
    """The walk that is always offered instead; it is none of `exercises`."""

    def has_exercise(self, identity: str) -> bool:
        """Whether there is an exercise with that id, the walk included."""
        return identity in self.exercises or identity == self.walk.id

    def exercise(self, identity: str) -> Exercise:
        """The exercise, or the walk, with that id.

        Raises:
            KeyError: there is none.
        """
        return self.walk if identity == self.walk.id else self.exercises[identity]

    def routine(self, identity: str) -> Routine:
        """The routine with that id; the walk's id gives the walk, an exercise's id that exercise alone.

        Raises:
            KeyError: there is none.
        """
        if identity in self.routines:
            return self.routines[identity]
        return self.alone(identity)

    def alone(self, identity: str) -> Routine:
        """A routine of that one exercise in its own dose, named after it; `walk` gives the walk.

        Raises:
            KeyError: there is no such exercise.
        """
        exercise = self.exercise(identity)
        return Routine(id=exercise.id, name=exercise.name, steps=(ExerciseStep(exercise.id, exercise.dose),))

    def settings_of(self, routine: Routine) -> frozenset[Setting]:
        """Where the routine's exercises are done."""
        return frozenset(self.exercise(step.exercise).setting for step in routine.exercise_steps)

    def discreetness_of(self, routine: Routine) -> int:
        """The routine is as discreet as the least discreet of its exercises."""
        return min((self.exercise(step.exercise).discreetness for step in routine.exercise_steps), default=3)

    def seated_only(self, routine: Routine) -> bool:
        """Whether nothing in the routine interrupts sitting."""
        return not any(self.exercise(step.exercise).counts_as_break for step in routine.exercise_steps)
