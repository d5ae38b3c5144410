"""A guided break on a real X server: begun, done, left, hurt, in a corner, killed, and without its films."""

import os
import shutil
import signal
import sqlite3
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_parts import text_editor
from desktop_parts.application import Application
from desktop_parts.own_exercises import begin, own_exercise, write_own
from desktop_parts.scene import Scene
from glutebreak.places import shipped
from virtual_desktop.program import wait_until

pytestmark = pytest.mark.desktop

UNASKED = {"prompt_after": "4h", "break_min": "10s"}
LARGE = "^Break: "
SMALL = "^Break, small window$"


def make(scene: Scene, name: str, settings: Mapping[str, str] = UNASKED) -> Application:
    """A user's glutebreak with two exercises of five seconds, and nothing else to propose; not started yet."""
    app = Application(scene.desktop, name, settings)
    exercises = [own_exercise("press", "glutes", 5), own_exercise("raise", "calves", 5)]
    write_own(app, exercises, {"both": ["press", "raise"], "pressing": ["press"], "raising": ["raise"]})
    return app


@pytest.fixture
def app(scene: Scene, request: pytest.FixtureRequest) -> Iterator[Application]:
    """Somebody has sat down, and is not going to be asked."""
    made = make(scene, request.node.name)
    made.start()
    scene.person.press_key()
    made.wait_for_log("bout", 1)
    yield made
    made.quit()


@pytest.fixture(scope="module", autouse=True)
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Scene, Application]]:
    """On a desktop of their own somebody sits down at the start, and is asked after ten seconds."""
    with Scene(tmp_path_factory.mktemp("asked")) as scene:
        app = Application(scene.desktop, "asked", {"prompt_after": "10s", "break_min": "10s"})
        write_own(
            app, [own_exercise("press", "glutes", 5), own_exercise("raise", "calves", 5)], {"both": ["press", "raise"]}
        )
        app.start()
        scene.person.press_key()
        yield scene, app
        app.quit()


def wait_for_window(scene: Scene, name: str) -> None:
    """Return when a window with such a title is on the screen."""
    wait_until(lambda: scene.person.windows_named(name) != [], f"a window {name} is on the screen")


def wait_for_keyboard(scene: Scene, name: str) -> None:
    """Return when the window with that title has the keyboard."""
    wait_until(lambda: scene.person.writes_to().startswith(name), f"{name} has the keyboard")


def wait_for_end(app: Application, count: int = 1) -> dict[str, Any]:
    """The last of so many breaks, as soon as it is over."""
    return app.wait_for_log("activation", count, 30)[-1]


def in_log(app: Application, query: str) -> object:
    """The one value that the query finds in the log's file."""
    with closing(sqlite3.connect(f"file:{app.log_file}?mode=ro", uri=True)) as log:
        return log.execute(query).fetchone()[0]


def sets_on_disk(app: Application) -> object:
    """How many sets are in the log; those of the break that runs are told by no command."""
    return in_log(app, "select count(*) from sets")


def test_esc_leaves_the_break_and_f_fills_the_screen(scene: Scene, app: Application) -> None:
    """By the keyboard alone: F fills the screen, Esc gives it back, → goes on, and Esc leaves it as abandoned."""
    app.do("break")
    wait_for_keyboard(scene, "Break: ")
    scene.person.press("f")
    wait_until(lambda: scene.person.size_of(LARGE) == (1440, 900), "the break fills the screen")
    scene.person.press("Escape")
    wait_until(lambda: scene.person.size_of(LARGE) != (1440, 900), "the break is a window again")
    assert app.log("activation") == []
    scene.person.press("Escape")
    assert wait_for_end(app)["outcome"] == "abandoned"
    wait_until(lambda: app.children() == [], "the windows' process is gone")


def test_arrows_walk_through_a_routine_to_its_end(scene: Scene, app: Application) -> None:
    """By the keyboard alone: → goes on to the next set, and nothing counts as done; Esc closes the page at the end."""
    begin(app, "both")
    wait_for_keyboard(scene, "Break: Both")
    scene.person.press("Right")
    scene.person.press("Right")
    ended = wait_for_end(app)
    assert (ended["routine"], ended["outcome"]) == ("both", "abandoned")
    assert not any(each["completed"] for each in ended["sets"])
    scene.person.press("Escape")
    wait_until(lambda: app.children() == [], "the windows' process is gone")


def test_what_hurts_is_never_proposed_again(scene: Scene, app: Application) -> None:
    """H bans the exercise in the settings file, beside what was banned before, and later breaks do not contain it."""
    before = set(tomllib.loads(app.settings_file.read_text())["banned"])
    begin(app, "pressing")
    wait_for_keyboard(scene, "Break: Pressing")
    scene.person.press("h")
    wait_until(
        lambda: set(tomllib.loads(app.settings_file.read_text())["banned"]) == {*before, "press"}, "press is banned"
    )
    scene.person.press("Escape")
    wait_for_end(app)
    for count in (2, 3, 4):
        wait_until(lambda: app.children() == [], "the windows' process is gone")
        app.do("break")
        wait_for_keyboard(scene, "Break: ")
        # Each has one exercise left, after which it is over.
        scene.person.press("Right")
        wait_for_end(app, count)
        scene.person.press("Escape")
    assert {each["routine"] for each in app.log("activation")[1:]} == {"both", "raising"}


