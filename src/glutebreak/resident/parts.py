"""What the resident is made of, once all of it is loaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from glutebreak.ports import Capability
from glutebreak.resident.announcing import Announcer
from glutebreak.resident.pausing import Pausing
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.sitting_clock import SittingClock
from glutebreak.resident.tray.view import TrayView
from glutebreak.resident.weekly_summary import WeeklySummary
from glutebreak.resident.windows_process import WindowsProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the resident calls upon; each is there before it is used, and none knows the others."""

    clock: SittingClock
    recorder: Recorder
    prompter: Prompter
    announcer: Announcer
    windows: WindowsProcess
    pausing: Pausing
    show: Callable[[TrayView], None]
    """Shows a view in the tray."""
    capabilities: Callable[[], tuple[Capability, ...]]
    """Which mechanism serves what now."""
    proposer: Proposer
    """Knows what is done in the break that begins."""
    change_settings: Callable[[Mapping[str, Any]], None]
    """Keeps changed settings and goes by them."""
    weekly_summary: WeeklySummary
    """Looks back on last week when the user works first in a week."""
    banned: Callable[[], frozenset[str]]
    """The exercises that are never proposed."""
    end: Callable[[], None]
    """Leaves the event loop, once what is under way is done."""
