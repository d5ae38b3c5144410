"""What the film tests share: one rig, one stage per exercise, and the shipped films."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from demos.body import load_body
from demos.exercises import FILMS
from demos.measure import Measure
from demos.plan import Stage, times
from demos.rig import Rig

VIDEOS = Path(__file__).resolve().parents[2] / "resources" / "videos"
MANIFEST = VIDEOS / "manifest.json"

PathPoints = Callable[[Stage], list[float]]
Frames = NDArray[np.uint8]
SMALL = (320, 180)


def films() -> list[dict[str, Any]]:
    """The shipped films, as the manifest lists them."""
    return list(json.loads(MANIFEST.read_text())["films"])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a film is run for each shipped one, a test that asks for a stage for each exercise."""
    if "film" in metafunc.fixturenames:
        metafunc.parametrize("film", films(), ids=lambda film: film["file"])
    if "stage" in metafunc.fixturenames:
        metafunc.parametrize("stage", sorted(FILMS), indirect=True)


@cache
def shared_stage(exercise: str) -> Stage:
    """An exercise with its solved poses."""
    return Stage(FILMS[exercise], shared_rig())


@cache
def shared_rig() -> Rig:
    """The rig of the one body."""
    return Rig(load_body())


@pytest.fixture
def rig() -> Rig:
    """The figure's rig."""
    return shared_rig()


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    """One exercise."""
    return shared_stage(request.param)


@pytest.fixture
def stage_of() -> Callable[[str], Stage]:
    """Gives an exercise by its id."""
    return shared_stage


@pytest.fixture
def measure(rig: Rig) -> Measure:
    """What measures joint angles in the catalogue's terms."""
    return Measure(rig)


@pytest.fixture
def path_points() -> PathPoints:
    """Gives the points of the path that a film's frames show, ascending."""

    def points(stage: Stage) -> list[float]:
        return sorted({round(clip.path(t), 6) for clip in stage.exercise.clips for t in times(clip)})

    return points


@cache
def decoded_once(name: str) -> Frames:
    """All frames of a film, made small, (n, 180, 320, 3)."""
    with av.open(str(VIDEOS / name)) as container:
        container.streams.video[0].thread_type = "AUTO"
        small = [
            frame.reformat(*SMALL, format="rgb24", src_colorspace="ITU709", interpolation="AREA").to_ndarray()
            for frame in container.decode(video=0)
        ]
    return np.stack(small)


@pytest.fixture
def decoded() -> Callable[[str], Frames]:
    """Gives all frames of a film, made small."""
    return decoded_once


@pytest.fixture
def videos() -> Path:
    """Where the films lie."""
    return VIDEOS
