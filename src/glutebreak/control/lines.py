"""JSON objects as lines of bytes: how messages go over the socket.

Each side writes one object a line. A request is answered by one line, in the order of the requests; a connection that
has attached is told news between the answers.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

RECEIVED_AT_ONCE = 65_536
"""Bytes read in one go."""
LONGEST_LINE = 1 << 20
"""Bytes; whoever sends more without a line's end is hung up on."""


class ProtocolError(Exception):
    """The other side does not speak the protocol; the message says how."""


def encode(message: Mapping[str, Any]) -> bytes:
    """The object as one line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


class Framer:
    """Cuts what arrives into objects."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, received: bytes) -> Iterator[dict[str, Any]]:
        """The objects that are complete now.

        Raises:
            ProtocolError: a line is too long or is no JSON object.
        """
        *lines, self._rest = (self._rest + received).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            raise ProtocolError("a line without an end")
        for line in lines:
            try:
                message = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ProtocolError(f"a line that is not JSON: {error}") from None
            if not isinstance(message, dict):
                raise ProtocolError("a line that is not an object")
            yield message
