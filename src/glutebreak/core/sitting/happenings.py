"""What the sitting model tells: every value it hands out.

All moments and durations are whole milliseconds on the steady clock (rule 13 of the sitting model).
"""

from dataclasses import dataclass
from enum import StrEnum


class EndedBy(StrEnum):
    """Why a sitting bout ended."""

    AWAY = "away"
    """No sign of the user for `away_after`."""
    LOCK = "lock"
    """The screen was locked for `break_min`."""
    SLEEP = "sleep"
    """The machine was asleep for `break_min`."""
    POSTURE = "posture"
    """Standing was declared and lasted `break_min`."""
    ACTIVATION = "activation"
    """A guided run through exercises took the user out of the chair."""
    QUIT = "quit"
    """The app was not running when the user left."""
    OPEN = "open"
    """It has not ended: it runs to the moment it was looked at."""


class BreakKind(StrEnum):
    """What a break began with."""

    PROMPTED = "prompted"
    """The bout before it ended by an activation."""
    NATURAL = "natural"
    """The user got up unasked."""


class Hold(StrEnum):
    """A reason not to ask now; `WATCHING` is the one that blocks nothing and only shows presence."""

    CALL = "call"
    WATCHING = "watching"
    FULLSCREEN = "fullscreen"
    DND = "dnd"
    QUIET = "quiet"
    PAUSE = "pause"


class Posture(StrEnum):
    """What the user declared; posture is never sensed."""

    SITTING = "sitting"
    STANDING = "standing"


class Choice(StrEnum):
    """An answer to an ask."""

    START = "start"
    SNOOZE = "snooze"
    SKIP = "skip"
    DISMISS = "dismiss"


class Outcome(StrEnum):
    """How an activation finished."""

    DONE = "done"
    PARTLY = "partly"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class BoutOpened:
    """The user sat down."""

    t: int
    """When, which is also the bout's start."""


@dataclass(frozen=True, slots=True)
class BoutEnded:
    """The end of a bout has been established."""

    t: int
    """When it was established."""
    start: int
    """The bout's start."""
    end: int
    """The bout's end, back-dated to the last sign of the user."""
    ended_by: EndedBy
    """What established it."""


@dataclass(frozen=True, slots=True)
class BreakTaken:
    """A break lies behind the bout that has just opened."""

    t: int
    """When it was known: the moment the next bout opened."""
    start: int
    """The end of the bout before."""
    end: int
    """The start of the bout after."""
    kind: BreakKind
    """What it began with."""


@dataclass(frozen=True, slots=True)
class StandingBegan:
    """The user has said that they stand."""

    t: int
    """When."""


@dataclass(frozen=True, slots=True)
class StandingOver:
    """The user stands no longer."""

    t: int
    """When it was known."""
    start: int
    """When they had said that they stand."""
    end: int
    """When it ended: as they said so, or, where it lapsed, at the last sign of them."""
    said: bool
    """Whether they said that they sit."""


@dataclass(frozen=True, slots=True)
class PromptShown:
    """A show of an ask: put the prompt on the screen, in place of the one that may be there."""

    t: int
    """When."""
    bout: int
    """The start of the bout it belongs to."""
    sitting: int
    """How long the user has been sitting."""
    nth: int
    """The show's number in its bout, from 1, across its asks."""
    opens_ask: bool
    """Whether it is its ask's first show."""


@dataclass(frozen=True, slots=True)
class PromptWithdrawn:
    """Take the prompt off the screen: its bout has ended."""

    t: int
    """When."""
    nth: int
    """The number of the show that is taken back."""


@dataclass(frozen=True, slots=True)
class AskAnswered:
    """The ask on screen has its answer: take its prompt off the screen."""

    t: int
    """When."""
    choice: Choice
    """What was chosen."""
    again_at: int | None
    """When the next ask falls due; None where that depends on the activation."""


@dataclass(frozen=True, slots=True)
class ActivationBegan:
    """A guided run through exercises begins, asked for or not."""

    t: int
    """When Start was pressed."""


@dataclass(frozen=True, slots=True)
class ActivationOver:
    """The guided run is over."""

    t: int
    """When."""
    press: int
    """When Start had been pressed."""
    outcome: Outcome
    """How it finished; a quit abandons it."""
    seated: bool
    """Whether it held seated exercises only."""


@dataclass(frozen=True, slots=True)
class AnswerRefused:
    """An answer that is not to be had now."""

    t: int
    """When it came."""
    choice: Choice
    """What was wanted."""


Happening = (
    BoutOpened
    | BoutEnded
    | BreakTaken
    | StandingBegan
    | StandingOver
    | PromptShown
    | PromptWithdrawn
    | AskAnswered
    | ActivationBegan
    | ActivationOver
    | AnswerRefused
)
