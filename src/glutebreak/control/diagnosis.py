"""The resident's answer to `doctor`, which it writes and the command line and the windows read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from glutebreak.ports import Capability


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Which mechanism serves what, and why each other one does not; what `glutebreak doctor --json` prints."""

    capabilities: tuple[Capability, ...] = ()
    prompt_after: str = ""
    """How long one sits before an ask, such as `30m`."""

    def to_answer(self) -> dict[str, Any]:
        """The answer as the protocol has it; moments are ISO 8601 with their offset."""
        told = asdict(self)
        for each in told["capabilities"]:
            each["heard"] = [(who, at.isoformat(timespec="seconds")) for who, at in each["heard"]]
        return told

    @classmethod
    def of_answer(cls, answer: Mapping[str, Any]) -> Self:
        """What was answered; a resident of another version may tell less, or more."""
        return cls(
            capabilities=tuple(
                Capability(
                    each["purpose"],
                    each["mechanism"],
                    tuple((name, why) for name, why in each["not_taken"]),
                    tuple((who, datetime.fromisoformat(at)) for who, at in each.get("heard", ())),
                )
                for each in answer.get("capabilities", ())
            ),
            prompt_after=answer.get("prompt_after", ""),
        )
