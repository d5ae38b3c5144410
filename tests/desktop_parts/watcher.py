"""A StatusNotifierItem host for tests: it takes tray icons in, reads them, and clicks them, as a panel does.

Started as a program it owns `org.kde.StatusNotifierWatcher` on the session bus, answers one JSON line on standard
output for each JSON line on standard input, and ends with its input. `TrayHost` is its other end.
"""

import asyncio
import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

from dbus_fast import Message, MessageType, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
BUS = "org.freedesktop.DBus"
PATIENCE = 10.0
"""Seconds a test waits for something that must come."""


class Watcher(ServiceInterface):
    """The list of tray icons, as the specification has it."""

    def __init__(self, *, host_registered: bool) -> None:
        super().__init__(WATCHER)
        self.items: list[str] = []
        self.host_registered = host_registered
        self.registrations = 0

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:  # noqa: N802 - the interface's own name
        """Take an icon in."""
        self.registrations += 1
        if service not in self.items:
            self.items.append(service)
        self.StatusNotifierItemRegistered(service)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:  # noqa: N802
        """Another host than this one would say so here."""

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service: str) -> DBusStr:  # noqa: N802
        """Tell of a new icon."""
        return service

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> None:  # noqa: N802
        """Tell that somebody shows the icons now."""

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> Annotated[list[str], DBusSignature("as")]:  # noqa: N802
        """The icons taken in."""
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> DBusBool:  # noqa: N802
        """Whether somebody shows the icons."""
        return self.host_registered

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:  # noqa: N802
        """The only one there is."""
        return 0


class Host:
    """What stands between the watcher and the tests."""

    def __init__(self, bus: MessageBus, watcher: Watcher) -> None:
        self._bus = bus
        self._watcher = watcher
        self._signals: Counter[str] = Counter()

    async def listen(self) -> None:
        """Drop icons whose program is gone, and count what icons and menus say."""
        self._bus.add_message_handler(self._hear)
        for rule in (
            f"type='signal',sender='{BUS}',member='NameOwnerChanged'",
            f"type='signal',interface='{ITEM}'",
            f"type='signal',interface='{MENU}'",
        ):
            await self._call(BUS, "/org/freedesktop/DBus", BUS, "AddMatch", "s", rule)

    async def answer(self, question: dict[str, Any]) -> Any:
        """Do what a line of input asks for."""
        match question:
            case {"do": "state"}:
                return {
                    "items": self._watcher.items,
                    "registrations": self._watcher.registrations,
                    "signals": dict(self._signals),
                }
            case {"do": "item"}:
                return await self._item()
            case {"do": "menu"}:
                destination, menu = await self._menu_address()
                await self._call(destination, menu, MENU, "AboutToShow", "i", 0)
                layout = await self._call(destination, menu, MENU, "GetLayout", "iias", 0, -1, [])
                return _readable_menu(layout[1])["entries"]
            case {"do": "press", "id": number}:
                destination, menu = await self._menu_address()
                await self._call(destination, menu, MENU, "Event", "isvu", number, "clicked", Variant("i", 0), 0)
                return None
            case {"do": "activate"}:
                destination, path = self._item_address()
                await self._call(destination, path, ITEM, "Activate", "ii", 1, 1)
                return None
            case {"do": "register-host"}:
                self._watcher.host_registered = True
                self._watcher.StatusNotifierHostRegistered()
                return None
        raise ValueError(f"The tray host knows no {question}.")

    def _hear(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL:
            return
        if message.interface in {ITEM, MENU}:
            self._signals[message.member or ""] += 1
        elif message.member == "NameOwnerChanged":
            name, _, owner = message.body
            if not owner:
                self._watcher.items[:] = [each for each in self._watcher.items if each.split("/")[0] != name]

    def _item_address(self) -> tuple[str, str]:
        """The one icon there is: a service, or a service with a path."""
        if len(self._watcher.items) != 1:
            raise LookupError(f"There is not one icon in the tray, but {self._watcher.items}.")
        service, slash, path = self._watcher.items[0].partition("/")
        return service, f"/{path}" if slash else "/StatusNotifierItem"

    async def _properties(self) -> dict[str, Any]:
        destination, path = self._item_address()
        answer: dict[str, Variant] = await self._call(
            destination, path, "org.freedesktop.DBus.Properties", "GetAll", "s", ITEM
        )
        return {name: variant.value for name, variant in answer.items()}

    async def _menu_address(self) -> tuple[str, str]:
        return self._item_address()[0], (await self._properties())["Menu"]

    async def _item(self) -> dict[str, Any]:
        properties = await self._properties()
        return {
            "id": properties["Id"],
            "title": properties["Title"],
            "status": properties["Status"],
            "tooltip": properties["ToolTip"][2],
            "icon": {str(width): data.hex() for width, _, data in properties["IconPixmap"]},
        }

    async def _call(self, destination: str, path: str, interface: str, member: str, signature: str, *body: Any) -> Any:
        answer = await self._bus.call(
            Message(
                destination=destination,
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=list(body),
            )
        )
        if answer is None or answer.message_type is MessageType.ERROR:
            raise LookupError(f"{member} was answered with {answer.error_name}: {answer.body}.")
        return answer.body[0] if len(answer.body) == 1 else answer.body


def _readable_menu(layout: list[Any]) -> dict[str, Any]:
    """A menu's line with its lines, as GetLayout nests them."""
    number, properties, children = layout
    values = {name: variant.value for name, variant in properties.items()}
    return {
        "id": number,
        "text": values.get("label", "").replace("_", ""),
        "rule": values.get("type") == "separator",
        "enabled": values.get("enabled", True),
        "visible": values.get("visible", True),
        "entries": [_readable_menu(child.value) for child in children],
    }


async def serve(*, host_registered: bool) -> None:
    """Own the watcher's name and answer lines until the input ends."""
    bus = await MessageBus().connect()
    watcher = Watcher(host_registered=host_registered)
    bus.export("/StatusNotifierWatcher", watcher)
    host = Host(bus, watcher)
    await host.listen()
    await bus.request_name(WATCHER)
    print(json.dumps({"ready": True}), flush=True)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        try:
            reply: dict[str, Any] = {"answer": await host.answer(json.loads(line))}
        except LookupError as error:
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)
    bus.disconnect()


