"""What lies ahead of a sitting state if nothing else comes in: the bout's end, standing that lapses, the next show.

Rules 3, 6 and 12 of the sitting model. Nothing here changes the state. Every moment is in whole milliseconds on the
steady clock; `FOREVER` is never.
"""

from glutebreak.core.sitting.happenings import EndedBy
from glutebreak.core.sitting.presence import FOREVER
from glutebreak.core.sitting.state import SittingState


def absence(state: SittingState) -> tuple[int, EndedBy]:
    """When absence is reached, and what names its reason: whichever is reached first, ties in the rule's order."""
    break_min = state.settings.break_min
    moment = state.presence.last_sign_in_sight(state.settings) + state.settings.away_after
    reason = EndedBy.AWAY
    for since, named in (
        (state.presence.locked_since, EndedBy.LOCK),
        (state.presence.asleep_since, EndedBy.SLEEP),
        (state.standing_since, EndedBy.POSTURE),
    ):
        if since is not None and since + break_min < moment:
            moment, reason = since + break_min, named
    return moment, reason


def next_end(state: SittingState) -> int:
    """When the bout's end is established by time alone; a sleep's end is told at the wake, so never."""
    if not state.running or state.bout is None:
        return FOREVER
    moment, reason = absence(state)
    return FOREVER if reason is EndedBy.SLEEP else max(moment, state.now)


def standing_lapses(state: SittingState) -> int:
    """When nothing has been seen of whoever stands for `off_after` (rule 12); never while nobody does."""
    if state.standing_since is None:
        return FOREVER
    presence = state.presence
    sign = presence.last_sign_in_sight(state.settings) if state.running else presence.last_sign
    return max(state.standing_since, sign) + state.settings.off_after


def next_lapse(state: SittingState) -> int:
    """When standing lapses by time alone."""
    return max(standing_lapses(state), state.now) if state.running else FOREVER


def may_ask(state: SittingState) -> bool:
    """Whether nothing but time, presence and typing keeps an ask back."""
    return (
        state.running
        and state.bout is not None
        and state.activation is None
        and state.standing_since is None
        and state.presence.reachable
        and not state.holds.in_force
    )


def due_from(state: SittingState) -> int:
    """From when the next show is due and the last hold long enough ago."""
    return max(state.asks.due, state.holds.last_ended + state.settings.after_hold)


def ready_from(state: SittingState) -> int:
    """From when everything but a pause in typing is right."""
    if not may_ask(state):
        return FOREVER
    ready = max(state.now, due_from(state))
    return ready if ready <= _room_empty_after(state) else FOREVER


def next_show(state: SittingState) -> int:
    """When the due show comes on screen: at a pause in typing, or when `settle_limit` is over."""
    ready = ready_from(state)
    if ready == FOREVER:
        return FOREVER
    settings, since = state.settings, state.asks.ready_since
    limit = (ready if since is None else since) + settings.settle_limit
    pause = state.presence.last_input_in_sight() + settings.settle if settings.settle else ready
    moment = max(ready, min(limit, pause))
    return moment if moment <= _room_empty_after(state) else FOREVER


def kept_back_by(state: SittingState) -> tuple[str, ...]:
    """Message ids of everything that keeps the next ask back now; none if it is on its way."""
    if state.bout is None:
        return ("nobody-sits",)
    settings, presence, now = state.settings, state.presence, state.now
    held = sorted(state.holds.in_force)
    reasons = (
        ("not-due", now < state.asks.due),
        ("activation", state.activation is not None),
        ("standing", state.standing_since is not None),
        ("locked", presence.locked_since is not None),
        ("asleep", presence.asleep_since is not None),
        *((hold, True) for hold in held),
        ("after-hold", not held and now < state.holds.last_ended + settings.after_hold),
        ("empty-room", now - presence.last_sign > settings.present_within),
        ("typing", now - presence.last_input < settings.settle),
    )
    return tuple(reason for reason, applies in reasons if applies)


def _room_empty_after(state: SittingState) -> int:
    return state.presence.last_sign_in_sight(state.settings) + state.settings.present_within
