"""The app stays reachable where its socket's folder is cleared away, on a real event loop with a real folder."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from glutebreak.control.server import ControlServer
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.resident import control_socket_watch
from glutebreak.resident.control_socket_watch import ControlSocketWatch


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow each other quickly."""
    monkeypatch.setattr(control_socket_watch, "FIRST_TRY_AFTER", 20)
    monkeypatch.setattr(control_socket_watch, "LONGEST_WAIT", 40)


def test_a_folder_that_is_cleared_away_comes_back_as_often_as_it_is(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """By a new login, a clean-up or somebody's hand."""
    path = tmp_path / "run" / "control.sock"
    server = ControlServer(path, QtEventLoop(qapp))
    watch = ControlSocketWatch(server, path, QtEventLoop(qapp))
    for _ in range(3):
        shutil.rmtree(path.parent)
        qtbot.waitUntil(lambda: server.is_reachable)
    path.unlink()
    qtbot.waitUntil(lambda: server.is_reachable)
    watch.close()
    server.close()


def test_a_folder_that_cannot_be_made_yet_is_tried_again(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    """The session's folder may come back with the next login only."""
    path = tmp_path / "session" / "run" / "control.sock"
    server = ControlServer(path, QtEventLoop(qapp))
    watch = ControlSocketWatch(server, path, QtEventLoop(qapp))
    shutil.rmtree(path.parents[1])
    path.parents[1].write_text("in the way")
    qtbot.waitUntil(lambda: watch._wait > 20)
    path.parents[1].unlink()
    qtbot.waitUntil(lambda: server.is_reachable)
    watch.close()
    server.close()
