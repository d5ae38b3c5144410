"""A working day that passes in seconds: the real sitting clock, recorder and log, in a world that follows a script.

Started as a program (`python scripted_day.py LOG FROM`, FROM in milliseconds of the day) it lives on from that moment,
as after a launch, and prints a JSON line before each moment it goes to and one after each step that is on disk. It is
there to be killed.
"""

import heapq
import itertools
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.core.sitting.happenings import Choice, Hold, Outcome, PromptShown
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.resident.recorder import Recorder
from glutebreak.resident.saved_run import go_on, saved_run
from glutebreak.resident.sitting_clock import SittingClock, Step
from glutebreak.storage.log import open_log

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
LENGTH = 9 * HOUR
TYPING = [
    (start * MINUTE, end * MINUTE)
    for start, end in (
        *((5, 20), (21, 33), (34, 58), (60, 62), (75, 119), (121, 150), (151, 152), (158, 180), (181, 200)),
        *((265, 300), (302, 315), (330, 371), (372, 390), (391, 420), (440, 470), (472, 500), (503, 520)),
    )
]
"""From when to when somebody types, in milliseconds of the day."""
CALLS = [(90 * MINUTE, 110 * MINUTE), (300 * MINUTE, 335 * MINUTE)]
LUNCH = (201 * MINUTE, 264 * MINUTE)
"""Away, with the screen locked."""
ANSWERS = (Choice.SNOOZE, Choice.START, Choice.SKIP, Choice.DISMISS, Choice.START)
"""In turn; every sixth ask is left alone."""


class World:
    """Time that jumps from one thing to the next: `Clock`, `EventLoop` and `SilenceSensor` in one."""

    mechanism = "script"

    def __init__(self, now: int) -> None:
        self.now = now
        self.nudge: Callable[[], None] = lambda: None
        self._coming: list[tuple[int, int, _Later]] = []
        self._order = itertools.count()
        self._listening: _Later | None = None

    def steady(self) -> int:
        """The day's milliseconds."""
        return self.now

    def wall(self) -> datetime:
        """The day's wall clock."""
        return MORNING + timedelta(milliseconds=self.now)

    def local(self, utc: int) -> datetime:
        """On the day's wall clock."""
        return datetime.fromtimestamp(utc / 1000, MORNING.tzinfo)

    def slept(self) -> int:
        """The machine never sleeps by day."""
        return 0

    def after(self, milliseconds: int, callback: Callable[[], None]) -> "_Later":
        """Call back that much later."""
        later = _Later(callback)
        heapq.heappush(self._coming, (self.now + milliseconds, next(self._order), later))
        return later

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> "_Later":
        """Nothing is ever read here."""
        raise AssertionError(f"{callback} waits for {file_descriptor}, but nothing is read here")

    def at(self, moment: int, callback: Callable[[], None]) -> None:
        """Call back at that moment of the day, unless it is over."""
        if moment >= self.now:
            self.after(moment - self.now, callback)

    def last_input(self) -> int:
        """When somebody typed last; the start of the day if nobody has."""
        return max((min(end, self.now) for start, end in TYPING if start <= self.now), default=0)

    def silent_for(self) -> int:
        """Since when nobody has typed."""
        return self.now - self.last_input()

    def untouched_for(self) -> int:
        """Every input is a key."""
        return self.silent_for()

    def listen_for_silence(self, lasting: int) -> None:
        """Nudge when nobody has typed for that long."""
        ends = sorted(end for _, end in TYPING if end + lasting > self.now)
        starts = [start for start, _ in TYPING]
        quiet = (end for end in ends if not any(end < start < end + lasting for start in starts))
        self._listen_until(max(self.now + 1, next(quiet, LENGTH) + lasting))

    def listen_for_input(self) -> None:
        """Nudge when somebody types."""
        self._listen_until(min((max(start, self.now + 1) for start, end in TYPING if end > self.now), default=LENGTH))

    def close(self) -> None:
        """Listen no more."""

    def run(self) -> None:
        """Go from one thing to the next, to the end of the day; each moment is announced before it comes."""
        while self._coming and self._coming[0][0] <= LENGTH:
            moment, _, later = heapq.heappop(self._coming)
            if later.callback is not None:
                self.now = max(self.now, moment)
                say({"now": self.now, "sign": self.last_input()})
                later.callback()

    def _listen_until(self, moment: int) -> None:
        if self._listening is not None:
            self._listening.cancel()
        if self.now < moment < LENGTH:
            self._listening = self.after(moment - self.now, self.nudge)


class _Later:
    """A call that is still to come."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """Give it up."""
        self.callback = None


def say(message: dict[str, object]) -> None:
    """Print a line at once."""
    print(json.dumps(message), flush=True)


def live(log_file: Path, now: int) -> None:
    """Launch at that moment of the day, on whatever the log holds, and live on."""
    world = World(now)
    log = open_log(log_file, log_file.parent / "backups", world).log
    model, continued = go_on(log.load_state(), world, "the day", SittingSettings(prompt_after=20 * MINUTE))
    turns = itertools.cycle([*ANSWERS, None])

    def stepped(step: Step) -> None:
        recorder.step(step)
        say({"t": step.t, "bout": clock.state.bout})
        for happening in step.happenings:
            if isinstance(happening, PromptShown) and (choice := next(turns)) is not None:
                world.after(5 * SECOND, partial(answer, choice))

    def answer(choice: Choice) -> None:
        clock.answer(choice)
        if clock.state.activation is not None:
            world.after(3 * MINUTE, lambda: clock.finish(Outcome.DONE, seated=False))

    def hold(in_force: bool) -> None:
        recorder.hold(Hold.CALL, in_force=in_force)
        clock.hold(Hold.CALL, in_force=in_force)

    clock = SittingClock(model, continued, world)
    clock.add_listener(stepped)
    recorder = Recorder(
        log,
        continued,
        state=lambda: model.state,
        routine=lambda: "routine",
        saved=lambda: saved_run(model, continued),
        on_trouble=fail,
        on_put_back=lambda: fail("The log was removed."),
    )
    world.nudge = clock.nudge
    recorder.go_on()
    clock.sense_with(world)
    say({"now": world.now, "sign": world.last_input()})
    clock.launch()
    for begin, end in CALLS:
        world.at(begin, lambda: hold(in_force=True))
        world.at(end, lambda: hold(in_force=False))
    world.at(LUNCH[0], clock.locked)
    world.at(LUNCH[1], clock.unlocked)
    world.run()
    clock.quit()
    recorder.close()


def fail(sentence: str | None) -> None:
    """The log is never in trouble here."""
    if sentence is not None:
        raise RuntimeError(sentence)


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]))
