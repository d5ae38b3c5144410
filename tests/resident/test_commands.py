"""What may be asked over the control protocol: every request, and what is refused."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.names import Request
from glutebreak.control.protocol import CommandRefusedError
from glutebreak.control.status import Status
from glutebreak.core.durations import HOUR
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.ports import Capability
from glutebreak.resident.commands import Commands

SET: dict[str, Any] = {"exercise": "donkey-kick", "side": "left", "reps": 10, "held": 0, "completed": True}
NOBODY: Any = object()
STATUS = Status(said="Away", state="away", holds=["quiet"])
DIAGNOSIS = Diagnosis(
    capabilities=(
        Capability("tray", "none", (("X11 system tray", "no panel"),)),
        Capability("lock", "logind", (), (("org.freedesktop.login1", datetime(2026, 3, 2, 9, tzinfo=UTC)),)),
    ),
    prompt_after="30m",
)
ANSWERS = {"status": STATUS, "doctor": DIAGNOSIS}


class Noting:
    """Can be commanded, and remembers what it was told to do."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def do(*arguments: Any, **named: Any) -> Status | Diagnosis | None:
            self.done.append((name, *arguments, *named.values()))
            return ANSWERS.get(name)

        return do


@pytest.fixture
def noting() -> Noting:
    """Who is commanded."""
    return Noting()


def carried_out(noting: Noting, **request: Any) -> Mapping[str, Any]:
    """The answer to a request."""
    return Commands(noting, noting)(request, NOBODY)


@pytest.mark.parametrize(
    ("request_", "done"),
    [
        ({"do": "break"}, ("start_break",)),
        ({"do": "snooze"}, ("snooze_for", None)),
        ({"do": "snooze", "milliseconds": 300_000}, ("snooze_for", 300_000)),
        ({"do": "skip"}, ("skip",)),
        ({"do": "pause", "milliseconds": 24 * HOUR}, ("pause_for", 24 * HOUR)),
        ({"do": "pause", "until": "tomorrow"}, ("pause_until_tomorrow",)),
        ({"do": "pause", "until": "resume"}, ("pause_until_resumed",)),
        ({"do": "resume"}, ("resume",)),
        ({"do": "stand"}, ("stand",)),
        ({"do": "sit"}, ("sit",)),
        ({"do": "week"}, ("open_window", "week")),
        ({"do": "library"}, ("open_window", "library")),
        ({"do": "break", "routine": "donkey-kick"}, ("do_now", "donkey-kick")),
        ({"do": "settings"}, ("open_window", "settings")),
        ({"do": "quit"}, ("quit",)),
        ({"do": "attach"}, ("attach", NOBODY)),
        ({"do": "set-done", "set": SET}, ("set_done", SeenSet(**SET))),
        ({"do": "handled"}, ("handled",)),
        ({"do": "finish", "outcome": "partly", "seated": True}, ("finish", Outcome.PARTLY, True)),
        ({"do": "finish", "outcome": "done"}, ("finish", Outcome.DONE, False)),
        ({"do": "correct", "outcome": "abandoned"}, ("correct", Outcome.ABANDONED)),
        ({"do": "correct-activation", "activation": 7, "outcome": "done"}, ("correct_activation", 7, Outcome.DONE)),
        (
            {"do": "correct-sitting", "bout": 7, "since": 0, "until": 60_000, "said": "standing"},
            ("correct_sitting", 7, 0, 60_000, Said.STANDING),
        ),
        ({"do": "claim-ask", "ask": 7, "done": True}, ("claim_ask", 7, True)),
        ({"do": "undo-correction", "correction": 3}, ("undo_correction", 3)),
        ({"do": "delete", "first": None, "last": None}, ("delete", None)),
        (
            {"do": "delete", "first": "2026-11-16", "last": "2026-11-17"},
            ("delete", (date(2026, 11, 16), date(2026, 11, 17))),
        ),
        ({"do": "ban", "exercise": "donkey-kick"}, ("ban", "donkey-kick")),
        ({"do": "change-settings", "changes": {"floor": True}}, ("change_settings", {"floor": True})),
    ],
)
def test_a_request_is_carried_out(noting: Noting, request_: dict[str, Any], done: tuple[Any, ...]) -> None:
    """Each does its one thing, with an empty answer."""
    assert carried_out(noting, **request_) == {}
    assert noting.done == [done]


