"""Reads the movements that came with the app; `resources/movements.json` says itself how it is written."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glutebreak.windows.figure.movement import Eye, Keyframe, Movement
from glutebreak.windows.figure.rig import Limb, Posture, Prop, PropKind


def read_movements(path: Path) -> dict[str, Movement]:
    """The movements by exercise; none if the file is missing or broken."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["movements"]
        return {str(identity): _movement(each) for identity, each in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _movement(given: Mapping[str, Any]) -> Movement:
    yaw, pitch = given.get("camera", (0, 0))
    return Movement(
        keyframes=tuple(_keyframe(each) for each in given["frames"]),
        key=given["key"],
        smooth=given["smooth"],
        travels=given.get("travels", False),
        eye=Eye(yaw, pitch, lying=given.get("lying", False)),
        props=tuple(Prop(PropKind(kind), ahead, height) for kind, ahead, height in given.get("props", ())),
    )


def _keyframe(given: Mapping[str, Any]) -> Keyframe:
    ahead, height = given["root"]
    left, right = (Limb(*given[side]) for side in ("left", "right"))
    posture = Posture(ahead, height, given["trunk"], given["head"], left, right)
    return Keyframe(given["at"], posture, given["effort"], frozenset(given["stands"]))
