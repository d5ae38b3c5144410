"""How a command talks to the user, and the exit statuses it ends with."""

import os
import sys

from glutebreak.language import tr

DONE = 0
"""It was carried out."""
REFUSED = 1
"""It cannot be carried out now."""
MISUSED = 2
"""What was given cannot be understood."""


def say(sentence: str) -> None:
    """Tell the user on standard output."""
    print(sentence)


def say_wrong(sentence: str) -> None:
    """Tell the user on standard error what is wrong, and the remedy."""
    sys.stderr.write(tr("glutebreak: {sentence}", sentence=sentence) + "\n")


def drop_output() -> None:
    """Send what is still to be written to nowhere: whoever was to read it has gone or has no room for it.

    Python would otherwise try once more at the very end, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
