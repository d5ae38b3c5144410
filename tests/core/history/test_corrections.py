"""What the user says afterwards changes every figure and no record."""

import itertools
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.history.test_history_second_computation import logs, share
from glutebreak.core.durations import HOUR, MINUTE
from glutebreak.core.history.corrections import (
    CorrectionRefusedError,
    Said,
    SittingCorrection,
    check,
    corrected,
)
from glutebreak.core.history.local_days import local_day
from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import ActivationRecord, BoutRecord, BreakRecord, CorrectionRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy, Outcome

MONDAY = date(2026, 11, 16)
OFF_AFTER = 2 * HOUR


def at(time: str) -> Dated:
    """A moment of the Monday, one hour ahead of UTC."""
    return Dated.of(datetime.fromisoformat(f"2026-11-16T{time}+01:00"))


def bout(start: str, minutes: int, ended_by: EndedBy = EndedBy.AWAY, row: int = 1) -> BoutRecord:
    """A bout of so many minutes."""
    begins = at(start)
    return BoutRecord(begins, Dated(begins.utc + minutes * MINUTE, 60), minutes * MINUTE, ended_by, row)


def said(row: int, since: int, until: int, what: Said = Said.STANDING, *, undone: Dated | None = None):
    """A correction of a part of a bout, in minutes from its start."""
    return SittingCorrection(at("18:00:00"), row, since * MINUTE, until * MINUTE, what, undone=undone)


def between(before: BoutRecord, after: BoutRecord, kind: BreakKind = BreakKind.NATURAL) -> BreakRecord:
    """The break between two bouts."""
    return BreakRecord(before.end, after.start, after.start.utc - before.end.utc, kind)


