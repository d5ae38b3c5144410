"""Whether a microphone is in use, which is what a call looks like, from PulseAudio or PipeWire's sound server.

A server is never started: connecting to its socket might do that, so nobody connects before the server has taken its
name on the session bus. A server that comes later, or comes back, is noticed by that name too.
"""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.ports import Cancellable, EventLoop, UnavailableError
from glutebreak.sensing.bus_sensor import OnChange
from glutebreak.sensing.choosing import NONE, Report

if TYPE_CHECKING:
    from glutebreak.sensing.sound_server import SoundServer

MECHANISM = "sound server"
NAME = "org.pulseaudio.Server"
"""What both call themselves on the session bus."""


class MicrophoneInUse:
    """Tells when a program begins to listen to a microphone and when none does any more, until closed."""

    def __init__(
        self,
        loop: EventLoop,
        session: Connection | UnavailableError,
        on_change: OnChange,
        report: Report,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect to the server if one runs; nothing blocks.

        Args:
            loop: what calls back.
            session: the session bus, where servers are seen to come; it stays the caller's to close.
            on_change: called from the loop when it begins and when it ends; nothing at first means it is not in use.
            report: how it fares; also at once if there is no server to ask.
            environment: where PULSE_SERVER and the user's runtime folder are looked up.

        Raises:
            UnavailableError: there is nothing by which a server could be found.
        """
        self.mechanism = NONE
        self._loop = loop
        self._on_change = on_change
        self._report = report
        self._place = socket_place(environment)
        self._server: SoundServer | None = None
        self._owner: str | None = None
        self._again: Cancellable | None = None
        self._watches: list[Cancellable] = []
        if _named(environment):
            # Whoever names a server has one, perhaps one that is on no bus.
            self._connect()
        elif isinstance(session, Connection):
            report.lost(tr("no sound server runs; one that starts will be noticed"))
        else:
            raise session
        if isinstance(session, Connection):
            self._watches = [session.watch_name(NAME, self._owner_changed), session.when_lost(self._bus_closed)]

    def close(self) -> None:
        """Tell no more, and let go of the server."""
        for each in self._watches:
            each.cancel()
        if self._again is not None:
            self._again.cancel()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _owner_changed(self, owner: str | None) -> None:
        self._owner = owner
        if owner is not None and self._server is None:
            self._connect()

    def _bus_closed(self, reason: str) -> None:
        if self._server is None:
            self._report.lost(reason)

    def _connect(self) -> None:
        from glutebreak.sensing.sound_server import SoundServer  # noqa: PLC0415 - only where a server runs

        self._again = None
        served = self._owner
        try:
            self._server = SoundServer(self._place, self._loop, self._on_change, partial(self._lost, served))
        except UnavailableError as reason:
            self._report.lost(tr("the sound server can’t be reached: {reason}", reason=reason))
        else:
            self.mechanism = MECHANISM
            self._report.heard(MECHANISM)

    def _lost(self, served: str | None, reason: str) -> None:
        self._server = None
        self.mechanism = NONE
        self._report.lost(reason)
        if self._owner not in {None, served}:
            # The next one was on the bus before the end of this one was seen.
            self._again = self._loop.after(0, self._connect)


def _named(environment: Mapping[str, str]) -> list[str]:
    """The servers that the user names, the first choice first."""
    return environment.get("PULSE_SERVER", "").split()


def socket_place(environment: Mapping[str, str]) -> str:
    """Where the server's socket lies, whether or not there is one.

    Raises:
        UnavailableError: it lies nowhere, or on another machine.
    """
    if named := _named(environment):
        # The machine that it is for may stand before it, in braces.
        place = named[0].rpartition("}")[2].removeprefix("unix:")
        if not Path(place).is_absolute():
            raise UnavailableError(tr("PULSE_SERVER names no socket on this machine"))
        return place
    if folder := environment.get("PULSE_RUNTIME_PATH"):
        return str(Path(folder) / "native")
    if folder := environment.get("XDG_RUNTIME_DIR"):
        return str(Path(folder) / "pulse" / "native")
    raise UnavailableError(tr("there is no place for a sound server: XDG_RUNTIME_DIR is not set"))
