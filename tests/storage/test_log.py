"""Writing the log and reading it."""

import sqlite3
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from glutebreak.core.records import Dated, DecisionRecord, SetRecord, ShowRecord
from glutebreak.core.sitting.happenings import EndedBy, Hold, Outcome, Posture
from glutebreak.storage.errors import LogRefusedError
from glutebreak.storage.reader import LogReader
from storage.log_samples import (
    ACTIVATIONS,
    ASKS,
    BOUTS,
    BREAKS,
    EVER,
    HOLDS,
    MINUTE,
    MORNING,
    NINE,
    NOTHING,
    all_in,
    at,
    opened,
    write_a_morning,
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every kind of row comes back as the value it was, with its moments, offsets and durations."""
    start = opened(tmp_path)
    write_a_morning(start.log)
    start.log.close()

    assert start.notices == ()
    assert all_in(tmp_path / "log.db") == MORNING
    assert ACTIVATIONS[0].corrected_outcome is Outcome.DONE


def test_it_is_read_while_it_is_written(tmp_path: Path) -> None:
    """Readers see what is committed, and neither waits for the other."""
    log = opened(tmp_path).log
    write_a_morning(log)

    with log.step():
        log.bout_runs_on(2, at(60), 19 * MINUTE)
        inside = LogReader(tmp_path / "log.db").bouts(*EVER)
    after = LogReader(tmp_path / "log.db").bouts(*EVER)
    log.close()

    assert (inside[1].end, after[1].end, after[1].lasted) == (at(41), at(60), 19 * MINUTE)


def test_a_missing_or_empty_log_reads_as_empty(tmp_path: Path) -> None:
    """The windows may be opened before anything was logged; reading makes no file."""
    (tmp_path / "empty.db").touch()

    assert all_in(tmp_path / "log.db") == NOTHING
    assert all_in(tmp_path / "empty.db") == NOTHING
    assert list(LogReader(tmp_path / "log.db").everything()) == []
    assert [each.name for each in tmp_path.iterdir()] == ["empty.db"]


def test_a_span_holds_what_touches_it(tmp_path: Path) -> None:
    """Bouts, breaks and holds are in a span they reach into; asks and activations in the one they began in."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()
    reader = LogReader(tmp_path / "log.db")

    assert reader.bouts(at(37).utc, at(41).utc) == BOUTS[:1]
    assert reader.bouts(at(37).utc + 1, at(41).utc + 1) == BOUTS[1:]
    assert reader.breaks(at(40).utc, at(41).utc) == BREAKS
    assert reader.breaks(at(0).utc, at(37).utc) == ()
    assert reader.asks(at(31).utc, at(32).utc) == ASKS
    assert reader.asks(at(32).utc, at(60).utc) == ()
    assert reader.activations(at(37).utc, at(38).utc) == ACTIVATIONS
    assert reader.activations(at(30).utc, at(37).utc) == ()
    assert reader.holds(at(21).utc, at(60).utc) == HOLDS[1:]
    assert reader.decisions(1) == (DecisionRecord(at(31), "shown", (), 2),)


def test_everything_comes_in_the_order_of_its_start(tmp_path: Path) -> None:
    """The export names each record's kind; moments are local with their offset, durations seconds as in traces."""
    log = opened(tmp_path).log
    write_a_morning(log)
    log.close()

    export = list(LogReader(tmp_path / "log.db").everything())

    assert [each["is"] for each in export] == [
        "bout",
        "hold",
        "hold",
        "decision",
        "ask",
        "decision",
        "break",
        "activation",
        "bout",
        "posture",
    ]
    assert export[0] == {
        "is": "bout",
        "start": "2026-03-02T09:00:00.000+01:00",
        "end": "2026-03-02T09:37:00.000+01:00",
        "lasted": 2220,
        "ended_by": "activation",
        "id": 1,
    }
    assert export[7]["sets"][1] == {
        "exercise": "hip-flexor-stretch",
        "side": None,
        "reps": 0,
        "held": 30.5,
        "completed": False,
        "plausible": False,
    }
    assert export[7]["corrections"] == [{"at": "2026-03-02T09:42:00.000+01:00", "outcome": "done"}]
    assert export[3]["reasons"] == ["call", "settle"]


def test_a_step_is_written_wholly_or_not_at_all(tmp_path: Path) -> None:
    """Whatever is raised within a step takes the whole step back, also from a step within it."""
    log = opened(tmp_path).log
    write_a_morning(log)

    def cut_off() -> None:
        with log.step():
            log.end_bout(2, at(50), 9 * MINUTE, EndedBy.LOCK)
            with log.step():
                log.save_state({"bout": None})
            raise RuntimeError("the power failed")

    with pytest.raises(RuntimeError, match="the power failed"):
        cut_off()

    assert all_in(tmp_path / "log.db") == MORNING
    assert log.load_state() == {"bout": 41, "holds": ["dnd"]}
    log.close()


def test_there_is_one_open_bout_at_most(tmp_path: Path) -> None:
    """A second one is a bug, and loud; so is ending what is not open."""
    log = opened(tmp_path).log
    first = log.open_bout(at(0))

    with pytest.raises(sqlite3.IntegrityError):
        log.open_bout(at(1))
    with pytest.raises(ValueError, match="open"):
        log.end_bout(first, at(1), MINUTE, EndedBy.OPEN)
    log.end_bout(first, at(1), MINUTE, EndedBy.AWAY)
    with pytest.raises(LookupError):
        log.end_bout(first, at(2), 2 * MINUTE, EndedBy.AWAY)

    assert log.running_bout() is None
    assert LogReader(tmp_path / "log.db").bouts(*EVER)[0].end == at(1)
    log.close()


def test_rows_that_belong_together_cannot_be_parted(tmp_path: Path) -> None:
    """An ask without its bout, or a set without its activation, is a bug and leaves nothing behind."""
    log = opened(tmp_path).log

    with pytest.raises(sqlite3.IntegrityError):
        log.open_ask(7, ShowRecord(at(0), 1, 0), None)
    with pytest.raises(sqlite3.IntegrityError):
        log.add_set(7, SetRecord("donkey-kick", None, 1, 0, completed=True, plausible=True))

    assert all_in(tmp_path / "log.db") == NOTHING
    log.close()


def test_a_launch_finds_what_the_last_run_left(tmp_path: Path) -> None:
    """The state and the open bout stay; what else a crash left open is closed where it was last seen."""
    log = opened(tmp_path).log
    bout = log.open_bout(at(0))
    log.open_ask(bout, ShowRecord(at(30), 1, 30 * MINUTE), None)
    quiet = log.open_hold(Hold.QUIET, at(31))
    run = log.start_activation(at(32), "desk-two-minute-reset")
    standing = log.declare_posture(Posture.STANDING, at(32))
    with log.step():
        log.bout_runs_on(bout, at(33), 33 * MINUTE)
        log.hold_runs_on(quiet, 2 * MINUTE, None)
        log.activation_runs_on(run, MINUTE)
        log.standing_runs_on(standing, MINUTE)
    log.save_state({"counts": {"shows": 1}})
    log.close()

    log = opened(tmp_path).log
    left = log.running_bout()
    log.close_what_was_left(at(33))
    state = log.load_state()
    log.close()

    found = all_in(tmp_path / "log.db")
    assert left is not None
    assert (found.bouts, state) == ((left,), {"counts": {"shows": 1}})
    assert (left.end, left.ended_by) == (at(33), EndedBy.OPEN)
    assert [(ask.outcome, ask.ended) for ask in found.asks] == [("withdrawn", at(33))]
    assert [(hold.reason, hold.end) for hold in found.holds] == [(Hold.QUIET, at(33))]
    assert [(each.outcome, each.end, each.lasted) for each in found.activations] == [
        (Outcome.ABANDONED, at(33), MINUTE)
    ]
    assert [(each.end, each.lasted) for each in found.postures] == [(at(33), MINUTE)]


def test_without_a_saved_state_there_is_none(tmp_path: Path) -> None:
    """A new log has no state."""
    log = opened(tmp_path).log

    assert log.load_state() is None
    log.close()


def test_old_decisions_are_dropped_and_nothing_else(tmp_path: Path) -> None:
    """Pruning takes decisions from before the moment, not those at it."""
    log = opened(tmp_path).log
    write_a_morning(log)

    dropped = [log.prune(at(30)), log.prune(at(31))]
    log.close()

    assert dropped == [0, 1]
    assert all_in(tmp_path / "log.db") == replace(MORNING, decisions=MORNING.decisions[1:])


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    """One sentence; the first goes on, and once it has closed the log is free."""
    log = opened(tmp_path).log

    with pytest.raises(LogRefusedError) as refusal:
        opened(tmp_path)
    log.open_bout(at(0))
    log.close()
    opened(tmp_path).log.close()

    assert str(refusal.value) == (f"Another glutebreak is already using {tmp_path / 'log.db'}. Quit that one first.")


def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    """The folders that are made are 0700; every file in them is 0600, an older looser one is tightened."""
    folder = tmp_path / "data" / "glutebreak"
    log = opened(folder).log
    write_a_morning(log)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
    log.close()
    (folder / "log.db").chmod(0o644)
    opened(folder).log.close()

    assert modes == {"log.db": 0o600, "log.db-wal": 0o600, "log.db-shm": 0o600, "log.lock": 0o600}
    assert stat.S_IMODE((folder / "log.db").stat().st_mode) == 0o600
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)] == [0o700, 0o700]


