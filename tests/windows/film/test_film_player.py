"""Playing films: posters first, no seam, and no film is the end of anything."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import built_in, own_document
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.qt_event_loop import QtEventLoop
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.film.films import Clip, Film, View
from glutebreak.windows.film.player import FilmPlayer
from pictures.manual_time import ManualTime
from windows.film.film_samples import loop_film, write_film, write_poster


@pytest.fixture
def player(qtbot: QtBot, qapp: object) -> Iterator[FilmPlayer]:
    """A player on Qt's own loop."""
    made = FilmPlayer(QtEventLoop(qapp))  # type: ignore[arg-type]
    yield made
    made.unload()
    made.deleteLater()
    qtbot.wait(0)


def reddish_left(player: FilmPlayer) -> bool:
    """Whether the picture is the sample's."""
    assert player.image is not None
    left, right = player.image.pixelColor(20, 40), player.image.pixelColor(140, 40)
    return left.red() > 100 > left.blue() and right.blue() > 100 > right.red()


def test_the_poster_is_there_at_once(player: FilmPlayer, tmp_path: Path) -> None:
    """Nothing flashes: before the first frame there is a picture."""
    player.load(loop_film(tmp_path))

    assert reddish_left(player)
    assert not player.running


def test_a_loop_goes_round_without_a_gap(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """Frames go on after the last one, from the first one."""
    player.load(loop_film(tmp_path))
    positions: list[int] = []
    player.frame_changed.connect(lambda: positions.append(player.position))
    player.play("loop")

    def went_round_twice() -> bool:
        return sum(later < earlier for earlier, later in pairwise(positions)) >= 2

    qtbot.waitUntil(went_round_twice, timeout=8000)
    assert reddish_left(player)
    assert not player.broken


def test_a_film_can_be_made_to_last(player: FilmPlayer, tmp_path: Path) -> None:
    """Its speed follows the exercise, within what looks natural."""
    player.load(loop_film(tmp_path))

    player.play("loop", 600)
    bearable = player.in_step
    player.play("loop", 5000)

    assert (bearable, player.in_step) == (True, False)


def test_a_paused_film_stands_still_and_goes_on(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """From the frame at which it was stopped."""
    player.load(loop_film(tmp_path, frames=60))
    player.play("loop")
    qtbot.waitUntil(lambda: player.position > 300, timeout=8000)
    player.pause()
    standing = player.position

    player.resume()
    qtbot.waitUntil(lambda: player.position > standing, timeout=8000)
    assert player.running


def test_a_film_at_rest_shows_its_first_frame(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """While sides are changed the figure stands as it will begin."""
    player.load(loop_film(tmp_path, frames=60))
    player.play("loop")
    qtbot.waitUntil(lambda: player.position > 300, timeout=8000)

    player.rest("loop")

    assert (player.position, player.running) == (0, False)


def test_a_stretch_plays_its_three_parts(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """Into it, the hold for as long as it takes, and out."""
    clips = {
        part: Clip(write_film(tmp_path / f"{part}.webm", 10), 333, loops=part == "hold")
        for part in ("into", "hold", "out")
    }
    player.load(Film(clips))
    shown: list[str] = []
    for part in ("into", "hold", "out"):
        seen = len(shown)
        player.frame_changed.connect(lambda part=part: shown.append(part))
        player.play(part)
        qtbot.waitUntil(lambda seen=seen: len(shown) > seen + 3, timeout=8000)
        player.frame_changed.disconnect()

    assert set(shown) == {"into", "hold", "out"}
    assert not player.broken


@pytest.mark.parametrize("content", [None, b"", b"not a film at all", random.Random(1).randbytes(20_000)])
def test_a_film_that_cannot_be_played_leaves_its_poster(
    player: FilmPlayer, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    """Missing, empty, or full of noise."""
    path = tmp_path / "broken.webm"
    if content is not None:
        path.write_bytes(content)
    player.load(Film({"loop": Clip(path, 500, loops=True)}, write_poster(tmp_path / "poster.png")))
    player.play("loop")

    qtbot.waitUntil(lambda: player.broken, timeout=8000)
    assert reddish_left(player)


def test_a_film_that_has_lost_its_end_is_given_up(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """A copy that broke off plays its beginning again and again, and would lead the count back each time."""
    whole = loop_film(tmp_path, frames=15)
    cut_off = Film({"loop": Clip(whole.clips["loop"].path, 2_000, loops=True)}, whole.poster)
    player.load(cut_off)

    with qtbot.waitSignal(player.failed, timeout=8000):
        player.play("loop")

    assert player.broken
    assert reddish_left(player)


def test_a_film_that_never_comes_is_given_up(tmp_path: Path, qtbot: QtBot) -> None:
    """Four seconds without a frame are enough."""
    time = ManualTime()
    player = FilmPlayer(time)
    player.load(loop_film(tmp_path))
    player.play("loop")
    with qtbot.waitSignal(player.failed):
        time.go_on(4000)

    assert player.broken
    player.unload()


def test_whoever_is_done_lets_go_of_file_and_picture(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """Nothing is kept open."""
    player.load(loop_film(tmp_path))
    player.play("loop")

    player.unload()

    def opened() -> list[str]:
        return [each.resolve().name for each in Path("/proc/self/fd").iterdir()]

    assert (player.image, player.film, player.running) == (None, None, False)
    qtbot.waitUntil(lambda: "loop.webm" not in opened(), timeout=8000)


def test_no_frame_comes_from_a_film_that_was_let_go(player: FilmPlayer, tmp_path: Path, qtbot: QtBot) -> None:
    """Frames come from another thread; those on their way are dropped, however often films change."""
    film = loop_film(tmp_path)
    for _ in range(6):
        player.load(film)
        player.play("loop")
        qtbot.waitUntil(lambda: player.position > 60, timeout=8000)
    player.unload()
    frames: list[int] = []
    player.frame_changed.connect(lambda: frames.append(player.position))
    other = FilmPlayer(QtEventLoop(player), player)
    other.load(film)
    other.play("loop")

    qtbot.waitUntil(lambda: other.position > 200, timeout=8000)
    other.unload()
    assert frames == []


def test_films_are_loaded_when_the_first_one_is_wanted() -> None:
    """A break window without films, and every other window, does without QtMultimedia."""
    program = (
        "import sys, glutebreak.windows.guided_break.window, glutebreak.windows.film.film_files\n"
        "print([name for name in sys.modules if 'Multimedia' in name])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout == "[]\n"


def listed(**changes: object) -> dict[str, object]:
    """A manifest's entry."""
    entry = {
        "exercise": "donkey-kick",
        "view": "side",
        "part": "loop",
        "file": "donkey-kick.webm",
        "poster": "donkey-kick.jpg",
        "loop": True,
        "mirrored_allowed": True,
        "duration_s": 4.0,
    }
    return {**entry, **changes}


def shelf_of(folder: Path, *films: dict[str, object]) -> FilmFiles:
    """The shelf of a folder with that manifest."""
    (folder / "manifest.json").write_text(json.dumps({"films": films}))
    return FilmFiles(folder, built_in(), folder / "own")


def test_the_manifest_names_the_films(tmp_path: Path) -> None:
    """Parts of one view belong together; the other view is another film. A view that is not known is left out."""
    stretch = "standing-hip-flexor-stretch"
    shelf = shelf_of(
        tmp_path,
        listed(),
        listed(exercise=stretch, part="into", file="s.into.webm", loop=False, duration_s=3.0),
        listed(exercise=stretch, part="hold", file="s.hold.webm"),
        listed(view="front", file="donkey-kick.front.webm", mirrored_allowed=False),
        listed(view="below", file="donkey-kick.below.webm"),
    )

    side, front = shelf.film("donkey-kick"), shelf.film("donkey-kick", View.FRONT)
    parts = shelf.film(stretch)

    assert side == Film(
        {"loop": Clip(tmp_path / "donkey-kick.webm", 4000, loops=True)}, tmp_path / "donkey-kick.jpg", Side.RIGHT
    )
    assert front is not None
    assert front.side is None
    assert parts is not None
    assert list(parts.clips) == ["into", "hold"]
    assert shelf.views("donkey-kick") == (View.SIDE, View.FRONT)
    assert shelf.film("calf-raise") is None


@pytest.mark.parametrize("manifest", [None, "", "[]", '{"films": 3}', '{"films": [{}]}', '{"films": ["x"]}'])
def test_a_broken_manifest_is_no_film(tmp_path: Path, manifest: str | None) -> None:
    """There are the steps."""
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)

    assert FilmFiles(tmp_path, built_in(), tmp_path).film("donkey-kick") is None


def test_a_manifest_names_no_file_elsewhere(tmp_path: Path) -> None:
    """Only what lies in its own folder is played."""
    film = shelf_of(tmp_path, listed(file="../../elsewhere.webm")).film("donkey-kick")

    assert film is not None
    assert film.clips["loop"].path == tmp_path / "elsewhere.webm"


def test_ones_own_film_lies_beside_ones_own_catalogue(tmp_path: Path) -> None:
    """Its length is not known before it is opened, and it is never mirrored."""
    catalogue = parse_own_catalogue(json.dumps(own_document()), built_in())

    film = FilmFiles(tmp_path, catalogue, tmp_path / "own").film("wall-sit")

    assert film == Film({"hold": Clip(tmp_path / "own" / "wall-sit.webm", 0, loops=True)}, None, None)


def test_what_is_no_ordinary_file_is_no_film(tmp_path: Path) -> None:
    """A player would wait at a pipe for ever."""
    catalogue = parse_own_catalogue(json.dumps(own_document()), built_in())
    os.mkfifo(tmp_path / "wall-sit.webm")

    assert FilmFiles(tmp_path, catalogue, tmp_path).film("wall-sit") is None
