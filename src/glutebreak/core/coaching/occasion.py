"""All that a proposal depends on, as one value that can be handed to another process, which then proposes the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from glutebreak.core.coaching.coach import Past, Place, Proposal, propose
from glutebreak.core.exercises.catalogue import Catalogue, Side


@dataclass(frozen=True, slots=True)
class Occasion:
    """The circumstances of one break."""

    place: Place
    """Where the user works."""
    floor: bool
    """Whether there is room for a mat."""
    history: tuple[Past, ...]
    """What was proposed before, the latest last."""
    banned: frozenset[str]
    """Ids of the exercises that are never proposed."""
    seed: int
    """Decides between routines that fit equally well."""

    def proposal(self, catalogue: Catalogue) -> Proposal:
        """What is proposed; always the same for the same catalogue."""
        return propose(
            catalogue, self.place, floor=self.floor, history=self.history, banned=self.banned, seed=self.seed
        )

    def to_json(self) -> dict[str, Any]:
        """The occasion as a JSON object."""
        return {
            "place": self.place,
            "floor": self.floor,
            "history": [[past.routine, past.first_side] for past in self.history],
            "banned": sorted(self.banned),
            "seed": self.seed,
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Occasion":
        """The occasion that `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is not what `to_json` wrote.
        """
        history = (Past(routine, Side(side) if side else None) for routine, side in given["history"])
        return cls(
            place=Place(given["place"]),
            floor=bool(given["floor"]),
            history=tuple(history),
            banned=frozenset(given["banned"]),
            seed=int(given["seed"]),
        )
