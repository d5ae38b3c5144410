"""The names of the control protocol: what may be asked, what is told, and the windows there are, for both sides."""

from enum import StrEnum


class Request(StrEnum):
    """What may be asked of the resident."""

    STATUS = "status"
    DOCTOR = "doctor"
    BREAK = "break"
    SNOOZE = "snooze"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    STAND = "stand"
    SIT = "sit"
    WEEK = "week"
    LIBRARY = "library"
    SETTINGS = "settings"
    QUIT = "quit"
    ATTACH = "attach"
    SET_DONE = "set-done"
    HANDLED = "handled"
    STILL_THERE = "still-there"
    """The answer to the news of that name."""
    FINISH = "finish"
    CORRECT = "correct"
    CORRECT_ACTIVATION = "correct-activation"
    CLAIM_ASK = "claim-ask"
    CORRECT_SITTING = "correct-sitting"
    UNDO_CORRECTION = "undo-correction"
    DELETE = "delete"
    BAN = "ban"
    CHANGE_SETTINGS = "change-settings"


class PauseUntil(StrEnum):
    """How long asking is paused, where that is no length of time."""

    TOMORROW = "tomorrow"
    RESUME = "resume"


class News(StrEnum):
    """What the resident tells the windows process."""

    WARM = "warm"
    """A break may be wanted soon."""
    OPEN = "open"
    """A window is to be opened, or brought to the front."""
    LOG_CHANGED = "log-changed"
    STILL_THERE = "still-there"
    """Whoever hears it answers with the request of that name, or is taken to hang."""
    SETTINGS_CHANGED = "settings-changed"
    """The settings file has other contents."""
    DELETED = "deleted"
    """A deletion is over."""


class WindowName(StrEnum):
    """The windows there are."""

    WEEK = "week"
    LIBRARY = "library"
    SETTINGS = "settings"
    BREAK = "break"
