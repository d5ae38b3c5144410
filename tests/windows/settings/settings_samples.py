"""What tests of the settings share."""

from collections.abc import Mapping
from typing import Any


class Keeper:
    """Keeps the settings, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.problem: str | None = None

    def __call__(self, changes: Mapping[str, Any]) -> str | None:
        """Take the changes, or say the problem."""
        self.asked.append(dict(changes))
        return self.problem
