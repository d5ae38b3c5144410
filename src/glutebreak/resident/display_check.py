"""Whether Qt can show anything here, found out before Qt, which would end the process without a word."""

import ctypes
import os
import re
import socket
from collections.abc import Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from glutebreak.language import tr

PATIENCE = 5.0
"""Seconds that a display of another machine has to answer."""
_X11_PORTS = 6000
"""The TCP port of an X server's display 0; each further display has the next one."""
_DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Where Debian has the libraries that Qt wants of the system."""


def why_no_display(environment: Mapping[str, str] = os.environ) -> str | None:
    """One sentence with the remedy why Qt would not come up here; None if it will."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if platform and not _plugin(platform):
        return tr(
            "QT_QPA_PLATFORM is {platform}, which Qt does not have here. Unset it, and start glutebreak again.",
            platform=platform,
        )
    if platform and not platform.startswith(("xcb", "wayland")):
        return None
    if platform != "xcb" and wayland and _wayland_answers(wayland, environment):
        return None
    if platform.startswith("wayland"):
        return _no_display(wayland)
    if not x11:
        return _no_display(wayland if platform != "xcb" else "")
    return _why_no_x11(x11)


def missing_library(error: Exception) -> str:
    """The sentence for a library of the system that could not be loaded, with the line that installs it."""
    found = re.match(r"(?P<name>\S+\.so[.\d]*): cannot open shared object file", str(error))
    if found is None:
        return tr("Qt cannot be loaded ({reason}). Installing glutebreak again may mend this.", reason=error)
    package = _DEBIAN_PACKAGES.get(found["name"])
    if package is None:
        return tr("Qt needs the library {name}, which is missing. Install it, and try again.", name=found["name"])
    return tr(
        "Qt needs the library {name}, which is missing. On Debian and Ubuntu this installs it: "
        "sudo apt-get install {package}",
        name=found["name"],
        package=package,
    )


def _no_display(name: str) -> str:
    if name:
        return tr("The display {name} does not answer. Start glutebreak inside a desktop session.", name=name)
    return tr("There is no display here. Start glutebreak inside a desktop session.")


def _plugin(platform: str) -> Path | None:
    """The file of Qt's plugin of that name; None if there is none."""
    package = find_spec("PySide6")
    folders = package.submodule_search_locations if package is not None else None
    paths = (Path(each, "Qt", "plugins", "platforms", f"libq{platform}.so") for each in folders or ())
    return next((path for path in paths if path.is_file()), None)


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    return _is_listened_at(os.path.join(environment.get("XDG_RUNTIME_DIR", ""), name))  # noqa: PTH118 - an absolute name wins


def _why_no_x11(name: str) -> str | None:
    """Ask as Qt will: through its own plugin's libraries, with the user's own permission to connect."""
    if _never_answers(name):
        return _no_display(name)
    plugin = _plugin("xcb")
    try:
        if plugin is not None:
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return missing_library(error)
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return _no_display(name) if refused else None


def _never_answers(display: str) -> bool:
    """Whether nobody listens where the X server would; xcb would wait minutes for a machine that is not there."""
    found = re.fullmatch(r"(?P<host>[^:/]*):(?P<number>\d{1,5})(?:\.\d+)?", display, re.ASCII)
    if found is None:
        return False
    if found["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{found['number']}"  # noqa: S108 - the place that X servers have agreed on
        return not (_is_listened_at(f"\0{path}") or _is_listened_at(path))
    port = _X11_PORTS + int(found["number"])
    try:
        with socket.create_connection((found["host"], port), PATIENCE):
            return False
    except (OSError, OverflowError, UnicodeError):
        return True


def _is_listened_at(path: str) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as caller:
        caller.settimeout(PATIENCE)
        try:
            caller.connect(path)
        except (OSError, ValueError):
            return False
    return True
