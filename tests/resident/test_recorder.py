"""What the recorder leaves in a real log, also when the disk refuses for a while."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.core.records import SetRecord
from glutebreak.core.sitting.happenings import BreakKind, Choice, EndedBy, Hold, Outcome, Posture
from glutebreak.resident import recorder as recorder_module
from resident.recorded_desk import ALWAYS, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a log of its own."""
    desk = Desk(tmp_path)
    yield desk
    desk.recorder.close()


def test_a_bout_and_a_natural_break_are_logged_with_their_lengths(desk: Desk) -> None:
    """Ten minutes of typing, five minutes away, and back again."""
    desk.type_from(SECOND, 10 * MINUTE + SECOND)
    desk.type_from(15 * MINUTE + SECOND, 15 * MINUTE + SECOND)
    first, second = desk.log.bouts(*ALWAYS)
    (taken,) = desk.log.breaks(*ALWAYS)
    assert (first.lasted, first.ended_by) == (10 * MINUTE, EndedBy.AWAY)
    assert (second.lasted, second.ended_by) == (0, EndedBy.OPEN)
    assert (taken.start, taken.end, taken.lasted, taken.kind) == (
        first.end,
        second.start,
        5 * MINUTE,
        BreakKind.NATURAL,
    )


def test_an_open_bout_is_never_more_than_a_minute_behind(desk: Desk) -> None:
    """That is all that a crash may lose."""
    desk.type_from(SECOND, 5 * MINUTE + 29 * SECOND)
    (bout,) = desk.log.bouts(*ALWAYS)
    assert bout.ended_by is EndedBy.OPEN
    assert 5 * MINUTE + 28 * SECOND - bout.lasted <= MINUTE


def test_an_ask_is_logged_with_every_show_and_its_answer(desk: Desk) -> None:
    """Shown, shown again five minutes later, and skipped."""
    desk.type_from(SECOND, 36 * MINUTE)
    desk.world.sitting.answer(Choice.SKIP)
    (ask,) = desk.log.asks(*ALWAYS)
    assert [show.nth for show in ask.shows] == [1, 2]
    assert (ask.outcome, ask.routine) == ("skip", "desk-two-minute-reset")
    verdicts = [decision.verdict for decision in desk.log.decisions(10)]
    assert sorted(verdicts) == sorted(["kept-back", "shown", "kept-back", "shown", "answered"])


def test_a_guided_break_is_logged_with_its_sets(desk: Desk) -> None:
    """Each set at once as it was seen; the bout ended when Start was pressed."""
    desk.type_from(SECOND, 20 * MINUTE)
    desk.world.sitting.answer(Choice.START)
    done = SetRecord("donkey-kick", "left", reps=10, held=0, completed=True, plausible=True)
    desk.recorder.set_done(done)
    desk.world.run_to(22 * MINUTE)
    desk.world.sitting.finish(Outcome.DONE, seated=False)
    desk.recorder.correct(Outcome.PARTLY)
    (bout,) = desk.log.bouts(*ALWAYS)
    (activation,) = desk.log.activations(*ALWAYS)
    assert (bout.ended_by, bout.end) == (EndedBy.ACTIVATION, activation.start)
    assert (activation.lasted, activation.outcome, activation.sets) == (2 * MINUTE, Outcome.DONE, (done,))
    assert activation.corrected_outcome is Outcome.PARTLY


def test_postures_and_holds_are_logged(desk: Desk) -> None:
    """What the user declared, and what kept asks back."""
    desk.world.sitting.posture(Posture.STANDING)
    desk.recorder.hold(Hold.CALL, in_force=True)
    desk.recorder.hold(Hold.CALL, in_force=True)
    desk.world.run_to(MINUTE)
    desk.recorder.hold(Hold.CALL, in_force=False)
    desk.world.run_to(2 * MINUTE)
    desk.world.sitting.posture(Posture.SITTING)
    standing, sitting = desk.log.postures(*ALWAYS)
    (hold,) = desk.log.holds(*ALWAYS)
    assert (standing.to, standing.end, standing.lasted) == (Posture.STANDING, sitting.at, 2 * MINUTE)
    assert (sitting.to, sitting.end, sitting.lasted) == (Posture.SITTING, None, None)
    assert hold.end is not None
    assert (hold.reason, hold.end.utc - hold.start.utc, hold.lasted) == (Hold.CALL, MINUTE, MINUTE)


def test_standing_that_lapsed_lasted_to_the_last_sign(desk: Desk) -> None:
    """Nobody stands for two hours because they forgot to say that they left."""
    desk.world.sitting.posture(Posture.STANDING)
    desk.type_from(MINUTE, 20 * MINUTE)
    desk.world.run_to(3 * HOUR)
    desk.world.sitting.nudge()
    (standing,) = desk.log.postures(*ALWAYS)
    assert standing.end is not None
    assert (standing.lasted, standing.end.utc - standing.at.utc) == (20 * MINUTE, 20 * MINUTE)