def test_a_question_is_answered(noting: Noting) -> None:
    """With what there is to tell."""
    assert Diagnosis.of_answer(carried_out(noting, do="doctor")) == DIAGNOSIS
    assert Status.of_answer(carried_out(noting, do="status")) == STATUS


@pytest.mark.parametrize("name", Request)
def test_every_name_is_heeded(noting: Noting, name: Request) -> None:
    """With everything along that any of them needs."""
    carried_out(
        noting,
        do=name,
        milliseconds=5,
        outcome="done",
        set=SET,
        exercise="donkey-kick",
        changes={},
        **dict.fromkeys(("activation", "bout", "since", "until", "correction", "ask"), 7),
        done=True,
        said="standing",
        first=None,
        last=None,
    )
    assert len(noting.done) == 1


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({}, "There is no request None. Restart glutebreak, so that all of it has the same version."),
        ({"do": "dance"}, "There is no request dance. Restart glutebreak, so that all of it has the same version."),
        (
            {"do": ["break"]},
            "There is no request ['break']. Restart glutebreak, so that all of it has the same version.",
        ),
        ({"do": "pause"}, "Please give a length of time, such as 30m."),
        ({"do": "pause", "milliseconds": 0}, "Please give a length of time, such as 30m."),
        ({"do": "pause", "milliseconds": True}, "Please give a length of time, such as 30m."),
        ({"do": "pause", "until": "next year"}, "Please give a length of time, such as 30m."),
        ({"do": "snooze", "milliseconds": -1}, "Please give a length of time, such as 30m."),
        ({"do": "snooze", "milliseconds": "5"}, "Please give a length of time, such as 30m."),
        ({"do": "pause", "milliseconds": 24 * HOUR + 1}, "The longest time here is 24h."),
        ({"do": "snooze", "milliseconds": 10**30}, "The longest time here is 24h."),
        ({"do": "finish"}, "The outcome may be done, partly, abandoned."),
        ({"do": "correct", "outcome": "well"}, "The outcome may be done, partly, abandoned."),
        ({"do": "correct-activation", "outcome": "done"}, "The correction isn’t clear."),
        (
            {"do": "correct-sitting", "bout": 7, "since": 0, "until": 5, "said": "dancing"},
            "What was said can be standing, away.",
        ),
        ({"do": "claim-ask", "ask": 7}, "The correction isn’t clear."),
        ({"do": "claim-ask", "ask": 7, "done": 1}, "The correction isn’t clear."),
        ({"do": "undo-correction", "correction": True}, "The correction isn’t clear."),
        ({"do": "undo-correction", "correction": 2**63}, "The correction isn’t clear."),
        ({"do": "delete"}, "Please give dates, such as 2026-11-17."),
        ({"do": "delete", "first": "2026-11-17", "last": None}, "Please give dates, such as 2026-11-17."),
        (
            {"do": "delete", "first": "2026-11-17", "last": "2026-11-16"},
            "The last day can’t be before the first.",
        ),
        ({"do": "ban"}, "The exercise is missing."),
        ({"do": "ban", "exercise": ["a"]}, "The exercise is missing."),
        ({"do": "change-settings"}, "The changed settings aren’t clear."),
        ({"do": "change-settings", "changes": [1]}, "The changed settings aren’t clear."),
    ],
)
def test_what_cannot_be_made_out_is_refused_in_one_sentence(
    noting: Noting, request_: dict[str, Any], sentence: str
) -> None:
    """And nothing is done."""
    with pytest.raises(CommandRefusedError) as refused:
        carried_out(noting, **request_)
    assert (str(refused.value), noting.done) == (sentence, [])


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {**SET, "plausible": True},
        {**SET, "exercise": 5},
        {**SET, "side": "up"},
        {**SET, "side": ["left"]},
        {**SET, "reps": -1},
        {**SET, "reps": "10"},
        {**SET, "held": True},
        {**SET, "held": 2**63},
        {**SET, "completed": 1},
    ],
)
def test_a_set_that_does_not_fit_the_log_is_refused(noting: Noting, broken: Any) -> None:
    """There it would look like a bug."""
    with pytest.raises(CommandRefusedError, match=r"^The exercise that was done isn’t clear\.$"):
        carried_out(noting, do="set-done", set=broken)
    assert noting.done == []
