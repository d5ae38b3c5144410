"""Rule 13: durations come from the steady clock; the wall clock only dates them."""

import pytest

from core.sitting.trace_lines import assert_told

DAY = "0-1795 input, 1795 hold watching, 1801 answer snooze, {wall}, 2500 end"
TOLD = "1800 prompt 1, 2101 prompt 2, 2401 prompt 3, 2500 bout 0-2500 open"
SETTINGS = {
    "nothing is set": "",
    "an hour forward": "2000 wall 2026-03-02T10:33:20+01:00",
    "an hour back, and forward again": "2000 wall 2026-03-02T08:33:20+01:00, 2001 wall 2026-03-02T09:33:21+01:00",
    "into daylight saving": "2000 wall 2026-03-29T03:00:00+02:00",
    "into another zone": "2000 wall 2026-03-02T17:33:20-08:00",
    "at the moment of the show": "2101 wall 2026-03-02T12:00:00+01:00",
    "over midnight": "2000 wall 2026-03-03T00:00:00+01:00",
    "by a year": "2000 wall 2027-03-02T09:33:20Z",
}


@pytest.mark.parametrize("wall", SETTINGS.values(), ids=list(SETTINGS))
def test_setting_the_wall_clock_changes_nothing(wall: str) -> None:
    """No duration and no ask moves, whatever the wall clock shows and whether or not the trace says when it started."""
    day = DAY.format(wall=wall)
    assert_told(day, TOLD)
    assert_told(f"start 2026-03-02T09:00:00+01:00, {day}", TOLD)


def test_a_bout_does_not_split_at_midnight() -> None:
    """A day's totals do; the bout is one."""
    assert_told(
        "start 2026-03-02T23:59:00+01:00, 0-600 input, 600 lock, 700 end",
        "660 bout 0-600 lock",
    )
