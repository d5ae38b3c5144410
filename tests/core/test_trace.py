"""Every malformed trace is refused with the line's number and what is wrong; every well-formed one is taken."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.random_traces import random_traces
from glutebreak.core.trace import LATEST_MOMENT, MalformedTraceError, check, milliseconds, seconds

KINDS = "input, lock, unlock, sleep, wake, hold, release, posture, answer, finish, wall, quit, launch, end"
HOLDS = "call, watching, fullscreen, dnd, quiet, pause"
NUMBER = "it holds a number too long to be read, or one that JSON does not know, such as NaN"

MALFORMED = {
    "no JSON": ("sit", "it is not JSON (Expecting value at column 1)"),
    "half an object": ('{"t": 0', "it is not JSON (Expecting ',' delimiter at column 8)"),
    "two objects": ('{"t": 0, "is": "end"} {}', "it is not JSON (Extra data at column 23)"),
    "a comment": ('{"t": 0, "is": "end"} # so', "it is not JSON (Extra data at column 23)"),
    "single quotes": ("{'t': 0}", "it is not JSON (Expecting property name enclosed in double quotes at column 2)"),
    "a NUL": ("\0", "it is not JSON (Expecting value at column 1)"),
    "a byte order mark": ('\ufeff{"t": 0, "is": "end"}', "it is not JSON (Expecting value at column 1)"),
    "bytes that are no UTF-8": ('{"t": 0, "is": "\udcff"}', "it is not UTF-8 text"),
    "such bytes in a key nobody reads": ('{"t": 0, "is": "end", "note": "\udce4"}', "it is not UTF-8 text"),
    "no number as JSON has them": ('{"t": NaN, "is": "input"}', NUMBER),
    "infinity": ('{"t": 0, "is": "input", "until": Infinity}', NUMBER),
    "infinity in a key nobody reads": ('{"t": 0, "is": "input", "note": -Infinity}', NUMBER),
    "a number of 5,000 digits": ('{"t": ' + "9" * 5_000 + ', "is": "input"}', NUMBER),
    "brackets without end": ("[" * 100_000, "it is nested too deep to be read"),
    "an array": ("[]", "it is not a JSON object"),
    "a number": ("7", "it is not a JSON object"),
    "a string": ('"input"', "it is not a JSON object"),
    "null": ("null", "it is not a JSON object"),
    "an empty object": ("{}", "it has no t"),
    "no t": ('{"is": "input"}', "it has no t"),
    "a t of text": ('{"t": "0", "is": "input"}', "t is not a number of seconds"),
    "a t of null": ('{"t": null, "is": "input"}', "t is not a number of seconds"),
    "a t that is true": ('{"t": true, "is": "input"}', "t is not a number of seconds"),
    "a t in a list": ('{"t": [0], "is": "input"}', "t is not a number of seconds"),
    "a negative t": ('{"t": -1, "is": "input"}', "t is negative"),
    "a t a millisecond below 0": ('{"t": -0.001, "is": "input"}', "t is negative"),
    "four decimals": ('{"t": 0.0001, "is": "input"}', "t has more than three decimals"),
    "four decimals of a large t": ('{"t": 31536000.0005, "is": "input"}', "t has more than three decimals"),
    "a t beyond every clock": ('{"t": 1e300, "is": "input"}', "t lies beyond what a steady clock shows"),
    "a t beyond every number": ('{"t": 1e999, "is": "input"}', "t lies beyond what a steady clock shows"),
    "until before t": ('{"t": 2, "until": 1.999, "is": "input"}', "until is before t"),
    "a negative until": ('{"t": 0, "until": -1, "is": "input"}', "until is before t"),
    "an until of text": ('{"t": 0, "until": "1", "is": "input"}', "until is not a number of seconds"),
    "an until of null": ('{"t": 0, "until": null, "is": "input"}', "until is not a number of seconds"),
    "an until with four decimals": ('{"t": 0, "until": 1.0001, "is": "input"}', "until has more than three decimals"),
    "no is": ('{"t": 0}', f"is has the unknown value null; it may be {KINDS}"),
    "an unknown is": ('{"t": 0, "is": "nap"}', f'is has the unknown value "nap"; it may be {KINDS}'),
    "an is in capitals": ('{"t": 0, "is": "Input"}', f'is has the unknown value "Input"; it may be {KINDS}'),
    "an is that is a list": ('{"t": 0, "is": ["input"]}', f'is has the unknown value ["input"]; it may be {KINDS}'),
    "an unknown hold": (
        '{"t": 0, "is": "hold", "reason": "tea"}',
        f'reason has the unknown value "tea"; it may be {HOLDS}',
    ),
    "a hold without reason": ('{"t": 0, "is": "hold"}', f"reason has the unknown value null; it may be {HOLDS}"),
    "an unknown release": (
        '{"t": 0, "is": "release", "reason": 1}',
        f"reason has the unknown value 1; it may be {HOLDS}",
    ),
    "an unknown posture": (
        '{"t": 0, "is": "posture", "to": "lying"}',
        'to has the unknown value "lying"; it may be sitting, standing',
    ),
    "an unknown choice": (
        '{"t": 0, "is": "answer", "choice": {}}',
        "choice has the unknown value {}; it may be start, snooze, skip, dismiss",
    ),
    "an unknown outcome": (
        '{"t": 0, "is": "finish", "outcome": "open"}',
        'outcome has the unknown value "open"; it may be done, partly, abandoned',
    ),
    "a seated that is no truth": (
        '{"t": 0, "is": "finish", "outcome": "done", "seated": 1}',
        "seated is neither true nor false",
    ),
    "minutes of text": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": "5"}',
        "minutes is not a number of minutes",
    ),
    "negative minutes": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": -1}',
        "minutes is not a number of minutes",
    ),
    "minutes that are true": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": true}',
        "minutes is not a number of minutes",
    ),
    "a wall time without offset": (
        '{"t": 0, "is": "wall", "to": "2026-03-02T09:00:00"}',
        "to has no offset from UTC, such as +01:00",
    ),
    "no wall time": (
        '{"t": 0, "is": "wall"}',
        "to is no date and time such as 2026-03-02T09:00:00+01:00",
    ),
    "a wall time in a month that is none": (
        '{"t": 0, "is": "wall", "to": "2026-13-02T09:00:00+01:00"}',
        "to is no date and time such as 2026-03-02T09:00:00+01:00",
    ),
    "a start without offset": ('{"start": "2026-03-02T09:00:00"}', "start has no offset from UTC, such as +01:00"),
    "a start that is a number": ('{"start": 0}', "start is no date and time such as 2026-03-02T09:00:00+01:00"),
    "a start that is null": ('{"start": null}', "start is no date and time such as 2026-03-02T09:00:00+01:00"),
}
"""A line that cannot be taken, and what is wrong with it."""

IN_THEIR_PLACE = {
    "t going back": (['{"t": 5, "is": "input"}', '{"t": 4.999, "is": "input"}'], "t goes back, from 5 to 4.999"),
    "a start that is not first": (
        ['{"t": 0, "is": "input"}', '{"start": "2026-03-02T09:00:00+01:00"}'],
        "a start may only be the first line",
    ),
    "a second start": (['{"start": "2026-03-02T09:00:00+01:00"}'] * 2, "a start may only be the first line"),
    "a line after the end": (['{"t": 5, "is": "end"}', '{"t": 5, "is": "input"}'], "nothing may come after the end"),
    "a second end": (['{"t": 5, "is": "end"}'] * 2, "nothing may come after the end"),
    "nonsense after the end": (['{"t": 5, "is": "end"}', "{}"], "nothing may come after the end"),
}
"""Lines of which the last cannot stand where it stands."""

WELL_FORMED = {
    "nothing at all": ([], 0),
    "blank lines": (["", "  \t", "\r\n", "\n"], 0),
    "a start": (['{"start": "2026-03-02T09:00:00+01:00"}'], 0),
    "a start after blank lines": (["", '{"start": "2026-03-02T09:00:00Z"}', '{"t": 1, "is": "lock"}'], 1_000),
    "blank lines after the end": (['{"t": 1, "is": "end"}', "", " "], 1_000),
    "extra keys": (['{"t": 1, "is": "lock", "note": {"a": [null]}, "start": 7, "until": "x"}'], 1_000),
    "an until as late as t": (['{"t": 1.5, "until": 1.5, "is": "input"}'], 1_500),
    "an until, which is the latest moment named": (
        ['{"t": 1, "until": 9, "is": "input"}', '{"t": 2, "is": "lock"}'],
        9_000,
    ),
    "an end before an until": (['{"t": 1, "until": 9, "is": "input"}', '{"t": 2, "is": "end"}'], 2_000),
    "two lines at one moment": (['{"t": 1, "is": "lock"}', '{"t": 1.000, "is": "unlock"}'], 1_000),
    "the last millisecond of three decimals": (['{"t": 0.001, "is": "lock"}'], 1),
    "a t in powers of ten": (['{"t": 1.5e3, "is": "lock"}'], 1_500_000),
    "minutes left out, null and in halves": (
        [
            f'{{"t": 1, "is": "answer", "choice": "snooze"{minutes}}}'
            for minutes in ("", ', "minutes": null', ', "minutes": 0.5')
        ],
        1_000,
    ),
    "text beyond ASCII": (['{"t": 1, "is": "lock", "note": "Mittagspause für 2 ☕"}'], 1_000),
    "an escaped lone surrogate": (['{"t": 1, "is": "lock", "note": "\\udcff"}'], 1_000),
    "carriage returns": (['{"t": 1, "is": "lock"}\r\n'], 1_000),
    "one key twice, of which the last counts": (['{"t": 9, "t": 1, "is": "lock"}'], 1_000),
}
"""Lines, and the latest moment they name in milliseconds."""


@pytest.mark.parametrize("case", MALFORMED)
@pytest.mark.parametrize("before", [0, 2], ids=["first", "third"])
def test_a_malformed_line_is_refused(case: str, before: int) -> None:
    """With its number, blank lines counted, and what is wrong."""
    line, wrong = MALFORMED[case]
    with pytest.raises(MalformedTraceError) as refused:
        check([*[""] * before, line, '{"t": 7, "is": "nonsense that comes later"}'])
    assert str(refused.value) == f"Line {before + 1} of the trace: {wrong}."
    assert refused.value.number == before + 1


@pytest.mark.parametrize("case", IN_THEIR_PLACE)
def test_a_line_in_the_wrong_place_is_refused(case: str) -> None:
    """Though it might stand elsewhere."""
    lines, wrong = IN_THEIR_PLACE[case]
    with pytest.raises(MalformedTraceError) as refused:
        check(lines)
    assert str(refused.value) == f"Line {len(lines)} of the trace: {wrong}."


@pytest.mark.parametrize("case", WELL_FORMED)
def test_a_well_formed_trace_is_taken(case: str) -> None:
    """And its latest moment is told."""
    lines, latest = WELL_FORMED[case]
    assert check(lines) == latest


def test_lines_are_checked_as_they_come() -> None:
    """No line is asked for after the one that is malformed."""
    lines = iter(['{"t": 0, "is": "input"}', "nonsense", "never read"])
    with pytest.raises(MalformedTraceError):
        check(lines)
    assert list(lines) == ["never read"]


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    some.recursive(some.none() | some.booleans() | some.floats() | some.text(), some.lists, max_leaves=4), some.data()
)
def test_any_value_anywhere_is_taken_or_refused(value: object, data: some.DataObject) -> None:
    """A trace with one value replaced by any other never fails in another way than by its line's number."""
    lines, _ = data.draw(random_traces())
    number = data.draw(some.integers(0, len(lines) - 1))
    lines[number][data.draw(some.sampled_from(sorted(lines[number])))] = value
    refused_at = None
    try:
        check([json.dumps(line) for line in lines])
    except MalformedTraceError as refused:
        refused_at = refused.number
    assert refused_at is None or refused_at > number


@settings(derandomize=True, deadline=None)
@given(some.integers(min_value=0, max_value=LATEST_MOMENT - 1))
def test_a_moment_reads_back_to_the_millisecond(moment: int) -> None:
    """What is printed can be read, whole seconds without a fraction."""
    printed = json.dumps(seconds(moment))
    assert milliseconds(json.loads(printed)) == moment
    assert ("." in printed) == bool(moment % 1_000)
