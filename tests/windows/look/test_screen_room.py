"""Windows on screens that are smaller than their first size, as a laptop's at 150 % is."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from glutebreak.windows.look.screen_fit import fit_into_screen


@pytest.mark.parametrize("beyond", [QSize(400, 0), QSize(0, 1), QSize(400, 100)])
def test_a_window_stays_on_its_screen_with_its_frame(qtbot: QtBot, beyond: QSize) -> None:
    """Whatever is beyond an edge cannot be pressed; window managers put up to 16 by 48 pixels around."""
    room = QGuiApplication.primaryScreen().availableSize()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(room + beyond)

    fit_into_screen(window)

    assert (window.width() <= room.width() - 16, window.height() <= room.height() - 48) == (True, True)


def test_a_window_that_has_room_keeps_its_size(qtbot: QtBot) -> None:
    """It is not made to fill the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)

    fit_into_screen(window)

    assert window.size() == QSize(500, 400)
