"""The control protocol: one JSON object a line, over a local socket that only its owner can open.

A request is `{"do": NAME, ...arguments}`. Its reply is `{"ok": true, ...answer}` or `{"ok": false, "error": SENTENCE}`,
in the order of the requests. A connection that asked to `attach` is told more between the replies, as
`{"tell": NAME, ...}`: that is how the resident reaches the windows process. The names are in `names`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from glutebreak.control.names import News

RECEIVED_AT_ONCE = 65_536
"""Bytes read in one go."""
LONGEST_LINE = 1 << 20
"""Bytes; whoever sends more without a line's end is hung up on."""


class ProtocolError(Exception):
    """The other side does not speak the protocol; the message says how."""


class CommandRefusedError(Exception):
    """A request that cannot be carried out now; the message is one sentence for the user."""


class ResidentUnreachableError(Exception):
    """No resident answers; the message is one sentence for the user with the remedy."""


def encode(message: Mapping[str, Any]) -> bytes:
    """The message as one line."""
    # Escaped throughout: half a surrogate pair, as in an odd file name, cannot be encoded.
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def news(tell: News, **more: object) -> Mapping[str, Any]:
    """A message that tells something between the replies."""
    return {"tell": tell, **more}


class Framer:
    """Cuts what arrives into messages."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, received: bytes) -> Iterator[dict[str, Any]]:
        """The messages that are complete now.

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
