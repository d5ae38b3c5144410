"""What a windows process does once a window is on screen."""

import gc


def come_to_rest() -> None:
    """Let the garbage collector pass over what the window is made of, which stays as long as it does.

    Otherwise a full collection, 20 ms long, falls into every fifth step from week to week.
    """
    gc.collect()
    gc.freeze()
