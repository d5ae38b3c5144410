"""How a guided break stands."""

from enum import Enum, auto


class GuideState(Enum):
    """Whether its time passes, and why not."""

    RUNNING = auto()
    PAUSED = auto()
    HURTING = auto()
    """The present exercise was stopped; it waits to be told what to do instead."""
    FINISHED = auto()
