"""Messages over the control socket: every kind comes back the same, and what is not of its type is refused."""

import json
import math
from datetime import date
from typing import Any, get_args

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Codec, Done, Refused, RequestRefusedError, UnknownMessageError, to_object
from glutebreak.control.news import News, WindowWanted
from glutebreak.control.requests import OpenWindow, UserRequest, Window
from glutebreak.control.status import Status
from glutebreak.control.window_requests import REQUESTS, Delete, WindowRequest
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.durations import HOUR
from glutebreak.core.exercises.catalogue import Side
from messages_of_all_kinds import of_each_kind

KINDS = (*get_args(UserRequest), *get_args(WindowRequest), Done, Refused, Status, Diagnosis, *get_args(News))
EVERYTHING: Codec[Any] = Codec(*KINDS)
SET = {"exercise": "donkey-kick", "side": "left", "reps": 10, "held": 0, "completed": True}


@pytest.mark.parametrize("kind", KINDS)
def test_every_message_comes_back_as_it_was(kind: type[Any]) -> None:
    """Over JSON, as the socket has it."""
    message = of_each_kind()[kind]
    assert EVERYTHING.read(json.loads(json.dumps(to_object(message)))) == message


def test_every_routine_of_the_catalogue_can_be_handed_over() -> None:
    """With its doses, its moves and what it may be exchanged for."""
    catalogue = built_in()
    plans = [BreakPlan(catalogue.routine(each), Side.LEFT) for each in (*catalogue.routines, *catalogue.exercises)]
    sent = [json.loads(json.dumps(to_object(WindowWanted(Window.BREAK, plan)))) for plan in plans]
    assert [EVERYTHING.read(each).plan for each in sent] == plans


def test_a_message_reads_as_what_it_is() -> None:
    """By its name, with plain values."""
    assert to_object(OpenWindow(Window.WEEK, (":0",))) == {"is": "open-window", "window": "week", "displays": [":0"]}
    days = (date(2026, 11, 16), date(2026, 11, 17))
    assert to_object(Delete(days)) == {"is": "delete", "days": ["2026-11-16", "2026-11-17"]}


def test_another_version_may_leave_a_default_out_and_say_more() -> None:
    """What is there has its type all the same."""
    assert EVERYTHING.read({"is": "status", "said": "Away", "mood": "fine"}) == Status(said="Away")


def test_half_a_character_becomes_text_that_everybody_can_read() -> None:
    """Such as in the sentence about a file whose name is no UTF-8."""
    assert to_object(Refused("\udcff can’t be read")) == {"is": "refused", "why": "\\udcff can’t be read"}


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({}, "None"),
        ({"is": "dance"}, "'dance'"),
        ({"is": ["skip"]}, "['skip']"),
        ({"is": "\ud800"}, "'\\ud800'"),
        ({"is": "pause-for"}, "pause-for (milliseconds: ?)"),
        ({"is": "pause-for", "milliseconds": True}, "pause-for (milliseconds: True)"),
        ({"is": "pause-for", "milliseconds": "5"}, "pause-for (milliseconds: '5')"),
        ({"is": "pause-for", "milliseconds": 5.0}, "pause-for (milliseconds: 5.0)"),
        ({"is": "pause-for", "milliseconds": None}, "pause-for (milliseconds: None)"),
        ({"is": "snooze", "milliseconds": 2**53 + 1}, "snooze (milliseconds: 9007199254740993)"),
        ({"is": "start-break", "routine": 5}, "start-break (routine: 5)"),
        ({"is": "start-break", "routine": "\ud800"}, "start-break (routine: '\\ud800')"),
        ({"is": "open-window", "window": "cellar"}, "open-window (window: 'cellar')"),
        ({"is": "open-window", "window": "week", "displays": ":0"}, "open-window (displays: ':0')"),
        ({"is": "open-window", "window": "week", "displays": [5]}, "open-window (displays: 5)"),
        ({"is": "finish-break", "outcome": "well", "seated": False}, "finish-break (outcome: 'well')"),
        ({"is": "finish-break", "outcome": "done", "seated": 0}, "finish-break (seated: 0)"),
        ({"is": "claim-ask", "ask": 7, "done": 1}, "claim-ask (done: 1)"),
        ({"is": "undo-correction", "correction": True}, "undo-correction (correction: True)"),
        ({"is": "delete"}, "delete (days: ?)"),
        ({"is": "delete", "days": ["2026-11-17"]}, "delete (days: ['2026-11-17'])"),
        ({"is": "delete", "days": ["2026-11-17", "soon"]}, "delete (days: 'soon')"),
        ({"is": "ban-exercise", "exercise": ["a"]}, "ban-exercise (exercise: ['a'])"),
        ({"is": "change-settings", "changes": [1]}, "change-settings (changes: [1])"),
        ({"is": "change-settings", "changes": {"\ud800": 1}}, "change-settings (changes: '\\ud800')"),
        ({"is": "change-settings", "changes": {"banned": ["\ud800"]}}, "change-settings (changes.banned: '\\ud800')"),
        ({"is": "change-settings", "changes": {"snooze": math.nan}}, "change-settings (changes.snooze: nan)"),
        ({"is": "change-settings", "changes": {"snooze": [math.inf]}}, "change-settings (changes.snooze: inf)"),
        ({"is": "change-settings", "changes": {"snooze": 10**30}}, f"change-settings (changes.snooze: {10**30})"),
        ({"is": "report-set", "seen": None}, "report-set (seen: None)"),
        ({"is": "report-set", "seen": {**SET, "reps": "10"}}, "report-set (seen.reps: '10')"),
        ({"is": "report-set", "seen": {**SET, "side": ["left"]}}, "report-set (seen.side: ['left'])"),
        ({"is": "report-set", "seen": {**SET, "held": 2**63}}, "report-set (seen.held: 9223372036854775808)"),
        ({"is": "report-set", "seen": {**SET, "completed": 1}}, "report-set (seen.completed: 1)"),
        ({"is": "skip-" * 40}, f"'{'skip-' * 40}'"),
        ({"is": "start-break", "routine": ["x" * 999]}, f"start-break (routine: ['{'x' * 58}…)"),
    ],
)
def test_what_is_not_of_its_type_is_named(given: dict[str, Any], what: str) -> None:
    """With its place and its value, both in signs that any terminal can show; nothing is converted."""
    with pytest.raises(UnknownMessageError) as refused:
        REQUESTS.read(given)
    assert str(refused.value) == what


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"is": "pause-for", "milliseconds": 0}, "Please give a length of time, such as 30m."),
        ({"is": "snooze", "milliseconds": -1}, "Please give a length of time, such as 30m."),
        ({"is": "pause-for", "milliseconds": 24 * HOUR + 1}, "The longest time here is 24h."),
        ({"is": "snooze", "milliseconds": 2**53}, "The longest time here is 24h."),
        ({"is": "delete", "days": ["2026-11-17", "2026-11-16"]}, "The last day can’t be before the first."),
        ({"is": "report-set", "seen": {**SET, "side": "up"}}, "The exercise that was done isn’t clear."),
        ({"is": "report-set", "seen": {**SET, "reps": -1}}, "The exercise that was done isn’t clear."),
        ({"is": "report-set", "seen": {**SET, "held": -1}}, "The exercise that was done isn’t clear."),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(given: dict[str, Any], sentence: str) -> None:
    """Each value has its type; together they ask for what cannot be."""
    with pytest.raises(RequestRefusedError) as refused:
        REQUESTS.read(given)
    assert str(refused.value) == sentence
