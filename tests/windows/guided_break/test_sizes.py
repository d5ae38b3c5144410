"""A break in windows of every size, with text of every size."""

import pytest
from PySide6.QtCore import QMargins, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from glutebreak.windows.guided_break.hurt_card import HurtCard
from glutebreak.windows.guided_break.page import NARROW_UNDER
from glutebreak.windows.guided_break.stage_layout import narrow_edge
from glutebreak.windows.guided_break.stage_texts import paint_steps
from glutebreak.windows.guided_break.toolbar import Toolbar
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.menu import Menu
from glutebreak.windows.look.tokens import CONTROL_AIR, Type
from windows.guided_break.break_samples import CATALOGUE, Begin, shown_texts, stage_layout


@pytest.mark.parametrize(("size", "title", "bar"), [((1200, 760), True, True), ((600, 640), False, False)])
def test_a_narrow_window_keeps_what_matters(begin: Begin, size: tuple[int, int], title: bool, bar: bool) -> None:
    """Under 900 wide: no header, no bar, all buttons."""
    it = begin("mat-stretch-then-fire")
    it.window.resize(*size)
    QApplication.processEvents()

    shown = shown_texts(it.window)
    assert ("Half-kneeling hip-flexor stretch" in shown) is title
    assert it.window.controls.bar.isVisible() is bar
    assert shown >= {"This hurts", "Swap", "Back", "Pause", "Next"}


def test_a_low_window_keeps_the_pause(begin: Begin) -> None:
    """Below 520 high: the stage, which tells its film, ring and phase, and nothing else, in nearly all the room."""
    it = begin()
    it.window.resize(900, 420)
    QApplication.processEvents()

    assert shown_texts(it.window) == {"Pause", "Donkey kick, left side, 3 seconds, Get ready, left side first"}
    assert it.window.stage.height() > 0.75 * it.window.height()


@pytest.mark.parametrize("size", [(1200, 760), (900, 900), (600, 720), (560, 520)])
def test_large_text_makes_neither_the_count_nor_the_film_small(
    begin: Begin, look: DesktopLook, size: tuple[int, int]
) -> None:
    """The count is what is read from the mat: its ring grows with the text, and the film keeps a row of its own."""
    it = begin()
    it.window.resize(*size)
    usual = stage_layout(it, look)
    look.set_text_scale(2.0)
    large = stage_layout(it, look)
    word = look.font(Type.TITLE).pixelSize() * large.scale

    assert large.ring.width() >= usual.ring.width()
    assert 0.4375 * large.ring.width() > word
    assert large.film.height() >= 0.45 * it.window.stage.height()
    assert it.window.width() >= NARROW_UNDER or not large.ring.intersects(QRectF(large.film))
    assert it.window.stage.rect().contains(large.ring.toAlignedRect())


def test_what_has_no_room_in_a_small_window_with_large_text_is_in_a_menu(begin: Begin, look: DesktopLook) -> None:
    """One button opens it; each choice does what its button does."""
    look.set_text_scale(2.0)
    it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
    it.window.resize(560, 520)
    QApplication.processEvents()
    on_page = {each.accessibleName() for each in it.window.findChildren(QAbstractButton) if each.isVisible()}
    it.window.findChild(Toolbar).more_button.click()
    (menu,) = it.window.findChildren(Menu)
    rows = {row.choice.text: row for row in menu.rows}

    assert on_page == {"This hurts", "Back", "Pause", "Next", "Sounds are off", "More"}
    assert list(rows) == [
        *("Swap", "No room", "Walk instead"),
        *("Let the film move", "Small window", "Full screen"),
    ]
    assert it.window.rect().contains(menu.geometry().marginsRemoved(QMargins(44, 44, 44, 44)))
    rows["Swap"].click()
    assert (it.exercise, menu.isVisible()) == ("couch-stretch", False)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_narrow_window_has_one_margin(begin: Begin, look: DesktopLook, scale: float, *, mirrored: bool) -> None:
    """The pill, the ring and the first icon stand on it; at the other side the tools' last icon and the last button."""
    look.set_text_scale(scale)
    it = begin()
    it.window.resize(600, 720)
    layout, edge, controls = stage_layout(it, look), narrow_edge(look), it.window.controls
    tools = it.window.findChild(Toolbar)

    def from_start(widget: QWidget) -> int:
        left = widget.mapTo(it.window, QPoint(0, 0)).x()
        return 600 - left - widget.width() if mirrored else left

    assert edge == layout.pills.x() == layout.ring.left()
    assert from_start(controls.hurts_button) + look.px(CONTROL_AIR) == edge
    assert 600 - from_start(controls.next_button) - controls.next_button.width() == edge
    assert 600 - from_start(tools) - tools.width() + look.px(8) == edge


