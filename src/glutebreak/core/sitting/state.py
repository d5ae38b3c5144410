"""Everything the sitting model knows, as one value that can be saved and loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from glutebreak.core.sitting.ask_schedule import AskSchedule
from glutebreak.core.sitting.happenings import EndedBy
from glutebreak.core.sitting.holds import Holds
from glutebreak.core.sitting.presence import FOREVER, NEVER, Presence
from glutebreak.core.sitting.settings import SittingSettings


@dataclass(slots=True)
class Activation:
    """A guided run through exercises that is going on."""

    press: int
    """When Start was pressed."""
    stood_since: int | None
    """Since when the user has been standing, if they had said so before the press."""


@dataclass(slots=True)
class SittingState:
    """The state of somebody's sitting. Moments are whole milliseconds on the steady clock."""

    settings: SittingSettings
    """What it goes by; not part of what is saved."""
    now: int = 0
    """The last moment it was told of."""
    presence: Presence = field(default_factory=Presence)
    """What is sensed of the user."""
    holds: Holds = field(default_factory=lambda: Holds(set()))
    """The reasons not to ask."""
    bout: int | None = None
    """The open bout's start; None while nobody sits."""
    asks: AskSchedule = field(default_factory=lambda: AskSchedule(FOREVER))
    """The open bout's asks."""
    standing_since: int | None = None
    """Since when the user has said to be standing."""
    activation: Activation | None = None
    """The activation that runs."""
    last_end: int = NEVER
    """The end of the last bout that ended."""
    last_ended_by: EndedBy = EndedBy.OPEN
    """Why it ended."""
    running: bool = True
    """False between a quit and the next launch."""

    def save(self) -> dict[str, Any]:
        """Everything but the settings, as a JSON object."""
        activation = self.activation
        return {
            "now": self.now,
            "presence": self.presence.save(),
            "holds": self.holds.save(),
            "bout": self.bout,
            "asking": self.asks.save(),
            "standing_since": self.standing_since,
            "activation": [activation.press, activation.stood_since] if activation else None,
            "last_end": self.last_end,
            "last_ended_by": self.last_ended_by,
            "running": self.running,
        }

    @classmethod
    def load(cls, saved: Mapping[str, Any], settings: SittingSettings) -> "SittingState":
        """The state that `save` wrote, with these settings.

        Raises:
            KeyError, TypeError, ValueError: it is not what `save` wrote.
        """
        holds = saved["holds"]
        return cls(
            settings=settings,
            now=int(saved["now"]),
            presence=Presence(**saved["presence"]),
            holds=Holds(set(holds["in_force"]), int(holds["last_ended"])),
            bout=saved["bout"],
            asks=AskSchedule(**saved["asking"]),
            standing_since=saved["standing_since"],
            activation=Activation(*saved["activation"]) if saved["activation"] else None,
            last_end=int(saved["last_end"]),
            last_ended_by=EndedBy(saved["last_ended_by"]),
            running=bool(saved["running"]),
        )
