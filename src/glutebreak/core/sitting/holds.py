"""The reasons not to ask that are in force (rules 6 and 11 of the sitting model, `docs/sitting-model.md`)."""

from dataclasses import dataclass

from glutebreak.core.sitting.presence import NEVER


@dataclass(slots=True)
class Holds:
    """The reasons not to ask that are in force, and when the last one ended."""

    in_force: set[str]
    """Call, fullscreen, dnd, quiet and pause; never watching, which blocks nothing."""
    last_ended: int = NEVER
    """When the last hold ended."""

    def begin(self, reason: str) -> None:
        """A second hold of the same kind changes nothing."""
        self.in_force.add(reason)

    def end(self, reason: str, t: int) -> None:
        """The release of what is not there is ignored."""
        if reason in self.in_force:
            self.in_force.remove(reason)
            self.last_ended = t

    def save(self) -> dict[str, object]:
        """Everything, as a JSON object."""
        return {"in_force": sorted(self.in_force), "last_ended": self.last_ended}
