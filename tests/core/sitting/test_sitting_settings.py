"""The settings' names, ranges and spellings."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from glutebreak.core.durations import HOUR, MINUTE, SECOND, parse_duration, spell_duration
from glutebreak.core.sitting.settings import SettingRefusedError, SittingSettings, parse_setting

TABLE = {
    "prompt_after": (30 * MINUTE, 10 * SECOND, 4 * HOUR),
    "repeat_every": (5 * MINUTE, 10 * SECOND, 4 * HOUR),
    "away_after": (3 * MINUTE, 10 * SECOND, HOUR),
    "shows_per_ask": (3, 1, 10),
    "break_min": (MINUTE, 10 * SECOND, 30 * MINUTE),
    "snooze": (5 * MINUTE, 10 * SECOND, 4 * HOUR),
    "settle": (2 * SECOND, 0, MINUTE),
    "snooze_limit": (3, 0, 100),
    "settle_limit": (20 * SECOND, 0, 10 * MINUTE),
    "after_hold": (30 * SECOND, 0, 10 * MINUTE),
    "present_within": (MINUTE, 2 * SECOND, HOUR),
    "off_after": (2 * HOUR, MINUTE, 24 * HOUR),
    "watch_limit": (HOUR, 0, 12 * HOUR),
}
"""The model's table: default, least and most."""

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

OUT_OF_RANGE = {
    "prompt_after": (9_999, "prompt_after is 9.999s, which is out of range: it goes from 10s to 4h."),
    "settle": (60_001, "settle is 60.001s, which is out of range: it goes from 0s to 1m."),
    "shows_per_ask": (0, "shows_per_ask is 0, which is out of range: it goes from 1 to 10."),
    "snooze_limit": (101, "snooze_limit is 101, which is out of range: it goes from 0 to 100."),
    "off_after": (90_000_000, "off_after is 25h, which is out of range: it goes from 1m to 24h."),
    "watching": (1, "watching is on or off, not 1."),
    "away_after": (180_000.0, "away_after is a whole number, not 180000.0."),
    "break_min": (True, "break_min is a whole number, not True."),
}

UNFIT = {
    "prompt_after": ("soon", "prompt_after: 'soon' is no length of time: write 90s, 20m, 2h or a number of minutes."),
    "settle": ("0.0001s", "settle: '0.0001s' is finer than a millisecond."),
    "shows_per_ask": ("1.5", "shows_per_ask is a whole number, not '1.5'."),
    "snooze_limit": ("-1", "snooze_limit is a whole number, not '-1'."),
    "watching": ("yes", "watching is on or off, not 'yes'."),
}


def test_the_defaults_are_the_models() -> None:
    """Every setting has the model's default, and there is no other."""
    defaults = {each.name: getattr(SittingSettings(), each.name) for each in fields(SittingSettings)}
    assert defaults == {name: default for name, (default, _, _) in TABLE.items()} | {"watching": True}


@pytest.mark.parametrize("name", TABLE)
def test_a_range_includes_its_ends_and_nothing_beyond(name: str) -> None:
    """The least and the most are taken; one less and one more are refused."""
    _, least, most = TABLE[name]
    for value in (least, most):
        assert getattr(SittingSettings().changed({name: value}), name) == value
    for value in (least - 1, most + 1):
        with pytest.raises(SettingRefusedError, match=f"^{name} is .* out of range: it goes from"):
            SittingSettings().changed({name: value})


@pytest.mark.parametrize("name", OUT_OF_RANGE)
def test_a_refusal_names_the_range(name: str) -> None:
    """One sentence says what was given and what may be."""
    value, sentence = OUT_OF_RANGE[name]
    with pytest.raises(SettingRefusedError) as refused:
        SittingSettings().changed({name: value})
    assert str(refused.value) == sentence


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    """Both on the way from text and in a change."""
    for attempt in (lambda: SittingSettings().changed({"prompt": 1}), lambda: parse_setting("prompt", "1")):
        with pytest.raises(
            SettingRefusedError, match=r"^There is no setting named prompt; the settings are prompt_after, "
        ):
            attempt()


@pytest.mark.parametrize("text", PARSED)
def test_a_length_of_time_is_read(text: str) -> None:
    """Seconds, minutes and hours, or a plain number of minutes."""
    assert parse_duration(text) == PARSED[text]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    """With what may be written instead."""
    with pytest.raises(ValueError, match=r"is no length of time: write 90s, 20m, 2h or a number of minutes\.$"):
        parse_duration(text)


@pytest.mark.parametrize("name", UNFIT)
def test_text_that_does_not_fit_a_setting_is_refused(name: str) -> None:
    """The sentence begins with the setting's name."""
    text, sentence = UNFIT[name]
    with pytest.raises(SettingRefusedError) as refused:
        parse_setting(name, text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("text", "value"), [("on", True), ("off", False)])
def test_a_switch_is_on_or_off(text: str, value: bool) -> None:
    """It is read as what it says."""
    assert parse_setting("watching", text) is value


@settings(derandomize=True, deadline=None)
@given(some.integers(min_value=0, max_value=48 * HOUR))
def test_a_spelled_length_reads_back_to_the_millisecond(duration: int) -> None:
    """Whatever the program prints can be given back to it."""
    assert parse_duration(spell_duration(duration)) == duration


@settings(derandomize=True, deadline=None)
@given(some.text(max_size=8) | some.from_regex(r"[0-9.]{1,30}[smh]?", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text brings anything but whole milliseconds or a refusal with a sentence."""
    try:
        value: Any = parse_duration(text)
    except ValueError as error:
        value = str(error)
        assert value.endswith(("a number of minutes.", "finer than a millisecond."))
    else:
        assert isinstance(value, int)
        assert value >= 0
