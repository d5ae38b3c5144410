"""Random logs as raw rows: midnight, both changes of daylight saving, a flight, corrections, an open bout."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from awkward_times import BERLIN, BREAK_MIN, GAPS, LENGTHS, OFF_AFTER, SAN_FRANCISCO, STARTS

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
ROUTINES = ("desk-two-minute-reset", "donkey-kick", "on-a-call-minute")
EXERCISES = ("standing-hip-flexor-stretch", "standing-hip-extension", "half-squat", "donkey-kick", "a-skip", "walk")
ENDS = st.sampled_from(["away", "lock", "sleep", "posture", "quit", "activation", "activation", "away"])


@dataclass
class RandomLog:
    """Rows, table by table, and the clock the user had."""

    flies_at: int | None
    now: int
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def offset(self, utc: int) -> int:
        """Minutes that the user's clock was ahead of UTC: in Berlin until they flew, if they did."""
        return round(self.wall(utc).utcoffset().total_seconds() / 60)  # type: ignore[union-attr]

    def wall(self, utc: int) -> datetime:
        """The moment on that clock."""
        zone = BERLIN if self.flies_at is None or utc < self.flies_at else SAN_FRANCISCO
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc)).astimezone(zone)

    def dated(self, utc: int) -> tuple[int, int]:
        """The moment as the log has it."""
        return utc, self.offset(utc)

    def add(self, table: str, *values: Any) -> int:
        """Append a row with a number of its own before these values."""
        there = self.rows.setdefault(table, [])
        there.append((len(there) + 1, *values))
        return len(there)

    def add_part(self, table: str, *values: Any) -> None:
        """Append a row that has none."""
        self.rows.setdefault(table, []).append(values)

    def write(self, path: Path) -> None:
        """Write all rows into an empty log."""
        with closing(sqlite3.connect(path)) as connection, connection:
            for table, rows in self.rows.items():
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def days(self) -> list[date]:
        """The days in which something began, and the day after each."""
        begun = [self.wall(row[1]).date() for row in self.rows.get("bouts", [])] or [self.wall(self.now).date()]
        return sorted({each + timedelta(days=more) for each in begun for more in (0, 1)})


@st.composite
def random_logs(draw: st.DrawFn) -> RandomLog:
    """Some days of bouts with all that belongs to them; the log's clock stands at its end."""
    begin = draw(STARTS)
    start = int(datetime.combine(begin, time(draw(st.integers(0, 23))), BERLIN).timestamp()) * 1000
    log = RandomLog(draw(st.one_of(st.none(), st.integers(start, start + 4 * 24 * HOUR))), start)
    before: tuple[int, str] | None = None
    for _ in range(draw(st.integers(0, 9))):
        if before is not None:
            gap = draw(GAPS)
            if BREAK_MIN <= gap <= OFF_AFTER:
                kind = "prompted" if before[1] == "activation" else "natural"
                log.add("breaks", *log.dated(before[0]), *log.dated(before[0] + gap), gap, kind)
            _between(draw, log, before, gap)
            log.now += gap
        before = _bout(draw, log)
    if before is not None and draw(st.booleans()):
        row = log.rows["bouts"][-1]
        log.rows["bouts"][-1] = (*row[:6], "open")
    log.now += draw(st.integers(0, 3 * HOUR))
    return log


