"""Watching one property of an object on a bus."""

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, Properties

from glutebreak.dbus.connection import Connection
from glutebreak.dbus.latest_call import LatestCall
from glutebreak.dbus.messages import body_of

_PROPERTIES = "org.freedesktop.DBus.Properties"


class PropertyWatch:
    """Tells a property's value: once soon, then at each change, until cancelled.

    `on_value` gets the plain value without its variant, or None while nobody owns the address's bus name or its
    owner has no such property.
    """

    def __init__(
        self, connection: Connection, address: DBusAddress, name: str, on_value: Callable[[Any], None]
    ) -> None:
        self._address = address
        self._name = name
        self._on_value = on_value
        self._told = False
        self._value: Any = None
        self._question = LatestCall(connection)
        rule = MatchRule(
            type="signal",
            sender=address.bus_name,
            path=address.object_path,
            interface=_PROPERTIES,
            member="PropertiesChanged",
        )
        rule.add_arg_condition(0, address.interface)
        self._changes = connection.listen(rule, self._changed)
        self._owner = connection.watch_name(address.bus_name, self._owner_changed)

    def cancel(self) -> None:
        """Watch no longer."""
        self._changes.cancel()
        self._owner.cancel()
        self._question.cancel()

    def _owner_changed(self, owner: str | None) -> None:
        self._question.cancel()
        if owner is None:
            self._tell(None)
        else:
            self._ask()

    def _ask(self) -> None:
        self._question.ask(Properties(self._address).get(self._name), self._answered, lambda _: self._tell(None))

    def _answered(self, reply: Message) -> None:
        body = body_of(reply, tuple)
        self._tell(body[0][1] if body else None)

    def _changed(self, message: Message) -> None:
        body = body_of(message, str, dict, list)
        if body is None:
            return
        _, changed, invalidated = body
        if self._name in changed:
            self._tell(changed[self._name][1])
        elif self._name in invalidated:
            self._ask()

    def _tell(self, value: Any) -> None:
        if self._told and value == self._value:
            return
        self._told, self._value = True, value
        self._on_value(value)
