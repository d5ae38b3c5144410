"""What tests of windows share: no screen, and a look that stands still."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from glutebreak.windows.look.desktop_look import DesktopLook

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def look(qapp: QApplication) -> DesktopLook:
    """The light look, nothing gliding."""
    return DesktopLook(qapp, dark=False, high_contrast=False, reduced_motion=True)


@pytest.fixture
def moving(qapp: QApplication) -> DesktopLook:
    """A look under which films may move by themselves."""
    return DesktopLook(qapp, dark=False, high_contrast=False, reduced_motion=False)
