"""What there is on this machine for the app to work with, found out without the app and without Qt."""

import ctypes
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from glutebreak.cli.waiting_loop import WaitingLoop
from glutebreak.clock import SystemClock
from glutebreak.core.sitting.happenings import Hold
from glutebreak.dbus.connection import Connection
from glutebreak.language import tr
from glutebreak.notifying.desktop_notifier import DesktopNotifier
from glutebreak.places import Places, shipped
from glutebreak.ports import Capability, EventLoop, UnavailableError
from glutebreak.sensing.choosing import NONE
from glutebreak.sensing.desktop_senses import DesktopSenses
from glutebreak.sensing.microphone import socket_place
from glutebreak.sensing.surroundings import Surroundings
from glutebreak.storage.errors import LogError
from glutebreak.storage.reader import LogReader

LISTENED_FOR = 500
"""Milliseconds that whoever is asked has to answer; each is on this machine."""

_COMPILED = ("PySide6.QtWidgets", "PySide6.QtMultimedia")
"""What loads libraries of the system, and fails where they are missing."""
_OTHERS = ("apscheduler", "tzlocal", "plyer", "sqlite_utils", "platformdirs", "tomlkit", "jeepney", "xcffib")
_DISPLAY_PLUGINS = ("libqxcb.so", "libqwayland.so", "libqwayland-generic.so")
"""What Qt shows windows with; it ends the process where they cannot be loaded."""
_TRAY = "org.kde.StatusNotifierWatcher"
_OLD_TRAY = "_NET_SYSTEM_TRAY_S0"
_ALL_TIME = 2**53
"""Milliseconds since 1970, later than any log."""


class _Nobody:
    """Is told of everything and does nothing about it."""

    def nudge(self) -> None:
        """Nothing."""

    asked_to_lock = locked = unlocked = falling_asleep = awake = dismissed = nudge

    def chosen(self, key: str) -> None:
        """Nothing."""

    def hold(self, reason: Hold, in_force: bool) -> None:  # noqa: FBT001 - it is the event itself
        """Nothing."""


def own_checks(places: Places, environment: Mapping[str, str] = os.environ) -> tuple[Capability, ...]:
    """Libraries, display, sound and log, which can be looked at whether or not the app runs."""
    return (_libraries(), _display(environment), _sound(environment), _log(places))


def sensed(environment: Mapping[str, str] = os.environ) -> tuple[Capability, ...]:
    """What the app would sense and show here if it ran; listens for half a second."""
    clock, nobody = SystemClock(), _Nobody()
    loop = WaitingLoop(clock)
    session, system = _bus("session", loop, environment), _bus("system", loop, environment)
    senses = DesktopSenses(Surroundings(loop, clock, session, system, environment), nobody, nobody.hold)
    icon = shipped("assets", "icons", "glutebreak-128.png")
    notifier = DesktopNotifier(loop, nobody, session, icon=icon)
    loop.run_for(LISTENED_FOR)
    found = (*senses.capabilities(), notifier.capability(), _tray(session, environment))
    senses.close()
    notifier.close()
    for bus in (session, system):
        if isinstance(bus, Connection):
            bus.close()
    loop.close()
    return found


def _bus(name: str, loop: EventLoop, environment: Mapping[str, str]) -> Connection | UnavailableError:
    try:
        return Connection.open(name, loop, environment=environment, with_descriptors=name == "system")
    except UnavailableError as error:
        return error


def _libraries() -> Capability:
    missing = tuple(_missing_libraries())
    return Capability("libraries", tr("some can’t be loaded") if missing else tr("all there"), missing)


def _missing_libraries() -> Iterator[tuple[str, str]]:
    # Qt tells on the terminal of each library that it can do without.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    for name in _COMPILED:
        try:
            import_module(name)
        except ImportError as error:
            yield name, str(error)
    for name in _OTHERS:
        if find_spec(name) is None:
            yield name, tr("it isn’t installed")
    package = find_spec("PySide6")
    for folder in (package.submodule_search_locations or ()) if package is not None else ():
        for plugin in _DISPLAY_PLUGINS:
            path = Path(folder, "Qt", "plugins", "platforms", plugin)
            if path.exists():
                try:
                    ctypes.CDLL(str(path))
                except OSError as error:
                    yield plugin, str(error)


def _display(environment: Mapping[str, str]) -> Capability:
    found, not_found = [], []
    for kind, name, answers in (
        ("Wayland", environment.get("WAYLAND_DISPLAY"), _wayland_answers),
        ("X11", environment.get("DISPLAY"), _x11_answers),
    ):
        if not name:
            not_found.append((kind, tr("the environment doesn’t name it")))
        elif answers(name, environment):
            found.append(f"{kind} ({name})")
        else:
            not_found.append((kind, tr("the display {name} can’t be reached", name=name)))
    return Capability("display", ", ".join(found) or NONE, tuple(not_found))


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as tried, suppress(OSError):
        tried.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)))
        return True
    return False


def _x11_answers(name: str, _: Mapping[str, str]) -> bool:
    return _x11_selection_owner(name, "WM_S0") is not None


def _x11_selection_owner(display: str, selection: str) -> int | None:
    """The window that owns the selection, 0 if none does; None if the display cannot be reached."""
    try:
        import xcffib  # noqa: PLC0415 - it may be what is missing
        import xcffib.xproto  # noqa: PLC0415 - likewise
    except ImportError:
        return None
    try:
        connection: Any = xcffib.Connection(display=display)  # type: ignore[no-untyped-call]  # xcffib has no type hints
    except xcffib.XcffibException:
        return None
    atom = connection.core.InternAtom(False, len(selection), selection).reply().atom  # noqa: FBT003 - the protocol's order
    owner = int(connection.core.GetSelectionOwner(atom).reply().owner)
    connection.disconnect()
    return owner


def _tray(session: Connection | UnavailableError, environment: Mapping[str, str]) -> Capability:
    modern, old = f"StatusNotifierItem ({_TRAY})", tr("X11 system tray")
    if isinstance(session, UnavailableError):
        why_not_modern = str(session)
    elif session.offers(_TRAY):
        return Capability("tray", modern)
    else:
        why_not_modern = tr("no tray host is on the session bus")
    if _x11_selection_owner(environment.get("DISPLAY", ""), _OLD_TRAY):
        return Capability("tray", old, ((modern, why_not_modern),))
    return Capability("tray", NONE, ((modern, why_not_modern), (old, tr("no panel offers one"))))


def _sound(environment: Mapping[str, str]) -> Capability:
    """Whether there is a sound server's socket; nobody connects, which might start one."""
    try:
        place = socket_place(environment)
    except UnavailableError as reason:
        return Capability("sound", NONE, (("sound server", str(reason)),))
    if Path(place).is_socket():
        return Capability("sound", tr("a sound server’s socket at {place}", place=place))
    return Capability("sound", NONE, (("sound server", tr("there is no socket at {place}", place=place)),))


def _log(places: Places) -> Capability:
    reader = LogReader(places.log)
    try:
        reader.bouts(0, _ALL_TIME)
    except LogError as error:
        return Capability("log", NONE, ((str(places.log), str(error)),))
    if reader.left_out:
        return Capability("log", str(places.log), ((tr("some records"), tr("they can’t be read")),))
    return Capability("log", str(places.log) if places.log.exists() else tr("there is none yet"))
