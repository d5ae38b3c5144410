"""The shell around the sitting model: that it tells live what a replay tells afterwards, and seldom wakes up."""

import random
from typing import Any

import pytest

from glutebreak.core.durations import HOUR, SECOND
from glutebreak.core.sitting.happenings import (
    BoutEnded,
    BoutOpened,
    BreakKind,
    BreakTaken,
    Choice,
    EndedBy,
    Hold,
    Outcome,
    Posture,
)
from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.replay import feed, printed
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from resident.simulated_world import SimulatedWorld

SHORT = SittingSettings(
    prompt_after=40 * SECOND,
    away_after=20 * SECOND,
    break_min=10 * SECOND,
    present_within=10 * SECOND,
    settle_limit=5 * SECOND,
    repeat_every=15 * SECOND,
    after_hold=3 * SECOND,
)


def random_script(seed: int) -> list[dict[str, Any]]:
    """Lines of a trace at whole milliseconds: stretches of typing, silences, and everything else that can happen."""
    chosen = random.Random(seed)
    t, lines = 0, []
    others = [
        {"is": "lock"},
        {"is": "unlock"},
        {"is": "sleep"},
        {"is": "wake"},
        {"is": "hold", "reason": "call"},
        {"is": "release", "reason": "call"},
        {"is": "hold", "reason": "fullscreen"},
        {"is": "release", "reason": "fullscreen"},
        {"is": "posture", "to": "standing"},
        {"is": "posture", "to": "sitting"},
        {"is": "answer", "choice": "snooze"},
        {"is": "answer", "choice": "skip"},
        {"is": "answer", "choice": "start"},
        {"is": "finish", "outcome": "done"},
        {"is": "finish", "outcome": "abandoned"},
    ]
    asleep = locked = False
    for _ in range(60):
        t += chosen.choice([700, 3_000, 9_000, 15_000, 25_000, 60_000])
        if chosen.random() < 0.6:
            for _ in range(chosen.randrange(1, 40)):
                if not asleep:
                    lines.append({"t": t / 1000, "is": "input"})
                t += chosen.choice([150, 400, 1_100])
        else:
            line = chosen.choice(others)
            asleep = line["is"] == "sleep" or (asleep and line["is"] != "wake")
            if line["is"] == "unlock" and not locked:
                continue  # the desktop says it of sessions that were never locked: no input (see SittingClock)
            locked = line["is"] == "lock" or (locked and line["is"] != "unlock")
            lines.append({"t": t / 1000, **line})
    return lines


def replayed(lines: list[dict[str, Any]], end: int) -> list[dict[str, Any]]:
    """What the model tells of the lines when it is fed them directly."""
    model = SittingModel(SittingState(SHORT))
    told = [each for line in lines for each in feed(model, round(line["t"] * 1000), line)]
    told += model.pass_time(end)
    return [line for each in told if (line := printed(each)) is not None]


def lived(lines: list[dict[str, Any]], end: int) -> list[dict[str, Any]]:
    """What the sitting clock tells when the same things happen on a desktop."""
    world = SimulatedWorld(SHORT)
    for line in lines:
        world.run_to(round(line["t"] * 1000))
        happen(world, line)
    world.run_to(end)
    world.sitting.nudge()
    return [line for each in world.told_since_the_start() if (line := printed(each)) is not None]


def happen(world: SimulatedWorld, line: dict[str, Any]) -> None:
    """Let what a line says happen on the desktop."""
    sitting = world.sitting
    match line:
        case {"is": "input"}:
            world.touch()
        case {"is": "lock"}:
            sitting.locked()
        case {"is": "unlock"}:
            sitting.unlocked()
        case {"is": "sleep"}:
            sitting.falling_asleep()
        case {"is": "wake"}:
            sitting.awake()
        case {"is": "hold" | "release", "reason": reason}:
            sitting.hold(Hold(reason), in_force=line["is"] == "hold")
        case {"is": "posture", "to": to}:
            sitting.posture(Posture(to))
        case {"is": "answer", "choice": choice}:
            sitting.answer(Choice(choice))
        case {"is": "finish", "outcome": outcome}:
            sitting.finish(Outcome(outcome), seated=False)


@pytest.mark.parametrize("seed", range(60))
def test_a_day_lived_tells_what_its_trace_tells(seed: int) -> None:
    """Sensing by alarms and counters is as good as having been told of every key, to the millisecond."""
    lines = random_script(seed)
    end = round(lines[-1]["t"] * 1000) + 100_000
    assert lived(lines, end) == replayed(lines, end)


def test_somebody_who_types_for_an_hour_wakes_the_app_twice_a_minute() -> None:
    """While a bout is open the only regular cause is the heartbeat; typing itself wakes nobody."""
    world = SimulatedWorld(SittingSettings(prompt_after=2 * HOUR))
    for second in range(3_600):
        world.run_to(second * SECOND)
        world.touch()
    assert world.loop.woken <= 3_600 // 30 + 2


