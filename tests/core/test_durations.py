"""Lengths of time as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from glutebreak.core.durations import HOUR, DurationRefusedError, parse_duration, spell_duration

PARSED = {"90s": 90_000, "20m": 1_200_000, "2h": 7_200_000, "5": 300_000, "0": 0, "0.5": 30_000, "1.5h": 5_400_000}
PARSED |= {"0.001s": 1, ".5m": 30_000, "1.s": 1_000, " 90s ": 90_000, "007m": 420_000, "2.30s": 2_300, "4.0000s": 4_000}
NO_LENGTHS = [
    "",
    " ",
    "s",
    ".",
    ".m",
    "1.2.3",
    "-5m",
    "+5m",
    "5 m",
    "1e3",
    "5d",
    "5M",
    "inf",
    "nan",
    "\u0665m",
    "²",
    "0x10",
    "1_0",
]
NO_LENGTHS += ["9" * 13, "9" * 5_000 + "h", "1m30s", "½h"]


@pytest.mark.parametrize("text", PARSED)
def test_a_length_of_time_is_read(text: str) -> None:
    """Seconds, minutes and hours, or a plain number of minutes."""
    assert parse_duration(text) == PARSED[text]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    """And handed back, to be told."""
    with pytest.raises(DurationRefusedError) as refused:
        parse_duration(text)
    assert (refused.value.reason, refused.value.given) == ("no-duration", text)


def test_what_is_finer_than_a_millisecond_is_refused() -> None:
    """Rather than rounded."""
    with pytest.raises(DurationRefusedError) as refused:
        parse_duration("0.0001s")
    assert (refused.value.reason, refused.value.given) == ("too-fine", "0.0001s")


@settings(derandomize=True, deadline=None)
@given(some.integers(min_value=0, max_value=48 * HOUR))
def test_a_spelled_length_reads_back_to_the_millisecond(duration: int) -> None:
    """Whatever the program prints can be given back to it."""
    assert parse_duration(spell_duration(duration)) == duration


@settings(derandomize=True, deadline=None)
@given(some.text(max_size=8) | some.from_regex(r"[0-9.]{1,30}[smh]?", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text brings anything but whole milliseconds or a refusal that can be told."""
    try:
        read: int | str = parse_duration(text)
    except DurationRefusedError as refused:
        read = refused.reason
    assert read in {"no-duration", "too-fine"} or (isinstance(read, int) and read >= 0)
