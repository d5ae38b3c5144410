"""How a command talks to the user, and the exit statuses it ends with."""

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
    sys.stdout.write(sentence + "\n")


def say_wrong(sentence: str) -> None:
    """Tell the user on standard error what is wrong, and the remedy."""
    sys.stderr.write(tr("glutebreak: {sentence}", sentence=sentence) + "\n")
