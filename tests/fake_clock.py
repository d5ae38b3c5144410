"""A clock for tests that goes on only when told."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """The `Clock` port, moved by `jump` while awake and by `sleep` while the machine sleeps. All in milliseconds."""

    def __init__(self) -> None:
        self._steady = 1_000_000
        self._slept = 0
        self._wall = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def jump(self, milliseconds: int) -> None:
        """Let time pass while the machine is awake."""
        self._steady += milliseconds
        self._wall += timedelta(milliseconds=milliseconds)

    def sleep(self, milliseconds: int) -> None:
        """Let time pass while the machine sleeps."""
        self.jump(milliseconds)
        self._slept += milliseconds

    def steady(self) -> int:
        """Milliseconds, sleep included."""
        return self._steady

    def wall(self) -> datetime:
        """The wall clock."""
        return self._wall

    def slept(self) -> int:
        """Milliseconds asleep so far."""
        return self._slept
