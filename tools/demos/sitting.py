"""Sitting on the chair: the height of the hips at which the buttocks just rest on the seat."""

from __future__ import annotations

from collections.abc import Mapping

from demos.figure_surfaces import patch
from demos.placing import sunk
from demos.props import SEAT
from demos.rig import Grip, Posed, Rig
from demos.standing import Soles


class Sitting:
    """A figure in shoes whose feet stand before the chair, and who sits on it or is on the way."""

    def __init__(self, rig: Rig, feet: Soles) -> None:
        self.rig, self.feet = rig, feet
        self.seat = patch(rig.body, "seat", shoes=True)

    def pose(
        self, angles: Mapping[str, float], *, carried: bool = True, hands: Mapping[str, Grip] | None = None
    ) -> Posed:
        """The pose with the hips no deeper than the seat lets them, or ``carried`` by it exactly."""
        up = 0.0
        posed = self.feet.stand(self.rig, angles, hands=hands)
        for _ in range(4):
            deeper = sunk(self.rig, posed, self.seat, SEAT)
            if not carried and deeper <= 0 and up == 0.0:
                return posed
            up += deeper
            posed = self.feet.stand(self.rig, angles, up=up, hands=hands)
        return posed
