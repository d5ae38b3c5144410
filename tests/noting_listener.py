"""A `PresenceListener` for tests that remembers what it was told."""

from collections.abc import Callable


class NotingListener:
    """Keeps every call's name in `told`; `while_falling_asleep` is called in the middle of that one."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.while_falling_asleep: Callable[[], None] = lambda: None

    def asked_to_lock(self) -> None:
        """Remember."""
        self.told.append("asked to lock")

    def locked(self) -> None:
        """Remember."""
        self.told.append("locked")

    def unlocked(self) -> None:
        """Remember."""
        self.told.append("unlocked")

    def falling_asleep(self) -> None:
        """Remember."""
        self.told.append("falling asleep")
        self.while_falling_asleep()

    def awake(self) -> None:
        """Remember."""
        self.told.append("awake")
