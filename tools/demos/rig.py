"""Forward kinematics, two-bone inverse kinematics and dual-quaternion skinning, in plain numpy.

Every bone has an *anatomical frame*: columns X to the figure's left, Y to its back, Z up along the limb, so that in
the neutral pose all frames are the identity. A *delta* is the rotation that takes the rest mesh to the pose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demos.body import Body, Index
from demos.channels import Angles

Array = NDArray[np.float64]

FINGERS = ("index", "middle", "ring", "pinky")


def turn(axis: int, degrees: float) -> Array:
    """Rotation about one of the axes, (3, 3)."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = cos
    matrix[first, second], matrix[second, first] = -sin, sin
    return matrix


def unit(vector: Array) -> Array:
    """The vector at length one."""
    return np.asarray(vector / np.linalg.norm(vector))


def square(along: Array, beside: Array) -> Array:
    """Right-handed orthonormal columns from a main direction and a second one."""
    first = unit(along)
    second = unit(beside - first * (first @ beside))
    return np.stack([first, second, np.cross(first, second)], axis=1)


def shortest(source: Array, target: Array) -> Array:
    """The smallest rotation that takes one unit vector to another."""
    axis, cos = np.cross(source, target), float(source @ target)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.asarray(np.eye(3) + cross + cross @ cross / (1 + cos))


@dataclass(frozen=True)
class Posed:
    """A pose in the room."""

    frames: dict[str, Array]
    """Anatomical frame of each bone, (3, 3)."""
    deltas: dict[str, Array]
    """Rotation from rest of each bone, (3, 3)."""
    joints: dict[str, Array]
    """Where each bone starts, (3,) metres."""
    angles: dict[str, float]
    """The channels it was made from."""
    out_of_reach: dict[str, float]
    """Limbs that could not reach their target, and by how many metres."""


@dataclass(frozen=True)
class Grip:
    """Where the end of a limb is held, for two-bone inverse kinematics."""

    at: Array
    """Target of the wrist or ankle, (3,) metres."""
    towards: Array
    """The way the knee or elbow points, (3,)."""
    frame: Array | None = None
    """Anatomical frame the hand or foot keeps, or None to follow its channels."""


