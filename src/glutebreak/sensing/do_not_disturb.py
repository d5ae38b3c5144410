"""Do-not-disturb, as the notification daemon on the session bus tells it."""

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.latest_call import LatestCall
from glutebreak.dbus.messages import body_of
from glutebreak.dbus.properties import PropertyWatch
from glutebreak.language import tr
from glutebreak.sensing.bus_sensor import BusSwitch, OnChange
from glutebreak.sensing.choosing import Report

DAEMON = "org.freedesktop.Notifications"
DUNST_PAUSED = (DBusAddress("/org/freedesktop/Notifications", DAEMON, "org.dunstproject.cmd0"), "paused")
"""dunst's pause, since 1.7."""
INHIBITED = (DBusAddress("/org/freedesktop/Notifications", DAEMON, DAEMON), "Inhibited")
"""KDE Plasma's do-not-disturb, and that of daemons that follow it."""
XFCONF = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
XFCE_PLACE = ("xfce4-notifyd", "/do-not-disturb")
"""Channel and property of xfce4-notifyd's switch."""


class DaemonDoNotDisturb(BusSwitch):
    """Tells whether the running notification daemon keeps silent: dunst's `paused`, KDE's `Inhibited`.

    One that knows neither says nothing of it, and is taken not to keep silent.
    """

    def __init__(self, connection: Connection, on_change: OnChange, report: Report) -> None:
        """Ask and listen on the session bus; nothing blocks, and no daemon is started."""
        super().__init__(connection, "notification daemon", on_change, report)
        self._says: dict[str, bool] = {}
        for address, name in (DUNST_PAUSED, INHIBITED):
            self._promises.append(PropertyWatch(connection, address, name, self._hear(name)))

    def _hear(self, name: str) -> Callable[[Any], None]:
        def hear(value: Any) -> None:
            if isinstance(value, bool):
                self._says[name] = value
                self._heard(f"{DAEMON} ({name})")
            else:
                self._says.pop(name, None)
                if not self._says:
                    self._stop_serving(tr("no notification daemon says whether it keeps silent"))
            self._tell(active=any(self._says.values()))

        return hear


class XfceDoNotDisturb(BusSwitch):
    """Tells whether xfce4-notifyd's do-not-disturb is on, from Xfce's settings (xfconf).

    Only while xfconfd runs: it runs in every Xfce session, and is not started here.
    """

    def __init__(self, connection: Connection, on_change: OnChange, report: Report) -> None:
        """Ask and listen on the session bus; nothing blocks."""
        super().__init__(connection, "Xfce settings", on_change, report)
        self._question = LatestCall(connection)
        self._promises += [
            connection.listen(self._rule("PropertyChanged"), self._changed),
            connection.listen(self._rule("PropertyRemoved"), self._removed),
            connection.watch_name(XFCONF.bus_name, self._owner_changed),
            self._question,
        ]

    @staticmethod
    def _rule(member: str) -> MatchRule:
        channel, name = XFCE_PLACE
        rule = MatchRule(type="signal", sender=XFCONF.bus_name, interface=XFCONF.interface, member=member)
        rule.add_arg_condition(0, channel)
        rule.add_arg_condition(1, name)
        return rule

    def _owner_changed(self, owner: str | None) -> None:
        self._question.cancel()
        if owner is None:
            self._unknown(tr("Xfce’s settings are not there"))
        else:
            question = new_method_call(XFCONF, "GetProperty", "ss", XFCE_PLACE)
            self._question.ask(
                question, self._answered, lambda _: self._unknown(tr("Xfce’s settings do not have the switch yet"))
            )

    def _unknown(self, reason: str) -> None:
        self._stop_serving(reason)
        self._tell(active=False)

    def _answered(self, reply: Message) -> None:
        body = body_of(reply, tuple)
        self._says(body is not None and body[0][1] is True)

    def _changed(self, message: Message) -> None:
        body = body_of(message, str, str, tuple)
        self._says(body is not None and body[2][1] is True)

    def _removed(self, _: Message) -> None:
        # Without the property, xfce4-notifyd goes by its default, which is off.
        self._says(False)  # noqa: FBT003 - what it says

    def _says(self, active: bool) -> None:  # noqa: FBT001 - what it says
        self._heard(XFCONF.bus_name)
        self._tell(active=active)
