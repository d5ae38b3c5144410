"""`python -m fuzz [SUBJECT ...]`: inputs that nobody would write, tried by thousands.

What fails is told with its seed: `python -m fuzz rows --first 4711 --times 1` tries that one input again. A fault is
an exception that is not documented, an input that takes longer than `LONGEST`, or memory that grows.
"""

import argparse
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from fuzz.subjects import SUBJECTS, Subject

LONGEST = 5
"""Seconds that one input may take."""
WARM = 0.2
"""The part of the inputs after which memory may not grow any more."""
MOST_GROWTH = 30
"""Megabytes that it may grow all the same."""


class HangError(Exception):
    """An input took too long."""


def try_one(subject: Subject, seed: int) -> Exception | None:
    """Try the input of a seed, and return what went wrong."""
    with tempfile.TemporaryDirectory(prefix="glutebreak-fuzz-") as folder, _limit():
        try:
            subject(Path(folder), random.Random(seed))
        except Exception as error:
            return error
    return None


@contextmanager
def _limit() -> Iterator[None]:
    def too_long(_signal: int, _frame: FrameType | None) -> None:
        raise HangError(f"it took longer than {LONGEST} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Try all inputs, and print what failed; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; all if none is named"
    )
    parser.add_argument("--times", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    failed = 0
    for name in asked.subjects or SUBJECTS:
        began, warm, wrong = time.monotonic(), 0.0, []
        for nth in range(asked.times):
            if nth == int(asked.times * WARM):
                warm = _megabytes()
            if (error := try_one(SUBJECTS[name], asked.first + nth)) is not None:
                wrong.append(asked.first + nth)
                if len(wrong) <= 3:
                    traceback.print_exception(error)
        grown = _megabytes() - warm
        took = time.monotonic() - began
        print(f"{name}: {asked.times} inputs, {len(wrong)} faults {wrong[:20]}, {took:.0f} s, grown by {grown:.1f} MB")
        failed += len(wrong) + (grown > MOST_GROWTH)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
