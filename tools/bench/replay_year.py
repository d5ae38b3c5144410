"""`python -m bench.replay_year`: how long `glutebreak replay` takes for a year of working days, and what memory."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row, written

DAYS = 260
"""Five a week."""
DAY = 24 * 3600
WORKING = 8 * 3600
EVERY = 5
"""Seconds from one input to the next."""
MOST_SECONDS = 30
MOST_MEGABYTES = 100


def year() -> Iterator[str]:
    """The trace's lines: an input every five seconds of eight hours of each working day."""
    for day in range(DAYS):
        start = (day // 5 * 7 + day % 5) * DAY
        for t in range(start, start + WORKING, EVERY):
            yield json.dumps({"t": t, "is": "input"}) + "\n"
    yield json.dumps({"t": DAYS // 5 * 7 * DAY, "is": "end"}) + "\n"


def main() -> int:
    """Replay the year, and print what it took; 1 if that was too much."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "year.jsonl"
        with trace.open("w") as file:
            file.writelines(year())
        began = time.perf_counter()
        command = [sys.executable, "-P", "-m", "glutebreak", "replay", str(trace)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        took = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    bouts = sum(json.loads(line)["is"] == "bout" for line in told)
    rows = [
        Row("a year replayed, seconds", None, took, MOST_SECONDS),
        Row("a year replayed, most memory, MB", None, megabytes, MOST_MEGABYTES),
    ]
    print(f"{DAYS} days, {DAYS * WORKING // EVERY} inputs, {bouts} bouts, {len(told)} lines told")
    print(written(rows))
    return int(bouts != DAYS or any(row.reached is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
