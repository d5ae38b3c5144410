"""Lock, unlock, sleep and wake from systemd's login manager (org.freedesktop.login1 on the system bus).

Lock and sleep are different facts and have a sensor each.
"""

import os
from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, FileDescriptor, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of
from glutebreak.dbus.properties import PropertyWatch
from glutebreak.dbus.waiting import CallError
from glutebreak.language import tr
from glutebreak.ports import Cancellable, PresenceListener, UnavailableError
from glutebreak.sensing.bus_sensor import BusSensor
from glutebreak.sensing.choosing import Report

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", NAME, f"{NAME}.Manager")
MECHANISM = "logind"

_SESSION = f"{NAME}.Session"


def require_logind(connection: Connection) -> None:
    """Refuse a bus without a login manager.

    Raises:
        UnavailableError: there is none.
    """
    if not connection.offers(NAME):
        raise UnavailableError(_gone())


class LogindLock(BusSensor):
    """Tells when this user's session is locked and unlocked, until closed.

    Two things are listened to, and the last word counts: the `Lock` and `Unlock` signals, by which the session is
    asked to lock and unlock, and the `LockedHint` that desktops set once it is. Desktops differ in which they use.
    """

    def __init__(
        self,
        connection: Connection,
        listener: PresenceListener,
        report: Report,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Begin to find this user's session on the system bus; nothing blocks.

        Args:
            connection: to the system bus.
            listener: told from the event loop. If the screen is locked already, it is told so.
            report: how it fares.
            environment: where XDG_SESSION_ID is looked up.

        Raises:
            UnavailableError: there is no login manager.
        """
        require_logind(connection)
        super().__init__(connection, MECHANISM, report)
        self._listener = listener
        self._environment = environment
        self._locked = False
        self._session: list[Cancellable] = []
        self._promises.append(connection.watch_name(NAME, self._manager_changed))

    def close(self) -> None:
        """Tell no more."""
        super().close()
        self._forget_session()

    def _manager_changed(self, owner: str | None) -> None:
        self._forget_session()
        if owner is None:
            self._lose(_gone())
            return
        # A program of the user's own service manager has no session of its own; `auto` then is the one on the screen.
        questions = [("GetSession", "s", "auto"), ("GetSessionByPID", "u", os.getpid())]
        if named := self._environment.get("XDG_SESSION_ID"):
            questions.insert(0, ("GetSession", "s", named))
        self._find_session(questions)

    def _find_session(self, questions: list[tuple[str, str, Any]]) -> None:
        (method, signature, which), *others = questions

        def try_the_next(error: CallError) -> None:
            if others:
                self._find_session(others)
            else:
                self._lose(tr("this session is unknown to the login manager: {reason}", reason=error.text))

        question = new_method_call(MANAGER, method, signature, (which,))
        self._session.append(self._connection.call(question, self._found, try_the_next))

    def _found(self, reply: Message) -> None:
        self._heard(NAME)
        session = DBusAddress(reply.body[0], NAME, _SESSION)
        for member, tell in (("Lock", self._asked_to_lock), ("Unlock", self._asked_to_unlock)):
            rule = MatchRule(type="signal", sender=NAME, path=session.object_path, interface=_SESSION, member=member)
            self._session.append(self._connection.listen(rule, tell))
        self._session.append(PropertyWatch(self._connection, session, "LockedHint", self._hinted))

    def _forget_session(self) -> None:
        for each in self._session:
            each.cancel()
        self._session.clear()

    def _asked_to_lock(self, _: Message) -> None:
        self._heard(NAME)
        self._locked = True
        self._listener.asked_to_lock()

    def _asked_to_unlock(self, _: Message) -> None:
        self._heard(NAME)
        self._unlock()

    def _hinted(self, locked: Any) -> None:
        if locked is True:
            self._heard(NAME)
            self._locked = True
            self._listener.locked()
        elif locked is False and self._locked:
            self._heard(NAME)
            self._unlock()

    def _unlock(self) -> None:
        self._locked = False
        self._listener.unlocked()

    def _lose(self, reason: str) -> None:
        self._stop_serving(reason)
        if self._locked:
            # Nobody is left to tell of the unlock; silence will show if the user is away.
            self._unlock()


class LogindSleep(BusSensor):
    """Tells when the machine falls asleep and wakes up, until closed.

    It asks the login manager to wait with the sleep until the listener has been told (a delay inhibitor), so that
    what must be saved is saved: the listener saves before it returns. Where that is not allowed, sleep is told just
    the same, perhaps late.
    """

    def __init__(self, connection: Connection, listener: PresenceListener, report: Report) -> None:
        """Listen, and ask for the delay; nothing blocks.

        Args:
            connection: to the system bus, opened `with_descriptors`.
            listener: told from the event loop.
            report: how it fares.

        Raises:
            UnavailableError: there is no login manager.
        """
        require_logind(connection)
        super().__init__(connection, MECHANISM, report)
        self._listener = listener
        self._awake = True
        self._delay: FileDescriptor | None = None
        self._asking: Cancellable | None = None
        rule = MatchRule(
            type="signal",
            sender=NAME,
            path=MANAGER.object_path,
            interface=MANAGER.interface,
            member="PrepareForSleep",
        )
        self._promises += [connection.listen(rule, self._prepare), connection.watch_name(NAME, self._manager_changed)]

    @property
    def delays_sleep(self) -> bool:
        """Whether the login manager now waits for us before it lets the machine sleep."""
        return self._delay is not None

    def close(self) -> None:
        """Tell no more, and hold no sleep up."""
        super().close()
        self._let_sleep()

    def _prepare(self, message: Message) -> None:
        body = body_of(message, bool)
        if body is None:
            return
        self._heard(NAME)
        self._awake = not body[0]
        if self._awake:
            self._listener.awake()
            self._ask_for_delay()
        else:
            try:
                self._listener.falling_asleep()
            finally:
                self._let_sleep()

    def _manager_changed(self, owner: str | None) -> None:
        # A login manager that was started anew knows nothing of the old delay.
        self._let_sleep()
        if owner is None:
            self._stop_serving(_gone())
            return
        self._heard(NAME)
        if self._awake:
            self._ask_for_delay()

    def _ask_for_delay(self) -> None:
        self._let_sleep()
        what = ("sleep", "glutebreak", tr("your sitting time is saved first"), "delay")
        self._asking = self._connection.call(new_method_call(MANAGER, "Inhibit", "ssss", what), self._delayed)

    def _delayed(self, reply: Message) -> None:
        self._delay = reply.body[0]

    def _let_sleep(self) -> None:
        if self._asking is not None:
            # A reply that is still under way brings a descriptor, which the connection closes.
            self._asking.cancel()
            self._asking = None
        if self._delay is not None:
            self._delay.close()
            self._delay = None


def _gone() -> str:
    return tr("there is no login manager on the system bus")
