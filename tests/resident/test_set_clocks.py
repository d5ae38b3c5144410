"""The wall clock set while anything is open: every record with an end lasted from its start to it, by both clocks."""

import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutebreak.core.durations import DAY, HOUR, MINUTE, SECOND
from glutebreak.core.history.corrections import CorrectableRecords
from glutebreak.core.history.day_layout import DayRecords, timeline
from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import (
    ActivationOver,
    BoutEnded,
    BreakTaken,
    Choice,
    EndedBy,
    Hold,
    Outcome,
    Posture,
    StandingOver,
)
from glutebreak.storage.reader import LogReader
from resident.recorded_desk import ALWAYS, Desk

BERLIN = ZoneInfo("Europe/Berlin")
OFF_AFTER = 2 * HOUR
JUMPS = (-400 * DAY, -26 * HOUR, -HOUR, -90 * SECOND, -5 * SECOND, 2 * SECOND, 90 * SECOND, 90 * MINUTE, 14 * HOUR, DAY)


@contextmanager
def a_desk() -> Iterator[Desk]:
    """A desk with a log of its own."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        try:
            yield desk
        finally:
            desk.recorder.close()


def go_on(desk: Desk, milliseconds: int) -> None:
    """Let time pass."""
    desk.world.run_to(desk.world.clock.steady() - desk.world.began + milliseconds)


def type_for(desk: Desk, milliseconds: int) -> None:
    """Type every ten seconds."""
    for _ in range(milliseconds // (10 * SECOND)):
        desk.world.touch()
        go_on(desk, 10 * SECOND)


def hold(desk: Desk, reason: Hold, *, in_force: bool) -> None:
    """A reason not to ask begins or ends, for the log and for the model."""
    desk.recorder.hold(reason, in_force=in_force)
    desk.world.sitting.hold(reason, in_force=in_force)


def ended(log: LogReader) -> list[tuple[str, Dated, Dated, int]]:
    """Every record that has an end: its kind, start, end and length."""
    records: Iterable[tuple[str, Dated, Dated | None, int | None]] = itertools.chain(
        (("bout", each.start, each.end, each.lasted) for each in log.bouts(*ALWAYS)),
        (("break", each.start, each.end, each.lasted) for each in log.breaks(*ALWAYS)),
        (("activation", each.start, each.end, each.lasted) for each in log.activations(*ALWAYS)),
        (("hold", each.start, each.end, each.lasted) for each in log.holds(*ALWAYS)),
        (("standing", each.at, each.end, each.lasted) for each in log.postures(*ALWAYS)),
    )
    return [
        (kind, start, end, lasted) for kind, start, end, lasted in records if end is not None and lasted is not None
    ]


def assert_whole(log: LogReader) -> None:
    """Start and length come to the end, and nothing ended before it began."""
    for kind, start, end, lasted in ended(log):
        assert (kind, start.utc + lasted) == (kind, end.utc)
        assert lasted >= 0


@dataclass(frozen=True)
class Act:
    """Something that happens at the desk."""

    does: Callable[[Desk], object]
    name: str

    def __repr__(self) -> str:
        return self.name


ACTS = (
    Act(lambda desk: type_for(desk, 2 * MINUTE), "type"),
    Act(lambda desk: type_for(desk, 35 * MINUTE), "type long"),
    Act(lambda desk: go_on(desk, 30 * SECOND), "a moment"),
    Act(lambda desk: go_on(desk, 10 * MINUTE), "go away"),
    Act(lambda desk: go_on(desk, 3 * HOUR), "go home"),
    Act(lambda desk: desk.world.sitting.posture(Posture.STANDING), "stand"),
    Act(lambda desk: desk.world.sitting.posture(Posture.SITTING), "sit"),
    Act(lambda desk: hold(desk, Hold.CALL, in_force=True), "call"),
    Act(lambda desk: hold(desk, Hold.CALL, in_force=False), "hang up"),
    Act(lambda desk: hold(desk, Hold.DND, in_force=True), "dnd"),
    Act(lambda desk: hold(desk, Hold.DND, in_force=False), "dnd off"),
    Act(lambda desk: desk.world.sitting.answer(Choice.START), "start"),
    Act(lambda desk: desk.world.sitting.answer(Choice.SNOOZE), "snooze"),
    Act(lambda desk: desk.world.sitting.finish(Outcome.DONE, seated=False), "finish"),
    Act(lambda desk: desk.world.sitting.finish(Outcome.ABANDONED, seated=False), "abandon"),
    Act(lambda desk: desk.world.sitting.locked(), "lock"),
    Act(lambda desk: desk.world.sitting.unlocked(), "unlock"),
    Act(lambda desk: desk.world.clock.sleep(20 * MINUTE), "sleep"),
    Act(lambda desk: desk.world.sitting.nudge(), "nudge"),
    *(Act(lambda desk, by=by: desk.world.clock.set_wall(by), f"set by {by}") for by in JUMPS),
    Act(lambda desk: desk.world.clock.go_to_offset(-8), "fly to San Francisco"),
    Act(lambda desk: desk.world.clock.live_in(BERLIN), "fly home"),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(ACTS), max_size=25))
def test_whatever_happens_every_record_is_as_long_as_its_dates_say(acts: list[Act]) -> None:
    """And as long as it was on the steady clock; what is still open is dated by the clock as it is now."""
    with a_desk() as desk:
        for act in acts:
            act.does(desk)
        desk.world.sitting.nudge()
        log, told, state = desk.log, desk.world.told, desk.world.model.state
        assert_whole(log)
        lengths = {
            kind: sorted(lasted for each, _, _, lasted in ended(log) if each == kind)
            for kind in ("bout", "break", "activation", "standing")
        }
        bouts = [each.end - each.start for each in told if isinstance(each, BoutEnded)]
        running = [] if state.bout is None else [state.presence.last_sign - state.bout]
        assert lengths == {
            "bout": sorted([*bouts, *running]),
            "break": sorted(each.end - each.start for each in told if isinstance(each, BreakTaken)),
            "activation": sorted(each.t - each.press for each in told if isinstance(each, ActivationOver)),
            "standing": sorted(each.end - each.start for each in told if isinstance(each, StandingOver)),
        }
        if state.bout is not None:
            (open_bout,) = (each for each in log.bouts(*ALWAYS) if each.ended_by is EndedBy.OPEN)
            now = Dated.of(desk.world.clock.wall()).utc
            assert abs(open_bout.start.utc - (now - (state.now - state.bout))) < SECOND


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(ACTS), max_size=25))
def test_whatever_happens_a_day_draws_what_is_in_the_log(acts: list[Act]) -> None:
    """Standing, holds and bouts of all days together are drawn as long as they were."""
    with a_desk() as desk:
        for act in acts:
            act.does(desk)
        desk.world.sitting.finish(Outcome.ABANDONED, seated=False)
        desk.world.sitting.posture(Posture.SITTING)
        for reason in (Hold.CALL, Hold.DND):
            hold(desk, reason, in_force=False)
        log = desk.log
        bouts, holds, postures = log.bouts(*ALWAYS), log.holds(*ALWAYS), log.postures(*ALWAYS)
        read = DayRecords(CorrectableRecords(Records(bouts, log.breaks(*ALWAYS))), (), holds, postures)
        now = Dated.of(desk.world.clock.wall())
        begun = {each.local().date() for each in [*(bout.start for bout in bouts), *(each.at for each in postures)]}
        begun |= {each.start.local().date() for each in holds}
        touched = sorted({day + timedelta(days=more) for day in begun for more in range(2)})
        drawn = [timeline(day, read, now, OFF_AFTER) for day in touched]
        assert sum(each.within for day in drawn for each in day.holds) == sum(each.lasted for each in holds)
        stood = sum(each.within for day in drawn for each in day.standings)
        whole = sum(each.lasted or 0 for each in postures)
        assert whole - 2 * MINUTE * len(postures) <= stood <= whole
        sat = sum(each.within for day in drawn for each in day.blocks)
        assert sat == sum(each.lasted for each in bouts if each.lasted >= MINUTE or each.ended_by is EndedBy.OPEN)


@pytest.mark.parametrize("by", JUMPS)
def test_standing_is_as_long_as_it_was(by: int) -> None:
    """Sixteen seconds are sixteen seconds, though the clock is set in between, and the day draws no more."""
    with a_desk() as desk:
        go_on(desk, HOUR)
        desk.world.sitting.posture(Posture.STANDING)
        desk.world.clock.set_wall(by)
        go_on(desk, 16 * SECOND)
        desk.world.sitting.posture(Posture.SITTING)
        standing, _ = desk.log.postures(*ALWAYS)
        now = Dated.of(desk.world.clock.wall())
        assert (standing.lasted, standing.end) == (16 * SECOND, now)
        assert standing.at == Dated(now.utc - 16 * SECOND, now.offset)
        made = timeline(now.local().date(), DayRecords(postures=desk.log.postures(*ALWAYS)), now, OFF_AFTER)
        assert made.standings == ()


@pytest.mark.parametrize("by", JUMPS)
@pytest.mark.parametrize("after", [0, SECOND, 10 * MINUTE])
def test_a_call_is_as_long_as_it_was(by: int, after: int) -> None:
    """Set at its start, a second later or in its middle."""
    with a_desk() as desk:
        hold(desk, Hold.CALL, in_force=True)
        go_on(desk, after)
        desk.world.clock.set_wall(by)
        go_on(desk, 20 * MINUTE - after)
        hold(desk, Hold.CALL, in_force=False)
        (call,) = desk.log.holds(*ALWAYS)
        now = Dated.of(desk.world.clock.wall())
        assert (call.lasted, call.end, call.start.utc) == (20 * MINUTE, now, now.utc - 20 * MINUTE)


def test_a_start_with_a_wrong_clock_is_dated_by_the_right_one() -> None:
    """The time server sets it three seconds later; what goes on by then is of today."""
    with a_desk() as desk:
        go_on(desk, SECOND)
        desk.world.touch()
        go_on(desk, 3 * SECOND)
        desk.world.clock.set_wall(14 * HOUR)
        type_for(desk, 80 * SECOND)
        go_on(desk, 5 * MINUTE)
        (bout,) = desk.log.bouts(*ALWAYS)
        assert bout.ended_by is EndedBy.AWAY
        assert bout.start.local() == datetime.fromisoformat("2026-03-02T23:00:01+00:00")
        assert (bout.lasted, bout.end.utc) == (73 * SECOND, bout.start.utc + 73 * SECOND)


@pytest.mark.parametrize("by", JUMPS)
def test_what_belongs_to_an_open_bout_is_dated_anew_with_it(by: int) -> None:
    """The break before it, its asks, and a break that was given up."""
    with a_desk() as desk:
        type_for(desk, 5 * MINUTE)
        go_on(desk, 10 * MINUTE)
        type_for(desk, 31 * MINUTE)
        desk.world.sitting.answer(Choice.START)
        go_on(desk, MINUTE)
        desk.world.sitting.finish(Outcome.ABANDONED, seated=False)
        desk.world.clock.set_wall(by)
        type_for(desk, MINUTE)
        first, second = sorted(desk.log.bouts(*ALWAYS), key=lambda each: each.id)
        (taken,), (ask,), (run,) = desk.log.breaks(*ALWAYS), desk.log.asks(*ALWAYS), desk.log.activations(*ALWAYS)
        begun = second.start.utc
        assert (taken.end, taken.lasted) == (second.start, taken.end.utc - taken.start.utc)
        assert ask.shows[0].at.utc - begun == ask.shows[0].sitting
        assert (ask.ended, run.end.utc - run.start.utc) == (run.start, MINUTE)
        assert first.end.utc == first.start.utc + first.lasted
        assert begun - first.end.utc == taken.lasted + by


def test_a_bout_goes_on_over_a_restart_in_which_the_clock_was_set() -> None:
    """It is dated by the clock as it is now, from its start on."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        type_for(desk, 5 * MINUTE)
        desk.world.sitting.quit()
        desk.recorder.close()
        desk.world.clock.set_wall(90 * MINUTE)
        go_on(desk, MINUTE)
        desk.start_again()
        type_for(desk, 5 * MINUTE)
        (bout,) = desk.log.bouts(*ALWAYS)
        now = Dated.of(desk.world.clock.wall()).utc
        assert bout.start.utc == now - (desk.world.clock.steady() - (desk.world.model.state.bout or 0))
        assert bout.start.utc + bout.lasted == bout.end.utc
        desk.recorder.close()


