"""What is read from the mat, in a window that fills a large screen."""

import pytest
from PySide6.QtWidgets import QApplication

from glutebreak.windows.guided_break.cue_line import CueLine
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.tokens import Type
from glutebreak.windows.look.words import Words
from windows.guided_break.break_samples import Begin


@pytest.mark.parametrize(
    ("size", "title", "cue"), [((1200, 760), Type.TITLE, Type.CUE), ((1920, 1080), Type.FIGURE, Type.TITLE)]
)
def test_name_and_cue_grow_with_the_window(
    begin: Begin, look: DesktopLook, size: tuple[int, int], title: Type, cue: Type
) -> None:
    """As the ring does."""
    it = begin()
    it.window.resize(*size)
    QApplication.processEvents()
    (name,) = (each for each in it.window.findChildren(Words) if each.text() == "Donkey kick")
    (line,) = it.window.findChildren(CueLine)

    assert (name.sizeHint().height(), line.sizeHint().height()) == (look.line(title), look.line(cue))
