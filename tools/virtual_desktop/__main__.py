"""`python -m virtual_desktop [COMMAND …]`: run a command, `glutebreak demo` at first, in a private virtual desktop."""

import subprocess
import sys
from pathlib import Path

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import DesktopError


def main(arguments: list[str]) -> int:
    """Run the command, print what it prints, and hand back its exit status."""
    screens = Path("screens").resolve()
    command = arguments or [str(Path(sys.executable).parent / "glutebreak"), "demo", "--screens", str(screens)]
    print("There is no display here: starting a private virtual desktop.", flush=True)
    try:
        with VirtualDesktop() as desktop:
            print(f"It runs on display {desktop.environment['DISPLAY']} with a panel and notifications.", flush=True)
            done = subprocess.run(command, env=desktop.environment, check=False)
    except DesktopError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"The screenshots lie in {screens}", flush=True)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
