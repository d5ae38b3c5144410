"""What the resident tells the windows process unasked."""

from dataclasses import dataclass

from glutebreak.control.requests import Window
from glutebreak.core.coaching.plan import BreakPlan


@dataclass(frozen=True)
class BreakExpected:
    """A break may be wanted soon: what it needs can be loaded."""


@dataclass(frozen=True)
class WindowWanted:
    """A window is to be opened, or brought to the front."""

    window: Window
    plan: BreakPlan | None = None
    """What the break that begins consists of; None brings the one that runs to the front."""


@dataclass(frozen=True)
class LogChanged:
    """The log holds something new."""


@dataclass(frozen=True)
class SettingsChanged:
    """The settings file has other contents."""


@dataclass(frozen=True)
class DeletionDone:
    """A deletion has succeeded."""

    records: int
    """How many records are gone."""
    given_back: int
    """Bytes by which the log is smaller."""


@dataclass(frozen=True)
class DeletionFailed:
    """A deletion has failed; everything is still there."""

    why: str
    """One sentence for the user."""


@dataclass(frozen=True)
class AnswerWanted:
    """Whoever hears this answers with `ReportAlive`, or is taken to hang."""


News = BreakExpected | WindowWanted | LogChanged | SettingsChanged | DeletionDone | DeletionFailed | AnswerWanted