def test_how_long_a_hold_kept_an_ask_back_is_logged(desk: Desk) -> None:
    """From the moment at which the ask was due to the hold's end."""
    desk.recorder.hold(Hold.DND, in_force=True)
    desk.world.sitting.hold(Hold.DND, in_force=True)
    desk.type_from(SECOND, 35 * MINUTE + SECOND)
    desk.recorder.hold(Hold.DND, in_force=False)
    (hold,) = desk.log.holds(*ALWAYS)
    assert (hold.lasted, hold.kept_back) == (35 * MINUTE + SECOND, 5 * MINUTE)


def test_what_a_full_disk_refused_is_written_when_it_takes_it_again(desk: Desk) -> None:
    """Nothing is lost meanwhile, and the user is told once of each change."""
    desk.type_from(SECOND, 2 * MINUTE)
    desk.disk.full = True
    desk.type_from(2 * MINUTE, 5 * MINUTE)
    desk.type_from(HOUR, HOUR + MINUTE)
    assert len(desk.log.bouts(*ALWAYS)) == 1
    desk.disk.full = False
    desk.type_from(HOUR + MINUTE, HOUR + 3 * MINUTE)
    first, second = desk.log.bouts(*ALWAYS)
    assert (first.lasted, first.ended_by) == (5 * MINUTE - SECOND, EndedBy.AWAY)
    assert second.ended_by is EndedBy.OPEN
    assert desk.troubles == ["The disk is full.", None]


def test_a_disk_that_refuses_for_weeks_costs_those_weeks_and_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded; afterwards the log begins anew with the bout that is open then."""
    monkeypatch.setattr(recorder_module, "MOST_WAITING", 3)
    desk.type_from(SECOND, 2 * MINUTE)
    desk.disk.full = True
    for hour in range(1, 5):
        desk.type_from(hour * HOUR, hour * HOUR + MINUTE)
    desk.disk.full = False
    desk.type_from(4 * HOUR + MINUTE, 4 * HOUR + 3 * MINUTE)
    first, second = desk.log.bouts(*ALWAYS)
    assert first.ended_by is EndedBy.QUIT
    assert (second.start.utc - first.start.utc, second.ended_by) == (4 * HOUR - SECOND, EndedBy.OPEN)


def test_a_quit_leaves_nothing_open_but_the_bout(tmp_path: Path) -> None:
    """The next launch decides what becomes of it."""
    desk = Desk(tmp_path)
    desk.type_from(SECOND, 31 * MINUTE)
    desk.recorder.hold(Hold.PAUSE, in_force=True)
    desk.world.sitting.quit()
    desk.recorder.close()
    (bout,) = desk.log.bouts(*ALWAYS)
    (ask,) = desk.log.asks(*ALWAYS)
    (hold,) = desk.log.holds(*ALWAYS)
    assert (bout.ended_by, ask.outcome, hold.end is None) == (EndedBy.OPEN, "withdrawn", False)


def test_an_entry_that_does_not_fit_is_loud_and_keeps_nothing_after_it_from_the_log(desk: Desk) -> None:
    """A bug costs what was to be written together with it, not every day from then on."""
    desk.type_from(SECOND, 20 * MINUTE)
    desk.world.sitting.answer(Choice.START)
    broken = SetRecord(None, "left", reps=10, held=0, completed=True, plausible=True)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        desk.recorder.set_done(broken)
    desk.world.sitting.finish(Outcome.ABANDONED, seated=False)
    desk.type_from(21 * MINUTE, 22 * MINUTE)
    desk.type_from(30 * MINUTE, 31 * MINUTE)
    first, second = desk.log.bouts(*ALWAYS)
    assert (first.ended_by, first.lasted) == (EndedBy.AWAY, 22 * MINUTE - SECOND)
    assert (second.ended_by, second.start.utc - first.start.utc) == (EndedBy.OPEN, 30 * MINUTE - SECOND)


def test_a_log_that_is_removed_meanwhile_is_put_back_at_the_next_step_and_told_once(desk: Desk) -> None:
    """What came before and what comes after is in it."""
    desk.type_from(SECOND, 10 * MINUTE + SECOND)
    desk.path.unlink()
    desk.type_from(15 * MINUTE + SECOND, 20 * MINUTE)
    first, second = desk.log.bouts(*ALWAYS)
    assert (first.lasted, first.ended_by) == (10 * MINUTE, EndedBy.AWAY)
    assert second.lasted == pytest.approx(5 * MINUTE, abs=MINUTE)
    assert (len(desk.put_back), desk.troubles) == (1, [])


def test_a_log_that_cannot_be_put_back_is_trouble_until_it_can(desk: Desk) -> None:
    """Nothing of what happened meanwhile is lost."""
    desk.type_from(SECOND, 10 * MINUTE + SECOND)
    folder, elsewhere = desk.path.parent, desk.path.parent.with_name("elsewhere")
    folder.rename(elsewhere)
    folder.write_text("a file where the folder was", encoding="utf-8")
    desk.type_from(15 * MINUTE + SECOND, 20 * MINUTE)
    folder.unlink()
    desk.type_from(20 * MINUTE + SECOND, 21 * MINUTE)
    first, second = desk.log.bouts(*ALWAYS)
    assert (first.ended_by, second.ended_by) == (EndedBy.AWAY, EndedBy.OPEN)
    assert desk.troubles == [
        (
            f"{desk.path} can’t be written: File exists; move away what is in its place, "
            "and logging then continues by itself."
        ),
        None,
    ]
    assert len(desk.put_back) == 1
