"""glutebreak as a user has it: started as a program, asked by its command line, in folders of its own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import Program, wait_until

COMMAND = [sys.executable, "-m", "glutebreak"]


class Application:
    """One user's glutebreak, which can be started, killed and started again."""

    def __init__(self, desktop: VirtualDesktop, name: str = "app", settings: Mapping[str, str] | None = None) -> None:
        """Give it folders and a settings file; it is not started yet."""
        folder = desktop.folder / name
        self.environment = dict(desktop.environment)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.environment[variable] = str(folder / variable.lower())
        self.environment["XDG_RUNTIME_DIR"] = str(folder / "run")
        for path in (folder / "run", folder / "home"):
            path.mkdir(parents=True, mode=0o700)
        self.settings_file = folder / "xdg_config_home" / "glutebreak" / "settings.toml"
        self.log_file = folder / "xdg_data_home" / "glutebreak" / "log.db"
        self.set(settings or {})
        self.program: Program = desktop.program(name, COMMAND)

    def set(self, settings: Mapping[str, str]) -> None:
        """Write the settings file; values such as `20s`."""
        self.settings_file.parent.mkdir(parents=True, exist_ok=True)
        lines = [f'{name} = "{value}"\n' for name, value in settings.items()]
        self.settings_file.write_text("".join(lines))

    def start(self) -> None:
        """Start it, and return when it answers."""
        self.program.start(self.environment)
        self.program.wait_until_ready(lambda: self.command("status").returncode == 0)

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """What a command of its command line prints and returns."""
        return subprocess.run(
            [*COMMAND, *arguments], env=self.environment, check=False, capture_output=True, text=True, timeout=30
        )

    def do(self, *arguments: str) -> str:
        """What a command prints that has to succeed."""
        done = self.command(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.stderr} {self.program.said}"
        return done.stdout

    def status(self) -> dict[str, Any]:
        """What `status --json` tells."""
        return dict(json.loads(self.do("status", "--json")))

    def log(self, kind: str) -> list[dict[str, Any]]:
        """The records of a kind, such as `bout`, that `log --json` prints, the oldest first."""
        records = [json.loads(line) for line in self.do("log", "--json").splitlines()]
        return [record for record in records if record["is"] == kind]

    def wait_for_log(self, kind: str, count: int, seconds: float = 10) -> list[dict[str, Any]]:
        """The records of a kind as soon as there are so many."""
        wait_until(lambda: len(self.log(kind)) >= count, f"{count} of {kind} are logged", seconds)
        return self.log(kind)

    def children(self) -> list[int]:
        """The process ids of what it has started and not ended, such as its windows."""
        listed = Path(f"/proc/{self.program.pid}/task/{self.program.pid}/children").read_text()
        return [int(each) for each in listed.split()]

    def quit(self) -> None:
        """Quit it as its user does, and return when it is gone."""
        self.do("quit")
        wait_until(lambda: not self.program.runs, "glutebreak has quit")
        self.program.stop()

    def kill(self) -> None:
        """End it with SIGKILL, and return when it is gone."""
        self.program.kill()
