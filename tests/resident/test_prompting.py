"""From what the model tells to one notification on the desktop, and from its buttons back to answers."""

from dataclasses import replace

import pytest

from core.exercises.catalogue_samples import built_in
from glutebreak.core.coaching.occasion import Occasion, Past, Place
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.sitting.happenings import (
    ActivationOver,
    AskAnswered,
    BoutOpened,
    Choice,
    Outcome,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.ports import Button
from glutebreak.resident.prompting import Prompter
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.sitting_clock import Step
from resident.noting_notifier import NotingNotifier


class Desk:
    """A prompter that proposes from the real catalogue, what it shows, and what was answered."""

    def __init__(self) -> None:
        self.state = SittingState(SittingSettings())
        self.banned: frozenset[str] = frozenset()
        self.occasions: list[tuple[Past, ...]] = []
        self.proposer = Proposer(built_in, self._occasion)
        self.screen = NotingNotifier()
        self.answers: list[tuple[Choice, int | None]] = []
        self.prompter = Prompter(lambda: self.state, self.proposer, self.answer)
        self.prompter.show_with(self.screen)

    def answer(self, choice: Choice, snooze: int | None) -> Step:
        """Remember."""
        self.answers.append((choice, snooze))
        return Step(0, ())

    def _occasion(self, past: tuple[Past, ...]) -> Occasion:
        self.occasions.append(past)
        return Occasion(Place.HOME, floor=True, history=past, banned=self.banned, seed=len(self.occasions))

    def show(self, nth: int, *, opens_ask: bool = True) -> None:
        """The model shows an ask."""
        self.prompter.happened(PromptShown(0, 0, 30 * MINUTE, nth, opens_ask))


@pytest.fixture
def desk() -> Desk:
    """Nothing is on the screen."""
    return Desk()


def test_a_prompt_has_the_sitting_time_a_movement_and_three_buttons(desk: Desk) -> None:
    """What to do and for how long comes from the routine that is proposed."""
    desk.show(1)
    (notice,) = desk.screen.notices
    proposal = desk.proposer.proposal()
    assert notice.title == "You’ve been sitting for 30 min"
    assert proposal.named[0] in notice.body
    assert notice.buttons == (
        Button("start", "Start"),
        Button("snooze", "In 5 min"),
        Button("skip", "Skip"),
    )
    assert notice.stays


def test_a_walk_is_offered_beside_every_other_proposal(desk: Desk) -> None:
    """Where all else is banned it is the proposal itself."""
    desk.show(1)
    desk.banned = frozenset(built_in().exercises)
    desk.show(2)
    first, second = desk.screen.notices
    assert first.body.endswith("Or take a walk for five minutes.")
    assert second.body == "Five minutes: walk."


@pytest.mark.parametrize(
    ("snooze", "label"),
    [(5 * MINUTE, "In 5 min"), (MINUTE, "In 1 min"), (90 * SECOND, "In 1 min 30 s"), (30 * SECOND, "In 30 seconds")],
)
def test_the_snooze_button_says_the_settings_length(desk: Desk, snooze: int, label: str) -> None:
    """Whatever it is set to."""
    desk.state.settings = replace(desk.state.settings, snooze=snooze)
    desk.show(1)
    assert desk.screen.notices[0].buttons[1].label == label


def test_after_the_last_snooze_none_is_offered(desk: Desk) -> None:
    """Rule 8."""
    desk.state.asks.snoozes = 3
    desk.show(1)
    assert [button.key for button in desk.screen.notices[0].buttons] == ["start", "skip"]


def test_a_repeat_proposes_the_same_again(desk: Desk) -> None:
    """It is the same ask."""
    desk.show(1)
    desk.show(2, opens_ask=False)
    first, second = desk.screen.notices
    assert (first.body, len(desk.occasions)) == (second.body, 1)


def test_the_next_ask_proposes_anew_and_knows_what_was_proposed_before(desk: Desk) -> None:
    """Variety is the coach's; here it gets what it needs for that."""
    desk.show(1)
    first = desk.proposer.proposal()
    desk.prompter.happened(AskAnswered(0, Choice.SKIP, 5))
    desk.show(2)
    assert desk.occasions == [(), (Past(first.routine.id, first.first_side),)]


def test_a_break_takes_what_the_ask_proposed_and_the_next_one_something_else(desk: Desk) -> None:
    """What was promised is what is done."""
    desk.show(1)
    proposed = desk.proposer.proposal()
    desk.prompter.happened(AskAnswered(0, Choice.START, None))
    assert desk.proposer.proposal() is proposed
    desk.prompter.happened(ActivationOver(9, 0, Outcome.DONE, seated=False))
    assert desk.proposer.proposal() is not proposed


@pytest.mark.parametrize("gone", [PromptWithdrawn(0, 1), AskAnswered(0, Choice.SNOOZE, 5)])
def test_what_is_answered_or_withdrawn_goes_from_the_screen(desk: Desk, gone: PromptWithdrawn | AskAnswered) -> None:
    """At once."""
    desk.show(1)
    desk.prompter.happened(gone)
    assert desk.screen.on_screen is None


def test_other_happenings_change_nothing_on_the_screen(desk: Desk) -> None:
    """Nor do they read the catalogue."""
    desk.prompter.happened(BoutOpened(0))
    assert (desk.screen.notices, desk.occasions) == ([], [])


def test_buttons_and_a_dismissal_become_answers(desk: Desk) -> None:
    """A key that is none of ours is nobody's answer."""
    for key in ("start", "snooze", "skip", "settings"):
        desk.prompter.chosen(key)
    desk.prompter.dismissed()
    assert desk.answers == [(each, None) for each in (Choice.START, Choice.SNOOZE, Choice.SKIP, Choice.DISMISS)]


def test_before_there_is_a_notifier_nothing_breaks() -> None:
    """The parts are put together one after the other."""
    desk = Desk()
    prompter = Prompter(lambda: desk.state, desk.proposer, desk.answer)
    prompter.happened(PromptShown(0, 0, 30 * MINUTE, 1, opens_ask=True))
    prompter.happened(PromptWithdrawn(0, 1))
    assert desk.answers == []


def test_an_ask_on_screen_says_what_is_proposed_now_when_settings_change_that(desk: Desk) -> None:
    """Start begins what the notification names."""
    desk.show(1)
    desk.state = replace(desk.state, bout=0, now=31 * MINUTE)
    desk.state.asks.on_screen = True
    before = desk.proposer.proposal()
    desk.prompter.settings_changed()
    same = len(desk.screen.notices)
    desk.banned = frozenset(step.exercise for step in before.routine.exercise_steps)
    desk.prompter.settings_changed()
    assert (same, len(desk.screen.notices)) == (1, 2)
    first = desk.proposer.proposal().named[0]
    assert desk.screen.notices[-1].title == "You’ve been sitting for 31 min"
    assert first in desk.screen.notices[-1].body


def test_without_an_ask_on_screen_changed_settings_show_nothing(desk: Desk) -> None:
    """The next ask proposes anew anyway."""
    proposed = desk.proposer.proposal()
    desk.banned = frozenset(step.exercise for step in proposed.routine.exercise_steps)
    desk.prompter.settings_changed()
    assert (desk.screen.notices, desk.proposer.proposal() is proposed) == ([], False)
