"""Notifications through the desktop's own daemon, `org.freedesktop.Notifications`.

The specification: https://specifications.freedesktop.org/notification-spec/latest/
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.messages import body_of, without_starting
from glutebreak.dbus.waiting import CallError
from glutebreak.language import tr
from glutebreak.notifying.without_buttons import body_without_buttons
from glutebreak.ports import Cancellable, Notice, NotifierListener

NAME = "org.freedesktop.Notifications"
EXPIRED, DISMISSED = 1, 2
"""Why a notification was closed; 3 is by our own call, and others are undefined."""
NORMAL_URGENCY = 1
NEVER, AS_THE_DAEMON_LIKES = 0, -1
"""When a notification expires."""
BODY_CLICK = "default"
"""The key of the action that a click on the body means."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What means something in a notification's markup; the standard library's `html` brings all of HTML's names along."""
UNSENDABLE = re.compile("[\0\ud800-\udfff]")
"""What a name from a file may hold and a message bus may not: the bus hangs up on whoever sends a NUL."""
_DAEMON = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class FreedesktopNotifier:
    """The `Notifier` port over one bus connection. A notice is one notification: shown again, it replaces itself.

    A daemon may be missing, be started by the bus when the first notice comes, die, or come back. Whatever was on
    screen when it died is shown again when one comes back, unless it was withdrawn, answered or had expired.
    """

    def __init__(
        self,
        connection: Connection,
        listener: NotifierListener,
        *,
        icon: Path,
        cannot_show: Callable[[Notice], None],
    ) -> None:
        """Watch for the daemon.

        Args:
            connection: to the session bus; it stays the caller's to close.
            listener: who is told of answers.
            icon: the app's icon, a PNG.
            cannot_show: called with a notice that no daemon takes, possibly from inside `show`; the notice stays
                wanted here, and a daemon that comes later shows it.
        """
        self.why_not = "" if connection.offers(NAME) else tr("no notification daemon is running")
        """Why the next notice will probably not be shown; empty if it will."""
        self._connection = connection
        self._listener = listener
        self._icon = icon
        self._cannot_show = cannot_show
        self._owner: str | None = None
        self._owner_known = False
        self._server = ""
        self._capabilities: frozenset[str] | None = None
        self._wanted: Notice | None = None
        self._sent: Notice | None = None
        self._given_up: Notice | None = None
        self._id = 0
        self._sending: Cancellable | None = None
        self._starting: Cancellable | None = None
        self._asking: list[Cancellable] = []
        self._promises = [
            connection.listen(_signal("ActionInvoked"), self._action_invoked),
            connection.listen(_signal("NotificationClosed"), self._notification_closed),
            connection.watch_name(NAME, self._owner_changed),
            connection.when_lost(self._bus_gone),
        ]

    @property
    def mechanism(self) -> str:
        """The bus name, with the daemon's own name where it is known."""
        name = f"{NAME} ({self._server})" if self._server else NAME
        if self._capabilities is not None and "actions" not in self._capabilities:
            return tr("{mechanism}, which shows no buttons", mechanism=name)
        return name

    def show(self, notice: Notice) -> None:
        """Show the notice in place of the one that may be on screen."""
        self._wanted, self._sent, self._given_up = notice, None, None
        self._present()

    def withdraw(self) -> None:
        """Take the notice that is on screen away, also one that is only on its way there."""
        self._forget()

    def close(self) -> None:
        """Withdraw, and listen no more. A notice still on its way is taken back if the connection stays that long."""
        self._forget()
        for each in (*self._promises, *self._asking):
            each.cancel()
        self._promises.clear()
        self._asking.clear()

    def _present(self) -> None:
        """Bring what is wanted a step nearer to the screen; each answer from the bus brings it the next step."""
        if self._wanted is None or self._wanted is self._sent or self._sending is not None:
            return
        if not self._connection.is_open:
            self._fail(self.why_not)
        elif self._owner is None:
            if self._owner_known:
                self._start_daemon()
        elif self._capabilities is not None:
            self._send(self._wanted, self._capabilities)

    def _start_daemon(self) -> None:
        if self._starting is None:
            self._starting = self._connection.call(
                message_bus.StartServiceByName(NAME),
                lambda _: self._daemon_tried(tr("the notification daemon was started and ended at once")),
                lambda error: self._daemon_tried(_none_to_start(error)),
            )

    def _daemon_tried(self, why_none: str) -> None:
        self._starting = None
        # One may have come by itself meanwhile, which the bus tells before it answers.
        if self._owner is None:
            self._fail(why_none)

    def _owner_changed(self, owner: str | None) -> None:
        lost = self._owner is not None and owner is None
        self._owner, self._owner_known = owner, True
        self._id, self._server, self._capabilities = 0, "", None
        in_vain = self._wanted is not None and self._wanted is not self._sent
        if self._sending is not None:
            self._sending.cancel()
            self._sending, in_vain = None, self._wanted is not None
        for each in self._asking:
            each.cancel()
        self._asking.clear()
        self._sent = None
        if owner is not None:
            self._ask_daemon()
        elif lost:
            self.why_not = tr("the notification daemon has gone")
            # No second try with a daemon that dies of the notice: it would die again, and so on without end.
            if in_vain:
                self._fail(self.why_not)
        else:
            self._present()

    def _ask_daemon(self) -> None:
        self._asking = [
            self._connection.call(
                new_method_call(_DAEMON, "GetServerInformation"),
                lambda reply: self._server_told(body_of(reply, str, str, str, str)),
            ),
            self._connection.call(
                new_method_call(_DAEMON, "GetCapabilities"),
                lambda reply: self._capabilities_told(body_of(reply, list)),
                lambda _: self._capabilities_told(None),
            ),
        ]

    def _server_told(self, body: tuple[Any, ...] | None) -> None:
        if body is not None:
            name, _vendor, version, _specification = body
            self._server = f"{name} {version}".strip()

    def _capabilities_told(self, body: tuple[Any, ...] | None) -> None:
        self._capabilities = frozenset(body[0] if body is not None else ())
        self.why_not = ""
        self._present()

    def _send(self, notice: Notice, capabilities: frozenset[str]) -> None:
        self._sent = notice
        message = new_method_call(
            _DAEMON, "Notify", "susssasa{sv}i", notify_arguments(notice, capabilities, self._icon, self._id)
        )
        self._sending = self._connection.call(message, self._sent_well, self._sent_badly)

    def _sent_well(self, reply: Message) -> None:
        self._sending = None
        body = body_of(reply, int)
        self._id = body[0] if body is not None else 0
        self.why_not = ""
        if self._wanted is None:
            self._forget()
        else:
            self._present()

    def _sent_badly(self, error: CallError) -> None:
        self._sending, self._id = None, 0
        if self._wanted is not None:
            self._fail(tr("the notification daemon refuses: {reason}", reason=error.text or error.name))

    def _fail(self, reason: str) -> None:
        """Give the notice that is wanted to somebody else, once."""
        self.why_not = reason
        self._sent = None
        if self._wanted is not None and self._wanted is not self._given_up:
            self._given_up = self._wanted
            self._cannot_show(self._wanted)

    def _bus_gone(self, reason: str) -> None:
        self.why_not = tr("the session bus has gone: {reason}", reason=reason)

    def _action_invoked(self, message: Message) -> None:
        body = body_of(message, int, str)
        if body is None or not self._is_ours(body[0]) or self._wanted is None:
            return
        keys = [button.key for button in self._wanted.buttons]
        key = keys[0] if body[1] == BODY_CLICK and keys else body[1]
        if key in keys:
            self._forget()
            self._listener.chosen(key)

    def _notification_closed(self, message: Message) -> None:
        body = body_of(message, int, int)
        if body is None or not self._is_ours(body[0]):
            return
        self._id = 0
        if body[1] == DISMISSED:
            self._forget()
            self._listener.dismissed()
        elif body[1] == EXPIRED and self._sending is None:
            self._forget()

    def _is_ours(self, number: int) -> bool:
        """Whether it is the notification on screen; once answered or closed it is not, so nothing counts twice."""
        return self._id != 0 and number == self._id

    def _forget(self) -> None:
        """Want nothing on screen, and take away what is; the daemon may have done so already."""
        self._wanted = self._sent = None
        if self._id:
            message = new_method_call(_DAEMON, "CloseNotification", "u", (self._id,))
            self._id = 0
            self._connection.send(without_starting(message))


