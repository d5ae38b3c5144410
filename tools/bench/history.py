"""`python -m bench.history`: how quickly the history window opens on logs of one week, one year and ten years.

A year is 250 days, each with 20 bouts, 12 asks and 8 activations of 5 sets. Every opening is a process of its own,
timed from its start to the end of the first painting, as a user waits for it; `DISPLAY` names where, else nothing is
shown on any screen. What the opening does beside the log, importing Qt above all, is the same for every log.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from bench.table import Row, written
from glutebreak.storage import schema

TODAY = date(2026, 11, 20)
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 17, tzinfo=UTC).astimezone()
MINUTE, DAY = 60_000, 24 * 3_600_000
LOGS = {"one week": 5, "one year": 250, "ten years": 2_500}
"""Working days in each log."""
MOST_MB, MOST_MS, MOST_TIMES, MOST_FURTHER_MS = 40, 600, 1.2, 30


def fill(path: Path, working_days: int) -> None:
    """Write a log of so many working days up to today; decisions are kept for 90 days only, as the app does."""
    schema.migrate_here(path)
    with closing(sqlite3.connect(path)) as log, log:
        for nth, day in enumerate(_days(working_days)):
            _write_day(log, nth, day)
    with closing(sqlite3.connect(path)) as log:
        log.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _days(count: int) -> Iterator[date]:
    """The last so many days from Monday to Friday, 250 a year, oldest first."""
    day = TODAY
    found: list[date] = []
    while len(found) < count:
        if day.weekday() < 5:
            found.append(day)
        day -= timedelta(days=1)
    return reversed(found)


def _write_day(log: sqlite3.Connection, nth: int, day: date) -> None:
    eight = int(datetime(day.year, day.month, day.day, 7, tzinfo=UTC).timestamp()) * 1000
    starts = [eight + each * 25 * MINUTE for each in range(20)]
    lengths = [(14 + (nth * 7 + each * 5) % 9) * MINUTE for each in range(20)]
    bouts = [
        (nth * 20 + each + 1, start, 60, start + length, 60, length, "activation" if each % 5 < 2 else "away")
        for each, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    log.executemany("INSERT INTO bouts VALUES (?, ?, ?, ?, ?, ?, ?)", bouts)
    log.executemany(
        "INSERT INTO breaks (start_utc, start_offset, end_utc, end_offset, lasted, kind) VALUES (?, 60, ?, 60, ?, ?)",
        [
            (one[3], other[1], other[1] - one[3], "prompted" if one[6] == "activation" else "natural")
            for one, other in pairwise(bouts)
        ],
    )
    outcomes = ("start", "start", "snooze", "skip")
    for each in range(12):
        ask, shown = nth * 12 + each + 1, starts[each] + 12 * MINUTE
        log.execute(
            "INSERT INTO asks VALUES (?, ?, 'desk-two-minute-reset', ?, ?, 60)",
            (ask, nth * 20 + each + 1, outcomes[each % 4], shown + MINUTE),
        )
        log.execute("INSERT INTO shows VALUES (?, 1, ?, 60, ?)", (ask, shown, 12 * MINUTE))
    for each in range(8):
        run, start = nth * 8 + each + 1, bouts[each][3]
        log.execute(
            "INSERT INTO activations VALUES (?, ?, 60, ?, 60, 150000, 'desk-two-minute-reset', 'done', 0)",
            (run, start, start + 150_000),
        )
        log.executemany(
            "INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?, 1, 1)",
            [
                (run, 1, "standing-hip-flexor-stretch", "left", 0, 30_000),
                (run, 2, "standing-hip-flexor-stretch", "right", 0, 30_000),
                (run, 3, "standing-hip-extension", "left", 10, 0),
                (run, 4, "standing-hip-extension", "right", 10, 0),
                (run, 5, "half-squat", None, 12, 0),
            ],
        )
    if (TODAY - day).days <= 90:
        log.executemany(
            "INSERT INTO decisions (at_utc, at_offset, verdict, reasons) VALUES (?, 60, 'shown', 'due')",
            [(start + 12 * MINUTE,) for start in starts[:12]],
        )
    call = (starts[3], starts[3] + 20 * MINUTE)
    log.execute(
        "INSERT INTO holds (reason, start_utc, start_offset, end_utc, end_offset) VALUES ('call', ?, 60, ?, 60)", call
    )


def open_window(path: Path, began: float) -> None:
    """In a process of its own: open the window on the log, and print the milliseconds to its first painting and on.

    Printed are, one a line, each as time passed and as time the processor worked: from the start to painted; each of
    ten further weeks; the day; what was done so far.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - its import is part of what is timed

    from glutebreak.places import shipped  # noqa: PLC0415
    from glutebreak.storage.catalogue_file import read_built_in  # noqa: PLC0415
    from glutebreak.storage.reader import LogReader  # noqa: PLC0415
    from glutebreak.windows.garbage_collection import spare_what_is_there  # noqa: PLC0415
    from glutebreak.windows.history.context import HistoryContext  # noqa: PLC0415
    from glutebreak.windows.history.window import HistoryWindow  # noqa: PLC0415
    from glutebreak.windows.look.desktop_look import DesktopLook  # noqa: PLC0415
    from pictures.manual_time import ManualTime  # noqa: PLC0415

    application = QApplication([])
    look = DesktopLook(application, dark=False, high_contrast=False, reduced_motion=True)
    parts = HistoryContext(
        reader=LogReader(path),
        clock=ManualTime(FRIDAY_AFTERNOON),
        catalogue=lambda: read_built_in(shipped("resources", "catalogue.json")),
        send=lambda *_, **__: None,
        off_after=120 * MINUTE,
        goal=390 * MINUTE,
    )
    window = HistoryWindow(parts, look)
    window.show()
    application.processEvents()
    window.repaint()
    print((time.time() - began) * 1000, time.process_time() * 1000, flush=True)

    spare_what_is_there()

    def timed(act: object) -> None:
        start, worked = time.perf_counter(), time.process_time()
        act()  # type: ignore[operator]
        # What has changed is laid out and painted.
        application.processEvents()
        print((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000, flush=True)

    for _ in range(10):
        timed(lambda: window.current.step(-1))
    timed(lambda: window.show_view("day"))
    timed(lambda: window.show_view("done"))
    # The week that lies the furthest back is found as quickly as the last.
    window.show_view("week")
    first = TODAY - timedelta(days=3_600)
    timed(lambda: window.current.show_span_of(first))
    window.hide()


def measure(path: Path, rounds: int) -> list[list[tuple[float, float]]]:
    """What each of so many processes printed; the first one only warms the disk's cache."""
    command = [sys.executable, "-P", "-m", "bench.history", "--open", str(path)]
    environment = dict(os.environ)
    if "DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    found: list[list[tuple[float, float]]] = []
    for _ in range(rounds + 1):
        said = subprocess.run(
            [*command, "--began", repr(time.time())], env=environment, capture_output=True, text=True, check=True
        )
        pairs = (line.split() for line in said.stdout.splitlines())
        found.append([(float(one), float(other)) for one, other in pairs])
    return found[1:]


def main() -> int:
    """Measure all three logs; 1 if something that is to be reached was missed."""
    parser = argparse.ArgumentParser(description="Measure the history window on logs of one week, one year, ten years.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--open", type=Path)
    parser.add_argument("--began", type=float)
    chosen = parser.parse_args()
    if chosen.open is not None:
        open_window(chosen.open, chosen.began)
        return 0
    rows: list[Row] = []
    week_ms: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, days in LOGS.items():
            path = Path(folder) / f"{days}.db"
            fill(path, days)
            megabytes = path.stat().st_size / 1e6
            rounds = measure(path, chosen.rounds)
            ten = name == "ten years"
            rows.append(Row(f"{name}: the log, MB", None, megabytes, MOST_MB if ten else None))
            for clock, what in enumerate(("passed", "of the processor")):

                def middle(line: int, clock: int = clock, rounds: list[list[tuple[float, float]]] = rounds) -> float:
                    return statistics.median(each[line][clock] for each in rounds)

                opened = middle(0)
                further = statistics.median(max(line[clock] for line in each[1:11]) for each in rounds)
                rows += [
                    Row(f"{name}: week open to painted, ms {what}", None, opened, MOST_MS if ten else None),
                    Row(f"{name}: slowest of ten further weeks, ms {what}", None, further, MOST_FURTHER_MS),
                    Row(f"{name}: middle one of them, ms {what}", None, statistics.median(map(middle, range(1, 11)))),
                    Row(f"{name}: the oldest week, ms {what}", None, middle(13)),
                    Row(f"{name}: the day, ms {what}", None, middle(11)),
                    Row(f"{name}: done so far, ms {what}", None, middle(12)),
                ]
                first = week_ms.setdefault(clock, opened)
                if ten:
                    rows.append(Row(f"ten years against one week, {what}", None, opened / first, MOST_TIMES))
    print(written(rows))
    return int(any(row.reached is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