def spans(records: Records) -> list[tuple[str, int, EndedBy]]:
    """The bouts as clock time, minutes and reason."""
    return [(piece.start.local().strftime("%H:%M"), piece.lasted // MINUTE, piece.ended_by) for piece in records.bouts]


def test_a_part_in_the_middle_leaves_a_bout_on_either_side_and_a_break_between() -> None:
    """What was one bout of 94 minutes are two, and the user got up in between."""
    whole = bout("09:12:00", 94)
    made = corrected(Records((whole,)), [said(1, 18, 88)], OFF_AFTER)
    assert spans(made) == [("09:12", 18, EndedBy.POSTURE), ("10:40", 6, EndedBy.AWAY)]
    assert made.breaks == (BreakRecord(at("09:30:00"), at("10:40:00"), 70 * MINUTE, BreakKind.NATURAL),)
    (day,) = days(MONDAY, 1, made, OFF_AFTER)
    assert (day.statistics.sitting, day.statistics.bouts, day.statistics.breaks) == (24 * MINUTE, 2, 1)


def test_a_whole_bout_joins_the_breaks_on_its_two_sides() -> None:
    """Nothing is left of it, and one break reaches from the bout before to the bout after."""
    first, second, third = bout("09:00:00", 20, row=1), bout("09:30:00", 30, row=2), bout("10:10:00", 25, row=3)
    records = Records((first, second, third), (between(first, second), between(second, third)))
    made = corrected(records, [said(2, 0, 30, Said.AWAY)], OFF_AFTER)
    assert made.bouts == (first, third)
    assert made.breaks == (between(first, third),)


def test_what_is_longer_than_time_off_is_no_break() -> None:
    """Two breaks that join to more than `off_after` are none."""
    first, second, third = bout("09:00:00", 20, row=1), bout("10:10:00", 60, row=2), bout("12:00:00", 25, row=3)
    records = Records((first, second, third), (between(first, second), between(second, third)))
    assert corrected(records, [said(2, 0, 60)], OFF_AFTER).breaks == ()


def test_a_break_that_nobody_spoke_of_stays_as_it_was_recorded() -> None:
    """Its moments were dated on their own, a few milliseconds beside those of its bouts."""
    first, second, third = bout("09:00:00", 20, row=1), bout("09:30:00", 30, row=2), bout("10:10:00", 25, row=3)
    dated_apart = replace(between(first, second), start=Dated(first.end.utc + 7, 60))
    records = Records((first, second, third), (dated_apart, between(second, third)))
    made = corrected(records, [said(3, 5, 10)], OFF_AFTER)
    assert made.breaks[:2] == (dated_apart, between(second, third))
    assert len(made.breaks) == 3


def test_the_start_of_a_bout_makes_the_break_before_it_longer() -> None:
    """They stood on before they sat down."""
    first, second = bout("09:00:00", 20, EndedBy.ACTIVATION, row=1), bout("09:30:00", 30, row=2)
    records = Records((first, second), (between(first, second, BreakKind.PROMPTED),))
    made = corrected(records, [said(2, 0, 12)], OFF_AFTER)
    assert made.breaks == (BreakRecord(first.end, at("09:42:00"), 22 * MINUTE, BreakKind.PROMPTED),)


def test_the_end_of_an_open_bout_comes_back_as_it_goes_on() -> None:
    """What was said of a part stays about that part, however long the bout becomes."""
    running = bout("09:00:00", 40, EndedBy.OPEN)
    assert spans(corrected(Records((running,)), [said(1, 30, 40)], OFF_AFTER)) == [("09:00", 30, EndedBy.POSTURE)]
    later = bout("09:00:00", 50, EndedBy.OPEN)
    assert spans(corrected(Records((later,)), [said(1, 30, 40)], OFF_AFTER)) == [
        ("09:00", 30, EndedBy.POSTURE),
        ("09:40", 10, EndedBy.OPEN),
    ]


def test_parts_that_overlap_count_once() -> None:
    """Two things said of the same minutes take them away once."""
    made = corrected(Records((bout("09:00:00", 60),)), [said(1, 10, 30), said(1, 20, 40, Said.AWAY)], OFF_AFTER)
    assert spans(made) == [("09:00", 10, EndedBy.POSTURE), ("09:40", 20, EndedBy.AWAY)]


def test_what_was_undone_changes_nothing() -> None:
    """The records are the very same."""
    records = Records((bout("09:00:00", 60),))
    assert corrected(records, [said(1, 10, 30, undone=at("18:01:00"))], OFF_AFTER) is records


def test_i_did_do_it_cuts_the_bout_as_the_run_would_have() -> None:
    """A run noted as abandoned, done after all, was a prompted break."""
    run = ActivationRecord(
        at("09:20:00"),
        at("09:24:00"),
        4 * MINUTE,
        "desk",
        Outcome.ABANDONED,
        seated=False,
        corrections=(CorrectionRecord(at("18:00:00"), Outcome.DONE),),
    )
    made = corrected(Records((bout("09:00:00", 60),), (), (run,)), [], OFF_AFTER)
    assert spans(made) == [("09:00", 20, EndedBy.ACTIVATION), ("09:24", 36, EndedBy.AWAY)]
    assert [each.kind for each in made.breaks] == [BreakKind.PROMPTED]
    in_the_chair = replace(run, seated=True)
    assert corrected(Records((bout("09:00:00", 60),), (), (in_the_chair,)), [], OFF_AFTER).breaks == ()


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [(20, 10, "backwards"), (-1, 10, "outside"), (50, 61, "outside"), (10, 10, "backwards")],
)
def test_a_part_that_is_none_of_the_bouts_is_refused(since: int, until: int, why: str) -> None:
    """With the reason."""
    with pytest.raises(CorrectionRefusedError, match=why):
        check(bout("09:00:00", 60), since * MINUTE, until * MINUTE)


def test_less_than_a_minute_cannot_be_corrected() -> None:
    """Statistics count whole minutes."""
    with pytest.raises(CorrectionRefusedError, match="too-short"):
        check(bout("09:00:00", 60), 0, MINUTE - 1)


@st.composite
def corrected_logs(draw: st.DrawFn) -> tuple[Records, list[SittingCorrection]]:
    """A random log in which the user said something about some of its bouts."""
    records = draw(logs())
    made = []
    for each in records.bouts:
        if each.lasted > MINUTE and draw(st.booleans()):
            for _ in range(draw(st.integers(1, 2))):
                since = draw(st.one_of(st.just(0), st.integers(0, each.lasted - MINUTE)))
                until = draw(st.one_of(st.just(each.lasted), st.integers(since + MINUTE, each.lasted)))
                undone = each.end if draw(st.integers(0, 4)) == 0 else None
                what = draw(st.sampled_from(list(Said)))
                made.append(SittingCorrection(each.end, each.id, since, until, what, undone=undone))
    return records, made


def left_of(each: BoutRecord, parts: list[SittingCorrection]) -> list[tuple[int, int]]:
    """What is left of a bout, found by trying every edge: the spans between neighbouring edges that no part covers."""
    mine = [part for part in parts if part.bout_id == each.id and part.undone is None]
    if not mine:
        return [(0, each.lasted)]
    edges = sorted({0, each.lasted, *(part.since for part in mine), *(part.until for part in mine)})
    free = [
        (since, until)
        for since, until in itertools.pairwise(edges)
        if not any(part.since <= since and until <= part.until for part in mine)
    ]
    joined: list[tuple[int, int]] = []
    for since, until in free:
        if joined and joined[-1][1] == since:
            joined[-1] = (joined[-1][0], until)
        else:
            joined.append((since, until))
    return joined


@settings(max_examples=60, deadline=None)
@given(corrected_logs())
def test_corrected_figures_equal_their_second_computation(given_log: tuple[Records, list[SittingCorrection]]) -> None:
    """Sitting, bouts and breaks of every day, whatever was said; midnights, summer time and a flight included."""
    records, parts = given_log
    made = corrected(records, parts, OFF_AFTER)
    pieces = [
        (Dated(each.start.utc + since, each.start.offset), until - since, each, until)
        for each in records.bouts
        for since, until in left_of(each, parts)
    ]
    for day in sorted({local_day(each.start) for each in records.bouts}):
        (shown,) = days(day, 1, made, OFF_AFTER)
        real = [piece for piece in pieces if piece[1] >= MINUTE]
        assert shown.statistics.sitting == sum(share(start, lasted, day) for start, lasted, *_ in real)
        assert shown.statistics.bouts == sum(start.local().date() == day for start, *_ in real)
        assert shown.statistics.breaks == sum(_is_break(*pair, records, day) for pair in _neighbours(pieces))


def _neighbours(pieces: list) -> list:
    """Each counted piece with the one after it; the open one counts from its first moment on, and ends the break."""
    stays = [
        piece
        for piece in pieces
        if piece[1] >= MINUTE or (piece[2].ended_by is EndedBy.OPEN and piece[3] == piece[2].lasted)
    ]
    return [
        (before, after, pieces[pieces.index(before) + 1 : pieces.index(after)])
        for before, after in itertools.pairwise(stays)
    ]


def _is_break(before: tuple, after: tuple, touches: list, records: Records, day: date) -> bool:
    start, lasted, bout_before, until = before
    end = bout_before.end if until == bout_before.lasted else Dated(start.utc + lasted, start.offset)
    if end.local().date() != day:
        return False
    gap = after[0].utc - end.utc
    # It is a break if it is short enough and anything in it was one, touches of the desk left out.
    steps = [before, *touches, after]
    any_gap = any(_gap_counts(one, other, records) for one, other in itertools.pairwise(steps))
    return any_gap and 0 < gap <= OFF_AFTER


def _gap_counts(one: tuple, other: tuple, records: Records) -> bool:
    """Whether there was a break between neighbours: as recorded, or, where something was cut, as it comes out now."""
    whole = one[3] == one[2].lasted and other[0] == other[2].start and other[2].id - one[2].id == 1
    if whole:
        return any(one[2].id < each.id <= other[2].id for each in records.breaks)
    end = one[2].end if one[3] == one[2].lasted else Dated(one[0].utc + one[1], one[0].offset)
    return 0 < other[0].utc - end.utc <= OFF_AFTER
