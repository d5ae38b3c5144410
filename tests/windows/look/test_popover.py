"""A popover: it stays at a press on it and goes at a press anywhere else, by the pointer as the platform reports it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.windows.look.popover import Popover
from glutebreak.windows.look.theme import Look

BARE = {"the page it lies on": QPoint(390, 90), "beside that page": QPoint(20, 290), "its shadow": QPoint(200, 360)}


class Opened:
    """A window with a button above a page, a popover that the page's button opens, and a window beside it."""

    def __init__(self, look: Look) -> None:
        self.window, self.other = QWidget(), QWidget()
        self.window.resize(420, 420)
        self.other.setGeometry(600, 0, 200, 200)
        self.page = QWidget(self.window)
        self.page.setGeometry(40, 60, 360, 340)
        self.above = self._button("Above", self.window, QRect(10, 10, 80, 30))
        self.beside = self._button("Beside", self.other, QRect(10, 10, 80, 30))
        self.opener = self._button("Open", self.page, QRect(120, 20, 80, 30))
        self.inside = QPushButton("Inside")
        self.inside.setFixedSize(160, 160)
        self.popover = Popover(look, self.page, self.inside, "More")
        self.pressed: list[str] = []
        self.opened = 0
        self.opener.clicked.connect(self._open)
        for button in (self.above, self.beside, self.inside):
            button.clicked.connect(lambda _, button=button: self.pressed.append(button.text()))

    def press(self, widget: QWidget, at: QPoint) -> None:
        """Press and release the left button there, as a pointer does it."""
        window = widget.window()
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=widget.mapTo(window, at))

    def press_button(self, button: QPushButton) -> None:
        """Press the middle of a button."""
        self.press(button, button.rect().center())

    def _open(self) -> None:
        self.opened += 1
        self.popover.open_at(self.opener.geometry())

    @staticmethod
    def _button(text: str, parent: QWidget, where: QRect) -> QPushButton:
        button = QPushButton(text, parent)
        button.setGeometry(where)
        return button


@pytest.fixture
def opened(qtbot: QtBot, look: Look) -> Iterator[Opened]:
    """The popover is open, at a press of its button."""
    made = Opened(look)
    for window in (made.other, made.window):
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
    made.press_button(made.opener)
    assert (made.popover.isVisible(), made.opened) == (True, 1)
    yield made
    made.popover.close_again()


def test_a_press_on_it_is_its_own(opened: Opened) -> None:
    """What lies in it is pressed, and it stays."""
    opened.press_button(opened.inside)
    assert (opened.popover.isVisible(), opened.pressed) == (True, ["Inside"])


@pytest.mark.parametrize("name", ["above", "beside"], ids=["in its window", "in another window"])
def test_a_press_on_a_button_elsewhere_closes_it_and_presses_the_button(opened: Opened, name: str) -> None:
    """No press is lost, whoever keeps it."""
    button: QPushButton = getattr(opened, name)
    opened.press_button(button)
    assert (opened.popover.isVisible(), opened.pressed) == (False, [button.text()])


@pytest.mark.parametrize("at", BARE.values(), ids=BARE)
def test_a_press_where_there_is_nothing_closes_it(opened: Opened, at: QPoint) -> None:
    """Be it on what it lies on, or not."""
    opened.press(opened.window, at)
    assert not opened.popover.isVisible()


def test_another_press_on_what_opened_it_closes_it(opened: Opened) -> None:
    """And does not open it again; the next one does."""
    opened.press_button(opened.opener)
    assert (opened.popover.isVisible(), opened.opened) == (False, 1)
    opened.press_button(opened.opener)
    assert (opened.popover.isVisible(), opened.opened) == (True, 2)


def test_a_press_in_a_window_that_it_has_opened_leaves_it_open(qtbot: QtBot, opened: Opened) -> None:
    """Such as a dialogue, or the list of a field."""
    asking = QWidget(opened.popover, Qt.WindowType.Dialog)
    asking.setGeometry(600, 300, 200, 100)
    with qtbot.waitExposed(asking):
        asking.show()
    opened.press(asking, QPoint(50, 50))
    assert opened.popover.isVisible()


def test_it_goes_when_what_it_lies_on_gets_another_size(opened: Opened) -> None:
    """It would point at nothing."""
    opened.page.resize(300, 300)
    assert not opened.popover.isVisible()