def test_nothing_wakes_the_app_while_nobody_is_there() -> None:
    """Once the bout has ended, only the next input can be a cause."""
    world = SimulatedWorld(SittingSettings())
    world.run_to(SECOND)
    world.touch()
    world.run_to(HOUR)
    woken_by_then = world.loop.woken
    world.run_to(24 * HOUR)
    assert world.loop.woken == woken_by_then


def test_a_sleep_that_no_signal_told_of_ends_the_bout_at_the_last_input() -> None:
    """Where logind is silent the gap between the clocks tells of the sleep."""
    world = SimulatedWorld(SittingSettings())
    for moment in (SECOND, 10 * SECOND):
        world.run_to(moment)
        world.touch()
    world.clock.sleep(HOUR)
    woken, back = HOUR + 10 * SECOND, HOUR + 20 * SECOND
    world.run_to(back)
    world.touch()
    assert [each for each in world.told_since_the_start() if isinstance(each, BoutEnded | BreakTaken)] == [
        BoutEnded(woken, SECOND, 10 * SECOND, EndedBy.SLEEP),
        BreakTaken(back, 10 * SECOND, back, BreakKind.NATURAL),
    ]


def test_an_unlock_of_a_session_that_was_not_locked_is_no_input() -> None:
    """Some desktops say "unlocked" when they only stop a screen saver, or for another reason of their own."""
    world = SimulatedWorld(SittingSettings())
    world.sitting.unlocked()
    assert world.told == []


def typed(world: SimulatedWorld, began: int, ended: int) -> None:
    """Somebody types once a second from one second to the other."""
    for second in range(began, ended + 1):
        world.run_to(second * SECOND)
        world.touch()


def test_a_lock_that_nothing_confirms_is_over_once_input_goes_on_for_a_minute() -> None:
    """Some lockers tell neither of the lock nor of the unlock: the app must not be silent until the next login."""
    world = SimulatedWorld(SittingSettings())
    typed(world, 1, 20)
    world.sitting.asked_to_lock()
    typed(world, 600, 670)
    assert world.told_since_the_start() == [
        BoutOpened(SECOND),
        BoutEnded(80 * SECOND, SECOND, 20 * SECOND, EndedBy.LOCK),
        BreakTaken(660 * SECOND, 20 * SECOND, 660 * SECOND, BreakKind.NATURAL),
        BoutOpened(660 * SECOND),
    ]


def test_a_password_and_two_knocks_against_the_desk_do_not_unlock_what_was_asked_to_lock() -> None:
    """Only input that goes on shows that somebody works there."""
    world = SimulatedWorld(SittingSettings())
    typed(world, 1, 20)
    world.sitting.asked_to_lock()
    typed(world, 600, 630)
    typed(world, 1_200, 1_200)
    assert world.sitting.state.presence.locked_since is not None
    assert world.sitting.state.bout is None


def test_a_pointer_that_trembles_untouched_does_not_unlock_what_was_asked_to_lock() -> None:
    """Where the desktop tells keys and buttons apart only they refute the lock, and the trembling wakes nobody up."""
    world = SimulatedWorld(SittingSettings())
    typed(world, 1, 20)
    world.silence.has_keys = True
    world.sitting.asked_to_lock()
    woken = world.loop.woken
    typed(world, 600, 1_500)
    trembled, woken = world.sitting.state.presence.locked_since, world.loop.woken - woken
    world.silence.press()
    typed(world, 1_501, 1_570)
    once = world.sitting.state.presence.locked_since
    world.silence.press()
    typed(world, 1_571, 1_640)
    assert (trembled, once) == (world.began + 20 * SECOND,) * 2
    assert world.sitting.state.presence.locked_since is None
    assert woken <= 2 * 15 + 1


def test_a_confirmed_lock_is_believed_whatever_is_typed() -> None:
    """Who says that the screen is locked will also say that it is unlocked."""
    world = SimulatedWorld(SittingSettings())
    world.sitting.asked_to_lock()
    world.sitting.locked()
    typed(world, 1, 300)
    assert world.sitting.state.presence.locked_since is not None


def test_a_lock_in_doubt_wakes_the_app_for_an_input_a_minute_at_most() -> None:
    """Whoever leaves for the day after it wakes nobody."""
    world = SimulatedWorld(SittingSettings())
    typed(world, 1, 20)
    world.sitting.asked_to_lock()
    world.run_to(HOUR)
    woken_by_then = world.loop.woken
    world.run_to(10 * HOUR)
    assert world.loop.woken == woken_by_then
    typed(world, 36_000, 36_050)
    assert world.loop.woken <= woken_by_then + 2
