"""The one class that reads a clock."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SystemClock:
    """The machine's clocks behind the `Clock` port.

    Linux keeps `CLOCK_BOOTTIME`, which includes sleep, and `CLOCK_MONOTONIC`, which does not; their difference is
    the time asleep. Elsewhere the steady clock is Python's monotonic one, which includes sleep on Windows and not on
    macOS: there a sleep is told by its signals alone.
    """

    def steady(self) -> int:
        """Milliseconds since the machine started, sleep included."""
        if sys.platform == "linux":
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        return time.monotonic_ns() // 1_000_000

    def wall(self) -> datetime:
        """The local time, with the offset now in force where the machine is now."""
        return _local(datetime.now(UTC))

    def local(self, utc: int) -> datetime:
        """The moment in UTC milliseconds by the rules of the time zone where the machine is now."""
        return _local(_EPOCH + timedelta(milliseconds=utc))

    def slept(self) -> int:
        """Milliseconds asleep since the machine started; 0 where no clock tells."""
        if sys.platform == "linux":
            # In this order: what passes between the two readings must not make the time asleep less than none.
            awake = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
            return (time.clock_gettime_ns(time.CLOCK_BOOTTIME) - awake) // 1_000_000
        return 0


def _local(moment: datetime) -> datetime:
    if sys.platform != "win32":
        # The C library looks only once which time zone it is in, though a laptop travels.
        time.tzset()
    return moment.astimezone()


def start_of_machine() -> str:
    """Names this start of the machine; nothing where the system has no such name, so that no two are the same."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
