"""A private X server for tests, and somebody who types into it."""

import os
import select
import subprocess
from pathlib import Path
from typing import Any

import xcffib
import xcffib.xproto
import xcffib.xtest

_PATIENCE = 15
_KEY_PRESS, _KEY_RELEASE, _MOTION = 2, 3, 6
_SOME_KEY = 38


class PrivateDisplay:
    """An Xvfb of its own on a free display; `with_wm` starts openbox in it.

    With an `authority` it lets in only whoever has a key of that file (xauth(1)).
    """

    def __init__(self, *, with_wm: bool = False, authority: Path | None = None) -> None:
        read_end, write_end = os.pipe()
        arguments = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"]
        arguments += ["-auth", str(authority)] if authority else []
        self._server = subprocess.Popen(arguments, pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        assert select.select([read_end], [], [], _PATIENCE)[0], "Xvfb did not start"
        with os.fdopen(read_end) as told:
            self.name = f":{told.readline().strip()}"
        self.environment = {"DISPLAY": self.name, "XDG_SESSION_TYPE": "x11"}
        self._programs: list[subprocess.Popen[bytes]] = []
        self._connection: Any = None
        if with_wm:
            try:
                self._start_wm()
            except BaseException:
                self.close()
                raise

    def press(self) -> None:
        """Press and release a key through XTest."""
        self._fake(_KEY_PRESS, _SOME_KEY)
        self._fake(_KEY_RELEASE, _SOME_KEY)

    def move(self) -> None:
        """Move the pointer by one step through XTest."""
        self._fake(_MOTION, 1, step=1)

    def type_with_xdotool(self, text: str) -> None:
        """Have another program type, as desktop tests do."""
        subprocess.run(["xdotool", "type", "--delay", "1", text], env=os.environ | self.environment, check=True)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program in the display."""
        program = subprocess.Popen(arguments, env=os.environ | self.environment, stderr=subprocess.DEVNULL)
        self._programs.append(program)
        return program

    def connect(self) -> Any:
        """An X connection for the test's own windows; the test disconnects it."""
        return xcffib.Connection(display=self.name)  # type: ignore[no-untyped-call]

    def kill_server(self) -> None:
        """Kill the X server under everybody who is connected."""
        self._server.kill()
        self._server.wait(_PATIENCE)

    def close(self) -> None:
        """End everything that was started."""
        if self._connection is not None:
            self._connection.disconnect()
        for each in self._programs:
            each.kill()
            each.wait(_PATIENCE)
        self.kill_server()

    def _fake(self, kind: int, detail: int, step: int = 0) -> None:
        if self._connection is None:
            self._connection = self.connect()
        root = self._connection.setup.roots[0].root
        self._connection(xcffib.xtest.key).FakeInput(kind, detail, 0, root, step, step, 0, is_checked=True).check()

    def _start_wm(self) -> None:
        self.start("openbox", "--sm-disable")
        trying: Any = self.connect()
        try:
            # It forgets windows it meets while starting: try with a new one until it has put one into a frame.
            assert any(_is_managed(trying) for _ in range(100)), "openbox did not start"
        finally:
            trying.disconnect()


def _is_managed(connection: Any) -> bool:
    """Whether a new window is put into a frame, within a moment."""
    core, window = connection.core, connection.generate_id()
    root, wanted = connection.setup.roots[0].root, xcffib.xproto.CW.EventMask
    kind, mask = xcffib.xproto.WindowClass.InputOutput, xcffib.xproto.EventMask.StructureNotify
    core.CreateWindow(0, window, root, 0, 0, 50, 50, 0, kind, 0, wanted, [mask])
    core.MapWindow(window)
    connection.flush()
    managed = False
    while not managed and select.select([connection.get_file_descriptor()], [], [], 0.1)[0]:
        while (event := connection.poll_for_event()) is not None:
            managed |= isinstance(event, xcffib.xproto.ReparentNotifyEvent)
    core.DestroyWindow(window)
    connection.flush()
    return managed
