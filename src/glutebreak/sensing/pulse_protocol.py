"""PulseAudio's native protocol as far as it is needed to see who records. PipeWire's sound server speaks it too.

Written after PulseAudio's own description of it in code (`pulsecore/pstream.c`, `tagstruct.c` and `native-common.h`
of version 16). A packet is a frame header and a payload; a payload is a command, the tag by which its answer is
recognised, and values, each preceded by a letter that tells its type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from struct import Struct

VERSION = 32
"""The version that is spoken here, at most."""
OLDEST_VERSION = 22
"""The first one whose description of a recording is as long as read here (2011)."""
VERSION_MASK = 0xFFFF
"""The bits of a version number; those above it offer shared memory, which is neither offered nor taken here."""
COOKIE_LENGTH = 256
"""Bytes. A server asks for its cookie only where the socket does not tell it that the user is the same."""
NO_INDEX = 0xFFFFFFFF
"""Stands for an object that there is not."""
RECORDING_EVENTS = 0x0008
"""What to subscribe to: every change of a recording (a source output)."""

_HEADER = Struct(">IIIII")
_COMMANDS = 0xFFFFFFFF
"""The channel of commands; sound has others."""
_LARGEST_FRAME = 2**20

Value = int | str | bytes | bool | dict[str, str] | None
"""Numbers of up to 32 bits, texts, flags and properties; what nobody here reads stays bytes."""


class Command(IntEnum):
    """What a packet is."""

    ERROR = 0
    REPLY = 2
    AUTH = 8
    SET_CLIENT_NAME = 9
    GET_SOURCE_INFO = 23
    GET_SOURCE_OUTPUT_INFO_LIST = 32
    SUBSCRIBE = 35
    SUBSCRIBE_EVENT = 66


class NotUnderstoodError(Exception):
    """What came is not this protocol."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A source output: something that listens to a source."""

    client: int
    """The program that listens; `NO_INDEX` if it is a part of the server itself."""
    source: int
    """What is listened to: a microphone, or what a loudspeaker plays."""
    resampler: str
    """How its sound is converted; `peaks` if only its loudness is wanted."""
    properties: Mapping[str, str]
    """What the program says about it, such as `application.id`."""
    corked: bool
    """Whether it is stopped for the time being."""


_RECORDING_LENGTH = 18
"""How many values describe a recording: index, name, module, client, source, sample format, channel map, two latencies,
resampler, driver, properties, corked, volume, muted, volume known, volume writable, format."""
_READ = (3, 4, 9, 11, 12)
"""Which of them are read: client, source, resampler, properties, corked."""
_MONITORED_SINK = 8
"""Which value of a source's description is the sink it monitors, after index, name, description, sample format,
channel map, module, volume and muted."""


def recordings(values: Sequence[Value]) -> list[Recording]:
    """The recordings that an answer to `GET_SOURCE_OUTPUT_INFO_LIST` describes.

    Raises:
        NotUnderstoodError: it describes something else.
    """
    if len(values) % _RECORDING_LENGTH:
        raise NotUnderstoodError
    return [_recording(values[at : at + _RECORDING_LENGTH]) for at in range(0, len(values), _RECORDING_LENGTH)]


def _recording(values: Sequence[Value]) -> Recording:
    client, source, resampler, properties, corked = (values[at] for at in _READ)
    if not (isinstance(resampler, str | None) and isinstance(properties, dict) and isinstance(corked, bool)):
        raise NotUnderstoodError
    return Recording(_index(client), _index(source), resampler or "", properties, corked)


def is_monitor(values: Sequence[Value]) -> bool:
    """Whether the source that an answer to `GET_SOURCE_INFO` describes is what some loudspeaker plays.

    Raises:
        NotUnderstoodError: it describes something else.
    """
    if len(values) <= _MONITORED_SINK:
        raise NotUnderstoodError
    return _index(values[_MONITORED_SINK]) != NO_INDEX


def _index(value: Value) -> int:
    """That value as the number of an object; a flag is none, though Python counts it among the numbers."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise NotUnderstoodError
    return value


def packet(command: Command, tag: int, *values: Value) -> bytes:
    """A packet to be sent."""
    payload = b"".join(_encoded(each) for each in (int(command), tag, *values))
    return _HEADER.pack(len(payload), _COMMANDS, 0, 0, 0) + payload


def take_packet(received: bytearray) -> tuple[int, int, list[Value]] | None:
    """Take the next packet off what was received: its command, its tag and its values; None if it is not there yet.

    Raises:
        NotUnderstoodError: what was received is no packet.
    """
    while len(received) >= _HEADER.size:
        length, channel, *_ = _HEADER.unpack_from(received)
        if length > _LARGEST_FRAME:
            raise NotUnderstoodError
        end = _HEADER.size + length
        if len(received) < end:
            return None
        payload = bytes(received[_HEADER.size : end])
        del received[:end]
        if channel == _COMMANDS:
            match _Reader(payload).values():
                case [int(command), int(tag), *values]:
                    return command, tag, values
                case _:
                    raise NotUnderstoodError
    return None


def _encoded(value: Value) -> bytes:
    match value:
        case bool():
            return b"1" if value else b"0"
        case int():
            return b"L" + value.to_bytes(4, "big")
        case bytes():
            return b"x" + len(value).to_bytes(4, "big") + value
        case dict():
            return b"P" + b"".join(_encoded_property(*each) for each in value.items()) + b"N"
        case None:
            return b"N"
        case str():
            return b"t" + value.encode() + b"\0"


def _encoded_property(name: str, value: str) -> bytes:
    data = value.encode() + b"\0"
    return _encoded(name) + _encoded(len(data)) + _encoded(data)


class _Reader:
    """Reads tagged values one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def values(self) -> list[Value]:
        """All that are left."""
        found = []
        while self._at < len(self._data):
            found.append(self._value())
        return found

    def _value(self) -> Value:  # noqa: C901, PLR0912 - one line for each type
        match self._take(1):
            case b"t":
                return self._text()
            case b"N":
                return None
            case b"L" | b"V":
                return self._number(4)
            case b"B":
                return self._number(1)
            case b"R" | b"r" | b"U" | b"T":
                return self._take(8)
            case b"1":
                return True
            case b"0":
                return False
            case b"a":
                return self._take(6)
            case b"m":
                return self._take(self._number(1))
            case b"v":
                return self._take(4 * self._number(1))
            case b"x":
                return self._take(self._number(4))
            case b"P":
                return self._properties()
            case b"f":
                self._expect(b"B")
                self._take(1)
                self._expect(b"P")
                return self._properties()
            case _:
                raise NotUnderstoodError

    def _properties(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while (kind := self._take(1)) == b"t":
            name = self._text()
            self._expect(b"L")
            self._take(4)
            self._expect(b"x")
            found[name] = self._take(self._number(4)).rstrip(b"\0").decode(errors="replace")
        if kind != b"N":
            raise NotUnderstoodError
        return found

    def _expect(self, kind: bytes) -> None:
        if self._take(1) != kind:
            raise NotUnderstoodError

    def _text(self) -> str:
        end = self._data.find(b"\0", self._at)
        if end < 0:
            raise NotUnderstoodError
        text = self._data[self._at : end].decode(errors="replace")
        self._at = end + 1
        return text

    def _number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "big")

    def _take(self, size: int) -> bytes:
        start, self._at = self._at, self._at + size
        if self._at > len(self._data):
            raise NotUnderstoodError
        return self._data[start : self._at]
