"""How a command talks to the user, and the exit statuses it ends with."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from glutebreak.language import tr

DONE = 0
"""It was carried out."""
REFUSED = 1
"""It cannot be carried out now."""
MISUSED = 2
"""What was given cannot be understood."""


class OutputError(Exception):
    """What was to be told cannot be written; the message is one sentence for the user."""


def say(sentence: str) -> None:
    """Tell the user on standard output.

    Raises:
        BrokenPipeError: whoever was to read it has gone.
        OutputError: it cannot be written.
    """
    with to_output():
        print(sentence)


@contextmanager
def to_output() -> Iterator[None]:
    """Turn what keeps standard output from being written into our error.

    Raises:
        BrokenPipeError: whoever was to read it has gone.
        OutputError: the disk behind it is full, or the like.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(tr("The output can’t be written: {reason}.", reason=error.strerror)) from error


def flush() -> None:
    """Write what is still to be written; raises as `say` does."""
    with to_output():
        print(end="", flush=True)


def say_wrong(sentence: str) -> None:
    """Tell the user on standard error what is wrong, and the remedy."""
    sys.stderr.write(tr("glutebreak: {sentence}", sentence=sentence) + "\n")


def drop_output() -> None:
    """Send what is still to be written to nowhere: whoever was to read it has gone or has no room for it.

    Python would otherwise try once more at the very end, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
