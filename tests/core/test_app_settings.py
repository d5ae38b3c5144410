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
    ("changes", "sentence"),
    [
        ({"prompt_after": 1}, "prompt_after is 0.001s, which is out of range: it goes from 10s to 4h."),
        ({"snooze_limit": 2.5}, "snooze_limit is a whole number, not 2.5."),
        ({"watching": 1}, "watching is on or off, not 1."),
        ({"place": "moon"}, "place is one of open-office, own-office, home, not 'moon'."),
        ({"place": ["home"]}, "place is one of open-office, own-office, home, not ['home']."),
        ({"floor": 1}, "floor is on or off, not 1."),
        ({"voice": "loud"}, "voice is on or off, not 'loud'."),
        ({"start_at_login": "yes"}, "start_at_login is on or off, not 'yes'."),
        ({"quiet_hours": 5}, "quiet_hours is a list of starts and ends."),
        ({"quiet_hours": [[1, 2, 3]]}, "quiet_hours is a list of starts and ends."),
        ({"quiet_hours": [[1.5, 2]]}, "quiet_hours takes whole minutes after midnight."),
        ({"quiet_hours": [[True, 2]]}, "quiet_hours takes whole minutes after midnight."),
        ({"quiet_hours": [[60, 60]]}, "Quiet hours must end at another time than they start."),
        ({"banned": "donkey-kick"}, "banned is a list of exercises."),
        ({"banned": [5]}, "banned is a list of exercises."),
        ({"colour": "red"}, "There is no setting named colour."),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    """And what would have fitted beside it changes nothing."""
    before = AppSettings()
    with pytest.raises(SettingRefusedError) as refused:
        before.changed({"floor": True, **changes})
    assert (str(refused.value), before) == (sentence, AppSettings())
