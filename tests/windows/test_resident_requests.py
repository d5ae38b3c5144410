"""How a window asks the resident: nothing waits for the answer, which may come when the window has gone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutebreak.control.messages import Done, Refused, Request
from glutebreak.control.window_requests import ChangeSettings
from glutebreak.core.app_settings import AppSettings
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import while_there, why_refused
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.window import SettingsWindow


class SlowResident:
    """Answers when it is told to, in the order in which it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request[Any]] = []
        self._answers: list[Callable[[Any], None]] = []

    def __call__(self, request: Request[Any], on_answer: Callable[[Any], None] = lambda _: None, /) -> None:
        """Remember."""
        self.asked.append(request)
        self._answers.append(on_answer)

    def answer(self, answer: object) -> None:
        """Answer the first question that is open."""
        self._answers.pop(0)(answer)


def test_a_refusal_is_its_sentence_and_anything_else_is_none() -> None:
    """As a page says it."""
    assert (why_refused(Refused("No.")), why_refused(Done())) == ("No.", "")


def test_an_answer_is_told_as_long_as_its_window_is_there(qtbot: QtBot) -> None:
    """Afterwards there is nobody who could show it."""
    window, told = QWidget(), list[object]()
    on_answer = while_there(window, told.append)
    on_answer(Done())
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    on_answer(Refused("No."))
    assert told == [Done()]


def test_changes_that_are_under_way_at_once_are_all_kept(qtbot: QtBot) -> None:
    """Neither takes the other back; one that is refused leaves the others."""
    resident, parent = SlowResident(), QWidget()
    qtbot.addWidget(parent)
    editing, said = Editing(AppSettings(), resident, parent), list[str]()
    editing.change(said.append, floor=True)
    editing.change(said.append, sounds=True)
    editing.change(said.append, voice=True)
    assert resident.asked == [ChangeSettings({each: True}) for each in ("floor", "sounds", "voice")]
    before = editing.settings
    for answer in (Done(), Refused("The disk is full."), Done()):
        resident.answer(answer)
    assert (before, said) == (AppSettings(), ["", "The disk is full.", ""])
    assert editing.settings == AppSettings(floor=True, voice=True)


def test_a_settings_window_that_closes_before_the_answer_is_not_missed(qtbot: QtBot, look: Look) -> None:
    """What was changed is kept all the same; nothing is said to the window that has gone."""
    resident = SlowResident()
    window = SettingsWindow(AppSettings(), resident, look)
    window.pages[-1].rows["keep_log"].control.click()  # type: ignore[attr-defined]  # it is a switch
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    resident.answer(Refused("The disk is full."))
    assert resident.asked == [ChangeSettings({"keep_log": False})]
