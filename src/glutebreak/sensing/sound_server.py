"""A connection to the sound server that tells whether somebody uses a microphone. Imported only where a server runs.

Neither PulseAudio's own library nor a Python package over it is used: they would cost the resident 5 MB and a thread.
"""

import os
import socket
import struct
from collections.abc import Callable
from functools import partial

from glutebreak.language import tr
from glutebreak.ports import EventLoop, UnavailableError
from glutebreak.sensing.pulse_protocol import (
    COOKIE_LENGTH,
    NO_INDEX,
    OLDEST_VERSION,
    RECORDING_EVENTS,
    VERSION,
    VERSION_MASK,
    Command,
    NotUnderstoodError,
    Recording,
    Value,
    is_monitor,
    packet,
    recordings,
    take_packet,
)

OnAnswer = Callable[[list[Value] | None], None]
"""Called with an answer's values, or None if it is an error."""

_ONLY_LOUDNESS = "peaks"
"""How PulseAudio converts a recording of which only the loudness is wanted."""
_MIXERS = ("org.PulseAudio.pavucontrol", "org.gnome.VolumeControl", "org.kde.kmixd", "org.kde.plasma-pa")
"""The `application.id` of programs that listen only to show how loud it is."""
_METERS = ("stream.monitor", "resample.peaks")
"""How PipeWire marks a recording of which only the loudness is wanted."""
_PART_OF_SERVER = "pulse.module.id"
"""How PipeWire marks a recording that belongs to a part of the server."""
_READ_AT_ONCE = 65_536


def may_be_call(recording: Recording) -> bool:
    """Whether a program takes sound in now, if what it listens to is a microphone.

    Volume meters do not count, nor what the server itself has plugged together, such as an echo canceller: whoever
    listens to that has a recording of their own.
    """
    says = recording.properties
    part_of_server = recording.client == NO_INDEX or _PART_OF_SERVER in says
    meter = recording.resampler == _ONLY_LOUDNESS or any(says.get(name) == "true" for name in _METERS)
    return not (recording.corked or part_of_server or meter or says.get("application.id") in _MIXERS)


class SoundServer:
    """Told by the server of every change of a recording, it looks through them anew; nothing polls."""

    def __init__(
        self, place: str, loop: EventLoop, on_change: Callable[[bool], None], on_lost: Callable[[str], None]
    ) -> None:
        """Connect; nothing blocks.

        Args:
            place: the path of the server's socket.
            loop: what calls back.
            on_change: called when a microphone begins to be used and when none is any more; not in use at first.
            on_lost: called once, with the reason, when the server goes away or cannot be talked to.

        Raises:
            UnavailableError: nobody listens there.
        """
        self._on_change = on_change
        self._on_lost = on_lost
        self._in_use = False
        self._received = bytearray()
        self._asked: dict[int, OnAnswer] = {}
        self._last_tag = 0
        self._looking = self._look_again = False
        self._open = True
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(0)
        try:
            self._socket.connect(place)
            self._introduce()
        except OSError as error:
            self._socket.close()
            raise UnavailableError(error.strerror or str(error)) from None
        self._readable = loop.when_readable(self._socket.fileno(), self._read)

    def close(self) -> None:
        """Hang up; nobody is called any more."""
        if self._open:
            self._open = False
            self._readable.cancel()
            self._socket.close()
            self._asked.clear()

    # What is said

    def _introduce(self) -> None:
        # The server lets in whom the socket vouches for; said with the data, it holds from the first byte on.
        who = struct.pack("3i", os.getpid(), os.geteuid(), os.getegid())
        self._last_tag += 1
        self._asked[self._last_tag] = self._let_in
        data = packet(Command.AUTH, self._last_tag, VERSION, bytes(COOKIE_LENGTH))
        self._socket.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, who)])

    def _ask(self, command: Command, *values: Value, then: OnAnswer = lambda _: None) -> None:
        if not self._open:
            return
        self._last_tag = (self._last_tag + 1) % NO_INDEX
        self._asked[self._last_tag] = then
        data = packet(command, self._last_tag, *values)
        try:
            whole = self._socket.send(data) == len(data)
        except OSError:
            whole = False
        if not whole:
            # It takes no more of the few small questions that are asked here.
            self._lose(tr("the sound server does not listen"))

    def _let_in(self, answer: list[Value] | None) -> None:
        match answer:
            case [int(version), *_] if version & VERSION_MASK >= OLDEST_VERSION:
                self._ask(Command.SET_CLIENT_NAME, {"application.name": "glutebreak"})
                # Subscribed before the first look, so that no change falls between.
                self._ask(Command.SUBSCRIBE, RECORDING_EVENTS)
                self._look()
            case None:
                self._lose(tr("the sound server does not let this user in"))
            case _:
                self._lose(tr("the sound server is too old"))

    # Looking through the recordings

    def _look(self) -> None:
        if self._looking:
            self._look_again = True
            return
        self._looking, self._look_again = True, False
        self._ask(Command.GET_SOURCE_OUTPUT_INFO_LIST, then=self._listed)

    def _listed(self, answer: list[Value] | None) -> None:
        sources = {each.source for each in recordings(answer or []) if may_be_call(each)}
        self._look_at_next(sources, None)

    def _look_at_next(self, sources: set[int], answer: list[Value] | None) -> None:
        """Ask about one source after the other until one is a microphone; `answer` is about the one before."""
        if answer is not None and not is_monitor(answer):
            self._looked(in_use=True)
        elif sources:
            source = sources.pop()
            self._ask(Command.GET_SOURCE_INFO, source, None, then=partial(self._look_at_next, sources))
        else:
            self._looked(in_use=False)

    def _looked(self, *, in_use: bool) -> None:
        self._looking = False
        if self._look_again:
            self._look()
        elif in_use != self._in_use:
            self._in_use = in_use
            self._on_change(in_use)

    # What is heard

    def _read(self) -> None:
        if not self._open:
            return
        try:
            data = self._socket.recv(_READ_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:
            self._lose(tr("the sound server has gone"))
            return
        self._received += data
        try:
            while self._open and (taken := take_packet(self._received)) is not None:
                self._take(*taken)
        except NotUnderstoodError:
            self._lose(tr("the sound server speaks another language"))

    def _take(self, command: int, tag: int, values: list[Value]) -> None:
        if command == Command.SUBSCRIBE_EVENT:
            self._look()
        elif command in {Command.REPLY, Command.ERROR} and (then := self._asked.pop(tag, None)) is not None:
            then(values if command == Command.REPLY else None)

    def _lose(self, reason: str) -> None:
        if not self._open:
            return
        self.close()
        if self._in_use:
            self._in_use = False
            self._on_change(False)  # noqa: FBT003 - the callback's one argument
        self._on_lost(reason)
