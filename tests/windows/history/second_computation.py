"""Every figure of the history once more, from the log's raw rows, by somebody who has read the documentation only.

Nothing of the product is used here: rows are read as SQL gives them, lengths are added up by sweeping over moments, and
words are spelled anew. What it knows of the product is what the docstrings of the core promise.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
MINUTE = 60_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO = {"snooze", "skip", "dismiss", "unanswered"}
GLUTES = {"glutes", "side-of-hip", "thighs"}


@dataclass(frozen=True)
class Piece:
    """A stretch of sitting: what corrections have left of a bout."""

    start: int
    offset: int
    """Minutes that the clock was ahead of UTC when it began."""
    lasted: int
    end_utc: int
    end_offset: int
    ended_by: str
    begins_bout: bool
    ends_bout: bool
    bout: int
    """The number of its bout among all."""

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.ended_by == "open"


def local(utc: int, offset: int) -> datetime:
    """The moment on that clock."""
    return (EPOCH + timedelta(milliseconds=utc)).astimezone(timezone(timedelta(minutes=offset)))


def day_of(utc: int, offset: int) -> date:
    """The local day."""
    return local(utc, offset).date()


def clock(utc: int, offset: int) -> str:
    """`9:05`."""
    return local(utc, offset).strftime("%-H:%M")


def length(milliseconds: float) -> str:
    """`34 min`, `2 h`, `1 h 34`: whole minutes, half a minute counting as one."""
    minutes = int(milliseconds / MINUTE + 0.5)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes // 60} h {minutes % 60:02}"


def in_day(day: date, utc: int, offset: int, lasted: int) -> tuple[int, int]:
    """From when to when, in UTC milliseconds, a length of time lies in a local day; the same twice if it does not."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(minutes=offset)))
    begins = round((midnight - EPOCH).total_seconds() * 1000)
    since, until = max(utc, begins), min(utc + lasted, begins + 24 * 60 * MINUTE)
    return (since, until) if until > since else (begins, begins)


