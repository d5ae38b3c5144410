"""Starts the tray process, if it is not running yet and there is a display to show it on."""

import os
import re
import socket
import sys
from collections.abc import Callable

from glutebreak.control.client import ask
from glutebreak.control.names import Request
from glutebreak.control.protocol import CommandRefusedError, ResidentUnreachableError
from glutebreak.control.server import AlreadyRunningError
from glutebreak.language import tr
from glutebreak.lean_imports import import_qt
from glutebreak.places import Places

Say = Callable[[str], None]


def start(places: Places, say_wrong: Say) -> int:
    """Run the tray process until it is quit; returns its exit status.

    A second start opens the week window of the one that runs.
    """
    if _the_running_one_opens_its_week(places):
        return 0
    if misses_display(say_wrong):
        return 1
    import_qt()
    from glutebreak.resident.two_stages import TwoStages  # noqa: PLC0415 - Qt has to be imported leanly before

    try:
        return TwoStages(places, say_wrong).run()
    except AlreadyRunningError:
        if _the_running_one_opens_its_week(places):
            return 0
        say_wrong(tr("glutebreak is running already but does not answer; wait a moment, or end it, and try again."))
    except OSError as error:
        say_wrong(
            tr(
                "{path} cannot be made ({reason}). Make its folder writable for you alone.",
                path=error.filename or places.control,
                reason=error.strerror or error,
            )
        )
    return 1


def misses_display(say_wrong: Say) -> bool:
    """Whether there is nothing to show anything on, and say so: Qt would abort the process instead."""
    x11, wayland, platform = (os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform != "linux" or not (platform.startswith("xcb") or not (platform or wayland)):
        return False
    if not x11:
        say_wrong(tr("There is no display here. Start glutebreak inside a desktop session."))
        return True
    if _has_gone(x11):
        say_wrong(tr("The display {name} does not answer. Start glutebreak inside a desktop session.", name=x11))
        return True
    return False


def _has_gone(display: str) -> bool:
    """Whether nobody listens where an X server of this machine would; of other machines' nothing is known."""
    of_this_machine = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display, re.ASCII)
    if of_this_machine is None:
        return False
    path = f"/tmp/.X11-unix/X{of_this_machine[1]}"  # noqa: S108 - the place that X servers have agreed on
    return not (_is_listened_at(f"\0{path}") or _is_listened_at(path))


def _is_listened_at(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(path)
        except OSError:
            return False
    return True


def _the_running_one_opens_its_week(places: Places) -> bool:
    try:
        ask(places.control, Request.WEEK)
    except (ResidentUnreachableError, CommandRefusedError):
        return False
    return True
