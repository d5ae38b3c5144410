"""The speech engine in its thread, and which of its voices is taken."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QThread
from pytestqt.qtbot import QtBot

from glutebreak.windows.guided_break.speech import PRETENDED, Speech, SpeechThread, fitting, plain

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


def threaded(owner: QObject, engines: list[str]) -> SpeechThread:
    """A thread with speech in it, not yet started."""
    application = QCoreApplication.instance()
    assert application is not None
    return SpeechThread(Speech(engines, BRITISH), owner, application)


@pytest.mark.parametrize(
    ("engines", "there"), [([PRETENDED], True), (["no such engine", PRETENDED], True), ([], False)]
)
def test_the_first_engine_that_answers_speaks(qtbot: QtBot, engines: list[str], there: bool) -> None:
    """Opened in a thread of its own, for Qt stands still until it has heard of every voice."""
    owner = QObject()
    thread = threaded(owner, engines)
    assert thread.speech.thread() is thread is not QThread.currentThread()
    with qtbot.waitSignal(thread.speech.opened) as opened:
        thread.start()
    assert opened.args == [there]


def test_the_thread_ends_with_whom_it_speaks_for(qtbot: QtBot) -> None:
    """Nobody has to wait for it."""
    owner = QObject()
    thread = threaded(owner, [PRETENDED])
    thread.start()
    with qtbot.waitSignal(thread.destroyed):
        del owner


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
