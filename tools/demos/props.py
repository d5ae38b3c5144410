"""What the figure stands, sits, lies or leans on."""

from __future__ import annotations

from demos.exercise import Box

MAT = 0.012
"""Height of the mat's top, metres."""
DESK = 0.97
"""Height of the desk's top, metres: one for standing work."""
SEAT = 0.43
"""Height of the chair's seat, metres."""
SOFA = 0.28
"""Height of the sofa's seat, metres: a low one."""


def mat(middle: float = 0.0, length: float = 1.74, width: float = 0.66) -> Box:
    """A mat that lies along the figure, its middle so far behind the room's middle."""
    return Box("mat", (width, length, MAT), (0.0, middle, MAT / 2))


def desk(edge: float, across: tuple[float, float] = (-0.27, 0.67)) -> tuple[Box, ...]:
    """A desk for standing work in front of the figure, with its near edge here, between two places across."""
    left, right = across
    middle, width = (left + right) / 2, right - left
    legs = tuple(
        Box("desk leg", size, (x, edge - back, z), 0.006)
        for x in (left + 0.11, right - 0.11)
        for size, back, z in (
            ((0.05, 0.07, DESK - 0.05), 0.38, (DESK - 0.026) / 2 + 0.011),
            ((0.06, 0.56, 0.024), 0.33, 0.012),
        )
    )
    return (Box("desk", (width, 0.62, 0.026), (middle, edge - 0.31, DESK - 0.013), 0.006), *legs)


def chair(front: float) -> tuple[Box, ...]:
    """A chair whose seat begins here; its back stands free of the seat, so that the hips are seen from behind."""
    depth, thick = 0.44, 0.055
    return (
        Box("chair seat", (0.46, depth, thick), (0.0, front + depth / 2, SEAT - thick / 2), 0.02),
        Box("chair back", (0.40, 0.035, 0.24), (0.0, front + depth + 0.03, SEAT + 0.40), 0.015),
        Box("chair frame", (0.05, 0.02, 0.44), (0.0, front + depth + 0.055, SEAT + 0.19), 0.006),
        Box("chair frame", (0.05, 0.16, 0.02), (0.0, front + depth - 0.01, SEAT - thick - 0.01), 0.006),
        *(
            Box("chair frame", (0.028, 0.028, SEAT - thick), (x, front + y, (SEAT - thick) / 2), 0.006)
            for x in (-0.20, 0.20)
            for y in (0.04, depth - 0.04)
        ),
    )


def sofa(front: float, across: float) -> tuple[Box, ...]:
    """The end of a low sofa behind the figure: its seat begins here, its middle is so far to the left."""
    return (
        Box("sofa seat", (0.62, 0.50, 0.16), (across, front + 0.25, SOFA - 0.08), 0.045),
        Box("sofa base", (0.60, 0.47, SOFA - 0.16 - 0.05), (across, front + 0.26, 0.05 + (SOFA - 0.21) / 2), 0.012),
        Box("sofa back", (0.62, 0.15, 0.62), (across, front + 0.575, 0.36), 0.05),
    )
