"""Whether something keeps the screen on, as video players and browsers do while a video plays.

Only what keeps the *screen* from going idle counts. Music keeps at most the machine from sleeping: KDE and Xfce tell of
that by `HasInhibit` of org.freedesktop.PowerManagement.Inhibit, which is therefore not asked.
"""

from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.latest_call import LatestCall
from glutebreak.dbus.messages import body_of
from glutebreak.dbus.properties import PropertyWatch
from glutebreak.language import tr
from glutebreak.sensing.bus_sensor import BusSwitch, OnChange
from glutebreak.sensing.choosing import Report
from glutebreak.sensing.logind import MANAGER, MECHANISM, NAME, require_logind


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


class SessionInhibitors(BusSwitch):
    """Tells when something begins to keep the screen on and when nothing does any more, until closed.

    The keeper may come and go, and is never started here; while it is away, nothing keeps the screen on.
    """

    def __init__(self, connection: Connection, keeper: Keeper, on_change: OnChange, report: Report) -> None:
        """Ask that keeper and listen to it on the session bus; nothing blocks."""
        super().__init__(connection, keeper.mechanism, on_change, report)
        self._keeper = keeper
        self._question = LatestCall(connection)
        self._promises += [
            *(connection.listen(self._rule(member), lambda _: self._ask()) for member in keeper.signals),
            connection.watch_name(keeper.address.bus_name, self._owner_changed),
            self._question,
        ]

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
            self._question.cancel()
            self._unknown(_absent())
        else:
            self._ask()

    def _ask(self) -> None:
        keeper = self._keeper
        question = new_method_call(keeper.address, keeper.question, "u", (keeper.screen,))
        self._question.ask(question, self._answered, lambda error: self._unknown(error.text or error.name))

    def _answered(self, reply: Message) -> None:
        self._heard(self._keeper.address.bus_name)
        self._tell(active=body_of(reply, bool) == (True,))

    def _unknown(self, reason: str) -> None:
        self._stop_serving(reason)
        self._tell(active=False)


def _absent() -> str:
    return tr("it does not run on this desktop")


class LogindInhibitors(BusSwitch):
    """Tells when something blocks the whole machine from going idle, from systemd's login manager, until closed."""

    def __init__(self, connection: Connection, on_change: OnChange, report: Report) -> None:
        """Ask and listen on the system bus; nothing blocks.

        Raises:
            UnavailableError: there is no login manager.
        """
        require_logind(connection)
        super().__init__(connection, MECHANISM, on_change, report)
        self._promises.append(PropertyWatch(connection, MANAGER, "BlockInhibited", self._hear))

    def _hear(self, blocked: Any) -> None:
        if isinstance(blocked, str):
            self._heard(NAME)
        else:
            self._stop_serving(tr("the login manager does not say what is inhibited"))
        # What is blocked, such as `shutdown:idle`.
        self._tell(active=isinstance(blocked, str) and "idle" in blocked.split(":"))
