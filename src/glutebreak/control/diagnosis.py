"""The resident's answer to `Diagnose`."""

from dataclasses import dataclass

from glutebreak.ports import Capability


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Which mechanism serves what, and why each other one does not; what `glutebreak doctor --json` prints."""

    capabilities: tuple[Capability, ...] = ()
    prompt_after: str = ""
    """How long one sits before an ask, such as `30m`."""