@pytest.mark.parametrize("height", [10, 40, 60, 80, 200])
def test_steps_stay_in_their_room(look: DesktopLook, height: int) -> None:
    """In the lowest window the ring stands below them: the steps that have no room are left out."""
    steps = CATALOGUE.exercise("standing-hip-extension").steps
    image = QImage(QSize(520, 400), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_steps(painter, look, steps, QRectF(10, 10, 500, height), note="", narrow=True)
    painter.end()

    lines = [y for y in range(image.height()) if any(image.pixelColor(x, y).alpha() for x in range(image.width()))]
    assert all(10 <= y <= 10 + height for y in lines)
    assert bool(lines) is (height > 10)


@pytest.mark.parametrize("size", [(560, 520), (900, 600), (1200, 760), (1920, 1080)])
def test_nothing_stands_on_anything_else(begin: Begin, look: DesktopLook, size: tuple[int, int]) -> None:
    """At twice the size of text too, no button is cut or covered by another."""
    for scale in (1.0, 2.0):
        look.set_text_scale(scale)
        it = begin("mat-stretch-then-fire", standing="desk-two-minute-reset")
        it.window.resize(QSize(*size))
        QApplication.processEvents()
        buttons = [each for each in it.window.controls.findChildren(QAbstractButton) if each.isVisible()]
        places = [each.geometry() for each in buttons]
        assert [place.size() for place in places] == [button.sizeHint() for button in buttons]
        assert not any(one.intersects(two) for one in places for two in places if one is not two)


@pytest.mark.parametrize(("size", "scale"), [((560, 300), 1.0), ((700, 430), 1.0), ((900, 480), 2.0)])
def test_in_a_low_window_the_ring_stands_beside_the_film(
    begin: Begin, look: DesktopLook, size: tuple[int, int], scale: float
) -> None:
    """Below it there is no room: film and ring have the whole height."""
    look.set_text_scale(scale)
    it = begin()
    it.window.resize(*size)
    it.time.go_on(3_000 + 20_000)
    QApplication.processEvents()
    image, ring = it.window.stage.grab().toImage(), look.colours.stage_ring
    right = range(image.width() * 6 // 10, image.width(), 2)
    inked = [y for y in range(0, image.height(), 2) if any(image.pixelColor(x, y) == ring for x in right)]

    assert inked[-1] - inked[0] >= 0.35 * image.height()
    assert inked[0] < 0.25 * image.height()


def test_what_hurts_is_asked_before_everything_else(begin: Begin, look: DesktopLook) -> None:
    """Nor do the tools stand on the question where large text makes it as large as the window."""
    look.set_text_scale(2.0)
    it = begin()
    it.window.resize(600, 620)
    it.key(Qt.Key.Key_H)
    QApplication.processEvents()
    (card,), (tools,) = it.window.findChildren(HurtCard), it.window.findChildren(Toolbar)
    middle = tools.mapTo(it.window, tools.rect().center())

    assert card.geometry().contains(middle)
    at = it.window.childAt(middle)
    assert at is card or card.isAncestorOf(at)
