"""How the figure goes through an exercise: keyframes, and the figure between them. Times are milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from glutebreak.windows.figure import curves
from glutebreak.windows.figure.rig import Figure, Limb, Point, Posture, Prop, PropKind, figure_in

_LOOKS = 5
"""Moments from one keyframe to the next at which it is looked how much room is needed: limbs move on arcs."""
_MARGIN, _HALF_MAT = 0.06, 0.2
"""How far a mat goes beyond who is on it, and to either side, in statures."""
_AROUND, _ABOVE_THE_HEAD = 0.03, 0.08
"""What stands out beyond the joints, in statures."""


_REACH = {
    PropKind.MAT: (),
    PropKind.CHAIR: (-0.16, 0.17),
    PropKind.DESK: (0.34,),
    PropKind.BLOCK: (-0.3,),
}
"""How far each prop goes beyond its place, in statures."""


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A moment of the movement that is given."""

    at: int
    posture: Posture
    effort: float
    """Of the working muscle, from 0 to 1."""
    stands: frozenset[str]
    """What keeps its place on the ground or on a surface, such as `foot_L`, `hand_R`, `seat`."""


@dataclass(frozen=True, slots=True)
class Eye:
    """From where the movement is seen, in degrees."""

    yaw: float = 0.0
    pitch: float = 0.0
    lying: bool = False
    """Whether the figure lies on its left side."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The room that something takes as it is seen, in statures."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Movement:
    """One loop of an exercise."""

    keyframes: tuple[Keyframe, ...]
    """In order, from 0 on; the last one is the first again."""
    key: int = 0
    """Which of them tells most, for a still."""
    smooth: bool = False
    """Whether it goes through the keyframes rather than easing from one to the next."""
    travels: bool = False
    """Whether the ground passes below, so that nothing keeps its place on it."""
    eye: Eye = Eye()
    props: tuple[Prop, ...] = ()
    """What stands in the room."""

    @property
    def lasts(self) -> int:
        """How long the loop takes."""
        return self.keyframes[-1].at

    @cached_property
    def still(self) -> Figure:
        """The figure at the moment that tells most."""
        return self.figure(self.keyframes[self.key].at)

    @cached_property
    def extent(self) -> Extent:
        """The room that the whole movement takes."""
        moments = [
            before.at + (after.at - before.at) * nth // _LOOKS
            for before, after in pairwise(self.keyframes)
            if before.posture != after.posture
            for nth in range(_LOOKS)
        ]
        return _joined([extent_of(self.figure(at)) for at in moments or [0]])

    def effort(self, at: int) -> float:
        """How hard the muscle works, from 0 to 1."""
        before, after, share = self._between(at)
        return before.effort + (after.effort - before.effort) * share

    def figure(self, at: int) -> Figure:
        """The figure at a moment; a later loop is the same as the first."""
        nth, share = self._place(at)
        figure = figure_in(self._posture(nth, share), on_hands=self._on_hands)
        if not self.travels:
            figure = self._kept_in_place(figure, nth, share)
        figure = replace(figure, props=self.props, ground=self._ground)
        return figure.seen(self.eye.yaw, self.eye.pitch, lying=self.eye.lying)

    def shortened(self, longest: int) -> "Movement":
        """The same with no hold longer than that: for a look at it, rather than for doing it along."""
        cut, kept = 0, [self.keyframes[0]]
        for before, after in pairwise(self.keyframes):
            if before.posture == after.posture:
                cut += max(after.at - before.at - longest, 0)
            kept.append(replace(after, at=after.at - cut))
        return replace(self, keyframes=tuple(kept))

    @cached_property
    def _ground(self) -> tuple[Point, ...]:
        """The floor that a mat covers; what lies on its side lies on another plane, which is seen as from the side."""
        if not self.eye.pitch or self.eye.lying:
            return ()
        below = _joined([extent_of(each) for each in self._figures])
        left, right = below.left - _MARGIN, below.right + _MARGIN
        return ((left, 0.0, -_HALF_MAT), (right, 0.0, -_HALF_MAT), (right, 0.0, _HALF_MAT), (left, 0.0, _HALF_MAT))

    @cached_property
    def _on_hands(self) -> bool:
        """Whether hands stand on the floor."""
        desk = any(prop.kind is PropKind.DESK for prop in self.props)
        return not desk and any({"hand_L", "hand_R"} & each.stands for each in self.keyframes)

    @cached_property
    def _given(self) -> tuple[tuple[float, ...], ...]:
        return tuple(_numbers(each.posture) for each in self.keyframes)

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        return tuple(figure_in(each.posture, on_hands=self._on_hands) for each in self.keyframes)

    @cached_property
    def _slopes(self) -> tuple[tuple[float, ...], ...]:
        """How fast each number changes at each keyframe, per millisecond."""
        times = [each.at for each in self.keyframes]
        channels = [curves.monotone(times, channel) for channel in zip(*self._given, strict=True)]
        return tuple(zip(*channels, strict=True))

    def _place(self, at: int) -> tuple[int, float]:
        """Which keyframe comes before, and how far it is from there to the next, from 0 to 1."""
        at %= self.lasts
        nth = next(nth for nth, after in enumerate(self.keyframes[1:]) if at < after.at)
        before, after = self.keyframes[nth].at, self.keyframes[nth + 1].at
        return nth, (at - before) / (after - before)

    def _between(self, at: int) -> tuple[Keyframe, Keyframe, float]:
        nth, share = self._place(at)
        return self.keyframes[nth], self.keyframes[nth + 1], curves.eased(share)

    def _posture(self, nth: int, share: float) -> Posture:
        start, end = self._given[nth], self._given[nth + 1]
        if not self.smooth:
            eased = curves.eased(share)
            return _posture([a + (b - a) * eased for a, b in zip(start, end, strict=True)])
        span = self.keyframes[nth + 1].at - self.keyframes[nth].at
        leaving, coming = self._slopes[nth], self._slopes[nth + 1]
        return _posture(
            [
                curves.hermite(share, a, b, out * span, into * span)
                for a, b, out, into in zip(start, end, leaving, coming, strict=True)
            ]
        )

    def _kept_in_place(self, figure: Figure, nth: int, share: float) -> Figure:
        """The figure moved so that what stands keeps its place: angles that change evenly let it slide a little."""
        standing = sorted(self.keyframes[nth].stands & self.keyframes[nth + 1].stands)
        if not standing:
            return figure
        ahead, up = 0.0, 0.0
        for name in standing:
            start, end = (_standing_point(self._figures[each], name) for each in (nth, nth + 1))
            now = _standing_point(figure, name)
            ahead += start[0] + (end[0] - start[0]) * curves.eased(share) - now[0]
            up += start[1] + (end[1] - start[1]) * curves.eased(share) - now[1]
        return figure.moved(ahead / len(standing), up / len(standing))


def extent_of(figure: Figure) -> Extent:
    """The room that a figure takes."""
    joints = [figure.pelvis, figure.chest, figure.head]
    for limbs in (figure.left, figure.right):
        joints += [limbs.hip, limbs.knee, limbs.ankle, limbs.heel, limbs.toe]
        joints += [limbs.shoulder, limbs.elbow, limbs.wrist, limbs.fingers]
    joints += figure.ground
    beside = [prop.ahead + reach for prop in figure.props for reach in _REACH[prop.kind]]
    return Extent(
        left=min([joint[0] for joint in joints] + beside),
        right=max([joint[0] for joint in joints] + beside),
        bottom=min(joint[1] for joint in joints) - _AROUND,
        top=max(figure.head[1] + _ABOVE_THE_HEAD, *(joint[1] + _AROUND for joint in joints)),
    )


def _joined(extents: Sequence[Extent]) -> Extent:
    return Extent(
        left=min(each.left for each in extents),
        right=max(each.right for each in extents),
        bottom=min(each.bottom for each in extents),
        top=max(each.top for each in extents),
    )


def _standing_point(figure: Figure, name: str) -> Point:
    """The joint that a contact's name means."""
    part, _, side = name.rpartition("_")
    limbs = figure.left if side == "L" else figure.right
    match part:
        case "foot":
            return _middle(limbs.heel, limbs.toe)
        case "hand":
            return limbs.wrist
        case "knee" | "knee_side":
            return limbs.knee
        case "ankle_side":
            return limbs.ankle
        case "ball" | "toe" | "instep" | "shin_or_instep":
            return limbs.toe
        case "upper":
            return figure.chest
        case _:
            return figure.pelvis


def _middle(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2)


def _numbers(posture: Posture) -> tuple[float, ...]:
    sides = (posture.left, posture.right)
    limbs = [
        angle
        for limb in sides
        for angle in (limb.hip, limb.abduction, limb.knee, limb.ankle, limb.shoulder, limb.elbow)
    ]
    return (posture.ahead, posture.height, posture.trunk, posture.head, *limbs)


def _posture(numbers: Sequence[float]) -> Posture:
    ahead, height, trunk, head, *limbs = numbers
    return Posture(ahead, height, trunk, head, Limb(*limbs[:6]), Limb(*limbs[6:]))
