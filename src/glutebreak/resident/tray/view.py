"""What the tray shows, as a value: no toolkit here."""

from dataclasses import dataclass
from enum import StrEnum

STEPS = 16
"""The figure fills in this many steps, so that the icon changes no more often than anybody can see."""


class Pose(StrEnum):
    """What the icon's figure is doing."""

    AWAY = "away"
    """Nobody is there: a hollow head, no minutes."""
    SITTING = "sitting"
    """The minutes climb from the foot to the shoulder."""
    DUE = "due"
    """An ask is on screen: a full figure and an arrow, in the accent."""
    HELD = "held"
    """Something holds the asks back: a bubble."""
    PAUSED = "paused"
    """The user paused the asks: two bars."""
    STANDING = "standing"
    """The user said so: an upright figure."""


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the icon tells."""

    pose: Pose
    share: float = 0.0
    """Sitting time over the time to the next ask, 0 to 1; more counts as 1. Away, due and standing have none."""

    @property
    def step(self) -> int:
        """How many sixteenths of the figure are filled, rounded down; two states that look the same have the same."""
        if self.pose is Pose.DUE:
            return STEPS
        if self.pose in {Pose.AWAY, Pose.STANDING}:
            return 0
        return int(min(max(self.share, 0.0), 1.0) * STEPS)

    def looks_like(self, other: "TrayState") -> bool:
        """Whether both are drawn the same."""
        return (self.pose, self.step) == (other.pose, other.step)


@dataclass(frozen=True, slots=True)
class TrayView:
    """All that the tray shows at one moment. Texts are finished sentences in the user's language."""

    state: TrayState
    tooltip: str
    """Such as "Sitting 24 min, next break in 6"; also what a screen reader says of the icon."""
    next_break: str
    """The menu's first line, such as "Next break in 6 min"."""
    standing: bool = False
    """Whether standing is declared."""
    paused: bool = False
    """Whether the user has paused the asks."""
    break_offered: bool = True
    """Whether a break can be started, that is, none is running."""
    snoozes: tuple[int, ...] = ()
    """The snoozes offered, in minutes: none unless an ask is on screen and the bout has snoozes left."""
