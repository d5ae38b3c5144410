"""A desk with a tray process, before and after a reminder has come."""

import pytest

from glutebreak.core.durations import MINUTE
from resident.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Nobody sits yet."""
    return Desk()


@pytest.fixture
def reminded(desk: Desk) -> Desk:
    """Somebody has been sitting for thirty-one minutes, and a reminder is on the screen."""
    desk.type_until(31 * MINUTE)
    assert desk.screen.on_screen is not None
    return desk
