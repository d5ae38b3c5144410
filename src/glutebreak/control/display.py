"""On which display a process shows its windows, so that two of one user's can be told apart."""

import os
import re
from collections.abc import Collection, Mapping


def own_displays(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The names of this process's displays, such as `wayland-0` and the `:0` that it lends; none without a display.

    A screen's number is left out: all screens of an X display are one.
    """
    x11 = re.sub(r"(:\d+)\.\d+$", r"\1", environment.get("DISPLAY", ""))
    return tuple(name for name in (environment.get("WAYLAND_DISPLAY", ""), x11) if name)


def other_display(displays: Collection[str]) -> str | None:
    """This process's display, if it is none of these and both are known; a window would not be seen on any of these."""
    own = own_displays()
    return own[0] if own and displays and not set(displays) & set(own) else None
