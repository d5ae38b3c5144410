"""The circumstances that a proposal depends on, beside the catalogue."""

from dataclasses import dataclass
from enum import StrEnum

from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.records import ActivationRecord


class Place(StrEnum):
    """Where the user works."""

    OPEN_OFFICE = "open-office"
    """Others look on: only what is discreet."""
    OWN_OFFICE = "own-office"
    """A door that closes."""
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Past:
    """A routine that was proposed or done before."""

    routine: str
    """Its id."""
    first_side: Side | None = None
    """The side it began with; None if it has no sides, or was not begun."""

    @classmethod
    def of(cls, activation: ActivationRecord) -> "Past":
        """What an activation of the log tells."""
        sides = (Side(each.side) for each in activation.sets if each.side is not None)
        return cls(activation.routine, next(sides, None))


@dataclass(frozen=True, slots=True)
class Occasion:
    """The circumstances of one break."""

    place: Place
    """Where the user works."""
    floor: bool
    """Whether there is room for a mat."""
    history: tuple[Past, ...] = ()
    """What was proposed before, the latest last."""
    banned: frozenset[str] = frozenset()
    """Ids of the exercises that are never proposed."""
    seed: int = 0
    """Decides between routines that fit equally well."""
