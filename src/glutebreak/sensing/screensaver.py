"""Lock and unlock from screen savers and lockers on the session bus."""

from functools import partial

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.latest_call import LatestCall
from glutebreak.dbus.messages import body_of
from glutebreak.language import tr
from glutebreak.ports import Cancellable, PresenceListener
from glutebreak.sensing.bus_sensor import BusSensor
from glutebreak.sensing.choosing import Report

MECHANISM = "screen saver signals"
SCREEN_SAVERS = (
    DBusAddress("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"),
    DBusAddress("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver"),
    DBusAddress("/org/mate/ScreenSaver", "org.mate.ScreenSaver", "org.mate.ScreenSaver"),
    DBusAddress("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver", "org.cinnamon.ScreenSaver"),
    DBusAddress("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver", "org.xfce.ScreenSaver"),
)
"""What KDE and light-locker, GNOME, MATE, Cinnamon and Xfce call theirs."""


class ScreenSaverLock(BusSensor):
    """Tells when a screen saver covers the screen and when it uncovers it, until closed.

    A screen that is merely blanked counts as locked: the saver does not say whether it will ask for a password, and
    either way nobody sees the screen. Savers may come and go at any time, so this is never unavailable on a session
    bus. One that vanishes while it covers the screen has uncovered it.
    """

    def __init__(self, connection: Connection, listener: PresenceListener, report: Report) -> None:
        """Listen on the session bus, and ask the savers that run whether they are active; none is started.

        Args:
            connection: to the session bus.
            listener: told from the event loop. If the screen is covered already, it is told so.
            report: how it fares.
        """
        super().__init__(connection, MECHANISM, report)
        self._listener = listener
        self._covering: dict[str, Cancellable] = {}
        self._there: set[str] = set()
        self._questions: dict[str, LatestCall] = {}
        for saver in SCREEN_SAVERS:
            # No sender: the same program often speaks for several of these names, or for none.
            rule = MatchRule(type="signal", interface=saver.interface, member="ActiveChanged")
            self._questions[saver.bus_name] = question = LatestCall(connection)
            self._promises += [
                question,
                connection.listen(rule, self._active_changed),
                connection.watch_name(saver.bus_name, partial(self._saver_changed, saver)),
            ]

    def close(self) -> None:
        """Tell no more."""
        super().close()
        for each in self._covering.values():
            each.cancel()
        self._covering.clear()

    def _saver_changed(self, saver: DBusAddress, owner: str | None) -> None:
        if owner is None:
            self._there.discard(saver.bus_name)
            if not self._there:
                self._stop_serving(_absent())
        else:
            question = new_method_call(saver, "GetActive")
            self._questions[saver.bus_name].ask(question, partial(self._is_active, saver), lambda _: None)

    def _is_active(self, saver: DBusAddress, reply: Message) -> None:
        self._there.add(saver.bus_name)
        self._heard(saver.bus_name)
        if body_of(reply, bool) == (True,):
            self._cover(reply)

    def _active_changed(self, message: Message) -> None:
        body = body_of(message, bool)
        if body is not None:
            self._heard(message.header.fields.get(HeaderFields.interface, ""))
        if body == (True,):
            self._cover(message)
        elif body == (False,):
            self._uncover(message.header.fields.get(HeaderFields.sender, ""))

    def _cover(self, message: Message) -> None:
        sender = message.header.fields.get(HeaderFields.sender, "")
        if sender not in self._covering:
            self._covering[sender] = self._connection.watch_name(sender, partial(self._owner_changed, sender))
        self._listener.locked()

    def _uncover(self, sender: str) -> None:
        watch = self._covering.pop(sender, None)
        if watch is not None:
            watch.cancel()
        self._listener.unlocked()

    def _owner_changed(self, sender: str, owner: str | None) -> None:
        if owner is None:
            self._uncover(sender)


def _absent() -> str:
    return tr("no screen saver is on the session bus")