class RawLog:
    """The rows of a log.

    Args:
        path: the SQLite file.
        catalogue: the built-in catalogue as JSON has it.
        off_after: milliseconds; a longer gap is time off and no break.
    """

    def __init__(self, path: Path, catalogue: Mapping[str, Any], off_after: int) -> None:
        self._off_after = off_after
        self._names = {each["id"]: each["name"] for each in (*catalogue["routines"], *catalogue["exercises"])}
        self._exercises = {each["id"]: each for each in (*catalogue["exercises"], catalogue["walk"])}
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row

            def rows(table: str) -> list[Row]:
                return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]

            self._bouts = sorted(rows("bouts"), key=lambda row: row["start_utc"])
            self._break_ends = {row["end_utc"] for row in rows("breaks")}
            self._asks = rows("asks")
            self._shows, self._claims = _by(rows("shows"), "ask_id"), _by(rows("claims"), "ask_id")
            self._runs = [row for row in rows("activations") if row["outcome"] is not None]
            self._sets, self._words = _by(rows("sets"), "activation_id"), _by(rows("corrections"), "activation_id")
            self._postures, self._holds = rows("postures"), rows("holds")
            self._kept_back = [row for row in rows("decisions") if row["verdict"] == "kept-back"]
            said = rows("sitting_corrections")
            undone = {row["undoes"] for row in said}
            self._said = [row for row in said if row["undoes"] is None and row["id"] not in undone]
        self.pieces = [piece for nth, bout in enumerate(self._bouts) for piece in self._pieces(nth, bout)]
        self.breaks = list(self._all_breaks())

    # What corrections leave

    def _outcome(self, run: Row) -> str:
        return str([run["outcome"], *(row["outcome"] for row in self._words[run["id"]])][-1])

    def _away(self, bout: Row) -> list[tuple[int, int, str]]:
        """The parts of a bout that were no sitting, and what the sitting before each ended by."""
        parts = [
            (row["since"], min(row["until"], bout["lasted"]), "posture" if row["said"] == "standing" else "away")
            for row in self._said
            if row["bout_id"] == bout["id"]
        ]
        for run in self._runs:
            since = run["start_utc"] - bout["start_utc"]
            claimed = run["outcome"] == "abandoned" != self._outcome(run)
            if claimed and not run["seated"] and run["lasted"] >= MINUTE and 0 <= since < bout["lasted"]:
                parts.append((since, min(since + run["lasted"], bout["lasted"]), "activation"))
        return [part for part in parts if part[1] > part[0]]

    def _pieces(self, nth: int, bout: Row) -> Iterable[Piece]:
        """Sweep over every moment at which something begins or ends."""
        parts, lasted = self._away(bout), bout["lasted"]
        if not parts:
            ends = bout["end_utc"], bout["end_offset"], bout["ended_by"]
            yield Piece(bout["start_utc"], bout["start_offset"], lasted, *ends, True, True, nth)
            return
        moments = sorted({0, lasted, *(moment for since, until, _ in parts for moment in (since, until))})
        sat = [
            (since, until)
            for since, until in pairwise(moments)
            if not any(begins <= since and until <= ends for begins, ends, _ in parts)
        ]
        for since, until in _joined(sat):
            last = until == lasted
            by = bout["ended_by"] if last else min(part for part in parts if part[0] == until)[2]
            end = (bout["end_utc"], bout["end_offset"]) if last else (bout["start_utc"] + until, bout["start_offset"])
            yield Piece(bout["start_utc"] + since, bout["start_offset"], until - since, *end, by, since == 0, last, nth)

    def _all_breaks(self) -> Iterable[tuple[int, int, int, bool]]:
        """Each break: when it began, on which clock, how long it was, whether it was guided."""
        gaps = {}
        for before, after in pairwise(self.pieces):
            recorded = before.ends_bout and after.begins_bout and after.bout == before.bout + 1
            if recorded:
                gaps[after] = after.start in self._break_ends
            else:
                gaps[after] = 0 < after.start - before.end_utc <= self._off_after
        real = [nth for nth, piece in enumerate(self.pieces) if piece.lasted >= MINUTE or piece.is_open]
        for one, other in pairwise(real):
            before, after = self.pieces[one], self.pieces[other]
            between = after.start - before.end_utc
            touched = other - one > 1
            if any(gaps[piece] for piece in self.pieces[one + 1 : other + 1]) and (
                not touched or between <= self._off_after
            ):
                yield before.end_utc, before.end_offset, between, before.ended_by == "activation"

    # Days and weeks

    def day(self, day: date) -> dict[str, Any]:
        """The figures of a local day."""
        real = [piece for piece in self.pieces if piece.lasted >= MINUTE]
        begun = [piece for piece in real if day_of(piece.start, piece.offset) == day]
        breaks = [each for each in self.breaks if day_of(each[0], each[1]) == day]
        return {
            "sitting": sum(_within(day, piece.start, piece.offset, piece.lasted) for piece in real),
            "lengths": [piece.lasted for piece in begun],
            "guided": sum(guided for *_, guided in breaks),
            "own": sum(not guided for *_, guided in breaks),
            "active": sum(
                _within(day, run["start_utc"], run["start_offset"], run["lasted"])
                for run in self._runs
                if self._outcome(run) != "abandoned"
            ),
        }

    def week(self, monday: date) -> dict[str, Any]:
        """The figures of a week: all of its days together."""
        days = [self.day(monday + timedelta(days=nth)) for nth in range(7)]
        whole: dict[str, Any] = {
            name: sum(day[name] for day in days) for name in ("sitting", "guided", "own", "active")
        }
        return {**whole, "lengths": [each for day in days for each in day["lengths"]]}

    def table_row(self, name: str, figures: Mapping[str, Any]) -> list[str]:
        """A row of the week's table."""
        lengths = figures["lengths"]
        return [
            name,
            length(figures["sitting"]),
            str(len(lengths)),
            str(sum(each <= 30 * MINUTE for each in lengths)),
            str(sum(30 * MINUTE < each <= 60 * MINUTE for each in lengths)),
            str(sum(each > 60 * MINUTE for each in lengths)),
            length(max(lengths)) if lengths else "",
            str(figures["guided"]),
            str(figures["own"]),
            length(figures["active"]),
        ]

    def six_figures(self, monday: date) -> list[str]:
        """The values of a week's six figures."""
        week = self.week(monday)
        lengths, ups = week["lengths"], week["guided"] + week["own"]
        return [
            length(week["sitting"]),
            str(len(lengths)),
            length(sum(lengths) / len(lengths)) if lengths else "none",
            length(max(lengths)) if lengths else "none",
            str(sum(each > 30 * MINUTE for each in lengths)),
            f"{ups / (week['sitting'] / 3_600_000):.1f}" if week["sitting"] else "none",
        ]

    def day_opening(self, day: date) -> tuple[str, str]:
        """What a day opens with."""
        figures = self.day(day)
        bouts, ups = len(figures["lengths"]), figures["guided"] + figures["own"]
        parts = [f"in {bouts} bout{'s' if bouts != 1 else ''}"] if bouts else []
        parts += [f"up {ups} times" if ups > 1 else "up once"] if ups else []
        parts += [f"{length(figures['active'])} of stretching and glutes"] if figures["active"] else []
        return f"{length(figures['sitting'])} sitting", ", ".join(parts)

    def day_in_words(self, day: date) -> str:
        """What is said of a day's column to whoever does not see it."""
        figures = self.day(day)
        bouts, guided, own = len(figures["lengths"]), figures["guided"], figures["own"]
        parts = [f"{length(figures['sitting'])} sitting", f"{bouts} bout{'s' if bouts != 1 else ''}"]
        begun = [piece for piece in self.pieces if day_of(piece.start, piece.offset) == day and piece.lasted >= MINUTE]
        if begun:
            # Of two that are equal, the one that began first.
            longest = max(begun, key=lambda piece: (piece.lasted, -piece.start))
            span = f"{clock(longest.start, longest.offset)} to {clock(longest.end_utc, longest.end_offset)}"
            parts.append(f"longest {length(longest.lasted)}, {span}")
        parts.append(f"up for {guided} guided break{'s' if guided != 1 else ''}")
        parts.append("up once on your own" if own == 1 else f"up {own} times on your own")
        return ", ".join([*parts, f"{length(figures['active'])} of stretching and glutes"])

    def on_the_line(self, day: date, now: int) -> Counter[str]:
        """What everything on a day's line is called."""
        named: list[str] = []
        for piece in self.pieces:
            if piece.lasted and (piece.lasted >= MINUTE or piece.is_open):
                since, until = in_day(day, piece.start, piece.offset, piece.lasted)
                if until > since and piece.is_open:
                    named.append(f"Sitting since {clock(since, piece.offset)}, {length(until - since)}")
                elif until > since:
                    named.append(f"Sitting {_span(since, until, piece.offset)}, {length(until - since)}")
        named += self._said_on(day) + self._standings_on(day, now) + self._holds_on(day, now) + self._asks_on(day)
        named += [
            f"Up at {clock(utc, offset)} for {length(lasted)}, {'guided' if guided else 'on your own'}"
            for utc, offset, lasted, guided in self.breaks
            if day_of(utc, offset) == day
        ]
        return Counter(named)

    def _said_on(self, day: date) -> list[str]:
        named = []
        for row in self._said:
            bout = next(each for each in self._bouts if each["id"] == row["bout_id"])
            offset, begins = bout["start_offset"], bout["start_utc"] + row["since"]
            since, until = in_day(day, begins, offset, min(row["until"], bout["lasted"]) - row["since"])
            if until > since:
                what = "Standing" if row["said"] == "standing" else "Away"
                named.append(f"{what} {_span(since, until, offset)}, by your correction")
        return named

    def _standings_on(self, day: date, now: int) -> list[str]:
        spans, standing = [], None
        for row in self._postures:
            if row["posture"] == "standing":
                standing = standing or row
            elif standing is not None:
                spans.append((standing, row["at_utc"]))
                standing = None
        if standing is not None:
            later = [bout["start_utc"] for bout in self._bouts if bout["start_utc"] > standing["at_utc"]]
            spans.append((standing, min([*later, now]) if later else now))
        named = []
        for row, ends in spans:
            since, until = in_day(day, row["at_utc"], row["at_offset"], max(ends - row["at_utc"], 0))
            if until - since >= MINUTE:
                named.append(f"Standing {_span(since, until, row['at_offset'])}")
        return named

    def _first_kept_back(self, hold: Row, end: int) -> int | None:
        kept = [row["at_utc"] for row in self._kept_back if hold["reason"] in row["reasons"].split()]
        return min((moment for moment in kept if hold["start_utc"] <= moment <= end), default=None)

    def _holds_on(self, day: date, now: int) -> list[str]:
        named = []
        for hold in self._holds:
            end = now if hold["end_utc"] is None else hold["end_utc"]
            since, until = in_day(day, hold["start_utc"], hold["start_offset"], max(end - hold["start_utc"], 0))
            if until > since and hold["reason"] in HOLDS:
                kept = "" if self._first_kept_back(hold, end) is None else ", not asked"
                named.append(f"{HOLDS[hold['reason']]}{kept}, {_span(since, until, hold['start_offset'])}")
        return named

    def _asks_on(self, day: date) -> list[str]:
        named, asked = [], set()
        for ask in self._asks:
            first, last = self._shows[ask["id"]][0], self._shows[ask["id"]][-1]
            run = self._run_of(ask)
            if run is not None:
                asked.add(run["id"])
            elif day_of(first["at_utc"], first["at_offset"]) == day:
                at = (last["at_utc"], last["at_offset"]) if ask["ended_utc"] is None else _moment(ask, "ended")
                word = f", {ANSWERS[ask['outcome']].lower()} at {clock(*at)}"
                named.append(f"Asked{word}{', done by your word' if self._is_claimed(ask) else ''}")
        for run in self._runs:
            if day_of(*_moment(run, "start")) == day:
                told = (
                    f"{self._names[run['routine']]} at {clock(*_moment(run, 'start'))}, {OUTCOMES[self._outcome(run)]}"
                )
                named.append(told if run["id"] in asked else f"{told}, unasked")
        return named

    def _run_of(self, ask: Row) -> Row | None:
        if ask["outcome"] != "start":
            return None
        return next((run for run in self._runs if run["start_utc"] == ask["ended_utc"]), None)

    def _is_claimed(self, ask: Row) -> bool:
        words = [row["done"] for row in self._claims[ask["id"]]]
        return ask["outcome"] not in {None, "start"} and words[-1:] == [1]

    def is_empty(self, day: date, now: int) -> bool:
        """Whether nothing of a day is worth a line: holds alone are not, nor breaks that are left of other days."""
        besides = (*HOLDS.values(), "Up at ")
        return all(name.startswith(besides) for name in self.on_the_line(day, now))

    def happened(self, day: date) -> Counter[tuple[str, str, str]]:
        """The rows of the day's table."""
        return Counter(
            [
                *self._runs_told(day),
                *self._asks_told(day),
                *self._holds_told(day),
                *self._ups_told(day),
                *self._words_told(day),
            ]
        )

    def _runs_told(self, day: date) -> Iterable[tuple[str, str, str]]:
        asked = {run["id"] for run in map(self._run_of, self._asks) if run is not None}
        for run in self._runs:
            if day_of(*_moment(run, "start")) == day:
                told = f"{self._names[run['routine']]}, {OUTCOMES[self._outcome(run)]}"
                yield clock(*_moment(run, "start")), "Started", told if run["id"] in asked else f"{told}, unasked"

    def _asks_told(self, day: date) -> Iterable[tuple[str, str, str]]:
        for ask in self._asks:
            first, last = self._shows[ask["id"]][0], self._shows[ask["id"]][-1]
            if ask["outcome"] != "start" and day_of(first["at_utc"], first["at_offset"]) == day:
                at = (last["at_utc"], last["at_offset"]) if ask["ended_utc"] is None else _moment(ask, "ended")
                more = "you had got up already" if ask["outcome"] == "withdrawn" else ""
                word = "Asked" if ask["outcome"] is None else ANSWERS[ask["outcome"]]
                yield clock(*at), word, "done by your word" if self._is_claimed(ask) else more

    def _holds_told(self, day: date) -> Iterable[tuple[str, str, str]]:
        for hold in self._holds:
            offset, end = hold["start_offset"], hold["end_utc"]
            # A hold has ended in the day that its last millisecond lies in.
            if end is None or hold["reason"] not in HOLDS or end <= hold["start_utc"] or day_of(end - 1, offset) != day:
                continue
            kept = self._first_kept_back(hold, end)
            more = "" if kept is None else f"it had held the ask back for {length(end - kept)}"
            yield clock(end, offset), f"{HOLDS[hold['reason']]} ended", more

    def _ups_told(self, day: date) -> Iterable[tuple[str, str, str]]:
        for piece in self.pieces:
            counts = piece.lasted >= MINUTE and piece.ended_by not in {"open", "activation"}
            if counts and day_of(piece.end_utc, piece.end_offset) == day:
                more = f"after {length(piece.lasted)}{WHY_UP.get(piece.ended_by, '')}"
                yield clock(piece.end_utc, piece.end_offset), "Got up", more

    def _words_told(self, day: date) -> Iterable[tuple[str, str, str]]:
        for row in self._postures:
            if row["posture"] == "standing" and day_of(row["at_utc"], row["at_offset"]) == day:
                yield clock(row["at_utc"], row["at_offset"]), "Standing", "by your word"

    # What was done

    def done(self, monday: date) -> "Done":
        """What was done in a week."""
        week = {monday + timedelta(days=nth) for nth in range(7)}
        sets = [
            row
            for run in self._runs
            if day_of(*_moment(run, "start")) in week
            and not (self._words[run["id"]] and self._outcome(run) == "abandoned")
            for row in self._sets[run["id"]]
        ]
        answers: dict[int, Counter[str]] = defaultdict(Counter)
        for ask in self._asks:
            first = self._shows[ask["id"]][0]
            shown = local(first["at_utc"], first["at_offset"])
            if shown.date() in week:
                if self._is_claimed(ask):
                    answers[shown.hour]["claimed"] += 1
                elif ask["outcome"] == "start" or ask["outcome"] in NO:
                    answers[shown.hour]["yes" if ask["outcome"] == "start" else "no"] += 1
        return Done(sets, answers, self._exercises)


