"""The settings' names, ranges and spellings."""

from dataclasses import fields

import pytest

from glutebreak.core.durations import HOUR, MINUTE, SECOND
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

OUT_OF_RANGE: dict[str, tuple[object, str, dict[str, object]]] = {
    "prompt_after": (9_999, "out-of-range", {"value": "9.999s", "least": "10s", "most": "4h"}),
    "settle": (60_001, "out-of-range", {"value": "60.001s", "least": "0s", "most": "1m"}),
    "shows_per_ask": (0, "out-of-range", {"value": "0", "least": "1", "most": "10"}),
    "snooze_limit": (101, "out-of-range", {"value": "101", "least": "0", "most": "100"}),
    "off_after": (90_000_000, "out-of-range", {"value": "25h", "least": "1m", "most": "24h"}),
    "watching": (1, "not-a-switch", {"value": 1}),
    "away_after": (180_000.0, "not-whole", {"value": 180_000.0}),
    "break_min": (True, "not-whole", {"value": True}),
}

UNFIT = {
    "prompt_after": ("no-duration", {"given": "soon"}),
    "settle": ("too-fine", {"given": "0.0001s"}),
    "shows_per_ask": ("not-whole", {"value": "1.5"}),
    "snooze_limit": ("not-whole", {"value": "-1"}),
    "watching": ("not-a-switch", {"value": "yes"}),
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
        with pytest.raises(SettingRefusedError) as refused:
            SittingSettings().changed({name: value})
        assert refused.value.reason == "out-of-range"


@pytest.mark.parametrize("name", OUT_OF_RANGE)
def test_a_refusal_names_the_range(name: str) -> None:
    """It carries what was given and what may be, as they are written."""
    value, reason, values = OUT_OF_RANGE[name]
    with pytest.raises(SettingRefusedError) as refused:
        SittingSettings().changed({name: value})
    assert (refused.value.reason, refused.value.values) == (reason, {"name": name, **values})


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    """Both on the way from text and in a change."""
    for attempt in (lambda: SittingSettings().changed({"prompt": 1}), lambda: parse_setting("prompt", "1")):
        with pytest.raises(SettingRefusedError) as refused:
            attempt()
        known = ", ".join(each.name for each in fields(SittingSettings))
        assert (refused.value.reason, refused.value.values) == ("unknown-among", {"name": "prompt", "known": known})


@pytest.mark.parametrize("name", UNFIT)
def test_text_that_does_not_fit_a_setting_is_refused(name: str) -> None:
    """With the setting's name and the text."""
    reason, values = UNFIT[name]
    with pytest.raises(SettingRefusedError) as refused:
        parse_setting(name, *values.values())
    assert (refused.value.reason, refused.value.values) == (reason, {"name": name, **values})


@pytest.mark.parametrize(("text", "value"), [("on", True), ("off", False)])
def test_a_switch_is_on_or_off(text: str, value: bool) -> None:
    """It is read as what it says."""
    assert parse_setting("watching", text) is value
