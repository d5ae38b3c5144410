"""The desktop's real notification daemon (dunst), seen from the person's side of the screen."""

import subprocess
from pathlib import Path

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType

from desktop_parts.person import Person
from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import wait_until

PICK = """#!/bin/sh
# Stands for the menu in which a person picks a button: takes the line with the wanted words.
tee {folder}/offered | grep --max-count=1 --fixed-strings -- "$(cat {folder}/wanted)"
"""
ON_THE_NOTIFICATION = (1300, 60)
"""A point of the screen where a notification stands."""


def button_picker(folder: Path) -> Path:
    """A menu program for the daemon, which picks what `NotificationDaemon.press` wants."""
    program = folder / "pick"
    program.write_text(PICK.format(folder=folder))
    program.chmod(0o700)
    return program


class NotificationDaemon:
    """What the person sees and does of notifications."""

    def __init__(self, desktop: VirtualDesktop, folder: Path, person: Person) -> None:
        """The folder is the one given to `button_picker`."""
        self._desktop = desktop
        self._folder = folder
        self._person = person

    def displayed(self) -> int:
        """How many notifications are on the screen."""
        return int(self._dunstctl("count", "displayed") or 0)

    def wait_for_notification(self, seconds: float = 30) -> None:
        """Return when one is on the screen."""
        wait_until(lambda: self.displayed() > 0, "a notification is on the screen", seconds)

    def wait_until_gone(self, seconds: float = 5) -> None:
        """Return when none is on the screen."""
        wait_until(lambda: self.displayed() == 0, "no notification is on the screen", seconds)

    def press(self, label: str) -> None:
        """Press the button with that label."""
        (self._folder / "wanted").write_text(label)
        self._dunstctl("context")

    def buttons(self) -> str:
        """What the last menu offered, a line a button."""
        return (self._folder / "offered").read_text()

    def click_body(self) -> None:
        """Click on the notification's text."""
        self._person.click(*ON_THE_NOTIFICATION)

    def dismiss(self) -> None:
        """Close it without an answer, by the right mouse button."""
        self._person.click(*ON_THE_NOTIFICATION, button=3)

    def _dunstctl(self, *arguments: str) -> str:
        command = ["dunstctl", *arguments]
        done = subprocess.run(
            command, env=self._desktop.environment, check=True, capture_output=True, text=True, timeout=10
        )
        return done.stdout.strip()


def monitor(connection: DBusConnection, *rules: MatchRule) -> None:
    """Make the connection one that only reads along what others say, and receives all that fits a rule."""
    monitoring = DBusAddress(message_bus.object_path, message_bus.bus_name, "org.freedesktop.DBus.Monitoring")
    texts = [rule.serialise() for rule in rules]
    connection.send_and_get_reply(new_method_call(monitoring, "BecomeMonitor", "asu", (texts, 0)))


class Eavesdropper:
    """Reads along everything that is said to and by the notification daemon, and keeps it."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        """Listen from now on."""
        self._connection: DBusConnection = open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        notifications = "org.freedesktop.Notifications"
        calls, signals = (MatchRule(type=each, interface=notifications) for each in ("method_call", "signal"))
        monitor(self._connection, calls, signals)
        self._heard: list[Message] = []

    def close(self) -> None:
        """Listen no more."""
        self._connection.close()

    def heard(self, member: str) -> list[tuple[object, ...]]:
        """The arguments of every call or signal of that name so far, such as `Notify`."""
        self._read()
        return [each.body for each in self._heard if each.header.fields.get(HeaderFields.member) == member]

    def _read(self) -> None:
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type in {MessageType.method_call, MessageType.signal}:
                self._heard.append(message)