def test_the_corner_window_takes_no_keys_from_a_text_editor(scene: Scene, app: Application, tmp_path: Path) -> None:
    """C makes room, and every letter goes to the editor: while the small window comes, stands and is clicked."""
    typed = tmp_path / "typed"
    editor = scene.desktop.program("editor", [sys.executable, text_editor.__file__, str(typed)])
    editor.start(scene.desktop.environment)
    wait_for_keyboard(scene, text_editor.TITLE)
    begin(app, "both")
    wait_for_keyboard(scene, "Break: ")
    scene.person.press("c")
    wait_for_window(scene, SMALL)
    wait_for_keyboard(scene, text_editor.TITLE)
    scene.person.write("while it stands there")
    x, y, width, height = scene.person.place_of(SMALL)
    scene.person.click(x + width // 2, y + height // 3)
    scene.person.write(" and is clicked")
    wait_until(lambda: typed.exists() and typed.read_text() == "while it stands there and is clicked", "all is typed")
    assert scene.person.writes_to() == text_editor.TITLE
    assert scene.person.windows_named(SMALL) != []
    editor.stop()


def test_what_is_done_while_somebody_types_is_only_claimed(scene: Scene, app: Application) -> None:
    """The window saw a whole set; that somebody had their hands on the keys is known to who senses the input."""
    begin(app, "pressing")
    wait_for_keyboard(scene, "Break: Pressing")
    scene.person.start_typing()
    ended = wait_for_end(app)
    scene.person.stop_typing()
    scene.person.press("Escape")
    told = [(each["exercise"], each["completed"], each["plausible"]) for each in ended["sets"]]
    assert (ended["outcome"], told) == ("done", [("press", True, False)])


def test_a_break_whose_windows_are_killed_is_abandoned(scene: Scene, app: Application) -> None:
    """The tray process goes on, what had been done is in the log, the log is whole, and another break can be begun."""
    tray = app.program.pid
    begin(app, "both")
    wait_for_window(scene, LARGE)
    (windows,) = app.children()
    wait_until(lambda: sets_on_disk(app) == 1, "a set is done")
    os.kill(windows, signal.SIGKILL)
    ended = wait_for_end(app)
    assert (ended["outcome"], [each["exercise"] for each in ended["sets"]]) == ("abandoned", ["press"])
    assert (app.program.runs, app.program.pid, app.children()) == (True, tray, [])
    assert in_log(app, "pragma integrity_check") == "ok"
    begin(app, "raising")
    wait_for_keyboard(scene, "Break: Raising")
    scene.person.press("Escape")
    assert wait_for_end(app, 2)["routine"] == "raising"


def test_a_break_goes_on_without_its_films(scene: Scene, pictures: Path) -> None:
    """One film is deleted and one is no film: the steps stand for both, and the routine is done to its end."""
    app = Application(scene.desktop, "without-films", UNASKED)
    exercises = [own_exercise("gone", "glutes", 2, "gone.webm"), own_exercise("broken", "calves", 2, "broken.webm")]
    folder = write_own(app, exercises, {"filmed": ["gone", "broken"]})
    film = shipped("resources", "videos", "donkey-kick.webm")
    shutil.copyfile(film, folder / "gone.webm")
    (folder / "broken.webm").write_bytes(film.read_bytes()[:600] + b"\0no film\0" * 4_000)
    app.start()
    scene.person.press_key()
    (folder / "gone.webm").unlink()
    begin(app, "filmed")
    wait_for_window(scene, LARGE)
    wait_until(lambda: sets_on_disk(app) == 1, "the first exercise is done")
    pictures.mkdir(exist_ok=True)
    scene.desktop.save_picture(pictures / "break-broken-film.png")
    ended = wait_for_end(app)
    assert (ended["outcome"], [each["exercise"] for each in ended["sets"]]) == ("done", ["gone", "broken"])
    assert "Traceback" not in app.program.said
    app.quit()


def test_a_break_from_a_notification_is_logged_with_all_that_was_done(asked: tuple[Scene, Application]) -> None:
    """Start on the notification, a whole routine without a touch, and the rows: ask, bout, and activation with sets."""
    scene, app = asked
    scene.daemon.wait_for_notification()
    scene.daemon.press("Start")
    wait_for_window(scene, LARGE)
    ended = wait_for_end(app)
    done = {"side": None, "reps": 0, "held": 5, "completed": True, "plausible": True}
    assert (ended["routine"], ended["outcome"], ended["seated"]) == ("both", "done", False)
    assert ended["sets"] == [{"exercise": "press", **done}, {"exercise": "raise", **done}]
    assert 13 <= ended["lasted"] < 20
    assert [ask["outcome"] for ask in app.log("ask")] == ["start"]
    (bout,) = app.log("bout")
    start, end = (datetime.fromisoformat(each) for each in (ended["start"], bout["end"]))
    assert (bout["ended_by"], abs(end - start) < timedelta(seconds=0.1)) == ("activation", True)
    wait_until(lambda: scene.person.windows_named(LARGE) == [], "the window has closed itself")
