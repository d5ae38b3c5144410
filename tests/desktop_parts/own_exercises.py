"""A user's own exercises and routines that take seconds, so that a test can see whole breaks."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_parts.application import Application
from glutebreak.control.client import send_request
from glutebreak.control.requests import StartBreak
from glutebreak.places import shipped


def own_exercise(identity: str, region: str, seconds: float, film: str | None = None) -> dict[str, Any]:
    """A hold of so many seconds, named like its id. For the glutes or calves it stands in for none of the app's own."""
    made: dict[str, Any] = {
        "id": identity,
        "name": identity.capitalize(),
        "role": "mobilise",
        "region": region,
        "setting": "stand",
        "discreetness": 3,
        "dose": {"kind": "hold", "seconds": {"up": 0, "hold": seconds, "down": 0}},
        "steps": ["Stand tall.", "Hold."],
        "cues": ["Breathe on"],
    }
    return made | ({"film": film} if film else {})


def write_own(
    app: Application,
    exercises: Sequence[Mapping[str, Any]],
    routines: Mapping[str, Sequence[str]],
    *,
    only: bool = True,
) -> Path:
    """Give a user who has not started it yet these exercises, and routines of them; returns the folder of the films.

    Args:
        app: the user's.
        exercises: as the catalogue's format has them.
        routines: their ids, each with the ids of its exercises.
        only: whether every exercise that came with the app is banned, so that nothing but these is proposed.
    """
    folder = app.settings_file.parent
    own = {
        "schema": "glutebreak.catalogue/1",
        "exercises": exercises,
        "routines": [
            {"id": identity, "name": identity.capitalize(), "steps": [{"exercise": each} for each in steps]}
            for identity, steps in routines.items()
        ],
    }
    (folder / "catalogue.json").write_text(json.dumps(own))
    if only:
        shipped_ones = json.loads(shipped("resources", "catalogue.json").read_text())["exercises"]
        banned = json.dumps([each["id"] for each in shipped_ones])
        with app.settings_file.open("a") as settings:
            settings.write(f"banned = {banned}\n")
    return folder


def begin(app: Application, routine: str) -> None:
    """Begin that routine, as the library's Play does."""
    send_request(Path(app.environment["XDG_RUNTIME_DIR"]) / "glutebreak" / "control.sock", StartBreak(routine))
