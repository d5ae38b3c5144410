"""Every malformed trace is refused with the line's number and what is wrong; every well-formed one is taken."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.sitting.malformed_traces import IN_THEIR_PLACE, MALFORMED
from core.sitting.random_traces import random_traces
from glutebreak.core.sitting.trace import LATEST_MOMENT, MalformedTraceError, check, milliseconds, seconds

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
