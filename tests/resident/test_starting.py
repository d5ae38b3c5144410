"""Whether there is a display to start on, found out before Qt, which would abort the process."""

from collections.abc import Iterator

import pytest

from glutebreak.resident.starting import misses_display
from private_display import PrivateDisplay

GONE = ":64999"
"""A display that no machine has."""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a display that is there."""
    server = PrivateDisplay()
    yield server.name
    server.close()


def told(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> list[str]:
    """What is said in that environment; nothing if the start goes on."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, environment.get(name, ""))
    said: list[str] = []
    assert misses_display(said.append) is bool(said)
    return said


@pytest.mark.parametrize(
    "environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "w"}]
)
def test_without_a_display_it_is_said(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """Also where Qt has been told to use X11."""
    assert told(monkeypatch, environment) == ["There is no display here. Start glutebreak inside a desktop session."]


@pytest.mark.parametrize("name", [GONE, f"{GONE}.0", f"unix{GONE}"])
def test_a_display_that_has_gone_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A terminal that outlived its session still knows the session's display."""
    assert told(monkeypatch, {"DISPLAY": name}) == [
        f"The display {name} does not answer. Start glutebreak inside a desktop session."
    ]


def test_a_display_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    """With and without its screen's number."""
    assert [told(monkeypatch, {"DISPLAY": name}) for name in (display, f"{display}.0")] == [[], []]


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": GONE, "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": GONE, "QT_QPA_PLATFORM": "offscreen"},
        {"DISPLAY": "elsewhere:0"},
    ],
)
def test_what_only_qt_can_know_is_left_to_it(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """Wayland, a platform chosen by hand, and another machine's display."""
    assert told(monkeypatch, environment) == []
