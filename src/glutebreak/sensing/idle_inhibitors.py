"""Whether something keeps the screen on, as video players and browsers do while a video plays.

Only what keeps the *screen* from going idle counts. Music keeps at most the machine from sleeping: KDE and Xfce tell of
that by `HasInhibit` of org.freedesktop.PowerManagement.Inhibit, which is therefore not asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of, without_starting
from glutebreak.dbus.properties import PropertyWatch
from glutebreak.language import tr
from glutebreak.ports import Cancellable
from glutebreak.sensing.logind import MANAGER, MECHANISM, require_logind

OnChange = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the list of inhibitors in a session."""

    mechanism: str
    """Its name for `glutebreak doctor`."""
    address: DBusAddress
    """Where it is asked."""
    question: str
    """The method that says whether anything is inhibited of what it is handed."""
    screen: int
    """What to hand in to ask about the screen."""
    signals: tuple[str, ...]
    """What it emits when the list changes."""


_GNOME, _KDE = "org.gnome.SessionManager", "org.kde.Solid.PowerManagement.PolicyAgent"
SESSION_MANAGER = Keeper(
    "session manager",
    DBusAddress("/org/gnome/SessionManager", _GNOME, _GNOME),
    "IsInhibited",
    8,
    ("InhibitorAdded", "InhibitorRemoved"),
)
"""GNOME's, and MATE's and Cinnamon's under its name; 8 is for sessions that must not be marked idle."""
KDE_POWER = Keeper(
    "KDE power management",
    DBusAddress("/org/kde/Solid/PowerManagement/PolicyAgent", _KDE, _KDE),
    "HasInhibition",
    4,
    ("InhibitionsChanged",),
)
"""Plasma's; 4 is for the screen's settings, 1 would be for sleep."""


class SessionInhibitors:
    """Tells when something begins to keep the screen on and when nothing does any more, until closed.

    The keeper may come and go, and is never started here; while it is away, nothing keeps the screen on.
    """

    def __init__(
        self,
        connection: Connection,
        keeper: Keeper,
        on_change: OnChange,
        *,
        on_lost: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Ask and listen; nothing blocks.

        Args:
            connection: to the session bus; it stays the caller's to close.
            keeper: who is asked.
            on_change: called from the event loop when it begins and when it ends; nothing at first means nothing does.
            on_lost: called with the reason whenever there is nobody to ask, also at once.
        """
        self.mechanism = "none"
        self._connection = connection
        self._keeper = keeper
        self._on_change = on_change
        self._on_lost = on_lost
        self._active = False
        self._question: Cancellable | None = None
        self._given = [
            *(connection.listen(self._rule(member), lambda _: self._ask()) for member in keeper.signals),
            connection.watch_name(keeper.address.bus_name, self._owner_changed),
            connection.when_closed(on_lost),
        ]
        on_lost(_absent())

    def close(self) -> None:
        """Tell no more."""
        for each in self._given:
            each.cancel()
        self._given.clear()
        self._forget_question()

    def _rule(self, member: str) -> MatchRule:
        address = self._keeper.address
        return MatchRule(
            type="signal",
            sender=address.bus_name,
            path=address.object_path,
            interface=address.interface,
            member=member,
        )

    def _owner_changed(self, owner: str | None) -> None:
        if owner is None:
            self.mechanism = "none"
            self._forget_question()
            self._tell(active=False)
            self._on_lost(_absent())
        else:
            self.mechanism = self._keeper.mechanism
            self._ask()

    def _ask(self) -> None:
        # An answer that is under way may be older than the change.
        self._forget_question()
        keeper = self._keeper
        question = without_starting(new_method_call(keeper.address, keeper.question, "u", (keeper.screen,)))
        self._question = self._connection.call(question, self._answered, lambda _: self._tell(active=False))

    def _answered(self, reply: Message) -> None:
        self._tell(active=body_of(reply, bool) == (True,))

    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.cancel()
            self._question = None

    def _tell(self, *, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._on_change(active)


def _absent() -> str:
    return tr("it does not run on this desktop")


class LogindInhibitors:
    """Tells when something blocks the whole machine from going idle, from systemd's login manager, until closed."""

    def __init__(
        self, connection: Connection, on_change: OnChange, *, on_lost: Callable[[str], None] = lambda _: None
    ) -> None:
        """Ask and listen; nothing blocks.

        Args:
            connection: to the system bus; it stays the caller's to close.
            on_change: called from the event loop when it begins and when it ends; nothing at first means nothing does.
            on_lost: called once, with the reason, if the bus goes away.

        Raises:
            UnavailableError: there is no login manager.
        """
        require_logind(connection)
        self.mechanism = MECHANISM
        self._on_change = on_change
        self._on_lost = on_lost
        self._active = False
        self._given: list[Cancellable] = [
            connection.when_closed(self._lost),
            PropertyWatch(connection, MANAGER, "BlockInhibited", self._heard),
        ]

    def close(self) -> None:
        """Tell no more."""
        for each in self._given:
            each.cancel()
        self._given.clear()

    def _heard(self, blocked: Any) -> None:
        # What is blocked, such as `shutdown:idle`.
        active = isinstance(blocked, str) and "idle" in blocked.split(":")
        if active != self._active:
            self._active = active
            self._on_change(active)

    def _lost(self, reason: str) -> None:
        self.mechanism = "none"
        self._on_lost(reason)
