"""Loads what a guided break needs before one is wanted: the windows' process is there for an ask that is on."""

import importlib
import os
from collections.abc import Callable
from functools import partial

from glutebreak.ports import EventLoop

NEEDED = (
    "glutebreak.windows.guided_break.window",
    "glutebreak.windows.guided_break.composition",
    "PySide6.QtMultimedia",
)
"""The modules of a guided break, in pieces between which the process listens."""


def preload_break(loop: EventLoop) -> None:
    """Load a guided break piece by piece, giving way to whoever else works, and then sleep."""
    _give_way()
    steps: list[Callable[[], object]] = [partial(importlib.import_module, name) for name in NEEDED]
    _go_through([*steps, _load_decoder], loop)


def hurry() -> None:
    """A window is wanted: give way to nobody any more."""
    if hasattr(os, "sched_setscheduler"):
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def _give_way() -> None:
    # Not by niceness, which nobody but root can take back.
    if hasattr(os, "sched_setscheduler"):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _go_through(steps: list[Callable[[], object]], loop: EventLoop) -> None:
    step, *rest = steps
    step()
    if rest:
        loop.after(0, lambda: _go_through(rest, loop))


def _load_decoder() -> None:
    """What decodes films is loaded with the first player, and stays."""
    from PySide6.QtMultimedia import QMediaPlayer  # noqa: PLC0415 - loaded with the first film

    QMediaPlayer()
