"""The resident's answer to `status`, which it writes and the command line and the windows read."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


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
    holds: Sequence[str] = ()
    kept_back_by: Sequence[str] = ()
    prompt_after_ms: int = 0
    prompt_after_min: float = 0

    def to_answer(self) -> dict[str, Any]:
        """The answer as the protocol has it."""
        return asdict(self)

    @classmethod
    def of_answer(cls, answer: Mapping[str, Any]) -> Self:
        """What was answered; a resident of another version may tell less, or more."""
        return cls(**{each.name: answer[each.name] for each in fields(cls) if each.name in answer})
