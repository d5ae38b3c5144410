"""`python -m glutebreak` is the command `glutebreak`."""

from glutebreak.cli.main import main

raise SystemExit(main())
