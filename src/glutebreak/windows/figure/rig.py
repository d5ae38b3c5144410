"""Key poses: where the joints of a figure are, from a few angles. No painting here.

Lengths are fractions of stature. The figure faces +x, y is up, z is to its right; `resources/poses.json` says the rest.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float, float]

TRUNK, THIGH, SHANK, ANKLE = 0.288, 0.245, 0.246, 0.039
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.06
HEEL, TOE = 0.04, 0.112
NECK_TO_HEAD = 0.125
HALF_HIP, HALF_SHOULDER = 0.06, 0.09


@dataclass(frozen=True, slots=True)
class Limbs:
    """The joints of one side, as seen: x to the right, y up, z towards the eye."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point
    shoulder: Point
    elbow: Point
    wrist: Point
    fingers: Point


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as seen: x to the right, y up, z towards the eye."""

    pelvis: Point
    chest: Point
    head: Point
    left: Limbs
    right: Limbs
    forward: Point
    """Which way the front of the trunk looks; of length 1."""
    seat: float | None = None
    """The height of the chair it sits on."""


def read_poses(path: Path) -> dict[str, Figure]:
    """The figures by exercise; none if the file is missing or broken."""
    try:
        poses = json.loads(path.read_text(encoding="utf-8"))["poses"]
        return {str(identity): _figure(pose) for identity, pose in poses.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _figure(pose: Mapping[str, Any]) -> Figure:
    pitch = math.radians(pose["trunk"])
    trunk = (math.sin(pitch), math.cos(pitch), 0.0)
    pelvis = (0.0, float(pose["height"]), 0.0)
    chest = _add(pelvis, trunk, TRUNK)
    nod = pitch + math.radians(pose["head"])
    head = _add(chest, (math.sin(nod), math.cos(nod), 0.0), NECK_TO_HEAD)
    left, right = (_limbs(pose[side], pelvis, chest, pitch, sign) for side, sign in (("left", -1), ("right", 1)))
    yaw, tilt = (math.radians(each) for each in pose.get("camera", (0, 0)))
    lying = bool(pose.get("lying"))

    def seen(point: Point) -> Point:
        return _seen(point, yaw, tilt, lying=lying)

    return Figure(
        pelvis=seen(pelvis),
        chest=seen(chest),
        head=seen(head),
        left=Limbs(*(seen(joint) for joint in left)),
        right=Limbs(*(seen(joint) for joint in right)),
        forward=seen((math.cos(pitch), -math.sin(pitch), 0.0)),
        seat=pose.get("seat"),
    )


def _limbs(angles: list[float], pelvis: Point, chest: Point, pitch: float, sign: int) -> list[Point]:
    """The joints of one side, from the hip to the toe and from the shoulder to the fingers."""
    flexion, abduction, knee_bend, ankle_bend, shoulder_bend, elbow_bend = (math.radians(each) for each in angles)
    trunk = (math.sin(pitch), math.cos(pitch), 0.0)
    thigh = flexion - pitch
    shank = thigh - knee_bend
    toes_up = shank + ankle_bend

    def turned(world: float) -> Point:
        return _turned((math.sin(world), -math.cos(world), 0.0), trunk, -sign * abduction)

    hip = (pelvis[0], pelvis[1], sign * HALF_HIP)
    knee = _add(hip, turned(thigh), THIGH)
    ankle = _add(knee, turned(shank), SHANK)
    sole = _add(ankle, turned(toes_up), ANKLE)
    along = turned(toes_up + math.pi / 2)
    shoulder = (chest[0], chest[1], sign * HALF_SHOULDER)
    upper = shoulder_bend - pitch
    elbow = _add(shoulder, (math.sin(upper), -math.cos(upper), 0.0), UPPER_ARM)
    fore = upper + elbow_bend
    direction = (math.sin(fore), -math.cos(fore), 0.0)
    wrist = _add(elbow, direction, FOREARM)
    fingers = _add(wrist, direction, HAND)
    return [hip, knee, ankle, _add(sole, along, -HEEL), _add(sole, along, TOE), shoulder, elbow, wrist, fingers]


def _add(start: Point, direction: Point, length: float) -> Point:
    return (start[0] + direction[0] * length, start[1] + direction[1] * length, start[2] + direction[2] * length)


def _turned(vector: Point, axis: Point, angle: float) -> Point:
    """The vector turned about an axis of length 1 (Rodrigues)."""
    cosine, sine = math.cos(angle), math.sin(angle)
    dot = sum(a * b for a, b in zip(vector, axis, strict=True))
    cross = (
        axis[1] * vector[2] - axis[2] * vector[1],
        axis[2] * vector[0] - axis[0] * vector[2],
        axis[0] * vector[1] - axis[1] * vector[0],
    )
    made = [v * cosine + c * sine + a * dot * (1 - cosine) for v, c, a in zip(vector, cross, axis, strict=True)]
    return (made[0], made[1], made[2])


def _seen(point: Point, yaw: float, tilt: float, *, lying: bool) -> Point:
    """The point from a camera that has gone round by the yaw and looks down by the tilt."""
    x, y, z = (point[0], point[2], -point[1]) if lying else point
    across = x * math.cos(yaw) - z * math.sin(yaw)
    depth = x * math.sin(yaw) + z * math.cos(yaw)
    return (across, y * math.cos(tilt) - depth * math.sin(tilt), y * math.sin(tilt) + depth * math.cos(tilt))
