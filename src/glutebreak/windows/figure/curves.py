"""Curves from one keyframe to the next."""

from collections.abc import Sequence
from itertools import pairwise


def eased(share: float) -> float:
    """A start and an end without a jerk."""
    return share * share * (3 - 2 * share)


def hermite(share: float, start: float, end: float, leaving: float, coming: float) -> float:
    """The cubic from `start` to `end` with these slopes at its ends."""
    square, cube = share**2, share**3
    return (
        (2 * cube - 3 * square + 1) * start
        + (cube - 2 * square + share) * leaving
        + (3 * square - 2 * cube) * end
        + (cube - square) * coming
    )


def monotone(times: Sequence[int], values: Sequence[float]) -> list[float]:
    """Slopes with which cubics through a loop's values overshoot none of them (Fritsch and Carlson 1980)."""
    secants = [
        (b - a) / (later - sooner) for (sooner, later), (a, b) in zip(pairwise(times), pairwise(values), strict=True)
    ]
    slopes = []
    for before, after in zip([secants[-1], *secants[:-1]], secants, strict=True):
        slopes.append(0.0 if before * after <= 0 else 2 * before * after / (before + after))
    return [*slopes, slopes[0]]
