"""The speech engine in its thread, and which of its voices is taken."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QLocale, QThread
from pytestqt.qtbot import QtBot

from glutebreak.windows.speech.engine import PRETENDED, Speech, fitting, plain

BRITISH, AMERICAN, GERMAN = QLocale("en_GB"), QLocale("en_US"), QLocale("de_DE")


@dataclass(frozen=True)
class Named:
    """A voice of that name; Qt's own can only be had from an engine."""

    called: str

    def name(self) -> str:
        """Its name."""
        return self.called


AMERICAN_VOICES = [
    Named(f"English ({land}){disguise}") for land in ("Caribbean", "America") for disguise in ("+Max", "")
]
BRITISH_VOICES = [
    Named(f"English ({land}){disguise}") for land in ("Great Britain", "Scotland") for disguise in ("+Max", "")
]


@pytest.fixture
def thread() -> Iterator[QThread]:
    """A thread, which is ended."""
    thread = QThread()
    yield thread
    thread.quit()
    thread.wait()


@pytest.mark.parametrize(
    ("engines", "there"), [([PRETENDED], True), (["no such engine", PRETENDED], True), ([], False)]
)
def test_the_first_engine_that_answers_speaks(qtbot: QtBot, thread: QThread, engines: list[str], there: bool) -> None:
    """Opened in a thread of its own, for Qt stands still until it has heard of every voice."""
    speech = Speech(thread, engines, BRITISH)
    assert speech.thread() is thread is not QThread.currentThread()
    with qtbot.waitSignal(speech.opened) as opened:
        thread.start()
    assert opened.args == [there]


def test_the_users_own_english_is_spoken_if_there_is_one() -> None:
    """Else as most speak it; else as anybody does."""
    assert fitting(BRITISH, [GERMAN, AMERICAN, BRITISH]) == BRITISH
    assert fitting(QLocale("en_NZ"), [GERMAN, BRITISH, AMERICAN]) == AMERICAN
    assert fitting(AMERICAN, [GERMAN, BRITISH]) == BRITISH
    assert fitting(AMERICAN, [GERMAN]) is None


def test_a_plain_voice_of_the_land_is_taken() -> None:
    """Neither a disguised one, nor that of another land which Qt takes for the same."""
    assert plain(AMERICAN_VOICES, AMERICAN) == Named("English (America)")  # type: ignore[comparison-overlap, arg-type]
    assert plain(BRITISH_VOICES, BRITISH) == Named("English (Great Britain)")  # type: ignore[comparison-overlap, arg-type]
