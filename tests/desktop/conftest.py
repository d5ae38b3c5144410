"""One private desktop for each module of desktop tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_parts.scene import Scene


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A desktop with a person at it; the tray, the daemon and the login manager are there from the start."""
    with Scene(tmp_path_factory.mktemp("scene")) as entered:
        yield entered


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path:
    """Where a test may leave a picture of its screen for a person to look at."""
    return request.config.rootpath / "screens"
