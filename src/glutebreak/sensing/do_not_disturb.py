"""Do-not-disturb, as the notification daemon on the session bus tells it."""

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of, without_starting
from glutebreak.dbus.properties import PropertyWatch
from glutebreak.ports import Cancellable

DAEMON = "org.freedesktop.Notifications"
DUNST_PAUSED = (DBusAddress("/org/freedesktop/Notifications", DAEMON, "org.dunstproject.cmd0"), "paused")
"""dunst's pause, since 1.7."""
INHIBITED = (DBusAddress("/org/freedesktop/Notifications", DAEMON, DAEMON), "Inhibited")
"""KDE Plasma's do-not-disturb, and that of daemons that follow it."""
XFCONF = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
XFCE_PLACE = ("xfce4-notifyd", "/do-not-disturb")
"""Channel and property of xfce4-notifyd's switch."""

OnChange = Callable[[bool], None]


class DaemonDoNotDisturb:
    """Tells whether the running notification daemon keeps silent: dunst's `paused`, KDE's `Inhibited`.

    Daemons that know neither are taken not to keep silent; one that goes away no longer does.
    """

    def __init__(
        self, connection: Connection, on_change: OnChange, *, on_lost: Callable[[str], None] = lambda _: None
    ) -> None:
        """Ask and listen; nothing blocks, and no daemon is started.

        Args:
            connection: to the session bus; it stays the caller's to close.
            on_change: called from the event loop when it begins and when it ends; nothing at first means it is off.
            on_lost: called once, with the reason, if the bus goes away; it is then off.
        """
        self.mechanism = "notification daemon"
        self._on_change = on_change
        self._on_lost = on_lost
        self._active = False
        self._says: dict[str, bool] = {}
        self._given: list[Cancellable] = [connection.when_closed(self._lost)]
        for address, name in (DUNST_PAUSED, INHIBITED):
            self._given.append(PropertyWatch(connection, address, name, self._heard(name)))

    def close(self) -> None:
        """Tell no more."""
        for each in self._given:
            each.cancel()
        self._given.clear()

    def _heard(self, name: str) -> Callable[[Any], None]:
        def hear(value: Any) -> None:
            self._says[name] = value is True
            active = any(self._says.values())
            if active != self._active:
                self._active = active
                self._on_change(active)

        return hear

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        self._on_lost(reason)


class XfceDoNotDisturb:
    """Tells whether xfce4-notifyd's do-not-disturb is on, from Xfce's settings (xfconf).

    Only while xfconfd runs: it runs in every Xfce session, and is not started here.
    """

    def __init__(
        self, connection: Connection, on_change: OnChange, *, on_lost: Callable[[str], None] = lambda _: None
    ) -> None:
        """Ask and listen; nothing blocks.

        Args:
            connection: to the session bus; it stays the caller's to close.
            on_change: called from the event loop when it begins and when it ends; nothing at first means it is off.
            on_lost: called once, with the reason, if the bus goes away; it is then off.
        """
        self.mechanism = "Xfce settings"
        self._connection = connection
        self._on_change = on_change
        self._on_lost = on_lost
        self._active = False
        self._question: Cancellable | None = None
        self._given = [
            connection.listen(self._rule("PropertyChanged"), self._changed),
            connection.listen(self._rule("PropertyRemoved"), self._removed),
            connection.watch_name(XFCONF.bus_name, self._owner_changed),
            connection.when_closed(self._lost),
        ]

    def close(self) -> None:
        """Tell no more."""
        for each in self._given:
            each.cancel()
        self._given.clear()
        self._forget_question()

    @staticmethod
    def _rule(member: str) -> MatchRule:
        channel, name = XFCE_PLACE
        rule = MatchRule(type="signal", sender=XFCONF.bus_name, interface=XFCONF.interface, member=member)
        rule.add_arg_condition(0, channel)
        rule.add_arg_condition(1, name)
        return rule

    def _owner_changed(self, owner: str | None) -> None:
        self._forget_question()
        if owner is None:
            self._tell(active=False)
        else:
            question = without_starting(new_method_call(XFCONF, "GetProperty", "ss", XFCE_PLACE))
            self._question = self._connection.call(question, self._answered, lambda _: self._tell(active=False))

    def _answered(self, reply: Message) -> None:
        body = body_of(reply, tuple)
        self._tell(active=body is not None and body[0][1] is True)

    def _changed(self, message: Message) -> None:
        body = body_of(message, str, str, tuple)
        self._tell(active=body is not None and body[2][1] is True)

    def _removed(self, _: Message) -> None:
        self._tell(active=False)

    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.cancel()
            self._question = None

    def _tell(self, *, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._on_change(active)

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        self._on_lost(reason)