def _bout(draw: st.DrawFn, log: RandomLog) -> tuple[int, str]:
    start, lasted, by = log.now, draw(LENGTHS), draw(ENDS)
    end = start + lasted
    bout = log.add("bouts", *log.dated(start), *log.dated(end), lasted, by)
    for _ in range(draw(st.integers(0, 2)) if lasted > 5 * MINUTE else 0):
        _ask(draw, log, bout, start, lasted)
    if by == "activation":
        if draw(st.booleans()):
            ask = log.add("asks", bout, "desk-two-minute-reset", "start", *log.dated(end))
            log.add_part("shows", ask, 1, *log.dated(max(end - MINUTE, start)), max(lasted - MINUTE, 0))
        _run(draw, log, end, draw(st.integers(MINUTE, 10 * MINUTE)), seated=False)
    if lasted > 10 * MINUTE and draw(st.booleans()):
        _run(
            draw,
            log,
            start + draw(st.integers(0, lasted - 1)),
            draw(st.integers(1, 8 * MINUTE)),
            seated=draw(st.booleans()),
        )
    if lasted >= MINUTE and draw(st.booleans()):
        _hold(draw, log, start, lasted)
    for _ in range(draw(st.integers(0, 2)) if lasted >= MINUTE else 0):
        since = draw(st.integers(0, lasted - MINUTE))
        until = draw(st.one_of(st.just(lasted), st.integers(since + MINUTE, lasted)))
        since = draw(st.sampled_from([0, since]))
        said = draw(st.sampled_from(["standing", "away"]))
        row = log.add("sitting_corrections", *log.dated(end), bout, since, until, said, None)
        if draw(st.integers(0, 3)) == 0:
            log.add("sitting_corrections", *log.dated(end), bout, None, None, None, row)
    log.now = end
    return end, by


def _ask(draw: st.DrawFn, log: RandomLog, bout: int, start: int, lasted: int) -> None:
    shown = draw(st.integers(1, lasted - MINUTE))
    outcome = draw(st.sampled_from(["snooze", "skip", "dismiss", "withdrawn", "unanswered"]))
    ended = start + draw(st.integers(shown, lasted))
    ask = log.add("asks", bout, "desk-two-minute-reset", outcome, *log.dated(ended))
    log.add_part("shows", ask, 1, *log.dated(start + shown), shown)
    for done in draw(st.lists(st.booleans(), max_size=2)):
        log.add("claims", ask, *log.dated(ended), int(done))


def _run(draw: st.DrawFn, log: RandomLog, start: int, lasted: int, *, seated: bool) -> None:
    outcome = draw(st.sampled_from(["done", "partly", "abandoned"]))
    routine = draw(st.sampled_from(ROUTINES))
    run = log.add("activations", *log.dated(start), *log.dated(start + lasted), lasted, routine, outcome, int(seated))
    for nth in range(draw(st.integers(0, 4))):
        exercise = draw(st.sampled_from(EXERCISES))
        side = draw(st.sampled_from(["left", "right", None]))
        timed = exercise in {"standing-hip-flexor-stretch", "a-skip", "walk"}
        reps, held = (0, draw(st.integers(0, 90 * SECOND))) if timed else (draw(st.integers(0, 15)), 0)
        log.add_part("sets", run, nth + 1, exercise, side, reps, held, 1, draw(st.integers(0, 1)))
    for said in draw(st.lists(st.sampled_from(["done", "partly", "abandoned"]), max_size=2)):
        log.add("corrections", run, *log.dated(start + lasted), said)


def _hold(draw: st.DrawFn, log: RandomLog, start: int, lasted: int) -> None:
    begins = start + draw(st.integers(0, lasted))
    ends = begins + draw(st.integers(0, 3 * HOUR))
    reason = draw(st.sampled_from(["call", "fullscreen", "dnd", "quiet", "pause", "watching"]))
    kept_back = None
    if draw(st.booleans()):
        at, reasons = draw(st.integers(begins, ends)), draw(st.sampled_from([reason, f"typing {reason}", "typing"]))
        log.add("decisions", *log.dated(at), "kept-back", reasons)
        kept_back = ends - at if reason in reasons else None
    log.add("holds", reason, *log.dated(begins), *log.dated(ends), ends - begins, kept_back)


def _between(draw: st.DrawFn, log: RandomLog, before: tuple[int, str], gap: int) -> None:
    """Standing that was declared, and mostly ended by a word as well."""
    if before[1] == "posture" and gap > 2:
        stood = draw(st.integers(1, gap - 1))
        end = log.dated(before[0] + stood)
        log.add("postures", *log.dated(before[0]), "standing", *end, stood)
        log.add("postures", *end, "sitting", None, None, None)
