"""The figure is drawn where there is no film: over and over, standing at a press, in its place within a sequence."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from core.exercises.catalogue_samples import BUILT_IN
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.library.exercise_pictures import Drawn, Frame
from glutebreak.windows.library.moving_pictures import SETTLE, Projector
from pictures.manual_time import ManualTime

MOVEMENTS = read_movements(BUILT_IN.with_name("movements.json"))
BRIDGE, MARCH = MOVEMENTS["glute-bridge"], MOVEMENTS["standing-march"]


class RememberingScreen:
    """Remembers what it was shown: which reel, where in it, and how much is behind."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, int | None, float]] = []

    def show_frame(self, nth: int, frame: Frame | None, share: float) -> None:
        """Remember."""
        assert frame is None or isinstance(frame, Drawn)
        self.shown.append((nth, None if frame is None else frame.at, share))

    def show_unplayable(self, nth: int) -> None:
        """A drawing can always be shown."""
        raise AssertionError(nth)

    @property
    def last(self) -> tuple[int, int | None, float]:
        """What is shown now."""
        return self.shown[-1]


@pytest.fixture
def time() -> ManualTime:
    """It stands still."""
    return ManualTime()


@pytest.fixture
def projector(qapp: QApplication, time: ManualTime) -> Iterator[Projector]:
    """Nothing is shown yet."""
    owner = QObject()
    yield Projector(time, time, owner)
    owner.deleteLater()


@pytest.fixture
def screen() -> RememberingScreen:
    """Empty."""
    return RememberingScreen()


def test_a_figure_moves_over_and_over_until_it_is_left(
    projector: Projector, time: ManualTime, screen: RememberingScreen
) -> None:
    """And no player is made for it, which would load QtMultimedia; afterwards nothing wakes up."""
    projector.begin(screen, [BRIDGE])
    time.go_on(SETTLE - 1)
    before = list(screen.shown)
    time.go_on(1 + BRIDGE.lasts // 2)
    halves = [screen.last]
    time.go_on(BRIDGE.lasts)
    halves.append(screen.last)
    assert before == []
    assert halves == [(0, pytest.approx(BRIDGE.lasts / 2, abs=40), pytest.approx(0.5, abs=0.01))] * 2
    assert (projector.running, projector.player) == (True, None)
    projector.leave(screen)
    assert (screen.last, projector.running, time.waiting) == ((0, None, 0.0), False, 0)


def test_a_pointer_that_only_passes_moves_nothing(
    projector: Projector, time: ManualTime, screen: RememberingScreen
) -> None:
    """It is gone before the figure has begun."""
    projector.begin(screen, [BRIDGE])
    time.go_on(SETTLE // 2)
    projector.leave(screen)
    time.go_on(SETTLE)
    assert screen.shown == [(0, None, 0.0)]


def test_a_press_lets_the_figure_stand_and_another_goes_on_from_there(
    projector: Projector, time: ManualTime, screen: RememberingScreen
) -> None:
    """However long it stood."""
    projector.begin(screen, [BRIDGE], at_once=True)
    time.go_on(990)
    projector.pause()
    stood = screen.last
    time.go_on(60_000)
    assert (screen.last, projector.running, time.waiting) == (stood, False, 0)
    projector.resume()
    time.go_on(330)
    assert stood[1] is not None
    assert screen.last[1] == stood[1] + 330


def test_figures_of_a_sequence_come_one_after_the_other(
    projector: Projector, time: ManualTime, screen: RememberingScreen
) -> None:
    """Two rounds each, from the one that is looked at on; what is only a picture is passed over."""
    projector.begin(screen, [BRIDGE, None, MARCH], first=1, at_once=True)
    time.go_on(2 * MARCH.lasts + 2 * BRIDGE.lasts + 200)
    order = [nth for nth, at, _ in screen.shown if at is not None]
    assert list(dict.fromkeys(order)) == [2, 0]
    assert screen.last[0] == 2
    assert [(nth, at) for nth, at, _ in screen.shown if at is None] == [(2, None), (0, None)]
