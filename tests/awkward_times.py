"""Days and lengths at which a figure goes wrong if it can, for random logs."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from glutebreak.core.durations import HOUR, MINUTE, SECOND

BERLIN, SAN_FRANCISCO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
BREAK_MIN, OFF_AFTER = MINUTE, 2 * HOUR
GAPS = st.one_of(
    st.sampled_from([20 * SECOND, BREAK_MIN - 1, BREAK_MIN, OFF_AFTER, OFF_AFTER + 1, 9 * HOUR]),
    st.integers(SECOND, 10 * HOUR),
    st.integers(SECOND, 20 * MINUTE),
)
"""Milliseconds between two bouts: around what makes a break and what makes time off."""
LENGTHS = st.one_of(
    st.sampled_from([0, MINUTE - 1, MINUTE, 30 * MINUTE, 30 * MINUTE + 1, HOUR, HOUR + 1]),
    st.integers(0, 50 * SECOND),
    st.integers(0, 100 * MINUTE),
    st.integers(0, 30 * HOUR),
)
"""Milliseconds of a bout: around a touch of the desk, the classes of bouts, and over midnight."""
STARTS = st.sampled_from(
    [date(2026, 3, 7), date(2026, 3, 28), date(2026, 10, 24), date(2026, 10, 31), date(2026, 6, 1)]
)
"""The Saturdays before both changes of daylight saving, in San Francisco and in Berlin, and one plain Monday."""
