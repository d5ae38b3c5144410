"""Starts the tray process, if it is not running yet and there is a display to show it on."""

from collections.abc import Callable

from glutebreak.control.client import ResidentUnreachableError, send_request
from glutebreak.control.display import own_displays
from glutebreak.control.messages import RequestRefusedError
from glutebreak.control.requests import OpenWindow, Window
from glutebreak.control.socket_place import AlreadyRunningError, SocketRefusedError
from glutebreak.language import tr
from glutebreak.lean_imports import import_qt
from glutebreak.places import Places
from glutebreak.resident.display_check import missing_library, why_no_display
from glutebreak.resident.message_without_qt import show_without_qt

Say = Callable[[str], None]


def start(places: Places, say_wrong: Say) -> int:
    """Run the tray process until it is quit; returns its exit status.

    A second start opens the week window of the one that runs, or says on which other display it runs.
    """

    def refuse(sentence: str) -> int:
        say_wrong(sentence)
        show_without_qt(sentence)
        return 1

    try:
        if _the_running_one_opens_its_week(places):
            return 0
        if (why := why_no_display()) is not None:
            return refuse(why)
        import_qt()
        from glutebreak.resident.icon_first_start import IconFirstStart  # noqa: PLC0415 - Qt has to be imported leanly before

        return IconFirstStart(places, say_wrong).run()
    except ImportError as error:
        return refuse(missing_library(error))
    except RequestRefusedError as refusal:
        return refuse(str(refusal))
    except SocketRefusedError as error:
        return refuse(str(error))
    except AlreadyRunningError:
        return refuse(
            tr("glutebreak is already running but doesn’t respond. Wait a moment, or quit it, and try again.")
        )


def _the_running_one_opens_its_week(places: Places) -> bool:
    """Ask the running one to show itself; False if none runs or answers.

    Raises:
        RequestRefusedError: it runs on another display, which the message names.
    """
    try:
        send_request(places.control, OpenWindow(Window.WEEK, own_displays()))
    except ResidentUnreachableError:
        return False
    return True
