"""What the core has to say, as an id with its arguments, never as a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say: an id and what it is said of. The sentence is written where it is shown."""

    id: str
    arguments: Mapping[str, object] = field(default_factory=dict)
