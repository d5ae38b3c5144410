"""What can be asked of the X server: a picture of the screen, and who is there."""

import struct
import zlib
from pathlib import Path
from typing import Any

import xcffib
from xcffib import xproto


class Display:
    """One connection to an X server."""

    def __init__(self, name: str) -> None:
        """Connect to the display, such as `:7`."""
        connect: Any = xcffib.Connection
        self._connection: Any = connect(display=name)
        self._screen = self._connection.get_setup().roots[self._connection.pref_screen]

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.disconnect()

    def _atom(self, name: str) -> int:
        return int(self._connection.core.InternAtom(0, len(name), name).reply().atom)

    def has_window_manager(self) -> bool:
        """Whether a window manager has announced itself."""
        name = self._atom("_NET_SUPPORTING_WM_CHECK")
        answer = self._connection.core.GetProperty(0, self._screen.root, name, 0, 0, 1).reply()
        return bool(answer.value_len)

    def has_tray(self) -> bool:
        """Whether a tray host of the XEmbed kind is there."""
        owner = self._connection.core.GetSelectionOwner(self._atom("_NET_SYSTEM_TRAY_S0")).reply().owner
        return bool(owner)

    def paint_background(self, colour: int) -> None:
        """Fill the empty desktop with a colour such as 0x3b4a54."""
        root = self._screen.root
        self._connection.core.ChangeWindowAttributes(root, xproto.CW.BackPixel, [colour])
        self._connection.core.ClearArea(0, root, 0, 0, 0, 0)
        self._connection.flush()

    def close_window(self, window: int) -> None:
        """Ask the window manager to close a window, as a press on its close button does."""
        by_a_pager = 2
        untyped: Any = xproto
        data = untyped.ClientMessageData.synthetic([0, by_a_pager, 0, 0, 0], "5I")
        event = untyped.ClientMessageEvent.synthetic(32, window, self._atom("_NET_CLOSE_WINDOW"), data)
        mask = xproto.EventMask.SubstructureNotify | xproto.EventMask.SubstructureRedirect
        self._connection.core.SendEvent(0, self._screen.root, mask, event.pack())
        self._connection.flush()

    def save_picture(self, path: Path) -> None:
        """Write the whole screen as a PNG."""
        width, height = self._screen.width_in_pixels, self._screen.height_in_pixels
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(width, height, self.pixels(0, 0, width, height)))

    def pixels(self, x: int, y: int, width: int, height: int) -> bytes:
        """What a part of the screen shows now: four bytes a pixel, line by line."""
        every_plane = 0xFFFFFFFF
        answer = self._connection.core.GetImage(
            xproto.ImageFormat.ZPixmap, self._screen.root, x, y, width, height, every_plane
        ).reply()
        return bytes(answer.data.buf())


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG file of pixels that are four bytes each: blue, green, red and one unused."""
    colours = bytearray(width * height * 3)
    colours[0::3], colours[1::3], colours[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    line = width * 3
    no_filter = b"\0"
    rows = b"".join(no_filter + colours[start : start + line] for start in range(0, len(colours), line))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
