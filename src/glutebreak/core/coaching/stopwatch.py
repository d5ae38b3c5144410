"""A stopwatch that is told what time it is."""


class Stopwatch:
    """Shows for how long it has been running; it runs from the start.

    Durations and moments are milliseconds, moments on a clock that never goes back.

    Args:
        now: when it begins.
    """

    def __init__(self, now: int) -> None:
        self._shown = 0
        self._since: int | None = now

    def read(self, now: int) -> int:
        """What it shows at that moment."""
        return self._shown + (0 if self._since is None else max(now - self._since, 0))

    def start(self, now: int) -> None:
        """Run, if it stands."""
        if self._since is None:
            self._since = now

    def stop(self, now: int) -> None:
        """Stand still."""
        self._shown, self._since = self.read(now), None

    def reset(self, now: int) -> None:
        """Show nothing, and run on or stand as before."""
        self._shown = 0
        if self._since is not None:
            self._since = now

    def put_forward(self, by: int) -> None:
        """Show so much more, or less if it is negative."""
        self._shown += by