def test_a_bout_is_dated_alike_before_and_after_a_restart() -> None:
    """Two readings of the clocks differ by a little; the bout's start does not move for that."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        type_for(desk, 5 * MINUTE)
        (before,) = desk.log.bouts(*ALWAYS)
        desk.world.sitting.quit()
        desk.recorder.close()
        desk.world.clock.set_wall(7)
        go_on(desk, MINUTE)
        desk.start_again()
        type_for(desk, 5 * MINUTE)
        (after,) = desk.log.bouts(*ALWAYS)
        assert (after.start, after.end.utc) == (before.start, after.start.utc + after.lasted)
        desk.recorder.close()


def test_a_display_server_that_stalls_dates_nothing_wrong() -> None:
    """The step began five seconds before it could be dated."""
    with a_desk() as desk:
        stalls, asked = iter([5 * SECOND]), desk.world.silence.silent_for

        def stalling() -> int:
            silent = asked()
            desk.world.clock.jump(next(stalls, 0))
            return silent

        go_on(desk, SECOND)
        touched = Dated.of(desk.world.clock.wall())
        desk.world.silence.silent_for = stalling  # type: ignore[method-assign]
        desk.world.touch()
        type_for(desk, 5 * MINUTE)
        go_on(desk, 5 * MINUTE)
        (bout,) = desk.log.bouts(*ALWAYS)
        assert (bout.start, next(stalls, None)) == (touched, None)
        assert_whole(desk.log)


@pytest.mark.parametrize(
    ("before", "lasts", "local"),
    [
        ("2026-03-29T00:30:00+00:00", 60, ("01:30", "03:30")),
        ("2026-10-25T00:30:00+00:00", 60, ("02:30", "02:30")),
    ],
)
def test_a_change_of_daylight_saving_changes_no_length(before: str, lasts: int, local: tuple[str, str]) -> None:
    """The bout has its start by the clock that was, and its end by the clock that is."""
    with a_desk() as desk:
        desk.world.clock.live_in(BERLIN)
        ahead = datetime.fromisoformat(before) - desk.world.clock.wall()
        desk.world.clock.set_wall(ahead // timedelta(milliseconds=1) - SECOND)
        go_on(desk, SECOND)
        type_for(desk, lasts * MINUTE)
        desk.world.touch()
        go_on(desk, 5 * MINUTE)
        (bout,) = desk.log.bouts(*ALWAYS)
        assert (f"{bout.start.local():%H:%M}", f"{bout.end.local():%H:%M}") == local
        assert bout.lasted == bout.end.utc - bout.start.utc == lasts * MINUTE


@pytest.mark.parametrize("by", JUMPS)
def test_a_clock_set_in_a_break_makes_it_no_longer(by: int) -> None:
    """Nor the joined one around a touch of the desk, in the day's statistics."""
    with a_desk() as desk:
        type_for(desk, 10 * MINUTE)
        go_on(desk, 10 * MINUTE)
        desk.world.clock.set_wall(by)
        desk.world.touch()
        go_on(desk, 15 * MINUTE)
        type_for(desk, 10 * MINUTE)
        breaks = desk.log.breaks(*ALWAYS)
        log = Records(desk.log.bouts(*ALWAYS), breaks, ())
        (started,) = {each.end.local().date() for each in breaks}
        made = [each for day in days(started - timedelta(days=2), 4, log, OFF_AFTER) for each in day.interruptions]
        whole = sum(each.lasted for each in breaks)
        if by > -20 * MINUTE:
            assert [each.lasted for each in made] == [whole]
        assert all(each.start.utc + each.lasted == each.end.utc for each in made)
