"""`python -m bench`: measure glutebreak beside a bare tray icon, and print the table."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.scenarios import Bench
from bench.table import Row, written
from desktop_parts.scene import Scene


def main() -> int:
    """Measure what was asked for; 1 if something that is to be reached was missed."""
    parser = argparse.ArgumentParser(description="Measure glutebreak beside a bare tray icon.")
    parser.add_argument("--minutes", type=float, default=5, help="how long each state of rest is measured")
    parser.add_argument("--asks", type=int, default=30, help="how many asks are timed, ten seconds each")
    parser.add_argument("--only", nargs="+", help="start-up, memory, rest, windows, asks, status")
    chosen = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, Scene(Path(folder)) as scene:
        bench = Bench(scene, lambda sentence: print(f"{sentence} …", file=sys.stderr, flush=True))
        parts: dict[str, Callable[[], list[Row]]] = {
            "start-up": lambda: bench.start_up(5),
            "memory": bench.memory,
            "rest": lambda: bench.at_rest(chosen.minutes),
            "windows": lambda: bench.windows(20),
            "asks": lambda: bench.due_to_shown(chosen.asks),
            "status": lambda: bench.status(20),
        }
        for name, measure in parts.items():
            if not chosen.only or name in chosen.only:
                rows += measure()
    print(written(rows))
    return int(any(row.reached is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
