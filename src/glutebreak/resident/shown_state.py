"""What the tray and `status` show of a sitting state, as values."""

from glutebreak.control.status import Status
from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.happenings import Hold
from glutebreak.core.sitting.next_moments import kept_back_by
from glutebreak.core.sitting.state import SittingState
from glutebreak.language import tr
from glutebreak.resident.texts import spell_hold, spell_next_break, spell_tooltip
from glutebreak.resident.tray.view import Pose, TrayState, TrayView

SNOOZES = (5, 10, 15)
"""Minutes that the tray's menu offers to put an ask off."""
BREAK = "break"
"""The state that `status` tells while a break runs. The tray has no figure of its own for it: it stands."""


def view_of(state: SittingState, paused: str | None = None) -> TrayView:
    """What the tray shows now.

    Args:
        state: the sitting state.
        paused: how long the user has paused the asks, as a clause; None if they have not.
    """
    held_by = _held_by(state)
    sitting, next_ask = sitting_for(state), next_ask_in(state)
    offers_snooze = state.asks.on_screen and state.asks.snoozes < state.settings.snooze_limit
    standing = state.standing_since is not None
    if state.activation is not None:
        tooltip = next_break = tr("You’re taking a break")
    else:
        held = None if held_by is None else paused or spell_hold(held_by)
        tooltip = spell_tooltip(sitting, next_ask, standing=standing, held=held)
        next_break = spell_next_break(next_ask, held=held)
    return TrayView(
        state=TrayState(_pose(state, held_by), _share(state)),
        tooltip=tooltip,
        next_break=next_break,
        standing=standing,
        paused=Hold.PAUSE in state.holds.in_force,
        break_offered=state.activation is None,
        snoozes=SNOOZES if offers_snooze else (),
    )


def status_of(state: SittingState, paused: str | None = None) -> Status:
    """What the resident answers to `status`."""
    return Status(
        said=view_of(state, paused).tooltip,
        state=BREAK if state.activation is not None else _pose(state, _held_by(state)).value,
        sitting_ms=sitting_for(state),
        next_ask_ms=next_ask_in(state),
        ask_on_screen=state.asks.on_screen,
        activation=state.activation is not None,
        standing=state.standing_since is not None,
        holds=tuple(sorted(state.holds.in_force)),
        kept_back_by=kept_back_by(state),
        prompt_after_ms=state.settings.prompt_after,
        prompt_after_min=state.settings.prompt_after / MINUTE,
    )


def sitting_for(state: SittingState) -> int | None:
    """How long the user has been sitting, in milliseconds; None while nobody sits."""
    return None if state.bout is None else state.now - state.bout


def next_ask_in(state: SittingState) -> int | None:
    """Milliseconds to the moment the next ask falls due; 0 if it is, None if none is ahead."""
    if state.bout is None or state.activation is not None or state.standing_since is not None:
        return None
    return 0 if state.asks.on_screen else max(0, state.asks.due - state.now)


def _held_by(state: SittingState) -> str | None:
    held = sorted(state.holds.in_force)
    return Hold.PAUSE if Hold.PAUSE in held else next(iter(held), None)


def _pose(state: SittingState, held_by: str | None) -> Pose:
    if state.standing_since is not None or state.activation is not None:
        return Pose.STANDING
    if held_by == Hold.PAUSE:
        return Pose.PAUSED
    if state.bout is None:
        return Pose.AWAY
    if state.asks.on_screen:
        return Pose.DUE
    return Pose.SITTING if held_by is None else Pose.HELD


def _share(state: SittingState) -> float:
    if state.bout is None:
        return 0.0
    return min(1.0, (state.now - state.bout) / max(1, state.asks.due - state.bout))
