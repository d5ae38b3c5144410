"""The sitting model a second time, written from its text alone: slow, plain, and the judge of the real one.

It shares no code with the package and knows no "next moment". It visits every moment that is a line's time, an input's
end or a show, and whatever lies one or two of the trace's durations after these, and asks all of the model's questions
anew at each. Visiting a moment at which nothing happens changes nothing, so too many of them only cost time.

Where the text leaves room, the most literal reading is taken:

* An end by sleep is *established* when it is told, at the wake. A finish or a quit inside the sleep comes first:
  after an abandoned activation the sleep ends the bout at the last sign, and a quit forgets the sleep.
* Standing that reaches `break_min` inside a sleep is told with that moment, as silence and lock are, and all three are
  told even if the trace ends before the wake.
* An unlock inside a sleep takes the lock away and is no input. A finish while locked or asleep counts.
* A lock, sleep or standing that "never happened" leaves the bout alone, but did interrupt the conditions of rule 6,
  even if it began and ended within one moment. The sign that a short lock was remains one.
* A posture said again, "sitting" at the very first included, is an input like any other posture line.
* "Standing declared before the press" goes by the order of lines, and moves the end whatever established it, if the
  standing still lasts then.
* A quit abandons as a finish does, so a new ask falls due `repeat_every` after it. It forgets the holds in force, which
  thereby did not "end"; an earlier hold's end, the posture and the last input stay known. Only the open bout, its
  counts and due times stay, so a quit interrupts the conditions of rule 6: who types at the launch is not asked.
* At a launch silence is asked first (reason `quit`, even if standing was reached meanwhile); of a bout that goes on,
  standing reached meanwhile, before it lapsed, is told at the launch. Then standing lapses, and an input that goes on
  opens a bout. An input line that begins while not running is ignored altogether.
* Standing lapses inside a lock or a sleep, too, at the moment at which it does.
* The latest moment that a trace names may be in an ignored line.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

Line = Mapping[str, Any]
"""One parsed line of a trace, times in seconds."""

MINUTE = 60_000
DURATIONS = {
    "prompt_after": 30 * MINUTE,
    "repeat_every": 5 * MINUTE,
    "away_after": 3 * MINUTE,
    "break_min": 1 * MINUTE,
    "snooze": 5 * MINUTE,
    "settle": 2_000,
    "settle_limit": 20_000,
    "after_hold": 30_000,
    "present_within": 1 * MINUTE,
    "off_after": 120 * MINUTE,
    "watch_limit": 60 * MINUTE,
}
"""The model's durations and their defaults in milliseconds."""

DEFAULTS = {**DURATIONS, "shows_per_ask": 3, "snooze_limit": 3, "watching": True}
USER_ACTS = {"input", "answer", "posture", "unlock"}
REASONS = ("away", "lock", "sleep", "posture")


def milliseconds(seconds: float) -> int:
    """A trace's time in whole milliseconds."""
    return round(seconds * 1000)


def seconds(moment: int) -> float:
    """A moment as a trace prints it: in seconds, whole ones without a fraction."""
    return moment // 1000 if moment % 1000 == 0 else moment / 1000


