"""The angles that make a pose, with the limits a healthy adult joint keeps.

Degrees. Zero everywhere is standing upright, arms hanging, palms to the thighs. Paired channels carry ``_l`` or
``_r``. Hip angles are relative to the pelvis; the catalogue states them relative to the line of the trunk, which
``measure.py`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping

Angles = Mapping[str, float]
"""Channel name to value; a channel left out is zero."""

CENTRAL: dict[str, tuple[float, float]] = {
    "pelvis_pitch": (-130.0, 100.0),  # in the room; + tips forward, -90 lies on the back
    "pelvis_roll": (-10.0, 95.0),  # 90 lies on the left side
    "pelvis_yaw": (-20.0, 20.0),
    "spine_1": (-15.0, 20.0),  # each + bends forward
    "spine_2": (-15.0, 20.0),
    "spine_3": (-15.0, 20.0),
    "spine_twist": (-20.0, 20.0),
    "neck_pitch": (-35.0, 35.0),  # + nods forward
    "head_pitch": (-35.0, 35.0),
    "head_yaw": (-50.0, 50.0),
    "breath": (0.0, 1.0),  # a share, not an angle: 1 is a full calm breath in
}

PAIRED: dict[str, tuple[float, float]] = {
    "hip_flex": (-25.0, 125.0),
    "hip_abd": (-20.0, 45.0),
    "hip_rot": (-40.0, 40.0),  # + turns inward
    "knee_flex": (-1.0, 145.0),
    "ankle_df": (-72.0, 30.0),  # + toes up
    "toes_ext": (-20.0, 65.0),
    "shoulder_flex": (-60.0, 180.0),
    "shoulder_abd": (-20.0, 120.0),
    "shoulder_rot": (-60.0, 80.0),  # + turns inward
    "elbow_flex": (-3.0, 145.0),
    "pronation": (-90.0, 90.0),
    "wrist_ext": (-80.0, 90.0),
    "finger_curl": (0.0, 95.0),
    "thumb_tuck": (0.0, 1.0),  # a share, not an angle: 1 lays the thumb along the hand; else it follows the fingers
    "shrug": (-5.0, 25.0),
}

LIMITS: dict[str, tuple[float, float]] = CENTRAL | {
    f"{name}_{side}": limits for name, limits in PAIRED.items() for side in "lr"
}


def check_names(angles: Angles) -> None:
    """Refuse a channel nobody knows."""
    unknown = sorted(set(angles) - set(LIMITS))
    if unknown:
        raise KeyError(f"no such channel: {', '.join(unknown)}")


def mirrored(angles: Angles) -> dict[str, float]:
    """The same pose with left and right exchanged."""
    swapped = {}
    for name, value in angles.items():
        if name.endswith(("_l", "_r")):
            swapped[name[:-1] + ("r" if name.endswith("_l") else "l")] = value
        else:
            turns = name in ("pelvis_roll", "pelvis_yaw", "spine_twist", "head_yaw")
            swapped[name] = -value if turns else value
    return swapped