class Rig:
    """The bones of a body, and how they turn."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.parent = {n: body.bones[p] if p >= 0 else None for n, p in zip(body.bones, body.parent, strict=True)}
        self._head = {name: body.head[i] for i, name in enumerate(body.bones)}
        self._tail = {name: body.tail[i] for i, name in enumerate(body.bones)}
        self.length: dict[str, float] = {}
        self._neutral = self._make_neutral()

    def _make_neutral(self) -> dict[str, Array]:
        """Rotations that take each limb from the mesh's rest pose to the anatomical zero."""
        head, neutral = self._head, {}
        left, down, front, up = (
            np.array([1.0, 0, 0]),
            np.array([0, 0, -1.0]),
            np.array([0, -1.0, 0]),
            np.array([0, 0, 1.0]),
        )
        for side in "lr":
            thigh, shank = head[f"calf_{side}"] - head[f"thigh_{side}"], head[f"foot_{side}"] - head[f"calf_{side}"]
            neutral[f"thigh_{side}"] = square(down, left) @ square(thigh, left).T
            neutral[f"calf_{side}"] = square(down, left) @ square(shank, left).T
            foot = (head[f"ball_{side}"] - head[f"foot_{side}"]) * (1, 1, 0)
            neutral[f"foot_{side}"] = neutral[f"ball_{side}"] = square(front, up) @ square(foot, up).T
            upper = head[f"lowerarm_{side}"] - head[f"upperarm_{side}"]
            fore = head[f"hand_{side}"] - head[f"lowerarm_{side}"]
            hinge = -np.cross(upper, fore)
            neutral[f"upperarm_{side}"] = square(down, left) @ square(upper, hinge).T
            neutral[f"lowerarm_{side}"] = square(down, left) @ square(fore, hinge).T
            fingers = head[f"middle_01_{side}"] - head[f"hand_{side}"]
            knuckles = head[f"index_01_{side}"] - head[f"pinky_01_{side}"]
            neutral[f"hand_{side}"] = square(down, front) @ square(fingers, knuckles).T
            for name, part in (("thigh", thigh), ("calf", shank), ("upperarm", upper), ("lowerarm", fore)):
                self.length[f"{name}_{side}"] = float(np.linalg.norm(part))
        return neutral

    def neutral(self, bone: str) -> Array:
        """The rotation that takes a bone from the mesh's rest pose to the anatomical zero, (3, 3)."""
        return self._neutral.get(bone, np.eye(3))

    def _local(self, angles: Angles) -> dict[str, Array]:
        """Each joint's rotation in the frame of the bone it hangs from."""

        def of(name: str) -> float:
            return float(angles.get(name, 0.0))

        local = {"pelvis": turn(2, of("pelvis_yaw")) @ turn(1, of("pelvis_roll")) @ turn(0, of("pelvis_pitch"))}
        breath = of("breath")
        for number, lift in ((1, 0.0), (2, -0.5), (3, -1.1)):
            bend = turn(0, of(f"spine_{number}") + lift * breath)
            local[f"spine_0{number}"] = bend @ turn(2, of("spine_twist") / 3)
        local["neck_01"] = turn(0, of("neck_pitch") + 1.1 * breath)
        local["head"] = turn(0, of("head_pitch") + 0.5 * breath) @ turn(2, of("head_yaw"))
        for side, sign in (("l", 1), ("r", -1)):

            def ball(joint: str, side: str = side, sign: int = sign) -> Array:
                swing = turn(0, -of(f"{joint}_flex_{side}")) @ turn(1, -sign * of(f"{joint}_abd_{side}"))
                return np.asarray(swing @ turn(2, -sign * of(f"{joint}_rot_{side}")))

            local[f"clavicle_{side}"] = turn(1, -sign * (of(f"shrug_{side}") + 1.6 * breath))
            local[f"thigh_{side}"] = ball("hip")
            local[f"calf_{side}"] = turn(0, of(f"knee_flex_{side}"))
            local[f"foot_{side}"] = turn(0, -of(f"ankle_df_{side}"))
            local[f"ball_{side}"] = turn(0, -of(f"toes_ext_{side}"))
            local[f"upperarm_{side}"] = ball("shoulder")
            local[f"lowerarm_{side}"] = turn(0, -of(f"elbow_flex_{side}"))
            local[f"hand_{side}"] = turn(2, -sign * of(f"pronation_{side}")) @ turn(1, sign * of(f"wrist_ext_{side}"))
        return local

    def forward(self, angles: Angles, held: Mapping[str, Array] | None = None, shift: Array | None = None) -> Posed:
        """Pose by angles alone; ``held`` gives bones a frame in the room instead, ``shift`` moves everything."""
        local, held = self._local(angles), held or {}
        frames: dict[str, Array] = {}
        deltas: dict[str, Array] = {}
        joints: dict[str, Array] = {}
        for name in self.body.bones:
            parent = self.parent[name]
            above = frames[parent] if parent else np.eye(3)
            if name in local:
                frames[name] = held.get(name, above @ local[name])
                deltas[name] = frames[name] @ self._neutral.get(name, np.eye(3))
            else:
                frames[name], deltas[name] = above, deltas[parent] if parent else np.eye(3)
            if parent:
                joints[name] = joints[parent] + deltas[parent] @ (self._head[name] - self._head[parent])
            else:
                joints[name] = self._head[name] + (shift if shift is not None else 0.0)
        return Posed(frames, deltas, joints, dict(angles), {})

    def reach(self, posed: Posed, end: str, grip: Grip) -> tuple[dict[str, Array], float]:
        """Frames for the two bones above ``end``, such as ``hand_l``, so that it lies at the grip, and the gap."""
        side, arm = end[-1], end.startswith("hand")
        upper, lower = (f"upperarm_{side}", f"lowerarm_{side}") if arm else (f"thigh_{side}", f"calf_{side}")
        start, a, b = posed.joints[upper], self.length[upper], self.length[lower]
        span = grip.at - start
        distance = float(np.linalg.norm(span))
        missing = max(0.0, distance - (a + b))
        distance = min(distance, a + b - 1e-6)
        along = (a * a - b * b + distance * distance) / (2 * distance)
        height = np.sqrt(max(a * a - along * along, 0.0))
        line = unit(span)
        bend = unit(grip.towards - line * (line @ grip.towards))
        middle = start + line * along + bend * height
        above, below = unit(middle - start), unit(start + line * distance - middle)
        hinge = np.cross(line, bend)  # +X for an elbow, which points back; -X for a knee, which points forward
        across = unit(hinge) if arm else -unit(hinge)
        held = {}
        for name, direction in ((upper, above), (lower, below)):
            z = -direction
            x = unit(across - z * (z @ across))
            held[name] = np.stack([x, np.cross(z, x), z], axis=1)
        if grip.frame is not None:
            held[end] = grip.frame
        return held, missing

    def anchored(self, angles: Angles, joint: str, at: Array, held: Mapping[str, Array] | None = None) -> Array:
        """The shift that brings one joint to a place in the room, (3,) metres."""
        return np.asarray(at - self.forward(angles, held).joints[joint])

    def solve(
        self, angles: Angles, grips: Mapping[str, Grip], shift: Array, fixed: Mapping[str, Array] | None = None
    ) -> Posed:
        """Pose by angles and fixed frames, then let the gripped limbs reach their targets."""
        held: dict[str, Array] = dict(fixed or {})
        first = self.forward(angles, held, shift)
        missing = {}
        for end, grip in grips.items():
            found, gap = self.reach(first, end, grip)
            held |= found
            if gap > 0:
                missing[end] = gap
        posed = self.forward(angles, held, shift)
        return self._with_fingers(Posed(posed.frames, posed.deltas, posed.joints, dict(angles), missing))

    def _with_fingers(self, posed: Posed) -> Posed:
        """Straighten the fingers into the plane of the palm, then curl them by their channel."""
        deltas, joints = dict(posed.deltas), dict(posed.joints)
        for side, sign in (("l", 1), ("r", -1)):
            head, tail, hand = self._head, self._tail, deltas[f"hand_{side}"]
            along = unit(head[f"middle_01_{side}"] - head[f"hand_{side}"])
            knuckles = head[f"index_01_{side}"] - head[f"pinky_01_{side}"]
            across = unit(knuckles - along * (along @ knuckles))
            curl = posed.angles.get(f"finger_curl_{side}", 0.0)
            tuck = posed.angles.get(f"thumb_tuck_{side}", min(curl / 100, 0.7))
            spread = 1.15 - 0.009 * min(curl, 70.0)
            palm = posed.frames[f"hand_{side}"] @ np.array([-sign, 0.0, 0.0])
            for finger in (*FINGERS, "thumb"):
                if finger == "thumb":
                    flat = unit(along * 0.8 + across * (0.6 - 0.55 * tuck))
                else:
                    tip = unit(tail[f"{finger}_03_{side}"] - head[f"{finger}_01_{side}"])
                    flat = unit(along * (along @ tip) + across * (across @ tip) * spread)
                for number in (1, 2, 3):
                    name = f"{finger}_0{number}_{side}"
                    straight = hand @ shortest(unit(tail[name] - head[name]), flat)
                    share = 0.35 * number / 3 if finger == "thumb" else (0.8, 1.75, 2.3)[number - 1]
                    deltas[name] = about(np.cross(hand @ flat, palm), curl * share) @ straight
        for name in self.body.bones:
            parent = self.parent[name]
            if parent:
                joints[name] = joints[parent] + deltas[parent] @ (self._head[name] - self._head[parent])
        return Posed(posed.frames, deltas, joints, posed.angles, posed.out_of_reach)

    def skin(self, posed: Posed, rest: Array, weights: Array) -> Array:
        """Dual-quaternion skinning of rest points (k, 3) with weights (k, b)."""
        names = self.body.bones
        real = np.array([quaternion(posed.deltas[n]) for n in names])
        real[(real @ real[names.index("pelvis")]) < 0] *= -1
        move = np.array([posed.joints[n] - posed.deltas[n] @ self._head[n] for n in names])
        dual = 0.5 * multiply(np.concatenate([np.zeros((len(names), 1)), move], axis=1), real)
        strongest = weights.argmax(axis=1)
        sign = np.where(real[strongest] @ real.T < 0, -1.0, 1.0)
        blend = weights * sign
        r, d = blend @ real, blend @ dual
        norm = np.linalg.norm(r, axis=1, keepdims=True)
        r, d = r / norm, d / norm
        twice = 2.0 * np.cross(r[:, 1:], rest)
        turned = rest + r[:, :1] * twice + np.cross(r[:, 1:], twice)
        return np.asarray(turned + 2.0 * (r[:, :1] * d[:, 1:] - d[:, :1] * r[:, 1:] + np.cross(r[:, 1:], d[:, 1:])))

    def skin_vertices(self, posed: Posed, index: Index) -> Array:
        """The body's own vertices in the pose, (k, 3)."""
        return self.skin(posed, self.body.vertices[index], self.body.weights[index])


