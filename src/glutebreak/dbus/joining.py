"""Getting onto a message bus: where it is, who we are to it, and who else is there.

This is the one part that blocks, for a few round trips to a daemon on the same machine and never for long.
"""

import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import FileDescriptor, HeaderFields, Message, MessageType, Parser, message_bus
from jeepney.auth import AuthenticationError
from jeepney.bus import get_connectable_addresses
from jeepney.fds import fds_buf_size
from jeepney.io.blocking import prep_socket

from glutebreak.language import tr
from glutebreak.ports import UnavailableError

PATIENCE = 2.0
"""Seconds that any one step of the first handshake may take."""
LARGEST_READ = 65_536
"""Bytes; the size a message claims must not decide how much memory one read takes."""
_SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"


class BusGoneError(Exception):
    """The other end of the socket is closed, or does not speak D-Bus; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the bus answers when one joins it."""

    connection: socket.socket
    """The authenticated socket, non-blocking."""
    unique_name: str
    """Our name on the bus, such as `:1.42`."""
    names: frozenset[str]
    """Names that had an owner then, or could be activated."""
    last_serial: int
    """The serial of the last message sent."""


class MessageStream:
    """Messages read from a socket, each taken off it exactly, so that none waits where a select cannot see it.

    It also keeps the file descriptors of one message from being taken for those of the next.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._parser = Parser()

    def read(self) -> Message:
        """The next message.

        Raises:
            BlockingIOError: nothing more has come yet.
            BusGoneError: nothing more will come.
        """
        while True:
            self._read_some()
            try:
                message = self._parser.get_next_message()
            except Exception:
                # Whatever another program's bytes make the parser raise. Once it knew the message's size, the message
                # is off the socket to its last byte, and the next one begins cleanly in a fresh parser.
                if self._parser.next_msg_size is None:
                    raise BusGoneError(tr("it does not speak D-Bus")) from None
                self._forget()
                continue
            if message is not None:
                return message

    def _read_some(self) -> None:
        wanted = min(self._parser.bytes_desired(), LARGEST_READ)
        try:
            data, ancillary, _, _ = self._connection.recvmsg(wanted, fds_buf_size())
        except (BlockingIOError, InterruptedError):
            raise BlockingIOError from None
        except OSError as error:
            raise BusGoneError(why_gone(error)) from None
        if not data:
            raise BusGoneError(why_gone(ConnectionResetError()))
        self._parser.add_data(data, fds=FileDescriptor.from_ancdata(ancillary))

    def _forget(self) -> None:
        for each in self._parser.fds:
            each.close()
        self._parser = Parser()


def why_gone(error: OSError) -> str:
    """The reason in words; how a socket tells that its other end has gone depends on what was under way."""
    if isinstance(error, (ConnectionResetError, BrokenPipeError)):
        return tr("the bus closed the connection")
    return error.strerror or str(error)


def socket_paths(address: str, environment: Mapping[str, str]) -> list[Path]:
    """Where the sockets lie by which `join` reaches that bus; none where it has no place among the files."""
    try:
        return [Path(place) for place in _places(address, environment) if not place.startswith("\0")]
    except UnavailableError:
        return []


def join(address: str, environment: Mapping[str, str], with_descriptors: bool, patience: float) -> Welcome:  # noqa: FBT001 - only `Connection` calls it
    """Connect to `session`, `system` or a bus address, say hello, and ask who is there.

    Args:
        address: which bus.
        environment: where the buses' addresses are looked up.
        with_descriptors: whether file descriptors may be received.
        patience: seconds that any one step of the handshake may take.

    Raises:
        UnavailableError: no bus can be reached there.
    """
    reason = tr("its address {address!r} names no Unix socket", address=address)
    for place in _places(address, environment):
        try:
            connection = prep_socket(place, enable_fds=with_descriptors, timeout=patience)
        except TimeoutError:
            reason = tr("it does not answer")
        except AuthenticationError:
            reason = tr("it does not let this user in")
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            try:
                return _say_hello(connection, patience)
            except BaseException:
                connection.close()
                raise
    raise UnavailableError(tr("the {bus} bus can’t be reached: {reason}", bus=address, reason=reason))


def _places(address: str, environment: Mapping[str, str]) -> Iterator[str]:
    if address == "session":
        address = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
        if not address:
            # Where systemd puts it, and where other bus libraries look too.
            path = Path(environment.get("XDG_RUNTIME_DIR", "")) / "bus"
            if not path.is_absolute() or not path.is_socket():
                raise UnavailableError(tr("there is no session bus: DBUS_SESSION_BUS_ADDRESS is not set"))
            address = f"unix:path={path}"
    elif address == "system":
        address = environment.get("DBUS_SYSTEM_BUS_ADDRESS", "") or _SYSTEM_BUS
    try:
        yield from get_connectable_addresses(address)
    except (RuntimeError, ValueError):
        return


def _say_hello(connection: socket.socket, patience: float) -> Welcome:
    questions = (message_bus.Hello(), message_bus.ListNames(), message_bus.ListActivatableNames())
    answers: dict[int, Any] = {}
    connection.settimeout(patience)
    try:
        connection.sendall(b"".join(each.serialise(serial=serial) for serial, each in enumerate(questions, start=1)))
        stream = MessageStream(connection)
        while len(answers) < len(questions):
            message = stream.read()
            serial = message.header.fields.get(HeaderFields.reply_serial)
            if message.header.message_type is MessageType.error:
                raise UnavailableError(tr("the bus refuses us: {reason}", reason=" ".join(map(str, message.body))))
            if serial is not None:
                answers[serial] = message.body[0]
    except (TimeoutError, BlockingIOError, BusGoneError, OSError) as error:
        raise UnavailableError(tr("the bus does not answer: {reason}", reason=error)) from None
    connection.settimeout(0)
    return Welcome(connection, answers[1], frozenset(answers[2]) | frozenset(answers[3]), len(questions))
