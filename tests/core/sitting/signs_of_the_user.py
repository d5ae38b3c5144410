"""The signs of the user in a trace, and whether they may be asked, by looking at all lines up to a moment."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.sitting.stepwise_reference import DEFAULTS, Stretch


class SignsOfTheUser:
    """What a trace shows of the user at any moment, whatever bouts and asks there are."""

    def __init__(self, lines: Sequence[Mapping[str, Any]], settings: Mapping[str, int]) -> None:
        self._settings = {**DEFAULTS, **settings}
        stretch = Stretch(self._settings)
        self._stretches = [stretch]
        for number, line in enumerate(each for each in lines if each.get("is", "end") not in {"wall", "end"}):
            if stretch.running != (line["is"] == "launch"):
                stretch = stretch.after(line, number)
                self._stretches.append(stretch)

    def last(self, moment: int) -> int:
        """The last sign of the user up to and at that moment."""
        signs = [each.last_sign(moment) for each in self._stretches if each.since <= moment]
        return max(sign for sign in signs if sign is not None)

    def somebody_may_be_asked(self, moment: int) -> bool:
        """Whether somebody sits there whom nothing keeps from being asked, at some point within that moment."""
        before = [each for each in self._stretches if each.since < moment]
        within = [each for each in self._stretches if each.since == moment]
        return any(self._may_be_asked(each, moment) for each in [*before[-1:], *within])

    def _may_be_asked(self, stretch: Stretch, moment: int) -> bool:
        sign, hold_ended = stretch.last_sign(moment), stretch.hold_ended
        return (
            stretch.seen
            and stretch.standing_at(moment) is None
            and stretch.holds <= {"watching"}
            and (hold_ended is None or moment - hold_ended >= self._settings["after_hold"])
            and (sign is not None and moment - sign <= self._settings["present_within"])
        )
