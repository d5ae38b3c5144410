"""Render the key pictures of a plan, skipping those that are there already."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import bpy

from demos.blender import studio
from demos.blender.figure import Figure
from demos.plan import HEIGHT, WIDTH, Plan, Stage, border, picture_name, room_name

SAMPLES = 5
"""Light paths a pixel: few, for the denoiser does the rest."""
PLATE_SAMPLES = 24
GROUND_SHARE = 0.25
"""The bare ground is only needed smoothed, so it is rendered small."""


def picture(path: Path, samples: int, edges: tuple[int, int, int, int] | None) -> float:
    """Render the scene to a file, whole or within edges, and say how many seconds it took."""
    render = bpy.context.scene.render
    bpy.context.scene.cycles.samples = samples
    render.use_border = render.use_crop_to_border = edges is not None
    if edges is not None:
        left, top, right, bottom = edges
        render.border_min_x, render.border_max_x = left / WIDTH, right / WIDTH
        render.border_min_y, render.border_max_y = 1 - bottom / HEIGHT, 1 - top / HEIGHT
    started = time.monotonic()
    unfinished = path.with_name(path.stem + ".part.png")
    render.filepath = str(unfinished)
    bpy.ops.render.render(write_still=True)
    unfinished.replace(path)
    return time.monotonic() - started


def render_plan(  # noqa: PLR0913, PLR0917 (what, where, and how fine)
    stage: Stage, plan: Plan, cache: Path, samples: int = SAMPLES, share: float = 1.0, only: list[float] | None = None
) -> str:
    """Render ground, plate and keys into the cache; gives the room's name. ``only`` limits the path points."""
    room = room_name(stage, plan.view, (samples, share))
    names = {at: picture_name(stage, at, room) for at in (only if only is not None else plan.keys)}
    cache.mkdir(parents=True, exist_ok=True)
    ground, plate = cache / f"ground-{room}.png", cache / f"plate-{room}.png"
    missing = {at: name for at, name in names.items() if not (cache / f"{name}.png").exists()}
    if not missing and ground.exists() and plate.exists():
        return room
    if not ground.exists() or not plate.exists():
        figure, props = furnish(stage, plan, samples, share)
        figure.hide(hidden=True)
        for prop in props:
            prop.hide_render = True
        studio.settings(samples, share * GROUND_SHARE)
        picture(ground, PLATE_SAMPLES, None)
        studio.settings(samples, share)
        for prop in props:
            prop.hide_render = False
        picture(plate, PLATE_SAMPLES, None)
    figure, _ = furnish(stage, plan, samples, share)
    for number, (at, name) in enumerate(missing.items(), start=1):
        figure.pose(stage.pose(at))
        figure.flex(stage.work(at))
        bpy.context.view_layer.update()
        seconds = picture(cache / f"{name}.png", samples, border(stage, plan.view, at))
        print(f"FRAME {plan.exercise.key} {plan.view.name} {number}/{len(missing)} {name} {seconds:.1f} s", flush=True)
    return room


def furnish(stage: Stage, plan: Plan, samples: int, share: float) -> tuple[Figure, list[Any]]:
    """A new scene with figure, room, lights, camera and props; gives the figure and the props.

    What was rendered before in a scene leaves its trace in the noise of what follows, so the empty room and the keys
    each have a scene of their own: then a render that is taken up again gives the same pictures as one in one go.
    """
    studio.empty_scene()
    figure = Figure(stage.rig, shoes=stage.exercise.shoes)
    floor = studio.ground(plan.view)
    studio.camera(plan.view)
    studio.settings(samples, share)
    props = [studio.prop(box) for box in stage.exercise.props]
    standing = [prop for prop in props if prop.name.startswith("desk")]
    lying = [prop for prop in props if prop not in standing]
    studio.lamps(plan.view, [*figure.parts.values(), *standing], [floor, *lying])
    return figure, props
