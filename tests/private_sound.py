"""A PulseAudio server of a test's own, with a silent microphone and a silent loudspeaker, and programs that record."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from jeepney.io.blocking import open_dbus_connection

from private_bus import wait_for_owner

MICROPHONE, MONITOR = "microphone", "loudspeaker.monitor"
"""What can be recorded: a source, and what the sink plays."""
_PATIENCE = 10
_MODULES = (
    f"module-null-source source_name={MICROPHONE}",
    "module-null-sink sink_name=loudspeaker",
    "module-native-protocol-unix",
)
_LIBRARY_RECORDER = str(Path(__file__).with_name("library_recorder.py"))


class PrivateSound:
    """A sound server whose socket lies in a folder of the test; it can be killed and started again."""

    def __init__(self, bus: str, folder: Path) -> None:
        """Take the address of the session bus on which it takes its name; it does not run yet."""
        self._bus = bus
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.environment = {"XDG_RUNTIME_DIR": str(folder)}
        """Where a program of this session finds it."""
        self._own_environment = dict(
            os.environ,
            HOME=str(folder),
            XDG_CONFIG_HOME=str(folder / "config"),
            DBUS_SESSION_BUS_ADDRESS=bus,
            **self.environment,
        )
        self._own_environment.pop("PULSE_SERVER", None)
        self._server: subprocess.Popen[bytes] | None = None
        self._recorders: list[Recorder] = []

    def start(self) -> None:
        """Start it, at first or again, and return when it is on the bus."""
        modules = [word for each in _MODULES for word in ("-L", each)]
        quiet = ["--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--log-level=error"]
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", *quiet, *modules], env=self._own_environment, stderr=subprocess.DEVNULL
        )
        with open_dbus_connection(self._bus) as client:
            wait_for_owner(client, "org.pulseaudio.Server")

    def record(self, source: str = MICROPHONE, *options: str) -> "Recorder":
        """Record as any program might: PulseAudio's own `parec`, with these options."""
        command = ["parec", "--raw", "--verbose", f"--device={source}", *options, "/dev/null"]
        return self._recorder(command, self._own_environment)

    def record_with_library(self, source: str = MICROPHONE, *options: str) -> "Recorder":
        """Record as `parec` cannot; `library_recorder.py` says what the options are."""
        command = [sys.executable, _LIBRARY_RECORDER, source, *options]
        return self._recorder(command, self._own_environment)

    def kill(self) -> None:
        """End the server as a crash would."""
        if self._server is not None:
            self._server.kill()
            self._server.wait(_PATIENCE)
            self._server = None

    def close(self) -> None:
        """End everything."""
        for each in self._recorders:
            each.stop()
        self.kill()

    def _recorder(self, command: list[str], environment: Mapping[str, str]) -> "Recorder":
        made = Recorder(command, environment)
        self._recorders.append(made)
        return made


class Recorder:
    """A program that records."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        """Start it."""
        self._program = subprocess.Popen(
            command, env=dict(environment), stdin=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        )

    def wait_until_connected(self) -> None:
        """Return when the server has taken its stream."""
        assert self._program.stderr is not None
        heard = b""
        while b"Connected to device" not in heard:
            line = self._program.stderr.readline()
            assert line, f"the recorder ended: {heard.decode()}"
            heard += line

    def say(self, line: str) -> None:
        """Tell it to do something."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{line}\n".encode())

    def stop(self) -> None:
        """End it; a second call does nothing."""
        if self._program.poll() is None:
            self._program.terminate()
            self._program.wait(_PATIENCE)
        for pipe in (self._program.stdin, self._program.stderr):
            if pipe is not None:
                pipe.close()
