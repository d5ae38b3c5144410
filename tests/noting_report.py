"""A sensor's `Report` for tests that remembers what it was told."""


class NotingReport:
    """Keeps who was heard and every reason for a loss, in their order."""

    def __init__(self) -> None:
        self.heard_from: list[str] = []
        self.losses: list[str] = []

    def heard(self, who: str) -> None:
        """Remember."""
        self.heard_from.append(who)

    def lost(self, reason: str) -> None:
        """Remember."""
        self.losses.append(reason)
