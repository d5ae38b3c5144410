"""Silence on GNOME, from its compositor's idle monitor on the session bus (org.gnome.Mutter.IdleMonitor)."""

from collections.abc import Callable

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of, without_starting
from glutebreak.dbus.waiting import CallError
from glutebreak.language import tr
from glutebreak.ports import Cancellable, Clock, EventLoop, UnavailableError
from glutebreak.sensing.choosing import NONE, Report
from glutebreak.sensing.silence_by_edges import RESOLUTION, SilenceByEdges

MECHANISM = "GNOME idle monitor"
NAME = "org.gnome.Mutter.IdleMonitor"
MONITOR = DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", NAME, NAME)
INHIBITORS = DBusAddress("/org/gnome/SessionManager", "org.gnome.SessionManager", "org.gnome.SessionManager")
"""Who tells that something no longer keeps the screen on; the monitor then counts anew, as after an input."""
_COUNTED_ANEW_WITHIN = 500
"""Milliseconds from there to what the monitor makes of it."""


class MutterSilence(SilenceByEdges):
    """The `SilenceSensor` port on Mutter's idle monitor; it serves again after the shell has been started anew."""

    def __init__(
        self, loop: EventLoop, clock: Clock, nudge: Callable[[], None], session: Connection, report: Report
    ) -> None:
        """Ask for the watches; nothing blocks.

        Args:
            loop: what calls back.
            clock: dates the last input.
            nudge: called from the loop, never from inside a method here.
            session: to the session bus; it stays the caller's to close.
            report: how it fares.

        Raises:
            UnavailableError: this is no GNOME session.
        """
        if not session.offers(NAME):
            raise UnavailableError(tr("this is no GNOME session"))
        super().__init__(loop, clock, nudge, report)
        self.mechanism = MECHANISM
        self._session = session
        self._idle_watch = self._active_watch = 0
        self._asking: list[Cancellable] = []
        fired = MatchRule(
            type="signal", sender=NAME, path=MONITOR.object_path, interface=MONITOR.interface, member="WatchFired"
        )
        uninhibited = MatchRule(
            type="signal",
            sender=INHIBITORS.bus_name,
            path=INHIBITORS.object_path,
            interface=INHIBITORS.interface,
            member="InhibitorRemoved",
        )
        self._uninhibited_at = -_COUNTED_ANEW_WITHIN
        self._promises = [
            session.listen(fired, self._fired),
            session.listen(uninhibited, self._uninhibited),
            session.watch_name(NAME, self._monitor_changed),
        ]

    def close(self) -> None:
        """Listen no more; the monitor forgets the watches of who leaves the bus."""
        super().close()
        for each in (*self._promises, *self._asking):
            each.cancel()
        self._promises.clear()
        self._asking.clear()

    def _monitor_changed(self, owner: str | None) -> None:
        self._idle_watch = self._active_watch = 0
        if owner is None:
            self._lose(tr("GNOME’s shell has gone"))
            return
        self.mechanism = MECHANISM
        self._add("AddIdleWatch", self._idle_watch_added, "t", RESOLUTION)

    def _add(self, method: str, added: Callable[[Message], None], signature: str = "", *values: int) -> None:
        question = without_starting(new_method_call(MONITOR, method, signature, values))
        self._asking = self._asking[-1:]
        self._asking.append(self._session.call(question, added, self._refused))

    def _idle_watch_added(self, reply: Message) -> None:
        (self._idle_watch,) = body_of(reply, int) or (0,)

    def _active_watch_added(self, reply: Message) -> None:
        (self._active_watch,) = body_of(reply, int) or (0,)

    def _refused(self, error: CallError) -> None:
        self._lose(error.text or error.name)

    def _fired(self, message: Message) -> None:
        body = body_of(message, int)
        if body is None or self.mechanism == NONE:
            return
        if self._idle and self._only_counted_anew(body[0]):
            self._add("AddUserActiveWatch", self._active_watch_added)
        elif body[0] == self._idle_watch:
            # Asked for at each silence, for it tells of one input only: of every key, if it were renewed at once.
            self._add("AddUserActiveWatch", self._active_watch_added)
            self._became_idle()
        elif body[0] == self._active_watch:
            self._became_active()

    def _uninhibited(self, _: Message) -> None:
        self._uninhibited_at = self._clock.steady()

    def _only_counted_anew(self, watch: int) -> bool:
        """Whether a watch fired because something keeps the screen on no longer, which is no input."""
        since = self._clock.steady() - self._uninhibited_at
        after = {self._active_watch: 0, self._idle_watch: RESOLUTION}.get(watch)
        return after is not None and after <= since < after + _COUNTED_ANEW_WITHIN