def about(axis: Array, degrees: float) -> Array:
    """Rotation about any axis, (3, 3)."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


def quaternion(matrix: Array) -> Array:
    """A rotation matrix as (w, x, y, z)."""
    m, trace = matrix, float(np.trace(matrix))
    if trace > 0:
        s = 2 * np.sqrt(trace + 1)
        return np.array([s / 4, (m[2, 1] - m[1, 2]) / s, (m[0, 2] - m[2, 0]) / s, (m[1, 0] - m[0, 1]) / s])
    i = int(np.argmax(np.diag(m)))
    j, k = (i + 1) % 3, (i + 2) % 3
    s = 2 * np.sqrt(max(1 + m[i, i] - m[j, j] - m[k, k], 1e-12))
    found = np.zeros(4)
    found[0] = (m[k, j] - m[j, k]) / s
    found[1 + i], found[1 + j], found[1 + k] = s / 4, (m[j, i] + m[i, j]) / s, (m[k, i] + m[i, k]) / s
    return found


def multiply(a: Array, b: Array) -> Array:
    """Quaternion products row by row, (n, 4)."""
    w = a[:, :1] * b[:, :1] - (a[:, 1:] * b[:, 1:]).sum(axis=1, keepdims=True)
    return np.concatenate([w, a[:, :1] * b[:, 1:] + b[:, :1] * a[:, 1:] + np.cross(a[:, 1:], b[:, 1:])], axis=1)
