"""The sentences for what the core refuses."""

import re
from pathlib import Path

import pytest

from glutebreak import core
from glutebreak.core.durations import DurationRefusedError
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.refusals import spell_refused_duration, spell_refused_setting

NO_LENGTH = "'soon' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes."
SENTENCES: dict[str, tuple[dict[str, object], str]] = {
    "unknown": ({}, "There is no setting called it."),
    "unknown-among": ({"known": "this, that"}, "There is no setting called it. The settings are this, that."),
    "not-a-switch": ({"value": "yes"}, "it can be on or off, not 'yes'."),
    "not-whole": ({"value": 2.5}, "it must be a whole number, not 2.5."),
    "out-of-range": (
        {"value": "5h", "least": "10s", "most": "4h"},
        "it can’t be 5h. It can be from 10s to 4h.",
    ),
    "not-one-of": ({"known": "home", "value": "moon"}, "it can be home, not 'moon'."),
    "not-minutes": ({"most": 1440, "value": -1}, "it must be a number of minutes from 0 to 1440, not -1."),
    "not-a-time": ({}, "Quiet times can be from 00:00 to 23:59."),
    "no-span": ({}, "A quiet time can’t start and end at the same time."),
    "not-pairs": ({}, "it must be a list of starts and ends."),
    "not-whole-minutes": ({}, "it must be in whole minutes after midnight."),
    "not-spans": ({"example": "[]"}, "it must be a list such as []."),
    "not-exercises": ({}, "it must be a list of exercises."),
    "no-duration": ({"given": "soon"}, f"it: {NO_LENGTH}"),
    "too-fine": ({"given": "0.0001s"}, "it: '0.0001s' is more exact than a millisecond. Write fewer digits."),
}


@pytest.mark.parametrize("reason", SENTENCES)
def test_each_reason_is_one_sentence_with_what_may_be_instead(reason: str) -> None:
    """With the setting's name, so that a file of many settings can be mended."""
    values, sentence = SENTENCES[reason]
    assert spell_refused_setting(SettingRefusedError(reason, name="it", **values)) == sentence


def test_no_reason_of_the_core_is_without_a_sentence() -> None:
    """Whatever is raised anywhere in the core is in the table above."""
    source = "".join(path.read_text("utf-8") for path in Path(*core.__path__).rglob("*.py"))
    raised = set(re.findall(r'(?:Setting|Duration)RefusedError\("(.+?)"', source))
    assert raised
    assert raised <= set(SENTENCES)


def test_a_length_of_time_by_itself_is_told_without_a_name() -> None:
    """As on the command line."""
    assert spell_refused_duration(DurationRefusedError("no-duration", "soon")) == NO_LENGTH
