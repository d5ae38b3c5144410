"""What glutebreak stands on dies and comes back: tray host, panel, notification daemon, and glutebreak itself."""

from pathlib import Path

import pytest

from desktop_parts.application import Application
from desktop_parts.scene import Scene
from virtual_desktop.program import wait_until

pytestmark = pytest.mark.desktop

QUIET = {"prompt_after": "4h"}


def test_the_icon_comes_back_when_the_tray_host_does(scene: Scene) -> None:
    """A tray host that is killed and started again has the icon again, and its menu works."""
    app = scene.application("tray", QUIET)
    scene.tray.wait_for(lambda tray: tray.item()["tooltip"], "the icon")
    scene.tray.kill()
    scene.start_tray_host()
    scene.tray.wait_for(lambda tray: tray.item()["tooltip"], "the icon in the new tray host")
    scene.tray.press("Quit")
    wait_until(lambda: not app.program.runs, "glutebreak has quit by its menu")


def test_a_second_start_opens_the_week_window_of_the_first(scene: Scene) -> None:
    """There is never a second instance: the second start asks the first for its week and ends."""
    app = scene.application("twice", QUIET)
    second = app.command()
    assert (second.returncode, second.stderr) == (0, "")
    wait_until(lambda: scene.person.window_names() != [], "the week window is on the screen")
    assert app.program.runs
    app.quit()
    wait_until(lambda: scene.person.window_names() == [], "no window is left behind")


def test_a_daemon_that_was_killed_and_started_again_shows_the_next_ask(scene: Scene) -> None:
    """While the daemon is away nothing breaks, and once it is back the ask comes to the screen."""
    app = scene.application("daemon", {"prompt_after": "20s", "repeat_every": "10s", "after_hold": "0s"})
    scene.desktop.notification_daemon.kill()
    scene.person.press_key()
    app.wait_for_log("ask", 1, seconds=30)
    scene.desktop.start_notification_daemon()
    scene.daemon.wait_for_notification()
    scene.daemon.press("Skip")
    wait_until(lambda: app.log("ask")[0]["outcome"] == "skip", "the answer is logged")
    app.quit()


def test_a_bout_goes_on_after_a_crash(scene: Scene) -> None:
    """Killed and started again within `away_after`, glutebreak counts on from when the person sat down."""
    app = scene.application("crash", QUIET)
    scene.person.press_key()
    app.wait_for_log("bout", 1)
    (before,) = app.log("bout")
    app.kill()
    app.start()
    scene.person.press_key()
    (after,) = app.log("bout")
    assert (after["start"], after["ended_by"]) == (before["start"], "open")
    app.quit()


def test_without_a_tray_it_says_so_once_and_a_second_start_opens_its_window(tmp_path: Path) -> None:
    """With no tray at all the person is told once how to reach glutebreak, and can."""
    with Scene(tmp_path, tray=False) as scene:
        app = scene.application("trayless", QUIET)
        wait_until(lambda: len(scene.eavesdropper.heard("Notify")) == 1, "it says that there is no tray")
        assert app.command().returncode == 0
        wait_until(lambda: scene.person.window_names() != [], "the week window is on the screen")
        assert len(scene.eavesdropper.heard("Notify")) == 1
        app.quit()


def test_a_panel_that_is_killed_and_started_again_docks_the_icon_again(tmp_path: Path) -> None:
    """On a desktop whose tray is the older, embedding kind, the icon comes back with the panel too."""
    with Scene(tmp_path, tray=False) as scene:
        panel = scene.desktop.panel
        scene.desktop.start_panel()
        app = scene.application("docked", QUIET)
        wait_until(lambda: panel.said.count("add_icon") == 1, "the icon is docked")
        panel.kill()
        scene.desktop.start_panel()
        wait_until(lambda: panel.said.count("add_icon") == 2, "the icon is docked again")
        app.quit()


def test_a_start_that_fails_is_told_on_the_desktop_too(scene: Scene) -> None:
    """Whoever starts it from a menu reads no terminal: the same sentence comes as a notification."""
    app = Application(scene.desktop, "foreign", QUIET)
    app.log_file.mkdir(parents=True)
    before = len(scene.eavesdropper.heard("Notify"))
    started = app.command()
    ((_, _, _, title, body, *_),) = scene.eavesdropper.heard("Notify")[before:]
    assert (started.returncode, started.stderr) == (1, f"glutebreak: {body}\n")
    assert title == "glutebreak can’t start"
