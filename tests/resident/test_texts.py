"""The resident's sentences: true lengths, whole words, and no blame."""

from datetime import UTC, date, datetime

import pytest

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.resident.texts import (
    spell_ask,
    spell_hold,
    spell_length,
    spell_next_break,
    spell_pause,
    spell_proposal,
    spell_sitting,
    spell_tooltip,
)

TWO = ("hip-flexor stretch", "donkey kicks")


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (SECOND, "1 second"),
        (45 * SECOND, "45 seconds"),
        (MINUTE, "One minute"),
        (MINUTE + 30 * SECOND, "1 min 30 s"),
        (5 * MINUTE, "Five minutes"),
        (6 * MINUTE, "6 minutes"),
        (59 * MINUTE + 59 * SECOND, "59 min 59 s"),
        (HOUR, "1 h"),
        (HOUR + 5 * MINUTE, "1 h 5 min"),
    ],
)
def test_a_length_is_told_as_long_as_it_is(milliseconds: int, said: str) -> None:
    """To the second: nobody is promised two minutes that take three."""
    assert spell_length(milliseconds) == said


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "0 min"), (MINUTE - 1, "0 min"), (24 * MINUTE + 59_999, "24 min"), (HOUR, "1 h"), (125 * MINUTE, "2 h 5 min")],
)
def test_a_sitting_time_is_rounded_down_to_the_minute(milliseconds: int, said: str) -> None:
    """As clocks show it."""
    assert spell_sitting(milliseconds) == said


def test_an_ask_says_how_long_it_was_and_what_to_do_for_how_long() -> None:
    """A concrete movement with its true length, the way out where there is no room, and the walk."""
    assert spell_ask(30 * MINUTE) == "You’ve been sitting for 30 min"
    assert spell_ask(20 * SECOND) == "You’ve been sitting for 20 s"
    assert spell_proposal(3 * MINUTE, TWO, 2 * MINUTE, 5 * MINUTE) == (
        "Three minutes: hip-flexor stretch, then donkey kicks.\n"
        "No room for a mat? The standing version takes two minutes. Or take a walk for five minutes."
    )


def test_without_a_standing_version_the_walk_is_offered_alone() -> None:
    """Nothing is offered that there is not."""
    assert spell_proposal(3 * MINUTE, TWO, None, 5 * MINUTE) == (
        "Three minutes: hip-flexor stretch, then donkey kicks.\nOr take a walk for five minutes."
    )


def test_a_walk_that_is_proposed_is_not_offered_beside_itself() -> None:
    """It is one sentence."""
    assert spell_proposal(5 * MINUTE, ("walk",), None, None) == "Five minutes: walk."


@pytest.mark.parametrize(
    ("sitting", "next_ask", "held", "said"),
    [
        (None, None, None, "Not sitting"),
        (None, None, spell_hold("pause"), "Not sitting, reminders paused"),
        (24 * MINUTE, 6 * MINUTE, None, "Sitting 24 min, next break in 6 min"),
        (24 * MINUTE, 5 * MINUTE + 1, None, "Sitting 24 min, next break in 6 min"),
        (30 * MINUTE, 0, None, "Sitting 30 min, time for a break"),
        (30 * MINUTE, None, None, "Sitting 30 min"),
        (30 * MINUTE, 0, spell_hold("call"), "Sitting 30 min, reminders paused: you’re in a call"),
    ],
)
def test_the_tooltip_says_how_it_stands(sitting: int | None, next_ask: int | None, held: str | None, said: str) -> None:
    """Minutes to come are rounded up, so that none is left when it says so."""
    assert spell_tooltip(sitting, next_ask, standing=False, held=held) == said


def test_the_tooltip_of_somebody_who_stands_says_no_more() -> None:
    """Nothing is ahead."""
    assert spell_tooltip(None, None, standing=True, held="paused") == "Working standing up"


@pytest.mark.parametrize(
    ("next_ask", "held", "said"),
    [
        (6 * MINUTE, None, "Next break in 6 min"),
        (1, None, "Next break in 1 min"),
        (0, None, "Time for a break"),
        (None, None, "No break scheduled"),
        (6 * MINUTE, spell_hold("quiet"), "Reminders paused: quiet time"),
    ],
)
def test_the_menus_first_line_says_what_comes(next_ask: int | None, held: str | None, said: str) -> None:
    """Or why nothing does."""
    assert spell_next_break(next_ask, held=held) == said


@pytest.mark.parametrize("reason", ["call", "fullscreen", "dnd", "quiet", "pause"])
def test_every_hold_has_words(reason: str) -> None:
    """No id of the model's is ever shown."""
    assert spell_hold(reason) != reason


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (None, "reminders paused until you resume them"),
        (datetime(2026, 3, 2, 14, 5, tzinfo=UTC), "reminders paused until 14:05"),
        (datetime(2026, 3, 3, 4, 0, tzinfo=UTC), "reminders paused until tomorrow, 4:00"),
    ],
)
def test_a_pause_says_until_when(ends: datetime | None, said: str) -> None:
    """Whoever has forgotten it sees when it is over."""
    assert spell_pause(ends, date(2026, 3, 2)) == said
