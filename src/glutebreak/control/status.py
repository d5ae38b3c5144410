"""The resident's answer to `GetStatus`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How long the user has been sitting, and what is ahead; lengths in milliseconds, None where there is none.

    The fields are what `glutebreak status --json` prints, name for name.
    """

    said: str = ""
    """What the tray says, and `glutebreak status` without `--json`."""
    state: str = ""
    sitting_ms: int | None = None
    next_ask_ms: int | None = None
    ask_on_screen: bool = False
    activation: bool = False
    standing: bool = False
    holds: tuple[str, ...] = ()
    kept_back_by: tuple[str, ...] = ()
    prompt_after_ms: int = 0
    prompt_after_min: float = 0
