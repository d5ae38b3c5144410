"""Every state of every window in a language longer than any, from left to right or from right to left.

What stands there without the brackets of that language has passed no translator.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from glutebreak import language
from glutebreak.qt_event_loop import QtEventLoop
from pictures.album import WINDOWS
from pictures.manual_time import ManualTime
from pictures.state import Surroundings
from pseudo_locale import CODE, write_pseudo_locale
from windows.dressing import Dress

BRACKETED = re.compile(r"\[.*\]", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{4,}")
"""Shorter ones are units, signs and initials."""


NOT_TRANSLATED = {"Wall", "English", "Deutsch"}
"""A word of the user's own exercise, and languages, which are named in themselves."""


@pytest.fixture(scope="module")
def locale_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the language lies."""
    folder = tmp_path_factory.mktemp("locale")
    write_pseudo_locale(folder)
    return folder


@pytest.fixture
def pseudo_language(locale_folder: Path, tmp_path: Path) -> Iterator[None]:
    """Spoken for one test."""
    language.install(locale_folder, CODE, windows=True)
    yield
    language.install(tmp_path / "nothing")


def said_in(window: QWidget) -> Iterator[str]:
    """Whatever is read on the window, or told of it to who does not see it."""
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisibleTo(window):
            yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
            if isinstance(each, QLabel):
                yield each.text()


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("window", WINDOWS)
def test_everything_on_a_window_is_translated(
    qapp: QApplication, dress: Dress, tmp_path: Path, window: str, *, mirrored: bool
) -> None:
    """Each state in one of the two directions, by turns."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    look, loop = dress(), QtEventLoop(qapp)
    bare: dict[str, set[str]] = defaultdict(set)
    for nth, state in enumerate(WINDOWS[window]()[mirrored::2]):
        folder = tmp_path / f"{nth}"
        folder.mkdir()
        shown = state.build(Surroundings(look=look, time=ManualTime(), loop=loop, folder=folder))
        shown.show()
        for text in said_in(shown):
            for word in WORD.findall(BRACKETED.sub("", text)):
                bare[word].add(f"{state.name}: {text}")
        shown.close()
        shown.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert {word: texts for word, texts in bare.items() if word not in NOT_TRANSLATED} == {}
