"""What tests of windows share: no screen, and a look that stands still."""

import os
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from glutebreak.windows.look.desktop_look import DesktopLook
from windows.dressing import Dress

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """Dresses the application for one test.

    A look belongs to its application: one that outlived its test would dress that of every later one.
    """
    palette, font = QPalette(qapp.palette()), qapp.font()
    made: list[DesktopLook] = []

    def make(
        *,
        dark: bool | None = False,
        high_contrast: bool | None = False,
        reduced_motion: bool | None = True,
        text_scale: float = 1.0,
    ) -> DesktopLook:
        made.append(
            DesktopLook(
                qapp, dark=dark, high_contrast=high_contrast, reduced_motion=reduced_motion, text_scale=text_scale
            )
        )
        return made[-1]

    yield make
    for look in made:
        shiboken6.delete(look)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def look(dress: Dress) -> DesktopLook:
    """The light look, nothing gliding."""
    return dress()


@pytest.fixture
def moving(dress: Dress) -> DesktopLook:
    """A look under which films may move by themselves."""
    return dress(reduced_motion=False)


@pytest.fixture(params=[False, True], ids=["left to right", "right to left"])
def mirrored(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    """Each way of reading; whether it is the one from right to left."""
    was = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if request.param else Qt.LayoutDirection.LeftToRight)
    yield request.param
    qapp.setLayoutDirection(was)
