"""`python -m bench.log_keeping`: how long the tray stands still while a large log is deleted from and exported."""

import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from bench.table import Row, written
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.storage.export import Form, export
from glutebreak.storage.reader import LogReader
from resident.recorded_desk import KeptDesk, old_breaks

RECORDS = 100_000
LONGEST_MS = 50


class Typing:
    """Somebody who types every second; each step is timed."""

    def __init__(self, desk: KeptDesk) -> None:
        self._desk = desk
        self._moment = 10 * MINUTE
        self.longest = 0.0
        """The longest step, or wait beyond what was to be waited, in seconds."""
        desk.type_from(SECOND, self._moment)

    def step(self) -> None:
        """Type once, and let the loop run for five milliseconds."""
        self._moment += SECOND
        began = time.perf_counter()
        self._desk.type_from(self._moment, self._moment)
        self._desk.loop.run_for(0.005)
        self.longest = max(self.longest, time.perf_counter() - began - 0.005)


def main() -> int:
    """Measure; 1 if it stood still for too long."""
    with tempfile.TemporaryDirectory() as folder:
        desk = KeptDesk(Path(folder))
        old_breaks(desk.path, RECORDS)
        typing = Typing(desk)
        desk.keeper.delete((date(2020, 1, 1), date(2021, 1, 1)))
        while not desk.deletions:
            typing.step()
        deleting, typing.longest = typing.longest, 0.0
        # In a thread, though the app exports in another process: that is kinder to the tray than this.
        target = Path(folder) / "all.jsonl"
        exporting = threading.Thread(target=export, args=(LogReader(desk.path), target, Form.JSON_LINES))
        exporting.start()
        while exporting.is_alive():
            typing.step()
        desk.keeper.close()
        desk.recorder.close()
    rows = [
        Row(f"{RECORDS:,} records: longest standstill while some are deleted, ms", None, deleting * 1000, LONGEST_MS),
        Row("longest standstill while all are exported, ms", None, typing.longest * 1000, LONGEST_MS),
    ]
    print(written(rows))
    return int(any(row.reached is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
