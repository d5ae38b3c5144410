"""Everything the user can set: ranges, and quiet hours over midnight."""

import json
from typing import Any

import pytest

from glutebreak.core.app_settings import AppSettings, QuietHours, is_quiet
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.settings import SettingRefusedError

NIGHT, LUNCH = QuietHours(22 * 60, 7 * 60), QuietHours(12 * 60, 13 * 60)


@pytest.mark.parametrize(
    ("hours", "minute", "quiet"),
    [
        (NIGHT, 22 * 60 - 1, False),
        (NIGHT, 22 * 60, True),
        (NIGHT, 23 * 60 + 59, True),
        (NIGHT, 0, True),
        (NIGHT, 7 * 60 - 1, True),
        (NIGHT, 7 * 60, False),
        (LUNCH, 12 * 60 - 1, False),
        (LUNCH, 12 * 60, True),
        (LUNCH, 13 * 60 - 1, True),
        (LUNCH, 13 * 60, False),
    ],
)
def test_quiet_hours_include_their_start_and_not_their_end(hours: QuietHours, minute: int, quiet: bool) -> None:
    """Over midnight too."""
    assert hours.include(minute) is quiet


def test_it_is_quiet_in_any_of_several_quiet_hours() -> None:
    """And never without one."""
    assert [is_quiet((NIGHT, LUNCH), minute) for minute in (0, 12 * 60, 15 * 60)] == [True, True, False]
    assert not any(is_quiet((), minute) for minute in range(24 * 60))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 60), (60, 24 * 60), (24 * 60, 60)])
def test_times_that_no_day_has_are_refused(start: int, end: int) -> None:
    """And so are quiet hours that end when they start."""
    with pytest.raises(SettingRefusedError):
        QuietHours(start, end)


def test_settings_come_through_json_as_they_were() -> None:
    """In the form that `changed` takes."""
    settings = AppSettings().changed(
        {
            "prompt_after": 25 * MINUTE,
            "watching": False,
            "place": "home",
            "floor": True,
            "start_at_login": True,
            "sounds": True,
            "voice": True,
            "quiet_hours": [[1320, 420], [720, 780]],
            "banned": ["donkey-kick"],
        }
    )
    assert (settings.sitting.prompt_after, settings.place, settings.quiet_hours) == (
        25 * MINUTE,
        Place.HOME,
        (NIGHT, LUNCH),
    )
    assert AppSettings().changed(json.loads(json.dumps(settings.to_json()))) == settings


@pytest.mark.parametrize(
    ("changes", "reason", "values"),
    [
        ({"prompt_after": 1}, "out-of-range", {"value": "0.001s", "least": "10s", "most": "4h"}),
        ({"snooze_limit": 2.5}, "not-whole", {"value": 2.5}),
        ({"watching": 1}, "not-a-switch", {"value": 1}),
        ({"place": "moon"}, "not-one-of", {"known": "open-office, own-office, home", "value": "moon"}),
        ({"place": ["home"]}, "not-one-of", {"known": "open-office, own-office, home", "value": ["home"]}),
        ({"floor": 1}, "not-a-switch", {"value": 1}),
        ({"voice": "loud"}, "not-a-switch", {"value": "loud"}),
        ({"start_at_login": "yes"}, "not-a-switch", {"value": "yes"}),
        ({"daily_goal": 1441}, "not-minutes", {"value": 1441, "most": 1440}),
        ({"quiet_hours": 5}, "not-pairs", {}),
        ({"quiet_hours": [[1, 2, 3]]}, "not-pairs", {}),
        ({"quiet_hours": [[1.5, 2]]}, "not-whole-minutes", {}),
        ({"quiet_hours": [[True, 2]]}, "not-whole-minutes", {}),
        ({"quiet_hours": [[60, 60]]}, "no-span", {}),
        ({"quiet_hours": [[60, 1440]]}, "not-a-time", {}),
        ({"banned": "donkey-kick"}, "not-exercises", {}),
        ({"banned": [5]}, "not-exercises", {}),
        ({"colour": "red"}, "unknown", {}),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    changes: dict[str, Any], reason: str, values: dict[str, Any]
) -> None:
    """And what would have fitted beside it changes nothing."""
    before = AppSettings()
    with pytest.raises(SettingRefusedError) as refused:
        before.changed({"floor": True, **changes})
    (name,) = changes
    assert (refused.value.reason, refused.value.values) == (reason, {"name": name, **values})
    assert before == AppSettings()
