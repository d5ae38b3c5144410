"""Bouts laid along one line of steady time, on which what lies between two has its true length."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from glutebreak.core.records import BoutRecord, BreakRecord


def steady_starts(bouts: Sequence[BoutRecord], breaks: Iterable[BreakRecord]) -> list[int]:
    """Where each bout begins, in milliseconds from the first one's start.

    Two bouts are as far apart as the break that was recorded between them lasted. Where none was recorded only the wall
    clock tells how far that is; it may have been set in between, and it is never less than nothing.

    Args:
        bouts: in their order.
        breaks: all breaks between them; each ends where the bout after it begins.
    """
    lasted = {each.end.utc: each.lasted for each in breaks}
    starts = [0]
    for before, after in pairwise(bouts):
        apart = lasted.get(after.start.utc, max(after.start.utc - before.end.utc, 0))
        starts.append(starts[-1] + before.lasted + apart)
    return starts[: len(bouts)]
