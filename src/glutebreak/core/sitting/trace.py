"""The trace format of `glutebreak replay`: JSON Lines, checked whole before anything is told.

Times in a trace are seconds on the steady clock with at most three decimals; the model's are whole milliseconds.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NoReturn

from glutebreak.core.sitting.happenings import Choice, Hold, Outcome, Posture

Line = Mapping[str, Any]

CHOSEN_FROM: dict[str, tuple[str, type[StrEnum]]] = {
    "hold": ("reason", Hold),
    "release": ("reason", Hold),
    "posture": ("to", Posture),
    "answer": ("choice", Choice),
    "finish": ("outcome", Outcome),
}
"""The lines with a key whose value is one of a few, with that key and its values."""

KINDS = ("input", "lock", "unlock", "sleep", "wake", *CHOSEN_FROM, "wall", "quit", "launch", "end")
"""What a line may be."""

LATEST_MOMENT = 2**51
"""No steady clock gets as far, in milliseconds; up to it three decimals survive floating point."""


class MalformedTraceError(ValueError):
    """A line of a trace is not what the format allows; the message names its number and what is wrong."""

    def __init__(self, number: int, wrong: str) -> None:
        super().__init__(f"Line {number} of the trace: {wrong}.")
        self.number = number
        """The line's number, from 1."""


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_JSON = json.JSONDecoder(parse_constant=_refuse_constant)
"""JSON by the book: Python's own would take NaN and Infinity."""


def check(lines: Iterable[str]) -> int:
    """Check a whole trace.

    Args:
        lines: the trace; bytes in it that are no UTF-8 stand as lone surrogates (`errors="surrogateescape"`).

    Returns:
        The latest moment it names, in milliseconds: its end where no `end` says otherwise.

    Raises:
        MalformedTraceError: at the first line that is malformed.
    """
    checking = _Checking()
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                checking.take(parse(text))
            except ValueError as error:
                raise MalformedTraceError(number, str(error)) from None
    return checking.latest


def parse(text: str) -> Line:
    """One line of a trace as the object it is; what the object says is not checked yet.

    Raises:
        ValueError: it is not UTF-8, not JSON or not an object.
    """
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("it is not UTF-8 text")
    try:
        line = _JSON.decode(text)
    except json.JSONDecodeError as error:
        column = min(error.pos, len(text.rstrip())) + 1
        raise ValueError(f"it is not JSON ({error.msg} at column {column})") from None
    except RecursionError:
        raise ValueError("it is nested too deeply to be read") from None
    except ValueError:
        raise ValueError("it holds a number too long to be read, or one that JSON does not know, such as NaN") from None
    if not isinstance(line, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - one kind of error for all that is malformed
    return line


def milliseconds(seconds: object, key: str = "t") -> int:
    """Whole milliseconds from a trace's number of seconds.

    Raises:
        ValueError: it is no number, has more than three decimals, or lies beyond what a steady clock shows.
    """
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError(f"{key} is not a number of seconds")  # noqa: TRY004 - likewise
    if not -LATEST_MOMENT < seconds * 1_000 < LATEST_MOMENT:
        raise ValueError(f"{key} lies beyond what a steady clock shows")
    whole = round(seconds * 1_000)
    if whole / 1_000 != seconds:
        raise ValueError(f"{key} has more than three decimals")
    return whole


def seconds(milliseconds: int) -> int | float:
    """A trace's number of seconds from whole milliseconds; whole ones without a fraction."""
    whole, rest = divmod(milliseconds, 1_000)
    return milliseconds / 1_000 if rest else whole


class _Checking:
    """The checks that need to know the lines before."""

    def __init__(self) -> None:
        self.latest = 0
        self._before = 0
        self._first = True
        self._ended = False

    def take(self, line: Line) -> None:
        if self._ended:
            raise ValueError("nothing may come after the end")
        if "start" in line and "is" not in line:
            if not self._first:
                raise ValueError("a start may only be the first line")
            _check_wall(line["start"], "start")
        else:
            self._take_moment(line)
        self._first = False

    def _take_moment(self, line: Line) -> None:
        if "t" not in line:
            raise ValueError("it has no t")
        t = milliseconds(line["t"])
        if t < 0:
            raise ValueError("t is negative")
        if t < self._before:
            raise ValueError(f"t goes back, from {seconds(self._before)} to {seconds(t)}")
        self._before = t
        self.latest = max(self.latest, _check_kind(line, t))
        if line["is"] == "end":
            self.latest, self._ended = t, True


def _check_kind(line: Line, t: int) -> int:
    """Check what a line at `t` is; returns the latest moment it names."""
    kind = line.get("is")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"is has the unknown value {json.dumps(kind)}; it may be {', '.join(KINDS)}")
    if kind == "input" and "until" in line:
        until = milliseconds(line["until"], "until")
        if until < t:
            raise ValueError("until is before t")
        return until
    if kind in CHOSEN_FROM:
        key, values = CHOSEN_FROM[kind]
        if line.get(key) not in list(values):
            raise ValueError(f"{key} has the unknown value {json.dumps(line.get(key))}; it may be {', '.join(values)}")
    if kind == "answer":
        _check_minutes(line.get("minutes"))
    elif kind == "finish" and not isinstance(line.get("seated", False), bool):
        raise ValueError("seated is neither true nor false")
    elif kind == "wall":
        _check_wall(line.get("to"), "to")
    return t


def _check_minutes(minutes: object) -> None:
    if minutes is None:
        return
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 <= minutes < LATEST_MOMENT:
        raise ValueError("minutes is not a number of minutes")


def _check_wall(text: object, key: str) -> None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise ValueError(f"{key} is no date and time such as 2026-03-02T09:00:00+01:00")
    if moment.utcoffset() is None:
        raise ValueError(f"{key} has no offset from UTC, such as +01:00")
