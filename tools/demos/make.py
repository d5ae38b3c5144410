"""Make films: plan, render, put together, encode, list."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from PIL import Image

from demos.compose import GROUND_STOPS, Composer
from demos.encode import Frame, write_clip
from demos.exercise import Exercise, View
from demos.exercises import FILMS
from demos.manifest import file_name, poster_name, write_manifest
from demos.plan import FPS, Blend, Plan, Stage, make_plan
from demos.sheet import save_jpeg, write_sheet

ROOT = Path(__file__).resolve().parents[2]
VIDEOS = ROOT / "resources" / "videos"
SHEETS = ROOT / "docs" / "demos"
CACHE = ROOT / ".cache" / "demos"
POSTER_LIMIT = 80_000
PREVIEW_SHARE, PREVIEW_SAMPLES = 0.25, 4


def composer(stage: Stage, plan: Plan, cache: Path) -> Composer:
    """Render what is missing of a plan, then give the one who puts frames together."""
    from demos.blender.render import SAMPLES, render_plan  # noqa: PLC0415 (only the studio has Blender)

    room = render_plan(stage, plan, cache, SAMPLES)
    return Composer(stage, plan, cache, room)


def make_view(exercise: Exercise, view: View, cache: Path = CACHE, folder: Path = VIDEOS) -> None:
    """Make the files of one view, its poster and its contact sheet, and bring the manifest up to date."""
    started = time.monotonic()
    stage = Stage(exercise)
    plan = make_plan(stage, view)
    maker = composer(stage, plan, cache)
    folder.mkdir(parents=True, exist_ok=True)
    picked: list[tuple[str, Frame]] = []
    made: dict[Blend, Frame] = {}
    for clip in exercise.clips:
        frames: list[Frame] = []
        for blend in plan.frames[clip.part]:
            if blend not in made:
                made[blend] = maker.frame(blend)
            frames.append(made[blend])
        path = folder / file_name(exercise, view, clip)
        quality = write_clip(frames, path)
        print(
            f"{path.name}: {len(frames)} frames, {path.stat().st_size / 1000:.0f} kB at quality {quality}", flush=True
        )
        count = 12 if clip.part == "loop" else 4
        last = len(frames) // 3 if exercise.id == "a-skip" else len(frames)
        for n in range(count):
            number = round(n * (last - (0 if clip.loops else 1)) / (count - (0 if clip.loops else 1)))
            picked.append((f"{clip.part} {number / FPS:.2f} s", frames[number]))
        if clip.part == exercise.poster[0]:
            poster = Image.fromarray(frames[round(exercise.poster[1] * FPS)])
            save_jpeg(poster, folder / poster_name(exercise, view), POSTER_LIMIT)
    write_sheet(picked, SHEETS / poster_name(exercise, view))
    write_manifest(folder, FILMS, GROUND_STOPS)
    print(f"{exercise.key} {view.name}: {len(plan.keys)} keys, {time.monotonic() - started:.0f} s", flush=True)


def preview(exercise: Exercise, view: View, cache: Path, path: Path, count: int = 16) -> None:
    """A contact sheet of small, rough pictures, to look at before the full render."""
    from demos.blender.render import render_plan  # noqa: PLC0415 (only the studio has Blender)

    stage = Stage(exercise)
    plan = make_plan(stage, view)
    keys = sorted({plan.keys[round(n * (len(plan.keys) - 1) / (count - 1))] for n in range(count)})
    room = render_plan(stage, plan, cache, PREVIEW_SAMPLES, PREVIEW_SHARE, keys)
    maker = Composer(stage, replace(plan, keys=tuple(keys)), cache, room, PREVIEW_SHARE)
    write_sheet([(f"path {at:.2f}", maker.frame(Blend(at, at, at, 0.0))) for at in keys], path)
