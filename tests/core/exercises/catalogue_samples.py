"""Catalogues for tests: the real one, and small documents to be broken."""

import json
from pathlib import Path
from typing import Any

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.exercises.parsing import parse_catalogue

BUILT_IN = Path(__file__).parents[3] / "resources" / "catalogue.json"


def built_in() -> Catalogue:
    """The catalogue that comes with the app."""
    return parse_catalogue(BUILT_IN.read_text(encoding="utf-8"))


def own_document() -> dict[str, Any]:
    """A catalogue of one's own: one exercise and one routine."""
    return {
        "schema": "glutebreak.catalogue/1",
        "exercises": [
            {
                "id": "wall-sit",
                "name": "Wall sit",
                "role": "activate",
                "region": "thighs",
                "setting": "stand",
                "dose": {"kind": "hold", "seconds": {"up": 2, "hold": 20, "down": 2}},
                "steps": ["Lean on the wall and slide down."],
                "cues": ["Heels heavy"],
                "film": "wall-sit.webm",
            }
        ],
        "routines": [
            {
                "id": "mine",
                "name": "Mine",
                "steps": [{"move": "to the wall", "seconds": 3}, {"exercise": "wall-sit"}, {"exercise": "calf-raise"}],
            }
        ],
    }


def own_text(**changes: Any) -> str:
    """The document as text, with some of its top fields replaced."""
    return json.dumps({**own_document(), **changes})
