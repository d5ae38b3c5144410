"""The shipped films: what the manifest says of them is so, and what they show follows the movement."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from demos.compose import studio_ground
from demos.exercise import Clip
from demos.exercises import EXERCISES, FILMS
from demos.manifest import file_name
from demos.plan import times

Film = dict[str, Any]
Frames = NDArray[np.uint8]
Decoded = Callable[[str], Frames]

CLIP_LIMIT, POSTER_LIMIT = 600_000, 80_000
STRETCHES = ("half-kneeling-hip-flexor-stretch", "standing-hip-flexor-stretch")


def clip_of(film: Film) -> Clip:
    """The clip an entry of the manifest shows."""
    key = film["exercise"]
    shown = FILMS.get(f"{key}.{film['view']}", FILMS[key])
    return next(clip for clip in shown.clips if clip.part == film["part"])


def test_every_film_ships_all_its_files(videos: Path) -> None:
    """No part of a film is missing, and nothing lies there unlisted."""
    shipped = {path.name for path in videos.glob("*.webm")}
    wanted = [{file_name(e, view, clip) for clip in e.clips} for e in FILMS.values() for view in e.views]
    assert shipped == set().union(*(files for files in wanted if files & shipped))


def test_a_film_is_the_file_the_manifest_knows(film: Film, videos: Path) -> None:
    """Size and SHA-256 match, and the clip is small."""
    content = (videos / film["file"]).read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (film["bytes"], film["sha256"])
    assert len(content) <= CLIP_LIMIT


def test_a_film_decodes_with_the_manifest_s_size_rate_and_colours(film: Film, videos: Path) -> None:
    """VP9, 1280x720, 30 frames a second, BT.709 in the range of television."""
    with av.open(str(videos / film["file"])) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name in ("vp9", "libvpx-vp9")
        assert (stream.width, stream.height) == (film["width"], film["height"]) == (1280, 720)
        assert stream.average_rate == film["fps"] == 30
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.codec_context.colorspace, stream.codec_context.color_range) == (1, 1)


def test_a_film_has_the_manifest_s_frames(film: Film, decoded: Decoded) -> None:
    """The count is exact, and makes the duration."""
    assert len(decoded(film["file"])) == film["frame_count"]
    assert film["duration_s"] == pytest.approx(film["frame_count"] / film["fps"], abs=0.001)
    assert film["phases"][-1]["end_s"] == pytest.approx(film["duration_s"], abs=0.001)


def difference(a: Frames, b: Frames) -> float:
    """Mean difference of two frames, in steps of 255."""
    return float(np.abs(a.astype(int) - b).mean())


def test_a_loop_s_last_frame_is_close_to_its_first(film: Film, decoded: Decoded) -> None:
    """The step over the seam is no greater than the greatest between other frames, and never a jump."""
    if film["loop"]:
        frames = decoded(film["file"])
        steps = [difference(a, b) for a, b in pairwise(frames)]
        assert difference(frames[-1], frames[0]) <= max(float(np.percentile(steps, 90)), 0.25)


@pytest.mark.parametrize("exercise", STRETCHES)
def test_the_parts_of_a_stretch_meet_on_the_picture(exercise: str, decoded: Decoded) -> None:
    """Into, hold and out join without a jump."""
    for view in EXERCISES[exercise].views:
        clips = {clip.part: file_name(EXERCISES[exercise], view, clip) for clip in EXERCISES[exercise].clips}
        into, hold, out = (decoded(clips[part]) for part in ("into", "hold", "out"))
        assert difference(into[-1], hold[0]) <= 0.6
        assert difference(hold[-1], out[0]) <= 0.6
        assert difference(out[-1], into[0]) <= 0.6


def test_no_frame_flickers(film: Film, decoded: Decoded) -> None:
    """No frame differs from the mean of its neighbours by much more than the movement explains."""
    frames = decoded(film["file"]).astype(np.int16)
    odd = np.abs(frames[1:-1] - (frames[:-2] + frames[2:]) // 2).mean(axis=(1, 2, 3))
    step = np.abs(frames[2:] - frames[:-2]).mean(axis=(1, 2, 3))
    assert (odd <= 0.75 * step + 0.25).all()


def test_the_sides_are_the_studio_s_ground(film: Film, decoded: Decoded) -> None:
    """The outermost columns are the ground of the guided break's stage, within the encoder's tolerance."""
    frames = decoded(film["file"])[::10].astype(float)
    ground = studio_ground(frames.shape[1])[None] * 255
    for side in (frames[:, :, :12], frames[:, :, -12:]):
        off = side.mean(axis=2) - ground[:, :, 0]
        assert np.abs(off).max() <= 5.0  # a step of colour is two of these in eight bits, and the decoder rounds down
        assert np.abs(off.mean(axis=2)).max() <= 4.0


def redness(frames: Frames) -> NDArray[np.float64]:
    """How much clear red each frame shows: area times strength."""
    red = frames[..., 0].astype(int) - np.maximum(frames[..., 1], frames[..., 2])
    return np.asarray(np.where(red > 80, red, 0).sum(axis=(1, 2)), float)


def violet(frames: Frames) -> NDArray[np.float64]:
    """How much violet each frame shows."""
    tint = np.minimum(frames[..., 0], frames[..., 2]).astype(int) - frames[..., 1]
    return np.asarray(np.where(tint > 25, tint, 0).sum(axis=(1, 2)), float)


def test_the_red_grows_and_falls_with_the_effort_of_the_kick(decoded: Decoded) -> None:
    """Almost none on the mat, most through the hold, none again at the end; it follows the effort closely."""
    film = EXERCISES["donkey-kick"]
    for view in film.views:
        red = redness(decoded(file_name(film, view, film.clips[0])))
        effort = np.array([film.contraction["glute_r"](film.clips[0].path(t)) for t in times(film.clips[0])])
        assert red[0] < 0.2 * red.max()
        assert red[45:55].min() > 0.8 * red.max()
        assert np.corrcoef(red, effort)[0, 1] > 0.85


def test_the_red_of_the_skip_peaks_with_each_knee(decoded: Decoded) -> None:
    """Red shows where hip flexors or glutes work, and follows their effort."""
    film = EXERCISES["a-skip"]
    clip = film.clips[0]
    for view in film.views:
        red = redness(decoded(file_name(film, view, clip)))
        flexors = [sum(film.contraction[f"flexor_{s}"](clip.path(t)) for s in "lr") for t in times(clip)]
        for half in range(6):
            peak = round((half * 0.65 + 0.30) * 30)
            landing = round((half * 0.65 + 0.60) * 30)
            assert red[peak - 2 : peak + 3].max() > red[landing - 1 : landing + 2].min(), f"half {half}"
        assert np.corrcoef(red, np.array(flexors))[0, 1] > 0.3


@pytest.mark.parametrize("exercise", STRETCHES)
def test_the_violet_of_a_stretch_grows_into_it_and_fades_out_of_it(exercise: str, decoded: Decoded) -> None:
    """The stretched muscle has its own colour, follows the stretch, and stays through the hold."""
    film = EXERCISES[exercise]
    for view in film.views:
        into, hold, out = (violet(decoded(file_name(film, view, clip))) for clip in film.clips)
        pull = np.array([film.stretch["flexor_r"](film.clips[0].path(t)) for t in times(film.clips[0])])
        assert into[0] < 0.1 * into.max()
        assert np.corrcoef(into, pull)[0, 1] > 0.9
        assert hold.min() > 0.85 * hold.max()
        assert out[-1] < 0.1 * out.max()


def test_a_poster_is_a_small_picture_of_the_film_s_size(film: Film, videos: Path) -> None:
    """1280x720, at most 80 kB."""
    path = videos / film["poster"]
    assert path.stat().st_size <= POSTER_LIMIT
    with Image.open(path) as poster:
        assert poster.size == (1280, 720)


def test_every_film_has_a_contact_sheet_in_the_documentation(film: Film) -> None:
    """Shown by docs/demos.md, at most 200 kB."""
    docs = Path(__file__).resolve().parents[2] / "docs"
    assert (docs / "demos" / film["poster"]).stat().st_size <= 200_000
    assert f"demos/{film['poster']}" in (docs / "demos.md").read_text()


def test_phases_in_the_manifest_are_those_of_the_movement(film: Film) -> None:
    """A display that follows them stays in step."""
    listed = [(phase["name"], phase["start_s"], phase["end_s"]) for phase in film["phases"]]
    assert listed == [(name, round(a, 3), round(b, 3)) for name, a, b in clip_of(film).phases]
