"""Repetitions at the tempo of their dose: up, hold, down, rest, on one side or on both in turn."""

from __future__ import annotations

from collections.abc import Callable

from demos.curves import ease
from demos.exercise import Clip

PHASES = ("up", "hold", "down", "rest")
Tempo = tuple[float, float, float, float]
"""Seconds of each phase, in the order of ``PHASES``."""


def lift(tempo: Tempo) -> Callable[[float], float]:
    """Seconds into a repetition to a share of the way: 0 at rest, 1 at the top."""
    up, hold, down, _ = tempo

    def share(seconds: float) -> float:
        if seconds < up + hold:
            return ease(seconds / up)
        return 1.0 - ease((seconds - up - hold) / down)

    return share


def phases(tempo: Tempo, start: float = 0.0) -> tuple[tuple[str, float, float], ...]:
    """The phases that take any time, one after the other."""
    found = []
    for name, length in zip(PHASES, tempo, strict=True):
        if length > 0:
            found.append((name, start, start + length))
            start += length
    return tuple(found)


def repetition(tempo: Tempo) -> Clip:
    """One repetition as a loop."""
    return Clip("loop", sum(tempo), lift(tempo), loops=True, phases=phases(tempo))


def both_sides(tempo: Tempo) -> Clip:
    """One repetition with the right side, whose path is 0 to 1, then one with the left, whose path is 0 to -1."""
    whole, share = sum(tempo), lift(tempo)

    def path(seconds: float) -> float:
        return share(seconds) if seconds < whole else -share(seconds - whole)

    return Clip("loop", 2 * whole, path, loops=True, phases=phases(tempo) + phases(tempo, whole))


def breathing_hold(tempo: Tempo) -> Clip:
    """One repetition whose hold is one calm breath: the path goes on from 1 to 2 with the breath in, and back."""
    up, hold, _, _ = tempo
    share = lift(tempo)

    def path(seconds: float) -> float:
        into = (seconds - up) / hold
        if not 0.0 < into < 1.0:
            return share(seconds)
        return 1.0 + ease(2 * into if into < 0.5 else 2 - 2 * into)

    return Clip("loop", sum(tempo), path, loops=True, phases=phases(tempo))
