"""Corrections and deletions while the tray process writes: checked, nothing lost, and never a stall."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from glutebreak.control.messages import RequestRefusedError
from glutebreak.control.news import DeletionDone, DeletionFailed, LogChanged
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import ClaimRecord, Dated
from glutebreak.core.sitting.happenings import Choice, EndedBy, Outcome
from glutebreak.storage.export import Form, export
from glutebreak.storage.reader import LogReader
from resident.recorded_desk import ALWAYS, KeptDesk, old_breaks


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[KeptDesk]:
    """A desk at which somebody has sat for ten minutes, and five minutes later sits again."""
    desk = KeptDesk(tmp_path)
    desk.type_from(SECOND, 10 * MINUTE + SECOND)
    desk.type_from(15 * MINUTE + SECOND, 16 * MINUTE + SECOND)
    yield desk
    desk.keeper.close()
    desk.recorder.close()


def test_a_correction_is_dated_and_written(desk: KeptDesk) -> None:
    """And taken back; both are told."""
    desk.keeper.correct_sitting(1, 2 * MINUTE, 5 * MINUTE, Said.STANDING)
    (said,) = desk.log.sitting_corrections(*ALWAYS)
    assert (said.bout_id, said.since, said.until, said.said) == (1, 2 * MINUTE, 5 * MINUTE, Said.STANDING)
    desk.keeper.undo_correction(said.id)
    (undone,) = desk.log.sitting_corrections(*ALWAYS)
    assert undone.undone is not None
    assert desk.corrected == 2


def test_an_ask_is_claimed_once_it_is_over(desk: KeptDesk) -> None:
    """Not while it is on screen, nor one that is not there; each word is dated, written and told of."""
    desk.type_from(16 * MINUTE + 2 * SECOND, 46 * MINUTE)
    (ask,) = desk.log.asks(*ALWAYS)
    for row in (ask.id, ask.id + 1):
        with pytest.raises(RequestRefusedError):
            desk.keeper.claim_ask(row, done=True)
    desk.world.sitting.answer(Choice.SKIP)
    desk.keeper.claim_ask(ask.id, done=True)
    now = Dated.of(desk.world.clock.wall())
    (claimed,) = desk.log.asks(*ALWAYS)
    assert (claimed.outcome, claimed.claims) == ("skip", (ClaimRecord(now, True),))
    desk.keeper.claim_ask(ask.id, done=False)
    assert ([each.is_claimed for each in desk.log.asks(*ALWAYS)], desk.corrected) == ([False], 2)


@pytest.mark.parametrize(
    "correction", [(99, 0, 5 * MINUTE), (1, 0, 50 * MINUTE), (1, 5 * MINUTE, 2 * MINUTE), (1, 0, 10 * SECOND)]
)
def test_what_cannot_be_is_refused_and_writes_nothing(desk: KeptDesk, correction: tuple[int, int, int]) -> None:
    """Another bout, a part beyond it, a backward one, a moment."""
    with pytest.raises(RequestRefusedError):
        desk.keeper.correct_sitting(*correction, Said.AWAY)
    with pytest.raises(RequestRefusedError):
        desk.keeper.undo_correction(1)
    with pytest.raises(RequestRefusedError):
        desk.keeper.correct_activation(1, Outcome.DONE)
    assert (desk.log.sitting_corrections(*ALWAYS), desk.corrected) == ((), 0)


def test_what_happens_during_a_deletion_is_written_after_it(desk: KeptDesk) -> None:
    """The old bouts are gone, the open one goes on with all that was typed meanwhile."""
    desk.keeper.delete(None)
    desk.type_from(16 * MINUTE + 2 * SECOND, 20 * MINUTE)
    desk.loop.run_until(lambda: bool(desk.deletions))
    (bout,) = desk.log.bouts(*ALWAYS)
    (done,) = desk.deletions
    assert isinstance(done, DeletionDone)
    assert (done.records, desk.informed[-1]) == (2, LogChanged())
    assert bout.ended_by is EndedBy.OPEN
    assert 4 * MINUTE + 59 * SECOND - bout.lasted <= MINUTE


def test_one_thing_at_a_time(desk: KeptDesk) -> None:
    """A second deletion, a correction, and a deletion during a copy are refused in one sentence."""
    desk.keeper.delete(None)
    with pytest.raises(RequestRefusedError, match="being cleaned up"):
        desk.keeper.delete(None)
    with pytest.raises(RequestRefusedError, match="being cleaned up"):
        desk.keeper.correct_sitting(1, 0, 5 * MINUTE, Said.AWAY)
    desk.loop.run_until(lambda: bool(desk.deletions))
    desk.copying = True
    with pytest.raises(RequestRefusedError, match="being cleaned up"):
        desk.keeper.delete(None)


def test_a_deletion_that_fails_is_told_and_writing_goes_on(desk: KeptDesk) -> None:
    """Somebody else holds the file: everything is still there."""
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.keeper.delete(None)
        desk.loop.run_until(lambda: bool(desk.deletions))
    (failed,) = desk.deletions
    assert isinstance(failed, DeletionFailed)
    assert "another program holds it" in failed.why
    desk.type_from(16 * MINUTE + 2 * SECOND, 18 * MINUTE)
    assert len(desk.log.bouts(*ALWAYS)) == 2


def test_a_quit_waits_for_the_deletion_and_loses_nothing(tmp_path: Path) -> None:
    """What had waited is written before the log is closed."""
    desk = KeptDesk(tmp_path)
    desk.type_from(SECOND, 10 * MINUTE)
    desk.keeper.delete(None)
    desk.type_from(10 * MINUTE + SECOND, 12 * MINUTE)
    desk.keeper.close()
    desk.recorder.close()
    (bout,) = LogReader(desk.path).bouts(*ALWAYS)
    assert 11 * MINUTE + 59 * SECOND - bout.lasted <= MINUTE


def test_the_clock_goes_on_beside_a_deletion_and_an_export(desk: KeptDesk) -> None:
    """A hundred thousand records go in and out; `make bench` says that no step takes long."""
    old_breaks(desk.path, 100_000)
    steps, moment = 0, 16 * MINUTE + SECOND
    desk.keeper.delete((date(2020, 1, 1), date(2021, 1, 1)))
    while not desk.deletions:
        moment += SECOND
        desk.type_from(moment, moment)
        desk.loop.run_for(0.005)
        steps += 1
    assert steps > 10
    (done,) = desk.deletions
    assert isinstance(done, DeletionDone)
    assert done.records > 10_000
    exported = desk.places.data / "all.jsonl"
    assert export(LogReader(desk.path), exported, Form.JSON_LINES) > 50_000
    moment += SECOND
    desk.type_from(moment, moment)
    assert desk.log.bouts(*ALWAYS)[-1].lasted >= moment - (16 * MINUTE + SECOND) - MINUTE


def test_a_log_that_is_switched_off_takes_nothing_and_goes_on_with_the_next_bout(desk: KeptDesk) -> None:
    """What was open ends where it was last seen; the model's state is kept all the same."""
    desk.recorder.keep_log(on=False)
    desk.type_from(17 * MINUTE, 18 * MINUTE)
    desk.type_from(25 * MINUTE, 27 * MINUTE)
    off = desk.log.bouts(*ALWAYS)
    desk.recorder.keep_log(on=True)
    desk.type_from(28 * MINUTE, 29 * MINUTE)
    desk.type_from(40 * MINUTE, 42 * MINUTE)
    on = desk.log.bouts(*ALWAYS)
    assert [each.ended_by for each in off] == [EndedBy.AWAY, EndedBy.QUIT]
    assert [each.ended_by for each in on] == [EndedBy.AWAY, EndedBy.QUIT, EndedBy.OPEN]
    assert 2 * MINUTE - on[-1].lasted <= MINUTE
