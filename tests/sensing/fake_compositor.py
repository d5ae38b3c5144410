"""A small Wayland compositor for tests: a seat, and the idle protocols that the test wants."""

import socket
import struct
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

DISPLAY, SYNC, GET_REGISTRY, BIND = 1, 0, 1, 0
IDLED, RESUMED = 0, 1


class FakeCompositor:
    """Serves one client, on a thread of its own as another process would, and keeps what it was asked."""

    def __init__(self, folder: Path, offers: Mapping[str, int], name: str = "wayland-0") -> None:
        """Listen in the folder, offering these interfaces in these versions, and a seat."""
        self.asked: list[tuple[str, int, tuple[int, ...]]] = []
        """Requests to what was bound: the interface with its bound version, the request's number, its numbers."""
        self.has_been_asked = Event()
        """Set once edges have been asked for."""
        self.environment = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": name}
        self._offers = dict(enumerate([("wl_seat", 7), *offers.items()], start=1))
        self._bound: dict[int, str] = {}
        self._registry = 0
        self._edges = 0
        self._received = bytearray()
        self._client: socket.socket | None = None
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / name))
        self._listening.listen()
        self._serving = Thread(target=self._serve)
        self._serving.start()

    def tell(self, event: int) -> None:
        """Tell the client that input has ceased, or begun again."""
        self._send(self._edges, event)

    def refuse(self) -> None:
        """Send a protocol error."""
        self._send(DISPLAY, 0, struct.pack("=III", 1, 0, 4) + b"bad\0")

    def send_raw(self, data: bytes) -> None:
        """Send what is no message; the client may have gone."""
        assert self._client is not None
        with suppress(OSError):
            self._client.sendall(data)

    def die(self) -> None:
        """Hang up and listen no more."""
        for each in (self._listening, self._client):
            if each is not None:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
        self._serving.join(5)
        for each in (self._listening, self._client):
            if each is not None:
                each.close()

    def _send(self, sender: int, event: int, body: bytes = b"") -> None:
        self.send_raw(struct.pack("=II", sender, (8 + len(body)) << 16 | event) + body)

    def _serve(self) -> None:
        with suppress(OSError):
            self._client, _ = self._listening.accept()
            while received := self._client.recv(4096):
                self._received += received
                while len(self._received) >= 8:
                    target, word = struct.unpack_from("=II", self._received)
                    body = bytes(self._received[8 : word >> 16])
                    del self._received[: word >> 16]
                    self._take(target, word & 0xFFFF, body)

    def _take(self, target: int, number: int, body: bytes) -> None:
        if (target, number) == (DISPLAY, GET_REGISTRY):
            (self._registry,) = struct.unpack("=I", body)
            for name, (interface, version) in self._offers.items():
                text = interface.encode() + b"\0"
                padded = struct.pack("=I", len(text)) + text + bytes(-len(text) % 4)
                self._send(self._registry, 0, struct.pack("=I", name) + padded + struct.pack("=I", version))
        elif (target, number) == (DISPLAY, SYNC):
            self._send(struct.unpack("=I", body)[0], 0, struct.pack("=I", 0))
        elif (target, number) == (self._registry, BIND):
            (name,) = struct.unpack_from("=I", body)
            version, made = struct.unpack_from("=II", body, len(body) - 8)
            self._bound[made] = f"{self._offers[name][0]} {version}"
        else:
            values = struct.unpack(f"={len(body) // 4}I", body)
            self._edges = values[0]
            self.asked.append((self._bound[target], number, values[1:]))
            self.has_been_asked.set()
