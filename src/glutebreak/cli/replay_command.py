"""The command `replay`: a trace through the sitting model, without display, database or settings file."""

import errno
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from typing import BinaryIO, TextIO

from glutebreak.cli.output import DONE, MISUSED, say_wrong, to_output
from glutebreak.core.sitting import replay as core_replay
from glutebreak.core.sitting.settings import SettingRefusedError, SittingSettings, parse_setting
from glutebreak.core.sitting.trace import MalformedTraceError, check
from glutebreak.language import tr
from glutebreak.refusals import spell_refused_setting


def replay(trace: str, changes: Iterable[str]) -> int:
    """Print what the model tells of the trace; nothing at all if any line of it is malformed.

    The trace is read twice, so that it is checked whole and yet never held in memory.
    """
    with ExitStack() as stack:
        try:
            settings = _settings(changes)
            lines = stack.enter_context(_open(trace))
            latest = check(lines)
            lines.seek(0)
        except (_MisusedError, MalformedTraceError) as error:
            say_wrong(str(error))
            return MISUSED
        except OSError as error:
            say_wrong(tr("{trace} can’t be read: {reason}.", trace=trace, reason=error.strerror))
            return MISUSED
        _print(lines, latest, settings)
    return DONE


class _MisusedError(Exception):
    """What was given with `--set` means nothing; the message is one sentence for the user."""


def _settings(changes: Iterable[str]) -> SittingSettings:
    values = {}
    try:
        for change in changes:
            name, equals, text = change.partition("=")
            if not equals:
                raise _MisusedError(tr("--set takes NAME=VALUE, not {change}.", change=change))
            values[name] = parse_setting(name, text)
        return SittingSettings().changed(values)
    except SettingRefusedError as refused:
        raise _MisusedError(spell_refused_setting(refused)) from None


def _open(trace: str) -> TextIO:
    """The trace as text that can be read twice: what comes through a pipe is copied to disk first."""
    if trace == "-" and sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    given = sys.stdin.buffer if trace == "-" else open(trace, "rb")  # noqa: PTH123, SIM115 - the caller closes it
    if trace == "-" or not given.seekable():
        with given:
            copy = tempfile.TemporaryFile()  # noqa: SIM115 - likewise
            shutil.copyfileobj(given, copy)
        copy.seek(0)
        return _text(copy)
    return _text(given)


def _text(file: BinaryIO) -> TextIO:
    return io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="\n")


def _print(lines: Iterable[str], latest: int, settings: SittingSettings) -> None:
    with to_output():
        for told in core_replay.replay(lines, latest, settings):
            print(json.dumps(told))