def notify_arguments(notice: Notice, capabilities: frozenset[str], icon: Path, replaces: int) -> tuple[Any, ...]:
    """What `Notify` is called with.

    Args:
        notice: what to show.
        capabilities: what the daemon says it can do: only `body-markup` has text escaped, only `actions` has buttons.
        icon: the app's icon.
        replaces: the number of the notification on screen, or 0.
    """
    with_buttons = "actions" in capabilities
    body = _sendable(notice.body if with_buttons else body_without_buttons(notice))
    actions: list[str] = []
    if with_buttons and notice.buttons:
        actions = [BODY_CLICK, _sendable(notice.buttons[0].label)]
        for button in notice.buttons:
            actions += [button.key, _sendable(button.label)]
    hints = {
        "urgency": ("y", NORMAL_URGENCY),
        "desktop-entry": ("s", "glutebreak"),
        "category": ("s", "x-glutebreak.ask"),
        "resident": ("b", False),
        "image-path": ("s", (notice.picture or icon).as_uri()),
    }
    return (
        "glutebreak",
        replaces,
        icon.as_uri(),
        _sendable(notice.title),
        body.translate(ESCAPES) if "body-markup" in capabilities else body,
        actions,
        hints,
        NEVER if notice.stays else AS_THE_DAEMON_LIKES,
    )


def _sendable(text: str) -> str:
    return UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _signal(member: str) -> MatchRule:
    return MatchRule(type="signal", sender=NAME, path=_DAEMON.object_path, interface=NAME, member=member)


def _none_to_start(error: CallError) -> str:
    reason = error.text or error.name
    return tr("no notification daemon is running, and none can be started: {reason}", reason=reason)
