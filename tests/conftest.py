"""What holds for every test: the order in which they run, and how many side by side."""

import os

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what takes longest, the desktop tests, last; everything else keeps its order."""
    items.sort(key=lambda item: item.get_closest_marker("desktop") is not None)


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, for a test that waits for a desktop leaves its core to another."""
    return len(os.sched_getaffinity(0)) + 1
