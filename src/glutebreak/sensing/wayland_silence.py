"""Silence under Wayland, as the compositor tells it by one of three protocols.

ext-idle-notify-v1: https://wayland.app/protocols/ext-idle-notify-v1; its second version tells of input alone, whatever
keeps the screen on. org_kde_kwin_idle: https://wayland.app/protocols/kde-idle; KWin had it before, and sway until 1.11.
"""

import os
from collections.abc import Callable, Mapping

from glutebreak.language import tr
from glutebreak.ports import Clock, EventLoop, UnavailableError
from glutebreak.sensing.choosing import Report
from glutebreak.sensing.silence_by_edges import RESOLUTION, SilenceByEdges
from glutebreak.sensing.wayland_connection import WaylandConnection

MECHANISM = "Wayland idle notification"

_NOTIFIER, _KDE_IDLE, _SEAT = "ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat"
_GET_NOTIFICATION, _GET_INPUT_NOTIFICATION, _GET_KDE_TIMEOUT = 1, 2, 0
_IDLED = 0
"""The event that there is no input, in both protocols; the other one is that there is again."""


class WaylandSilence(SilenceByEdges):
    """The `SilenceSensor` port on a compositor's idle notification."""

    def __init__(
        self,
        loop: EventLoop,
        clock: Clock,
        nudge: Callable[[], None],
        report: Report,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect to the compositor; blocks for one round trip.

        Args:
            loop: what calls back.
            clock: dates the last input.
            nudge: called from the loop, never from inside a method here.
            report: how it fares.
            environment: where the compositor is looked up.

        Raises:
            UnavailableError: there is no compositor, or it tells nothing of input.
        """
        super().__init__(loop, clock, nudge, report)
        self._compositor = WaylandConnection(loop, self._lose, environment)
        try:
            self.mechanism = f"{MECHANISM} ({self._ask_for_edges()})"
        except UnavailableError:
            self._compositor.close()
            raise

    def close(self) -> None:
        """Listen no more, and let go of the connection."""
        super().close()
        self._compositor.close()

    def _ask_for_edges(self) -> str:
        compositor = self._compositor
        if not compositor.version(_SEAT):
            raise UnavailableError(tr("the Wayland compositor has no seat"))
        notifier, edges = compositor.version(_NOTIFIER), compositor.new_id
        if notifier:
            version = min(notifier, 2)
            seat, bound = compositor.bind(_SEAT, 1), compositor.bind(_NOTIFIER, version)
            question = _GET_INPUT_NOTIFICATION if version > 1 else _GET_NOTIFICATION
            compositor.request(bound, question, edges(self._edge), RESOLUTION, seat)
            return f"{_NOTIFIER} {version}"
        if compositor.version(_KDE_IDLE):
            seat, bound = compositor.bind(_SEAT, 1), compositor.bind(_KDE_IDLE, 1)
            compositor.request(bound, _GET_KDE_TIMEOUT, edges(self._edge), seat, RESOLUTION)
            return _KDE_IDLE
        raise UnavailableError(tr("the Wayland compositor does not tell of input"))

    def _edge(self, event: int) -> None:
        if event == _IDLED:
            self._became_idle()
        else:
            self._became_active()