@dataclass(frozen=True)
class Done:
    """What was done in a week."""

    sets: Sequence[Row]
    answers: Mapping[int, Counter[str]]
    catalogue: Mapping[str, Mapping[str, Any]]

    def sentence(self) -> str:
        """What it opens with, for a week that is over."""
        if not self.sets and not self.answers:
            return "Nothing was logged in this week."
        glutes = [row for row in self.sets if self._counts(row["exercise"]) == "glutes"]
        stretch = [row for row in self.sets if self._counts(row["exercise"]) == "stretch"]
        reps, held = sum(row["reps"] for row in glutes), sum(row["held"] for row in stretch)
        facts = [f"{reps} glute repetition{'s' if reps != 1 else ''}"] if reps else []
        if held:
            seconds = round(held / 1000)
            count, unit = (seconds, "second") if seconds < 60 else (int(held / MINUTE + 0.5), "minute")
            facts.append(f"{count} {unit}{'s' if count != 1 else ''} of hip-flexor stretch")
        if not facts:
            return "No glutes and no stretch yet. The asks are counted beside it."
        balances = [_balance(stretch, "held"), _balance(glutes, "reps")]
        words = [each for each in balances if each]
        uneven = [each for each in words if each.startswith("more")]
        balance = next(iter(uneven or [each for each in words if each.startswith("almost")] or words), None)
        return f"{', '.join(facts)}, {balance}." if balance else f"{', '.join(facts)}."

    def _counts(self, exercise: str) -> str:
        entry = self.catalogue.get(exercise)
        if entry is None:
            return "other"
        if entry["role"] == "stretch":
            return "stretch"
        return "glutes" if entry["role"] == "activate" and entry["region"] in GLUTES else "other"

    def table(self) -> Counter[tuple[str, ...]]:
        """The rows of its table."""
        rows = []
        for exercise in {row["exercise"] for row in self.sets}:
            mine = [row for row in self.sets if row["exercise"] == exercise]
            what, spell = ("reps", str) if any(row["reps"] for row in mine) else ("held", _held)
            cells = [self.catalogue[exercise]["name"], str(len(mine))]
            for side in ("left", "right", None):
                there = [row for row in mine if row["side"] == side]
                cells.append(spell(sum(row[what] for row in there)) if there else "")
            claimed = sum(row[what] for row in mine if not row["plausible"])
            rows.append((*cells, spell(claimed) if claimed else ""))
        return Counter(rows)

    def count(self) -> str:
        """`22 of 33`."""
        return f"{sum(each['yes'] for each in self.answers.values())} of {self.asked()}"

    def asked(self) -> int:
        """All asks that got an answer."""
        return sum(each.total() for each in self.answers.values())

    def claimed(self) -> int:
        """Those done by the user's word."""
        return sum(each["claimed"] for each in self.answers.values())

    def hours(self) -> list[str]:
        """What each hour says, from the first with an answer to the last."""
        if not self.answers:
            return []
        told = []
        for hour in range(min(self.answers), max(self.answers) + 1):
            each = self.answers.get(hour, Counter())
            more = f", {each['claimed']} more done by your word" if each["claimed"] else ""
            told.append(f"{hour}:00: started {each['yes']} of {each.total()}{more}")
        return told


