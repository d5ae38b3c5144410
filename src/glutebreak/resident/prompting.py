"""The reminder: a notification on the desktop for what the model tells, and the user's answers back to the model."""

from collections.abc import Callable

from glutebreak.control.messages import RequestRefusedError
from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.happenings import (
    ActivationOver,
    AskAnswered,
    Choice,
    Happening,
    PromptShown,
    PromptWithdrawn,
)
from glutebreak.core.sitting.state import SittingState
from glutebreak.language import tr
from glutebreak.ports import Button, Notice, Notifier
from glutebreak.resident.proposing import Proposer
from glutebreak.resident.sitting_clock import Step
from glutebreak.resident.texts import spell_ask, spell_length, spell_proposal

Answer = Callable[[Choice, int | None], Step]
"""Tells the model the user's choice, for a snooze also its length in milliseconds or None for the setting's."""


class Prompter:
    """Shows one notification per ask, replaced on repeats, and passes the user's answer on.

    It is the `NotifierListener` of the notifier it is given.

    Args:
        state: the sitting clock's state.
        proposer: what to propose.
        answer: told the user's choice.
    """

    def __init__(self, state: Callable[[], SittingState], proposer: Proposer, answer: Answer) -> None:
        self._state = state
        self._proposer = proposer
        self._answer = answer
        self._notifier: Notifier | None = None

    def show_with(self, notifier: Notifier) -> None:
        """Use this notifier from now on."""
        self._notifier = notifier

    def happened(self, happening: Happening) -> None:
        """Do what a happening asks for on the screen."""
        match happening:
            case PromptShown():
                if happening.opens_ask:
                    self._proposer.used()
                self._show(self._notice(happening.sitting))
            case PromptWithdrawn() | AskAnswered():
                if self._notifier is not None:
                    self._notifier.withdraw()
            case ActivationOver():
                self._proposer.used()
            case _:
                pass

    def settings_changed(self) -> None:
        """What is proposed may be another routine now: the ask on screen says so."""
        state = self._state()
        if self._proposer.settings_changed() and state.asks.on_screen and state.bout is not None:
            self._show(self._notice(state.now - state.bout))

    def chosen(self, key: str) -> None:
        """A button was pressed, or the body clicked."""
        if key in list(Choice):
            self._answer(Choice(key), None)

    def dismissed(self) -> None:
        """The user closed the notification."""
        self._answer(Choice.DISMISS, None)

    def snooze(self, milliseconds: int | None) -> None:
        """Show it again that much later, or after the setting's length.

        Raises:
            RequestRefusedError: none is on screen, or no snooze is left.
        """
        asks, limit = self._state().asks, self._state().settings.snooze_limit
        used_up = asks.on_screen and asks.snoozes >= limit
        if self._answer(Choice.SNOOZE, milliseconds).refused:
            if used_up:
                raise RequestRefusedError(
                    tr("No snoozes left until you’ve been up. Skip the reminder, or start a break.")
                )
            raise RequestRefusedError(tr("There’s no reminder to snooze."))

    def skip(self) -> None:
        """Take it away.

        Raises:
            RequestRefusedError: none is on screen.
        """
        if self._answer(Choice.SKIP, None).refused:
            raise RequestRefusedError(tr("There’s no reminder to skip."))

    def _notice(self, sitting: int) -> Notice:
        proposal = self._proposer.proposal()
        state = self._state()
        buttons = [Button(Choice.START, tr("Start"))]
        if state.asks.snoozes < state.settings.snooze_limit:
            buttons.append(Button(Choice.SNOOZE, _snooze_label(state.settings.snooze)))
        buttons.append(Button(Choice.SKIP, tr("Skip")))
        walk = None if proposal.routine.id == proposal.walk.id else proposal.walk.lasts
        alternative = None if proposal.alternative is None else proposal.alternative.lasts
        body = spell_proposal(proposal.lasts, proposal.named, alternative, walk)
        return Notice(spell_ask(sitting), body, tuple(buttons))

    def _show(self, notice: Notice) -> None:
        if self._notifier is not None:
            self._notifier.show(notice)


def _snooze_label(snooze: int) -> str:
    if snooze % MINUTE == 0:
        return tr("In {count} min", count=snooze // MINUTE)
    return tr("In {length}", length=spell_length(snooze))
