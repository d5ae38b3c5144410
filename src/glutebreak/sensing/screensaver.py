"""Lock and unlock from screen savers and lockers on the session bus."""

from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of, without_starting
from glutebreak.ports import Cancellable, PresenceListener

MECHANISM = "screen saver signals"
SCREEN_SAVERS = (
    DBusAddress("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"),
    DBusAddress("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver"),
    DBusAddress("/org/mate/ScreenSaver", "org.mate.ScreenSaver", "org.mate.ScreenSaver"),
    DBusAddress("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver", "org.cinnamon.ScreenSaver"),
    DBusAddress("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver", "org.xfce.ScreenSaver"),
)
"""What KDE and light-locker, GNOME, MATE, Cinnamon and Xfce call theirs."""


class ScreenSaverLock:
    """Tells when a screen saver covers the screen and when it uncovers it, until closed.

    A screen that is merely blanked counts as locked: the saver does not say whether it will ask for a password, and
    either way nobody sees the screen. Savers may come and go at any time, so this is never unavailable on a session
    bus. One that vanishes while it covers the screen has uncovered it.
    """

    def __init__(
        self,
        connection: Connection,
        listener: PresenceListener,
        *,
        on_lost: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Listen, and ask the savers that run whether they are active; nothing blocks and none is started.

        Args:
            connection: to the session bus; it stays the caller's to close.
            listener: told from the event loop. If the screen is covered already, it is told so.
            on_lost: called once, with the reason, if the bus goes away.
        """
        self.mechanism = MECHANISM
        self._connection = connection
        self._listener = listener
        self._on_lost = on_lost
        self._covering: dict[str, Cancellable] = {}
        self._given: list[Cancellable] = [connection.when_closed(self._lost)]
        for saver in SCREEN_SAVERS:
            # No sender: the same program often speaks for several of these names, or for none.
            rule = MatchRule(type="signal", interface=saver.interface, member="ActiveChanged")
            self._given.append(connection.listen(rule, self._active_changed))
            if connection.offers(saver.bus_name):
                question = without_starting(new_method_call(saver, "GetActive"))
                self._given.append(connection.call(question, self._is_active))

    def close(self) -> None:
        """Tell no more."""
        for each in (*self._given, *self._covering.values()):
            each.cancel()
        self._given.clear()
        self._covering.clear()

    def _is_active(self, reply: Message) -> None:
        if body_of(reply, bool) == (True,):
            self._cover(reply)

    def _active_changed(self, message: Message) -> None:
        body = body_of(message, bool)
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

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        covered = bool(self._covering)
        self.close()
        if covered:
            # Nobody is left to tell of the unlock; silence will show if the user is away.
            self._listener.unlocked()
        self._on_lost(reason)
