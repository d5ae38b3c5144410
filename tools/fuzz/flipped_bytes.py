"""`python -m fuzz.flipped_bytes`: one byte of a one-year log is changed, again and again, and what becomes of it told.

Each flip is made in a copy of the log and has a good backup beside it; then the log is opened to be written, as at a
start, closed, and read. A flip is noticed if the user is told; harmless if all records are as they were; silent if
records are others and nobody is told; and a dead end if the log cannot be opened or read. Each is drawn from a seed of
its own, so that one can be looked at alone by `--first`.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from bench.history import FRIDAY_AFTERNOON, fill
from glutebreak.core.records import Dated
from glutebreak.storage.backup import back_up
from glutebreak.storage.errors import LogError
from glutebreak.storage.log import open_log
from glutebreak.storage.reader import LogReader
from pictures.manual_time import ManualTime

HARMLESS, TOLD, LOST, SILENT, DEAD_END = "harmless", "told, no record lost", "told, records lost", "silent", "dead end"


class Flips:
    """Flips bytes in a log of some working days.

    Args:
        folder: an empty one, to work in.
        days: working days in the log; a year has 250.
        closed: whether the app has closed the log properly; else it lies there as a crash leaves it.
    """

    def __init__(self, folder: Path, days: int, *, closed: bool) -> None:
        self._folder = folder
        self._sound = folder / "sound"
        self._sound.mkdir()
        log = self._sound / "log.db"
        fill(log, days)
        if closed:
            _start(self._sound)
        back_up(log, self._sound / "backups", Dated.of(FRIDAY_AFTERNOON))
        self._records = list(LogReader(log).everything())

    def flip(self, seed: int) -> str:
        """Flip one byte, start, and tell what became of the log."""
        chance = random.Random(seed)
        folder = self._folder / str(seed)
        shutil.copytree(self._sound, folder)
        try:
            with (folder / "log.db").open("rb+") as file:
                place = chance.randrange((folder / "log.db").stat().st_size)
                file.seek(place)
                before = file.read(1)[0]
                file.seek(place)
                file.write(bytes([before ^ chance.randrange(1, 256)]))
            return self._outcome(folder)
        finally:
            shutil.rmtree(folder)

    def _outcome(self, folder: Path) -> str:
        try:
            notices = _start(folder)
            records = list(LogReader(folder / "log.db").everything())
        except LogError:
            return DEAD_END
        if records == self._records:
            return TOLD if notices else HARMLESS
        return LOST if notices else SILENT


def _start(folder: Path) -> tuple[object, ...]:
    opened = open_log(folder / "log.db", folder / "backups", ManualTime(FRIDAY_AFTERNOON + timedelta(hours=1)))
    opened.log.close()
    return opened.notices


def main() -> int:
    """Flip, and print what became of each log; 1 if any flip was silent or ended in a log that cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=130)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--days", type=int, default=250)
    asked = parser.parse_args()
    bad = 0
    for closed in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            flips = Flips(Path(folder), asked.days, closed=closed)
            outcomes = {seed: flips.flip(seed) for seed in range(asked.first, asked.first + asked.times)}
        print("Closed by the app:" if closed else "As after a crash:")
        for outcome, count in Counter(outcomes.values()).most_common():
            print(f"  {count:4} {outcome}")
        wrong = [seed for seed, outcome in outcomes.items() if outcome in {SILENT, DEAD_END}]
        print(f"  seeds to look at: {wrong}")
        bad += len(wrong)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
