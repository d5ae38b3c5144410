"""What the resident asks of its senses: the desktop's, or the demo's."""

from typing import Protocol

from glutebreak.ports import Capability, SilenceSensor


class Senses(Protocol):
    """All sensors together; they tell the sitting clock of what they sense by themselves."""

    @property
    def silence(self) -> SilenceSensor:
        """How long ago the last input was."""

    def user_is_here(self) -> None:
        """The user has answered: a sign, for where no input can be sensed."""

    def capabilities(self) -> tuple[Capability, ...]:
        """Which mechanism serves what, and why each other one does not."""

    def close(self) -> None:
        """Sense no more."""
