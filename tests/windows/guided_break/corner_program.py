"""A break in the small window that is ended there, as a process of its own. `python corner_program.py`."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.exercises.catalogue import Side
from glutebreak.windows.look.desktop_look import DesktopLook
from windows.guided_break.break_samples import CATALOGUE, Break


def main() -> None:
    """Begin, go to the corner, end."""
    application = QApplication([])
    window = Break(DesktopLook(application), BreakPlan(CATALOGUE.routine("donkey-kick"), Side.LEFT)).window
    window.show_corner()
    corner = window.corner
    assert corner is not None
    QTimer.singleShot(100, corner.closed.emit)
    application.exec()
    print("ended")


if __name__ == "__main__":
    main()
