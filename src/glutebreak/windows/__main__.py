"""`python -m glutebreak.windows` is the windows process; the resident starts it."""

from glutebreak.places import of_this_user
from glutebreak.windows.application import run

raise SystemExit(run(of_this_user()))