class TrayHost:
    """A tray host that a test starts, looks into, and kills."""

    def __init__(self, environment: Mapping[str, str] | None = None, *, host_registered: bool = True) -> None:
        """Start it on the session bus of that environment (this process's if None) and wait until it owns its name."""
        self._process = subprocess.Popen(
            [sys.executable, __file__, *([] if host_registered else ["--without-host"])],
            env=None if environment is None else dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._unread = b""
        self._line()

    def items(self) -> list[str]:
        """The icons that are in the tray."""
        return list(self._ask(do="state")["items"])

    def signals(self) -> dict[str, int]:
        """How often each signal has come from icons and menus, by its name."""
        return dict(self._ask(do="state")["signals"])

    def registrations(self) -> int:
        """How often an icon has been registered."""
        return int(self._ask(do="state")["registrations"])

    def item(self) -> dict[str, Any]:
        """The one icon's `id`, `title`, `status`, `tooltip` and `icon` (hex of ARGB32 by width)."""
        return dict(self._ask(do="item"))

    def menu(self) -> list[dict[str, Any]]:
        """The one icon's menu: lines with `id`, `text`, `rule`, `enabled`, `visible` and `entries`."""
        return list(self._ask(do="menu"))

    def press(self, *texts: str) -> None:
        """Press the line with that text, found through the lines that open beside it."""
        entries, number = self.menu(), None
        for text in texts:
            found = next((each for each in entries if each["text"] == text), None)
            if found is None:
                raise LookupError(f"The menu has no {text!r}, but {[each['text'] for each in entries]}.")
            entries, number = found["entries"], found["id"]
        self._ask(do="press", id=number)

    def activate(self) -> None:
        """Click the icon."""
        self._ask(do="activate")

    def register_host(self) -> None:
        """Tell that somebody shows the icons now."""
        self._ask(do="register-host")

    def wait_for(self, condition: Any, what: str) -> Any:
        """Ask the condition (called with this host) until it is true; returns what it returned.

        Raises:
            TimeoutError: it did not become true.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(LookupError):
                if outcome := condition(self):
                    return outcome
            select.select([], [], [], 0.02)
        raise TimeoutError(f"The tray host waited in vain for {what}.")

    def kill(self) -> None:
        """Let it die without a word, and wait until it is gone."""
        self._process.kill()
        self.stop()

    def stop(self) -> None:
        """End it and wait until it is gone."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(PATIENCE)

    def _ask(self, **question: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        reply = self._line()
        if "error" in reply:
            raise LookupError(reply["error"])
        return reply["answer"]

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        while b"\n" not in self._unread:
            readable, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
            chunk = os.read(self._process.stdout.fileno(), 1 << 20) if readable else b""
            if not chunk:
                raise TimeoutError("The tray host said nothing.")
            self._unread += chunk
        line, _, self._unread = self._unread.partition(b"\n")
        return dict(json.loads(line))


if __name__ == "__main__":
    asyncio.run(serve(host_registered="--without-host" not in sys.argv))
