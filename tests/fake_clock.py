"""A clock for tests that goes on only when told."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo


class FakeClock:
    """The `Clock` port, moved by `jump` while awake and by `sleep` while the machine sleeps. All in milliseconds."""

    def __init__(self) -> None:
        self._steady = 1_000_000
        self._slept = 0
        self._utc = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self._zone: tzinfo = UTC

    def jump(self, milliseconds: int) -> None:
        """Let time pass while the machine is awake."""
        self._steady += milliseconds
        self._utc += timedelta(milliseconds=milliseconds)

    def sleep(self, milliseconds: int) -> None:
        """Let time pass while the machine sleeps."""
        self.jump(milliseconds)
        self._slept += milliseconds

    def set_wall(self, ahead: int) -> None:
        """Somebody sets the wall clock, so far ahead of what it showed; back if that is negative."""
        self._utc += timedelta(milliseconds=ahead)

    def go_to_offset(self, hours: int) -> None:
        """Daylight saving begins or ends, or the machine travels: the same moment is shown with another offset."""
        self._zone = timezone(timedelta(hours=hours))

    def live_in(self, zone: tzinfo) -> None:
        """The machine is in a time zone with rules of its own."""
        self._zone = zone

    def local(self, utc: int) -> datetime:
        """A moment in UTC milliseconds, with the offset that is in force then."""
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc)).astimezone(self._zone)

    def steady(self) -> int:
        """Milliseconds, sleep included."""
        return self._steady

    def wall(self) -> datetime:
        """The wall clock."""
        return self._utc.astimezone(self._zone)

    def slept(self) -> int:
        """Milliseconds asleep so far."""
        return self._slept
