"""The messages of the control protocol, as values and as JSON objects.

A message is a frozen dataclass. As JSON it is an object of its fields whose `is` names its class: `OpenWindow` is
`{"is": "open-window", "window": "week"}`. Requests are in `requests` and `window_requests`, and what the resident
tells the windows unasked is in `news`.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from glutebreak.control.json_values import MismatchError, from_json, to_json
from glutebreak.control.lines import ProtocolError

KIND = "is"
"""The member of a message that names its class."""

Answer = TypeVar("Answer")
_Message = TypeVar("_Message")


class RequestRefusedError(Exception):
    """A request that cannot be carried out now; the message is one sentence for the user."""


class UnknownMessageError(ProtocolError):
    """What came is no message that is known here; the error says which, and what of it is not of its type."""


@dataclass(frozen=True)
class Done:
    """The answer where there is nothing to say but that it was done."""


@dataclass(frozen=True)
class Refused:
    """The answer to a request that cannot be carried out now."""

    why: str
    """One sentence for the user."""


@dataclass(frozen=True)
class Request(Generic[Answer]):
    """What is asked of the resident, which gives one answer of the type or refuses.

    A request without fields needs no decorator of its own: it is a dataclass by inheritance.
    """

    answered_by: ClassVar[type[Any]] = Done
    """The class of its answer."""


class Codec(Generic[_Message]):
    """Writes and reads the messages of some classes."""

    def __init__(self, *kinds: type[_Message]) -> None:
        self._kinds = {name_of(kind): kind for kind in kinds}

    def read(self, given: dict[str, Any]) -> _Message:
        """The message that is meant.

        Raises:
            UnknownMessageError: its class is none of these, or a field is not of its type.
            RequestRefusedError: its values, each in order by itself, mean nothing together.
        """
        kind = self._kinds.get(str(given.get(KIND)))
        if kind is None:
            raise UnknownMessageError(ascii(given.get(KIND)))
        try:
            return from_json(kind, given)
        except MismatchError as mismatch:
            raise UnknownMessageError(f"{given[KIND]} ({mismatch})") from None


def to_object(message: object) -> dict[str, Any]:
    """The message as a JSON object."""
    return {KIND: name_of(type(message)), **to_json(message)}


def name_of(kind: type) -> str:
    """What a message of that class is called in JSON: `OpenWindow` is `open-window`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()