def test_the_log_is_open_in_the_promised_manner(tmp_path: Path) -> None:
    """Write-ahead, synchronised normally, foreign keys held, and no step waits long for others."""
    log = opened(tmp_path).log
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")

    found = [log._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    log.close()

    assert found == ["wal", 1, 1, 20]


@pytest.mark.parametrize("name", ["per cent %41", "query?mode=rw", "hash #1", "Sitz Bücher"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    """What means something in a URI means nothing in a path."""
    assert quote(name) != name
    folder = tmp_path / name
    log = opened(folder).log
    write_a_morning(log)
    log.close()

    assert all_in(folder / "log.db") == MORNING


def test_moments_keep_their_offset_and_may_lie_anywhere(tmp_path: Path) -> None:
    """A clock set back, an offset of half an hour, a moment before 1970: dates are kept, durations stay right."""
    early = Dated(-1, -570)
    log = opened(tmp_path).log
    bout = log.open_bout(Dated.of(NINE))
    log.end_bout(bout, early, 12_345, EndedBy.SLEEP)
    log.close()

    (found,) = LogReader(tmp_path / "log.db").bouts(*EVER)
    assert (found.end, found.lasted, found.end.local().utcoffset()) == (early, 12_345, timedelta(minutes=-570))


def test_a_reading_at_once_sees_one_state_of_the_log(tmp_path: Path) -> None:
    """Whatever is written in between is not seen by it, and is seen by the next one; no log reads as an empty one."""
    reader = LogReader(tmp_path / "log.db")
    with reader.at_once() as reading:
        assert reading.bouts(*EVER) == ()
    log = opened(tmp_path).log
    write_a_morning(log)
    with reader.at_once() as reading:
        before = reading.postures(*EVER)
        log.declare_posture(Posture.SITTING, at(70))
        assert (reading.postures(*EVER), reading.bouts(*EVER)) == (before, BOUTS)
        assert [run.sets for run in reading.activations(*EVER, sets=False)] == [()]
    assert len(reader.postures(*EVER)) == len(before) + 1
    log.close()
