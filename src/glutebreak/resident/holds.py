"""The reasons not to remind: each is logged, then told to the sitting clock."""

from glutebreak.core.sitting.happenings import Hold
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.sitting_clock import SittingClock


class Holds:
    """Puts holds in force and takes them back."""

    def __init__(self, recorder: Recorder, sitting: SittingClock) -> None:
        self._recorder = recorder
        self._sitting = sitting

    def put(self, reason: Hold, in_force: bool) -> None:  # noqa: FBT001 - it is the event itself
        """A reason not to remind begins or ends; it may be so already."""
        self._recorder.hold(reason, in_force=in_force)
        self._sitting.hold(reason, in_force=in_force)
