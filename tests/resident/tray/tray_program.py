"""A program with nothing but the tray, for tests: a view in for each JSON line, a request out as a JSON line."""

import json
import os
import select
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from glutebreak.control.messages import to_object
from glutebreak.dbus.connection import Connection
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident.tray.tray import Tray
from glutebreak.resident.tray.view import Pose, TrayState, TrayView

PATIENCE = 10.0


def view_of(pose: str = "sitting", share: float = 0.5, snoozes: tuple[int, ...] = (), **more: Any) -> TrayView:
    """A view from plain values; every one may be left out."""
    texts = {"tooltip": "Sitting 24 min, next break in 6 min", "next_break": "Next break in 6 min"}
    return TrayView(TrayState(Pose(pose), share), snoozes=tuple(snoozes), **{**texts, **more})


def print_line(*values: Any) -> None:
    """Print what was told as a line."""
    print(json.dumps(values), flush=True)


def run(*, with_bus: bool) -> None:
    """Show the tray until the input ends."""
    app = QApplication(["tray-program"])
    app.setQuitOnLastWindowClosed(False)
    loop = QtEventLoop(app)
    session = Connection.open("session", loop) if with_bus else None
    tray = Tray(app, lambda: None, view_of(), session, desktop="")
    tray.serve(lambda request: print_line(to_object(request)), lambda found: print_line("tray_found", found))

    unread = bytearray()

    def read() -> None:
        chunk = os.read(sys.stdin.fileno(), 65536)
        if not chunk:
            tray.close()
            app.quit()
        unread.extend(chunk)
        *lines, rest = bytes(unread).split(b"\n")
        unread[:] = rest
        for line in lines:
            do(json.loads(line))

    def do(values: dict[str, Any] | None) -> None:
        if values is None:
            capability = tray.capability()
            names = [name for name, _ in capability.not_taken]
            print_line("capability", tray.available, capability.mechanism, names)
        else:
            tray.show(view_of(**values))

    loop.when_readable(sys.stdin.fileno(), read)
    app.exec()
    if session is not None:
        session.close()


class TrayProgram:
    """The program's other end."""

    def __init__(self, environment: Mapping[str, str], *, with_bus: bool = True) -> None:
        """Start it in that environment."""
        paths = [str(Path(__file__).parents[2]), environment.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, __file__, *([] if with_bus else ["--without-bus"])],
            env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._lines: deque[list[Any]] = deque()
        self._unread = b""

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def show(self, **values: Any) -> None:
        """Show the view that `view_of` makes of the values."""
        self._say(values)

    def capability(self) -> list[Any]:
        """Whether there is a tray, the mechanism, and the names of those not taken."""
        self._say(None)
        before = []
        while (line := self.told())[0] != "capability":
            before.append(line)
        self._lines.extendleft(reversed(before))
        return line[1:]

    def told(self) -> list[Any]:
        """The next thing that was told: a request as the protocol has it, or whether there is a tray."""
        assert self._process.stdout is not None
        while not self._lines:
            readable, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
            chunk = os.read(self._process.stdout.fileno(), 65536) if readable else b""
            if not chunk:
                raise TimeoutError("The tray told nothing.")
            *complete, self._unread = (self._unread + chunk).split(b"\n")
            self._lines.extend(json.loads(line) for line in complete)
        return self._lines.popleft()

    def stop(self) -> int:
        """End it and return its exit status."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return self._process.wait(PATIENCE)

    def _say(self, values: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(values).encode() + b"\n")


if __name__ == "__main__":
    run(with_bus="--without-bus" not in sys.argv)
