"""How a channel travels between its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

Keys = Sequence[tuple[float, float]]
"""(time or share, value), in ascending order."""


def ease(share: float) -> float:
    """Smoothstep: starts and ends at rest."""
    x = min(max(share, 0.0), 1.0)
    return x * x * (3 - 2 * x)


def eased(keys: Keys, at: float) -> float:
    """Smoothstep between neighbouring keys, constant outside."""
    if at <= keys[0][0]:
        return keys[0][1]
    for (start, a), (end, b) in pairwise(keys):
        if at <= end:
            return a + (b - a) * ease((at - start) / (end - start))
    return keys[-1][1]


def cyclic(keys: Keys, at: float, period: float) -> float:
    """A monotone cubic through keys that repeat after ``period``: no overshoot, no corner at the seam."""
    times = [key[0] for key in keys]
    values = [key[1] for key in keys]
    count = len(keys)
    at = (at - times[0]) % period + times[0]
    here = bisect_right(times, at) - 1

    def time(index: int) -> float:
        return times[index % count] + period * (index // count)

    def slope(index: int) -> float:
        before = (values[index % count] - values[(index - 1) % count]) / (time(index) - time(index - 1))
        after = (values[(index + 1) % count] - values[index % count]) / (time(index + 1) - time(index))
        if before * after <= 0:
            return 0.0
        w1 = 2 * (time(index + 1) - time(index)) + (time(index) - time(index - 1))
        w2 = (time(index + 1) - time(index)) + 2 * (time(index) - time(index - 1))
        return (w1 + w2) / (w1 / before + w2 / after)

    width = time(here + 1) - time(here)
    u = (at - time(here)) / width
    a, b = values[here % count], values[(here + 1) % count]
    return (
        a * (1 + 2 * u) * (1 - u) ** 2
        + b * u * u * (3 - 2 * u)
        + width * (slope(here) * u * (1 - u) ** 2 - slope(here + 1) * u * u * (1 - u))
    )


def there_and_back(keys: Keys, at: float) -> float:
    """A monotone cubic through keys from 0 on, at rest at the first and at the last."""
    end = keys[-1][0]
    back = [(2 * end - time, value) for time, value in reversed(keys[1:-1])]
    return cyclic([*keys, *back], min(max(at, 0.0), end), 2 * end)
