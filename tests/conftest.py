"""What holds for every test: the order in which they run."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what takes longest, the desktop tests, last; everything else keeps its order."""
    items.sort(key=lambda item: item.get_closest_marker("desktop") is not None)
