"""Writes days into a log, as fast as it can, until it is killed; run as a program with the log's folder."""

import sys
from pathlib import Path

from glutebreak.clock import SystemClock
from glutebreak.core.records import BreakRecord, Dated, DecisionRecord
from glutebreak.core.sitting.happenings import BreakKind, EndedBy
from glutebreak.storage.log import open_log

MINUTE = 60_000


def write_on(folder: Path) -> None:
    """Bout after bout, each with its break and the model's state in one step."""
    log = open_log(folder / "log.db", folder / "backups", SystemClock()).log
    state = log.load_state() or {"bout": None, "now": 0, "steps": 0}
    now = state["now"]
    bout = state["bout"]
    print("writing", flush=True)
    while True:
        steps = state["steps"] + 1
        if bout is None:
            with log.step():
                log.add_break(BreakRecord(Dated(now - MINUTE, 60), Dated(now, 60), MINUTE, BreakKind.NATURAL))
                bout = log.open_bout(Dated(now, 60))
                state = {"bout": bout, "now": now, "steps": steps}
                log.save_state(state)
        elif steps % 5:
            now += MINUTE
            with log.step():
                log.bout_runs_on(bout, Dated(now, 60), MINUTE * (steps % 5))
                log.add_decision(DecisionRecord(Dated(now, 60), "kept-back", ("settle",)))
                state = {"bout": bout, "now": now, "steps": steps}
                log.save_state(state)
        else:
            with log.step():
                log.end_bout(bout, Dated(now, 60), 4 * MINUTE, EndedBy.AWAY)
                bout = None
                now += MINUTE
                state = {"bout": bout, "now": now, "steps": steps}
                log.save_state(state)


if __name__ == "__main__":
    write_on(Path(sys.argv[1]))
