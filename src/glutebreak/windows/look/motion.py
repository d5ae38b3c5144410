"""Movement that respects who wants none."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from glutebreak.windows.look.theme import Look


class Glide(QObject):
    """A number that moves to its goal and ends gently; it jumps there under reduced motion.

    Args:
        look: tells whether motion is reduced.
        parent: what it belongs to.
        duration: milliseconds.
        moved: called after every step with the new value.
    """

    def __init__(self, look: Look, parent: QObject, duration: int, moved: Callable[[float], None]) -> None:
        super().__init__(parent)
        self._look = look
        self._moved = moved
        self.value = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(duration)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    def go(self, goal: float, *, duration: int | None = None) -> None:
        """Move from where it is to the goal, in another time if one is given."""
        self._animation.stop()
        if duration is not None:
            self._animation.setDuration(duration)
        if self._look.reduced_motion or goal == self.value:
            self.jump(goal)
            return
        self._animation.setStartValue(self.value)
        self._animation.setEndValue(goal)
        self._animation.start()

    def jump(self, goal: float) -> None:
        """Be at the goal at once."""
        self._animation.stop()
        self._step(goal)

    def _step(self, value: object) -> None:
        if isinstance(value, float | int):
            self.value = float(value)
            self._moved(self.value)
