"""The command `replay`: a trace through the sitting model, without display, database or settings file."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from typing import TextIO

from glutebreak.cli.saying import DONE, MISUSED, say_wrong
from glutebreak.core import replay as core_replay
from glutebreak.core.settings import SettingRefusedError, SittingSettings, parse_setting
from glutebreak.core.trace import MalformedTraceError, check
from glutebreak.language import tr


def replay(trace: str, changes: Iterable[str]) -> int:
    """Print what the model tells of the trace; nothing at all if any line of it is malformed.

    The trace is read twice, so that it is checked whole and yet never held in memory.
    """
    if trace == "-":
        sys.stdin.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    with ExitStack() as stack:
        try:
            settings = _settings(changes)
            lines = stack.enter_context(_open(trace))
            latest = check(lines)
            lines.seek(0)
            _print(lines, latest, settings)
        except (SettingRefusedError, MalformedTraceError) as error:
            say_wrong(str(error))
            return MISUSED
        except UnicodeDecodeError:
            say_wrong(tr("{trace} is not UTF-8 text. A trace is JSON Lines in UTF-8.", trace=trace))
            return MISUSED
        except BrokenPipeError:
            raise
        except OSError as error:
            say_wrong(tr("{trace} cannot be read: {reason}.", trace=trace, reason=error.strerror))
            return MISUSED
    return DONE


def _settings(changes: Iterable[str]) -> SittingSettings:
    values = {}
    for change in changes:
        name, equals, text = change.partition("=")
        if not equals:
            raise SettingRefusedError(tr("--set takes NAME=VALUE, not {change}.", change=change))
        values[name] = parse_setting(name, text)
    return SittingSettings().changed(values)


def _open(trace: str) -> TextIO:
    """The trace as text that can be read twice: what comes through a pipe is copied to disk first."""
    lines = sys.stdin if trace == "-" else open(trace, encoding="utf-8", newline="\n")  # noqa: PTH123, SIM115
    if lines.seekable() and trace != "-":
        return lines
    with lines:
        copy = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - the caller closes it
        shutil.copyfileobj(lines, copy)
    copy.seek(0)
    return copy


def _print(lines: Iterable[str], latest: int, settings: SittingSettings) -> None:
    for told in core_replay.replay(lines, latest, settings):
        sys.stdout.write(json.dumps(told) + "\n")