@dataclass(frozen=True)
class Stretch:
    """All that is sensed and declared from one line up to the next: nothing in it knows of bouts or asks."""

    settings: Mapping[str, int]
    since: int = 0
    running: bool = True
    locked: int | None = None
    asleep: int | None = None
    holds: frozenset[str] = frozenset()
    hold_ended: int | None = None
    standing: int | None = None
    """When standing was declared; None while sitting."""
    standing_line: int = -1
    inputs: tuple[int, ...] = ()
    """The ends of all input lines taken so far."""
    input_before: int | None = None
    """The last input as of this stretch's first moment; likewise the next."""
    sign_before: int | None = None

    @property
    def seen(self) -> bool:
        """Whether what the user does counts."""
        return self.running and self.locked is None and self.asleep is None

    @property
    def input_goes_on(self) -> bool:
        """Whether an input lasts strictly beyond this stretch's first moment, and counts."""
        return self.seen and any(until > self.since for until in self.inputs)

    def last_input(self, now: int) -> int | None:
        """The last input as of `now`, a moment of this stretch."""
        lasting = [min(now, until) for until in self.inputs if until > self.since] if self.seen else []
        return latest(self.input_before, *lasting)

    def last_sign(self, now: int) -> int | None:
        """The last sign of the user as of `now`, a moment of this stretch."""
        last_input = self.last_input(now)
        signs = [self.sign_before, last_input]
        if self.seen and "call" in self.holds:
            signs.append(now)
        if self.seen and "watching" in self.holds and self.settings["watching"] and last_input is not None:
            watched_until = min(now, last_input + self.settings["watch_limit"])
            signs.append(watched_until if watched_until >= self.since else None)
        return latest(*signs)

    def standing_at(self, now: int) -> int | None:
        """When the standing that lasts at `now` was declared; None while sitting, or once it has lapsed."""
        since = latest(self.standing, self.last_sign(now))
        lapsed = since is not None and since + self.settings["off_after"] <= now
        return None if lapsed else self.standing

    def after(self, line: Line, number: int) -> "Stretch":
        """The stretch that `line`, which is not to be ignored, begins."""
        now = milliseconds(line["t"])
        after = replace(
            self,
            since=now,
            input_before=self.last_input(now),
            sign_before=self.last_sign(now),
            standing=self.standing_at(now),
        )
        after = replace(after, **self._changes(line, now, number))
        if after.seen and (line["is"] in USER_ACTS or after.input_goes_on):
            after = replace(after, input_before=now)
        if line["is"] == "lock" and self.locked is None and self.asleep is None:
            after = replace(after, sign_before=now)
        return after

    def _changes(self, line: Line, now: int, number: int) -> dict[str, Any]:  # noqa: C901 - one table
        """The fields that `line` changes."""
        match line["is"], line.get("reason", line.get("to")):
            case "input", _:
                return {"inputs": (*self.inputs, milliseconds(line.get("until", line["t"])))}
            case "lock", _ if self.locked is None:
                return {"locked": now}
            case "unlock", _:
                return {"locked": None}
            case "sleep", _ if self.asleep is None:
                return {"asleep": now}
            case "wake", _:
                return {"asleep": None}
            case "hold", reason:
                return {"holds": self.holds | {reason}}
            case "release", reason if reason in self.holds:
                ended = self.hold_ended if reason == "watching" else now
                return {"holds": self.holds - {reason}, "hold_ended": ended}
            case "posture", "standing" if self.standing_at(now) is None:
                return {"standing": now, "standing_line": number}
            case "posture", "sitting":
                return {"standing": None}
            case "quit", _:
                return {"running": False, "locked": None, "asleep": None, "holds": frozenset()}
            case "launch", _:
                return {"running": True, "standing": None, "hold_ended": now}
        return {}


def latest(*moments: int | None) -> int | None:
    """The latest of the moments that are any; None if there is none."""
    return max((moment for moment in moments if moment is not None), default=None)


@dataclass
class Bout:
    """An open bout and its asks."""

    start: int
    due: int
    shows: int = 0
    shows_of_ask: int = 0
    on_screen: bool = False
    snoozes: int = 0

    def ask_anew(self, due: int) -> None:
        """What is on screen is answered; a new ask falls due at `due`."""
        self.on_screen, self.shows_of_ask, self.due = False, 0, due


class Activation(NamedTuple):
    """A running activation: when, and by which line, it was started."""

    press: int
    line: int


