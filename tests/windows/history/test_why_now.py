"""Why now, why not: in words on screen, and without personal data in a bug report."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutebreak.control.status import Status
from glutebreak.core.records import Dated, DecisionRecord
from glutebreak.windows.history.why_now import why_texts
from glutebreak.windows.history.why_now.panel import WhyNowPanel
from glutebreak.windows.look.theme import Look
from windows.history.sample_log import sample_log
from windows.history.sample_week import FRIDAY_AFTERNOON

NOW = Dated.of(FRIDAY_AFTERNOON)


def test_the_panel_tells_when_the_next_ask_is_due_and_why_the_last_did_not_come(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    """The reasons in words, with the mechanism that said so."""
    sample = sample_log(tmp_path, empty=True)
    moment = Dated.of(sample.clock.now - timedelta(minutes=5))
    sample.log.add_decision(DecisionRecord(moment, "kept-back", ("call", "typing")))
    panel = WhyNowPanel(sample.parts.reader, sample.clock, look, sample.resident)
    qtbot.addWidget(panel)
    panel.show()
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert panel.sentence.text() == "Next ask 18:01. Nothing holds it back."
    assert "Not asked" in texts
    assert "a call, you were typing (says pactl)" in texts


def test_what_is_copied_holds_no_time_of_day(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """How long ago is what a report needs."""
    sample = sample_log(tmp_path, empty=True)
    moment = Dated.of(sample.clock.now - timedelta(minutes=5))
    sample.log.add_decision(DecisionRecord(moment, "kept-back", ("call",)))
    panel = WhyNowPanel(sample.parts.reader, sample.clock, look, sample.resident)
    qtbot.addWidget(panel)
    panel.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "  5 min ago: kept-back (call)" in text.splitlines()
    assert "  call: pactl" in text.splitlines()
    assert "17:35" not in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no socket at /home/ann/.config/x", "no socket at ~/.config/x"),
        ("ann is no member of audio", "(user) is no member of audio"),
        ("annotate", "annotate"),
        ("/run/user/1000/bus is closed", "/run/user/…/bus is closed"),
        ("host laptop-7 refused", "host (computer) refused"),
        ("told ann.b@example.org", "told (address)"),
        ("/Users/bob/Library", "~/Library"),
    ],
)
def test_personal_data_is_taken_out(text: str, expected: str) -> None:
    """Folders, names and addresses, wherever they stand."""
    assert why_texts.without_personal_data(text, home="/home/ann", user="ann", host="laptop-7") == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status(activation=True), "**You are taking a break.** Nothing is asked meanwhile."),
        (Status(standing=True), "**You stand.** Nothing is asked until you sit."),
        (Status(sitting_ms=None), "**You are not sitting.** The next ask is counted from when you sit down."),
        (
            Status(sitting_ms=1, next_ask_ms=0, kept_back_by=["call", "typing"]),
            "**An ask is due,** but a call, you were typing.",
        ),
        (
            Status(sitting_ms=1, next_ask_ms=60_000, kept_back_by=["not-due", "pause"]),
            "**Next ask 14:32,** if nothing holds it back. Now: you paused it.",
        ),
    ],
)
def test_what_lies_ahead_is_one_sentence(status: Status, expected: str) -> None:
    """Whatever the state."""
    assert why_texts.now_sentence(status, "14:32") == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, "0 min ago"), (59, "59 min ago"), (61, "1 h 01 ago"), (24 * 60, "1 day ago"), (49 * 60, "2 days ago")],
)
def test_how_long_ago(minutes: int, expected: str) -> None:
    """From minutes to days."""
    made = DecisionRecord(Dated(NOW.utc - minutes * 60_000, NOW.offset), "shown", ())
    assert why_texts.ago(made, NOW) == expected
