"""The script of the demo: its keyboard, and its one exercise."""

import pytest

from core.exercises.catalogue_samples import built_in
from fake_clock import FakeClock
from glutebreak.core.coaching.occasion import Occasion, Place
from glutebreak.core.durations import HOUR, MINUTE, SECOND
from glutebreak.resident.demo.script import ScriptedProposer, ScriptedSenses, at, typing
from resident.simulated_world import SimulatedLoop


class FromTheStart(FakeClock):
    """A clock that begins with the script."""

    def __init__(self) -> None:
        super().__init__()
        self._steady = 0


class Keyboard:
    """Typing in minutes 1 and 2, and a word in minute 10."""

    def __init__(self) -> None:
        self.clock = FromTheStart()
        self.loop = SimulatedLoop(self.clock)
        self.nudged: list[int] = []
        script = (typing(at(0, 1), at(0, 3)), ((10 * MINUTE, 10 * MINUTE + SECOND),))
        self.senses = ScriptedSenses(self.clock, self.loop, script).nudging(self._nudge)

    def _nudge(self) -> None:
        self.nudged.append(self.clock.steady())


@pytest.fixture
def keyboard() -> Keyboard:
    """The script begins."""
    return Keyboard()


def test_somebody_types_for_a_while_and_thinks_for_a_moment() -> None:
    """As people do, and not beyond the end."""
    assert at(2, 30) == 2 * HOUR + 30 * MINUTE
    assert typing(0, 2 * MINUTE) == ((0, 40 * SECOND), (55 * SECOND, 95 * SECOND), (110 * SECOND, 120 * SECOND))


@pytest.mark.parametrize(
    ("now", "silent_for"),
    [
        (0, 0),
        (MINUTE - 1, MINUTE - 1),
        (MINUTE, 0),
        (MINUTE + 40 * SECOND, 0),
        (MINUTE + 50 * SECOND, 10 * SECOND),
        (MINUTE + 55 * SECOND, 0),
        (9 * MINUTE, 6 * MINUTE),
    ],
)
def test_silence_counts_from_the_last_key(keyboard: Keyboard, now: int, silent_for: int) -> None:
    """Before the first one, from the start."""
    keyboard.loop.run_until(now)
    assert keyboard.senses.silent_for() == silent_for


def test_it_nudges_once_at_a_silence_of_that_length(keyboard: Keyboard) -> None:
    """Thinking for fifteen seconds is none of twenty."""
    keyboard.loop.run_until(MINUTE)
    keyboard.senses.listen_for_silence(20 * SECOND)
    keyboard.loop.run_until(HOUR)
    assert keyboard.nudged == [3 * MINUTE + 20 * SECOND]


def test_a_silence_that_has_come_is_told_at_once(keyboard: Keyboard) -> None:
    """As the port says."""
    keyboard.loop.run_until(5 * MINUTE)
    keyboard.senses.listen_for_silence(20 * SECOND)
    keyboard.loop.run_until(5 * MINUTE)
    assert keyboard.nudged == [5 * MINUTE]


def test_it_nudges_once_at_the_next_key(keyboard: Keyboard) -> None:
    """And not before."""
    keyboard.loop.run_until(5 * MINUTE)
    keyboard.senses.listen_for_input()
    keyboard.loop.run_until(HOUR)
    assert keyboard.nudged == [10 * MINUTE]


def test_it_waits_for_one_thing_at_a_time(keyboard: Keyboard) -> None:
    """And for nothing once it is closed."""
    keyboard.loop.run_until(5 * MINUTE)
    keyboard.senses.listen_for_input()
    keyboard.senses.listen_for_silence(4 * MINUTE)
    keyboard.loop.run_until(8 * MINUTE)
    before = list(keyboard.nudged)
    keyboard.senses.listen_for_input()
    keyboard.senses.close()
    keyboard.loop.run_until(HOUR)
    assert (before, keyboard.nudged) == ([7 * MINUTE], [7 * MINUTE])


def test_doctor_says_that_it_is_a_script(keyboard: Keyboard) -> None:
    """Nobody takes it for a desktop."""
    keyboard.senses.user_is_here()
    assert {each.mechanism for each in keyboard.senses.capabilities()} == {"script"}
    assert keyboard.senses.silence is keyboard.senses


def scripted_proposer() -> ScriptedProposer:
    """One that proposes from the real catalogue."""
    return ScriptedProposer(
        built_in, lambda past: Occasion(Place.HOME, floor=True, history=past, banned=frozenset(), seed=1)
    )


def test_the_ask_names_what_the_break_then_shows() -> None:
    """With its true length, which is that of the few repetitions shown."""
    proposer = scripted_proposer()

    proposal = proposer.proposal()
    routine = proposer.plan.routine

    names = [built_in().exercise(step.exercise).short for step in routine.exercise_steps]
    assert (proposal.named, proposal.lasts) == (tuple(names), routine.lasts)
    assert routine == built_in().alone("donkey-kick").with_count(2)


def test_what_somebody_chooses_in_the_library_goes_before_the_script() -> None:
    """It is done whole."""
    proposer = scripted_proposer()
    with proposer.chosen("half-squat"):
        assert proposer.plan.routine == built_in().alone("half-squat")
