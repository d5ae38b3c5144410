"""A private bus and a private display for the commands that look at the desktop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from private_bus import PrivateBus
from private_display import PrivateDisplay


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """A message bus of this test's own."""
    made = PrivateBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared_display() -> Iterator[PrivateDisplay]:
    """An X server for all tests of a file that leave it as it was."""
    made = PrivateDisplay(with_wm=False)
    yield made
    made.close()
