"""A sound server for tests that says what it is told to say."""

import socket
from pathlib import Path

from glutebreak.sensing.pulse_protocol import take_packet


class FakeSoundServer:
    """A server that answers what the test says."""

    def __init__(self, folder: Path) -> None:
        self.place = str(folder / "native")
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(self.place)
        self._listening.listen()
        self._talking: socket.socket | None = None

    def accept(self) -> None:
        """Take the one who called."""
        self._talking, _ = self._listening.accept()
        self._talking.settimeout(5)

    def heard(self, count: int) -> list[int]:
        """The commands of the next packets."""
        assert self._talking is not None
        received, commands = bytearray(), list[int]()
        while len(commands) < count:
            received += self._talking.recv(65_536)
            while (taken := take_packet(received)) is not None:
                commands.append(taken[0])
        return commands

    def say(self, data: bytes) -> None:
        """Say something."""
        assert self._talking is not None
        self._talking.sendall(data)

    def hang_up(self) -> None:
        """Leave the one who called."""
        assert self._talking is not None
        self._talking.close()

    def close(self) -> None:
        """Hang up."""
        for each in (self._listening, self._talking):
            if each is not None:
                each.close()
