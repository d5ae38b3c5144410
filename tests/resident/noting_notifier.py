"""A `Notifier` for tests that remembers what it was to show."""

from glutebreak.ports import Notice


class NotingNotifier:
    """Keeps every notice in `notices`, and in `on_screen` the one that would be there now."""

    mechanism = "noting"

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.on_screen: Notice | None = None

    def show(self, notice: Notice) -> None:
        """Remember."""
        self.notices.append(notice)
        self.on_screen = notice

    def withdraw(self) -> None:
        """Remember that nothing is there."""
        self.on_screen = None

    def close(self) -> None:
        """Take away what is there."""
        self.withdraw()