class Stepwise:
    """One walk through one trace."""

    def __init__(self, lines: Sequence[Line], settings: Mapping[str, int]) -> None:
        self.settings = {**DEFAULTS, **settings}
        self.lines = [line for line in lines if line.get("is") not in {None, "wall", "end"}]
        self.taken = 0
        self.now = 0
        self.stretch = Stretch(self.settings)
        self.bout: Bout | None = None
        self.activation: Activation | None = None
        self.last_end: tuple[int, str] | None = None
        self.askable_since: int | None = None
        self.printed: list[dict[str, Any]] = []
        timed = [line for line in lines if "t" in line]
        named = {milliseconds(line["t"]) for line in timed}
        named |= {milliseconds(line["until"]) for line in timed if line["is"] == "input" and "until" in line}
        ends = [milliseconds(line["t"]) for line in timed if line["is"] == "end"]
        self.end = ends[0] if ends else max(named, default=0)
        durations = {self.settings[name] for name in DURATIONS}
        durations |= {milliseconds(line["minutes"] * 60) for line in timed if line.get("minutes") is not None}
        self.sums = sorted({first + second for first in {0, *durations} for second in {0, *durations}})
        self.moments: list[int] = []
        self.known: set[int] = set()
        for moment in named | {self.end}:
            self.visit_around(moment)

    def visit_around(self, moment: int) -> None:
        """Have `moment` visited, and whatever lies one or two durations after it."""
        for later in {moment + duration for duration in self.sums} - self.known:
            if later <= self.end:
                self.known.add(later)
                heapq.heappush(self.moments, later)

    def walk(self) -> list[dict[str, Any]]:
        """All that is printed, in order."""
        while self.moments:
            self.now = heapq.heappop(self.moments)
            self.bring_about()
            while self.taken < len(self.lines) and milliseconds(self.lines[self.taken]["t"]) == self.now:
                self.take(self.lines[self.taken])
                self.taken += 1
        if self.bout:
            self.say("bout", start=seconds(self.bout.start), end=seconds(self.end), ended_by="open")
        return self.printed

    def say(self, happening: str, **what: Any) -> None:
        """Print one line."""
        self.printed.append({"t": seconds(self.now), "is": happening, **what})

    # What is due now

    def bring_about(self) -> None:
        """End the bout if that is established by now, then show what is due."""
        reason = self.reached_first() if self.stretch.running else None
        if reason and reason != "sleep":
            self.end_bout(reason)
        if self.stretch.running:
            self.stretch = replace(self.stretch, standing=self.stretch.standing_at(self.now))
        self.look_whether_askable()
        if self.bout and self.stretch.running and self.askable_since is not None:
            last_input = self.stretch.last_input(self.now)
            settled = last_input is not None and self.now - last_input >= self.settings["settle"]
            if settled or self.now - self.askable_since >= self.settings["settle_limit"]:
                self.show(self.bout)
                self.look_whether_askable()

    def reached_first(self) -> str | None:
        """What has ended the open bout first, by now; a sleep still has to be told."""
        if self.bout is None:
            return None
        lasting = (
            (self.stretch.last_sign(self.now), self.settings["away_after"]),
            (self.stretch.locked, self.settings["break_min"]),
            (self.stretch.asleep, self.settings["break_min"]),
            (self.stretch.standing, self.settings["break_min"]),
        )
        reached = [
            (since + needed, order)
            for order, (since, needed) in enumerate(lasting)
            if since is not None and since + needed <= self.now
        ]
        return REASONS[min(reached)[1]] if reached else None

    def look_whether_askable(self) -> None:
        """Note since when all conditions but `settle` and `settle_limit` have been true without interruption."""
        sign = self.stretch.last_sign(self.now)
        ended = self.stretch.hold_ended
        askable = (
            self.stretch.running
            and self.bout is not None
            and self.bout.due <= self.now
            and self.activation is None
            and self.stretch.standing is None
            and self.stretch.locked is None
            and self.stretch.asleep is None
            and not self.stretch.holds - {"watching"}
            and (ended is None or self.now - ended >= self.settings["after_hold"])
            and (sign is not None and self.now - sign <= self.settings["present_within"])
        )
        if not askable:
            self.askable_since = None
        elif self.askable_since is None:
            self.askable_since = self.now

    def show(self, bout: Bout) -> None:
        """Show what is due."""
        bout.shows += 1
        bout.shows_of_ask += 1
        bout.on_screen = True
        self.say("prompt", bout=seconds(bout.start), sitting=seconds(self.now - bout.start), nth=bout.shows)
        if bout.shows_of_ask < self.settings["shows_per_ask"]:
            bout.due = self.now + self.settings["repeat_every"]
        else:
            bout.shows_of_ask, bout.due = 0, self.now + self.settings["prompt_after"]
        self.visit_around(self.now)

    def end_bout(self, reason: str) -> None:
        """Establish the open bout's end now, for `reason`."""
        standing = self.stretch.standing
        end = standing if reason == "posture" else self.stretch.last_sign(self.now)
        if self.activation:
            end, reason = self.activation.press, "activation"
            if standing is not None and self.stretch.standing_line < self.activation.line:
                end, reason = standing, "posture"
        assert end is not None, "a bout began with a sign"
        self.close_bout(end, reason)

    def close_bout(self, end: int, reason: str) -> None:
        """The open bout ended at `end`: take back what is on screen, and say so."""
        assert self.bout is not None
        if self.bout.on_screen:
            self.say("withdraw", nth=self.bout.shows)
        self.say("bout", start=seconds(self.bout.start), end=seconds(end), ended_by=reason)
        self.bout, self.last_end = None, (end, reason)

    # What the lines do

    def take(self, line: Line) -> None:
        """Let one line have its effect, and then whatever is due."""
        kind, before = line["is"], self.stretch
        if before.running == (kind == "launch"):
            return
        if kind == "wake" and self.reached_first() == "sleep":
            self.end_bout("sleep")
        self.stretch = before.after(line, self.taken)
        if kind == "finish" and self.activation:
            self.finish(self.activation, abandoned=line["outcome"] == "abandoned", seated=line.get("seated", False))
        elif kind == "quit":
            self.quit()
        elif kind == "launch" and self.bout:
            self.end_before_launch(before)
        if self.stretch.seen and (kind in USER_ACTS or self.stretch.input_goes_on):
            self.open_bout()
        if kind == "answer":
            self.answer(line)
        self.bring_about()

    def end_before_launch(self, before: Stretch) -> None:
        """End the open bout where it ended while nothing ran."""
        sign, standing = before.last_sign(self.now), before.standing
        assert sign is not None, "a bout began with a sign"
        if self.now - sign >= self.settings["away_after"]:
            self.close_bout(sign, "quit")
        elif standing is not None:
            lapses = max(standing, sign) + self.settings["off_after"]
            if standing + self.settings["break_min"] <= min(self.now, lapses):
                self.close_bout(standing, "posture")

    def open_bout(self) -> None:
        """An input opens a bout now, if none is open and nothing forbids it."""
        if self.bout or self.activation or self.stretch.standing is not None:
            return
        if self.last_end:
            end, reason = self.last_end
            if self.settings["break_min"] <= self.now - end <= self.settings["off_after"]:
                kind = "prompted" if reason == "activation" else "natural"
                self.say("break", start=seconds(end), end=seconds(self.now), kind=kind)
        self.bout = Bout(start=self.now, due=self.now + self.settings["prompt_after"])

    def answer(self, line: Line) -> None:
        """The own effect of an answer."""
        choice, bout = line["choice"], self.bout
        to_be_had = self.stretch.seen and (
            self.activation is None if choice == "start" else bout is not None and bout.on_screen
        )
        if choice == "snooze" and bout and bout.snoozes >= self.settings["snooze_limit"]:
            to_be_had = False
        if not to_be_had:
            self.say("refused", what=choice)
        elif choice == "start":
            self.activation = Activation(self.now, self.taken)
            if bout:
                bout.on_screen = False
        elif choice == "snooze" and bout:
            bout.snoozes += 1
            minutes = line.get("minutes")
            wait = self.settings["snooze"] if minutes is None else milliseconds(minutes * 60)
            bout.ask_anew(self.now + wait)
        elif bout:
            bout.ask_anew(self.now + self.settings["prompt_after"])

    def finish(self, activation: Activation, *, abandoned: bool, seated: bool) -> None:
        """The activation is over."""
        if self.bout and (abandoned or self.now - activation.press < self.settings["break_min"]):
            self.bout.ask_anew(max(self.now + self.settings["repeat_every"], self.bout.due))
        elif self.bout and seated:
            self.bout.ask_anew(self.now + self.settings["prompt_after"])
        elif self.bout:
            self.close_bout(activation.press, "activation")
        self.activation = None

    def quit(self) -> None:
        """The app is no longer there: nothing is on screen, nothing runs."""
        if self.activation:
            self.finish(self.activation, abandoned=True, seated=False)
        if self.bout:
            self.bout.on_screen = False


def replay_stepwise(lines: Sequence[Line], settings: Mapping[str, int]) -> list[dict[str, Any]]:
    """The objects that `glutebreak replay` must print, in order, for the lines of a well-formed trace.

    `settings` are those that differ from the defaults, by the model's names: milliseconds, counts, or on and off.
    """
    return Stepwise(lines, settings).walk()
