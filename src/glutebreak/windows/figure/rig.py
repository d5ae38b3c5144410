"""The figure's joints, from its angles. No painting here.

Lengths are fractions of stature. The figure faces +x, y is up, z is to its right.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

Point = tuple[float, float, float]

TRUNK, THIGH, SHANK, ANKLE = 0.288, 0.245, 0.246, 0.039
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.06
HEEL, TOE = 0.04, 0.112
NECK_TO_HEAD = 0.125
PALM = 0.012
"""How high the middle of a hand is that lies flat."""
HALF_HIP, HALF_SHOULDER = 0.06, 0.09


@dataclass(frozen=True, slots=True)
class Limb:
    """The angles of one leg and of the arm on the same side, in degrees."""

    hip: float
    """Flexion against the trunk; less than 0 is extension."""
    abduction: float
    """Of the whole leg, about the long axis of the trunk."""
    knee: float
    """Flexion."""
    ankle: float
    """Dorsiflexion; less than 0 points the toes."""
    shoulder: float
    """Flexion against the trunk."""
    elbow: float
    """Flexion."""


@dataclass(frozen=True, slots=True)
class Posture:
    """All angles of the figure, and where it is."""

    ahead: float
    """Where the middle of the hip joints is, from where the exercise begins."""
    height: float
    """How high it is."""
    trunk: float
    """Degrees from upright; 90 looks at the floor, -90 lies on the back."""
    head: float
    """Degrees against the trunk; more than 0 nods."""
    left: Limb
    right: Limb


@dataclass(frozen=True, slots=True)
class Limbs:
    """The joints of one side."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point
    shoulder: Point
    elbow: Point
    wrist: Point
    fingers: Point

    def mapped(self, change: Callable[[Point], Point]) -> "Limbs":
        """Each joint changed in the same way."""
        return Limbs(
            hip=change(self.hip),
            knee=change(self.knee),
            ankle=change(self.ankle),
            heel=change(self.heel),
            toe=change(self.toe),
            shoulder=change(self.shoulder),
            elbow=change(self.elbow),
            wrist=change(self.wrist),
            fingers=change(self.fingers),
        )


class PropKind(StrEnum):
    """What a figure stands on, sits on or holds on to."""

    MAT = "mat"
    CHAIR = "chair"
    DESK = "desk"
    BLOCK = "block"
    """What a foot rests on behind: a low sofa's edge, or a box."""


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the figure's room."""

    kind: PropKind
    ahead: float
    """Where it is: a chair below the hips of who sits on it, a desk or a block from its edge on; nowhere for a mat."""
    height: float
    """Of its surface."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; once it is seen from somewhere x is to the right, y up and z towards the eye."""

    pelvis: Point
    chest: Point
    head: Point
    left: Limbs
    right: Limbs
    forward: Point
    """Which way the front of the trunk looks; of length 1."""
    props: tuple[Prop, ...] = ()
    """What stands in its room. They are seen from the side, whatever the eye does."""
    ground: tuple[Point, ...] = ()
    """The corners of the floor below it, for an eye that looks down; empty for one that looks from the side."""

    def moved(self, ahead: float, up: float) -> "Figure":
        """The same figure somewhere else; its props stay where they are."""

        def shifted(point: Point) -> Point:
            return (point[0] + ahead, point[1] + up, point[2])

        return replace(
            self,
            pelvis=shifted(self.pelvis),
            chest=shifted(self.chest),
            head=shifted(self.head),
            left=self.left.mapped(shifted),
            right=self.right.mapped(shifted),
        )

    def seen(self, yaw: float, pitch: float, *, lying: bool = False) -> "Figure":
        """As seen by an eye.

        Args:
            yaw: how far the eye has gone round, in degrees.
            pitch: how far it looks down, in degrees.
            lying: whether the whole figure lies on its left side.
        """
        turn, tilt = math.radians(yaw), math.radians(pitch)

        def seen(point: Point) -> Point:
            return _seen(point, turn, tilt, lying=lying)

        return Figure(
            pelvis=seen(self.pelvis),
            chest=seen(self.chest),
            head=seen(self.head),
            left=self.left.mapped(seen),
            right=self.right.mapped(seen),
            forward=seen(self.forward),
            props=self.props,
            ground=tuple(seen(corner) for corner in self.ground),
        )


def figure_in(posture: Posture, *, on_hands: bool = False) -> Figure:
    """The figure with these angles.

    Args:
        posture: the angles, and where it is.
        on_hands: whether it stands on its hands: they then lie flat on the floor, and do not go through it.
    """
    pitch = math.radians(posture.trunk)
    trunk = (math.sin(pitch), math.cos(pitch), 0.0)
    pelvis = (posture.ahead, posture.height, 0.0)
    chest = _add(pelvis, trunk, TRUNK)
    nod = pitch + math.radians(posture.head)
    head = _add(chest, (math.sin(nod), math.cos(nod), 0.0), NECK_TO_HEAD)
    sides = ((posture.left, -1), (posture.right, 1))
    left, right = (_limbs(limb, pelvis, chest, pitch, sign, on_hands=on_hands) for limb, sign in sides)
    return Figure(pelvis, chest, head, left, right, (math.cos(pitch), -math.sin(pitch), 0.0))


def _limbs(limb: Limb, pelvis: Point, chest: Point, pitch: float, sign: int, *, on_hands: bool) -> Limbs:
    """The joints of one side, from the hip to the toe and from the shoulder to the fingers."""
    trunk = (math.sin(pitch), math.cos(pitch), 0.0)
    abduction = math.radians(limb.abduction)
    thigh = math.radians(limb.hip) - pitch
    shank = thigh - math.radians(limb.knee)
    toes_up = shank + math.radians(limb.ankle)

    def turned(world: float) -> Point:
        return _turned((math.sin(world), -math.cos(world), 0.0), trunk, -sign * abduction)

    hip = (pelvis[0], pelvis[1], sign * HALF_HIP)
    knee = _add(hip, turned(thigh), THIGH)
    ankle = _add(knee, turned(shank), SHANK)
    sole = _add(ankle, turned(toes_up), ANKLE)
    along = turned(toes_up + math.pi / 2)
    shoulder = (chest[0], chest[1], sign * HALF_SHOULDER)
    upper = math.radians(limb.shoulder) - pitch
    elbow = _add(shoulder, (math.sin(upper), -math.cos(upper), 0.0), UPPER_ARM)
    fore = upper + math.radians(limb.elbow)
    direction = (math.sin(fore), -math.cos(fore), 0.0)
    wrist = _add(elbow, direction, FOREARM)
    fingers = _add(wrist, direction, HAND)
    if on_hands and fingers[1] < PALM:
        drop = min(max(wrist[1] - PALM, 0.0), HAND)
        fingers = (wrist[0] + math.sqrt(HAND**2 - drop**2), wrist[1] - drop, wrist[2])
    heel, toe = _add(sole, along, -HEEL), _add(sole, along, TOE)
    return Limbs(hip, knee, ankle, heel, toe, shoulder, elbow, wrist, fingers)


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
