"""Python's garbage collector and a window that is on screen."""

import gc


def spare_what_is_there() -> None:
    """Let the garbage collector pass over what the window is made of, which stays as long as it does.

    Otherwise a full collection, 20 ms long, falls into every fifth step from week to week.
    """
    gc.collect()
    gc.freeze()
