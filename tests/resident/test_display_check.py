"""Whether there is a display to start on, found out before Qt, which would abort the process."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from glutebreak.resident.display_check import missing_library, why_no_display
from private_display import PrivateDisplay

GONE = ":64999"
"""A display that no machine has."""
NONE_HERE = "There is no display here. Start glutebreak inside a desktop session."


def no_answer(name: str) -> str:
    """What is said of a display that does not answer."""
    return f"The display {name} does not answer. Start glutebreak inside a desktop session."


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a display that is there."""
    server = PrivateDisplay()
    yield server.name
    server.close()


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland"}])
def test_without_a_display_it_is_said(environment: dict[str, str]) -> None:
    """Also where Qt has been told what to use."""
    assert why_no_display(environment) == NONE_HERE


@pytest.mark.parametrize("name", [GONE, f"{GONE}.0", f"unix{GONE}", "localhost:59000", "nonsense"])
def test_a_display_that_cannot_be_connected_to_is_named(name: str) -> None:
    """One that has gone, another machine's, and what is no display at all."""
    assert why_no_display({"DISPLAY": name}) == no_answer(name)


def test_a_display_that_refuses_this_user_is_named(tmp_path: Path) -> None:
    """Qt would abort where the X server wants a key that this user does not have."""
    key = tmp_path / "authority"
    name = b"MIT-MAGIC-COOKIE-1"
    key.write_bytes(b"\xff\xff\0\0\0\0" + len(name).to_bytes(2, "big") + name + (16).to_bytes(2, "big") + bytes(16))
    server = PrivateDisplay(authority=key)
    try:
        assert why_no_display({**os.environ, "DISPLAY": server.name, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}) == (
            no_answer(server.name)
        )
    finally:
        server.close()


def test_a_display_that_is_there_is_taken(display: str) -> None:
    """With and without its screen's number, and where the Wayland display beside it has gone."""
    environments = [{"DISPLAY": display}, {"DISPLAY": f"{display}.0"}, {"DISPLAY": display, "WAYLAND_DISPLAY": "gone"}]
    assert [why_no_display(each) for each in environments] == [None, None, None]


def test_a_platform_that_needs_no_display_is_left_to_qt() -> None:
    """As the tests use it."""
    assert why_no_display({"QT_QPA_PLATFORM": "offscreen:size=10x10", "DISPLAY": GONE}) is None


def test_a_platform_that_qt_does_not_have_is_named() -> None:
    """Qt would abort and advise to install the application again."""
    assert why_no_display({"QT_QPA_PLATFORM": "beos"}) == (
        "QT_QPA_PLATFORM is beos, which Qt does not have here. Unset it, and start glutebreak again."
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "libxcb-cursor.so.0: cannot open shared object file: No such file or directory",
            (
                "Qt needs the library libxcb-cursor.so.0, which is missing. On Debian and Ubuntu this installs it: "
                "sudo apt-get install libxcb-cursor0"
            ),
        ),
        (
            "libodd.so.7: cannot open shared object file: No such file or directory",
            "Qt needs the library libodd.so.7, which is missing. Install it, and try again.",
        ),
        (
            "No module named 'PySide6'",
            "Qt cannot be loaded (No module named 'PySide6'). Installing glutebreak again may mend this.",
        ),
    ],
)
def test_a_library_that_is_missing_is_named_with_what_installs_it(told: str, said: str) -> None:
    """The line for Debian where it is known."""
    assert missing_library(ImportError(told)) == said
