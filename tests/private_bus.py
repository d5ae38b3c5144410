"""A private message bus for tests, and mocked services on it."""

import os
import select
import subprocess
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that Debian's python3-dbusmock belongs to."""
_MOCK = "org.freedesktop.DBus.Mock"
_PATIENCE = 10

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <servicedir>{services}</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A dbus-daemon of its own, whose configuration and socket lie in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        services = folder / "services"
        services.mkdir()
        config = folder / "bus.conf"
        config.write_text(_CONFIG.format(socket=folder / "bus", services=services))
        self.address = f"unix:path={folder / 'bus'}"
        self._programs: list[subprocess.Popen[bytes]] = []
        self._config = config
        self.start_daemon()

    def start_daemon(self) -> None:
        """Start the bus, for the first time or again at the same address, and wait until it can be joined."""
        self.daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.daemon.stdout is not None
        assert select.select([self.daemon.stdout], [], [], _PATIENCE)[0], "dbus-daemon did not start"
        self.daemon.stdout.readline()

    def client(self) -> DBusConnection:
        """A blocking connection for the test's own side of things; the test closes it."""
        return open_dbus_connection(self.address)

    def mock(self, *arguments: str, name: str) -> "MockedService":
        """Start python-dbusmock with these arguments and wait until it owns the name."""
        environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS=self.address, DBUS_SYSTEM_BUS_ADDRESS=self.address)
        program = subprocess.Popen(
            [_SYSTEM_PYTHON, "-m", "dbusmock", *arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._programs.append(program)
        client = self.client()
        wait_for_owner(client, name)
        return MockedService(client, name, program)

    def stop_daemon(self) -> None:
        """Kill the bus under everybody who is on it."""
        self.daemon.kill()
        self.daemon.wait(_PATIENCE)
        assert self.daemon.stdout is not None
        self.daemon.stdout.close()

    def close(self) -> None:
        """End everything this bus has started."""
        for each in self._programs:
            each.kill()
            each.wait(_PATIENCE)
        self.stop_daemon()


class MockedService:
    """A service that python-dbusmock plays, and the means to make it speak."""

    def __init__(self, client: DBusConnection, name: str, program: subprocess.Popen[bytes]) -> None:
        self._client, self.name, self._program = client, name, program

    def call(self, path: str, interface: str, method: str, signature: str | None = None, *body: Any) -> tuple[Any, ...]:
        """Call a method and wait for its reply."""
        address = DBusAddress(path, self.name, interface)
        return ask(self._client, new_method_call(address, method, signature, body))

    def emit(self, path: str, interface: str, signal: str, signature: str = "", *values: Any) -> None:
        """Make it emit a signal; values are pairs of signature and value."""
        self.call(path, _MOCK, "EmitSignal", "sssav", interface, signal, signature, list(values))

    def update(self, path: str, interface: str, **properties: tuple[str, Any]) -> None:
        """Make it change properties and tell so; values are pairs of signature and value."""
        self.call(path, _MOCK, "UpdateProperties", "sa{sv}", interface, properties)

    def mock(self, path: str, method: str, signature: str | None = None, *body: Any) -> tuple[Any, ...]:
        """Call one of the mock's own methods."""
        return self.call(path, _MOCK, method, signature, *body)

    def stop(self) -> None:
        """Kill the service."""
        self._program.kill()
        self._program.wait(_PATIENCE)

    def close(self) -> None:
        """Let go of the test's side."""
        self._client.close()


def ask(client: DBusConnection, message: Message) -> tuple[Any, ...]:
    """Call and wait for the reply; an error fails the test."""
    reply = client.send_and_get_reply(message, timeout=_PATIENCE)
    assert reply.header.message_type is MessageType.method_return, (
        reply.header.fields[HeaderFields.error_name],
        reply.body,
    )
    body: tuple[Any, ...] = reply.body
    return body


def wait_for_owner(client: DBusConnection, name: str) -> None:
    """Wait until somebody owns the name."""
    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    rule.add_arg_condition(0, name)
    with client.filter(rule) as changes:
        ask(client, message_bus.AddMatch(rule))
        if not ask(client, message_bus.NameHasOwner(name))[0]:
            client.recv_until_filtered(changes, timeout=_PATIENCE)
        ask(client, message_bus.RemoveMatch(rule))