HOLDS = {
    "call": "Call",
    "fullscreen": "Full screen",
    "dnd": "Do not disturb",
    "quiet": "Quiet hours",
    "pause": "Pause",
}
ANSWERS = {
    "start": "Started",
    "snooze": "Later",
    "skip": "Skipped",
    "dismiss": "Put away",
    "withdrawn": "Taken back",
    "unanswered": "No answer",
    None: "On screen",
}
OUTCOMES = {"done": "done", "partly": "partly", "abandoned": "left early"}
WHY_UP = {
    "lock": ", screen locked",
    "sleep": ", computer asleep",
    "posture": ", to stand",
    "quit": ", while glutebreak was closed",
}


def _by(rows: Iterable[Row], name: str) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for since, until in spans:
        if joined and joined[-1][1] == since:
            joined[-1] = (joined[-1][0], until)
        else:
            joined.append((since, until))
    return joined


def _within(day: date, utc: int, offset: int, lasted: int) -> int:
    since, until = in_day(day, utc, offset, lasted)
    return until - since


def _span(since: int, until: int, offset: int) -> str:
    return f"{clock(since, offset)} to {clock(until, offset)}"


def _moment(row: Row, name: str) -> tuple[int, int]:
    return row[f"{name}_utc"], row[f"{name}_offset"]


def _balance(sets: Sequence[Row], what: str) -> str | None:
    left, right = (sum(row[what] for row in sets if row["side"] == side) for side in ("left", "right"))
    if not left and not right:
        return None
    if left == right:
        return "even left and right"
    if abs(left - right) <= max(left, right) / 10:
        return "almost even left and right"
    return f"more on the {'left' if left > right else 'right'} so far"


def _held(milliseconds: int) -> str:
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
