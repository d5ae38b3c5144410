"""The states of the guided break that pictures are taken of."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.core.exercises.catalogue import Catalogue, Side
from glutebreak.core.history.statistics_by_day import Records, days
from glutebreak.core.records import BoutRecord, BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, EndedBy
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.places import shipped
from glutebreak.storage.catalogue_file import read_built_in
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.film.films import Clip, Film, Films, View
from glutebreak.windows.guided_break.audio import SILENCE, Audio
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.finished import DaySoFar
from glutebreak.windows.guided_break.sounds import Tones
from glutebreak.windows.guided_break.toolbar import Toolbar
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.speech.voice import Silent
from pictures.remembering_resident import RememberingResident
from pictures.state import (
    ALL,
    BOTH,
    HIGH_CONTRAST,
    LARGE_TEXT,
    RIGHT_TO_LEFT,
    Build,
    State,
    Surroundings,
)

MAT = "mat-stretch-then-fire"
KICK = "donkey-kick"
STANDING = "desk-two-minute-reset"
INTO_A_KICK = 3 * SECOND + 7_800
"""The lead, two kicks, and most of the way up in the third."""
TO_THE_END = -1
"""The moment at which a break is over, and a little later: it is not closing yet."""
LARGE, NARROW, LEAST, LOW = (1200, 760), (600, 720), (560, 520), (900, 460)


def guided_break_states() -> tuple[State, ...]:
    """Every state."""
    kick, bridge = _at(KICK, INTO_A_KICK), _at("glute-bridge", 9_400)
    stretch, through = _at(MAT, 24_000, first_side=Side.RIGHT), _ThroughInCorner(MAT)
    return (
        State(name="repetitions", build=kick, size=LARGE, appearances=ALL),
        State(name="routine", build=_at(MAT, 134_600), size=LARGE),
        State(name="hold", build=stretch, size=LARGE, appearances=(*BOTH, HIGH_CONTRAST, RIGHT_TO_LEFT)),
        State(name="getting-ready", build=_at(MAT, 2_500), size=LARGE),
        State(name="no-room", build=_at(MAT, 2_500, standing=STANDING), size=LARGE),
        State(name="no-room-narrow", build=_at(MAT, 2_500, standing=STANDING), size=LEAST, appearances=BOTH),
        State(name="side-change", build=_at(MAT, 40_600), size=LARGE),
        State(name="second-side", build=_at(MAT, 66_000, first_side=Side.RIGHT), size=LARGE),
        State(name="drill", build=_at("a-skip", 9_000), size=LARGE),
        State(name="walk", build=_at("walk", 65_000), size=LARGE),
        State(name="paused", build=kick, size=LARGE, then=_then(lambda it: it.conductor.toggle_pause())),
        State(name="hurts", build=_at(MAT, 86_000), size=LARGE, then=_then(lambda it: it.conductor.hurts())),
        State(name="hurts-no-film", build=bridge, size=LARGE, then=_then(lambda it: it.conductor.hurts())),
        State(
            name="hurts-narrow",
            build=kick,
            size=NARROW,
            then=_then(lambda it: it.conductor.hurts()),
            appearances=(*BOTH, LARGE_TEXT),
        ),
        State(name="no-film", build=bridge, size=LARGE, appearances=(*BOTH, LARGE_TEXT)),
        State(name="no-film-narrow", build=bridge, size=NARROW),
        State(name="broken-film", build=_at(KICK, INTO_A_KICK, films=_Broken), size=LARGE),
        State(name="narrow", build=stretch, size=NARROW, appearances=(*BOTH, LARGE_TEXT, RIGHT_TO_LEFT)),
        State(name="narrow-repetitions", build=kick, size=NARROW),
        State(name="least", build=kick, size=LEAST, appearances=(*BOTH, LARGE_TEXT)),
        State(
            name="more",
            build=_crowded(_at(MAT, 2_500, standing=STANDING)),
            size=LEAST,
            then=_then(_open_more),
        ),
        State(name="low", build=kick, size=LOW),
        State(name="full-screen", build=stretch, size=(1920, 1080)),
        State(name="corner", build=kick, then=_corner, appearances=ALL),
        State(name="corner-hold", build=stretch, then=_corner),
        State(name="corner-paused", build=kick, then=_corner_paused),
        State(name="corner-pointed-at", build=kick, then=_corner_pointed_at),
        State(name="corner-no-film", build=bridge, then=_corner),
        State(name="corner-done", build=through.build, then=through.then),
        State(name="corner-left", build=_at(KICK, 1_000), then=_corner_left),
        State(name="finished", build=_at(MAT, TO_THE_END), size=LARGE, appearances=ALL),
        State(name="finished-first", build=_at(MAT, TO_THE_END, day=False), size=LARGE),
        State(name="finished-partly", build=_at(MAT, 86_000), size=LARGE, then=_then(_skip)),
        State(name="finished-seated", build=_at("seated-glute-squeeze", TO_THE_END), size=LARGE),
        State(name="finished-left", build=_at(KICK, 1_000), size=LARGE, then=_then(_skip)),
        State(name="finished-narrow", build=_at(MAT, TO_THE_END), size=NARROW, appearances=(*BOTH, LARGE_TEXT)),
    )


class Posters:
    """The films that came with the app, each by its poster alone, so that a picture is the same every time."""

    def __init__(self, catalogue: Catalogue, _: Path) -> None:
        self._shelf = FilmFiles(shipped("resources", "videos"), catalogue, Path())

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """Its poster."""
        film = self._shelf.film(exercise, view)
        return film and Film({}, film.poster, film.side)


class _Broken(Posters):
    """Films that cannot be played."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        super().__init__(catalogue, folder)
        self._clip = Clip(folder / "gone.webm", 4_000, loops=True)

    def film(self, exercise: str, view: View = View.SIDE) -> Film | None:
        """Its poster, and a clip that is not there."""
        film = super().film(exercise, view)
        return film and Film({"loop": self._clip}, film.poster, film.side)


def _at(
    routine: str,
    moment: int,
    *,
    first_side: Side = Side.LEFT,
    films: Callable[[Catalogue, Path], Films] = Posters,
    day: bool = True,
    standing: str | None = None,
) -> Build:
    """A break in that routine, or exercise, so many milliseconds after its beginning."""

    def build(around: Surroundings) -> QWidget:
        look, time = around.look, around.time
        # Posters stand still anyway; the ring is to stand where it is within a repetition.
        look.choose(dark=look.dark, high_contrast=look.high_contrast, reduced_motion=False)
        catalogue = read_built_in(shipped("resources", "catalogue.json"))
        plan = BreakPlan(catalogue.routine(routine), first_side, catalogue.routine(standing) if standing else None)
        conductor = BreakConductor(
            Guide(catalogue, plan, time.steady(), ()),
            films(catalogue, around.folder),
            clock=time,
            loop=time,
            send=RememberingResident(),
            glides=lambda: not look.reduced_motion,
        )
        audio = Audio(conductor, Tones(conductor), Silent(), SILENCE)
        window = GuidedBreakWindow(look, conductor, audio, time, lambda: _morning() if day else None)
        _go_on(window, around, moment)
        return window

    return build


def _go_on(window: GuidedBreakWindow, around: Surroundings, moment: int) -> None:
    if moment != TO_THE_END:
        around.time.go_on(moment)
        return
    while window.conductor.moment().phase is not Phase.FINISHED:
        around.time.go_on(500)
    around.time.go_on(2_400)


def _then(act: Callable[[GuidedBreakWindow], None]) -> Callable[[QWidget], None]:
    def acted(window: QWidget) -> None:
        assert isinstance(window, GuidedBreakWindow)
        act(window)

    return acted


def _skip(window: GuidedBreakWindow) -> None:
    while window.conductor.moment().phase is not Phase.FINISHED:
        window.conductor.next()


def _crowded(build: Build) -> Build:
    """The same with large text, and nothing fading: what opens is there at once."""

    def crowded(around: Surroundings) -> QWidget:
        window, look = build(around), around.look
        look.choose(dark=look.dark, high_contrast=look.high_contrast, reduced_motion=True)
        look.set_text_scale(LARGE_TEXT.text_scale)
        return window

    return crowded


def _open_more(window: GuidedBreakWindow) -> None:
    tools = window.findChild(Toolbar)
    assert tools is not None
    tools.more_button.click()


def _corner(window: QWidget) -> QWidget | None:
    assert isinstance(window, GuidedBreakWindow)
    window.show_corner()
    return window.corner


def _corner_paused(window: QWidget) -> QWidget | None:
    assert isinstance(window, GuidedBreakWindow)
    window.conductor.toggle_pause()
    return _corner(window)


def _corner_pointed_at(window: QWidget) -> QWidget | None:
    corner = _corner(window)
    assert corner is not None
    QApplication.sendEvent(corner, QEvent(QEvent.Type.Enter))
    return corner


def _corner_left(window: QWidget) -> QWidget | None:
    corner = _corner(window)
    assert isinstance(window, GuidedBreakWindow)
    _skip(window)
    return corner


class _ThroughInCorner:
    """A break that comes to its end in the corner, which the large window on screen would leave at once."""

    def __init__(self, routine: str) -> None:
        self._begin = _at(routine, 0)
        self._around: Surroundings | None = None

    def build(self, around: Surroundings) -> QWidget:
        """Its beginning."""
        self._around = around
        return self._begin(around)

    def then(self, window: QWidget) -> QWidget | None:
        """Its end."""
        assert isinstance(window, GuidedBreakWindow)
        assert self._around is not None
        corner = _corner(window)
        _go_on(window, self._around, TO_THE_END)
        return corner


def _morning() -> DaySoFar:
    """A morning of six bouts, the last of which ended with the break."""
    day = datetime(2026, 3, 2, 8, 4, tzinfo=UTC)
    start = Dated.of(day)
    bouts: list[BoutRecord] = []
    breaks: list[BreakRecord] = []
    for at, minutes, by in (
        (0, 25, EndedBy.AWAY),
        (29, 31, EndedBy.ACTIVATION),
        (64, 64, EndedBy.AWAY),
        (133, 29, EndedBy.ACTIVATION),
        (166, 42, EndedBy.AWAY),
        (216, 34, EndedBy.ACTIVATION),
    ):
        begun = Dated(start.utc + at * MINUTE, 0)
        if bouts:
            ended = bouts[-1].end
            kind = BreakKind.PROMPTED if bouts[-1].ended_by is EndedBy.ACTIVATION else BreakKind.NATURAL
            breaks.append(BreakRecord(ended, begun, begun.utc - ended.utc, kind, len(breaks) + 1))
        over = Dated(begun.utc + minutes * MINUTE, 0)
        bouts.append(BoutRecord(begun, over, minutes * MINUTE, by, len(bouts) + 1))
    now = Dated(bouts[-1].end.utc + 4 * MINUTE, 0)
    settings = SittingSettings()
    return DaySoFar(days(day.date(), 1, Records(bouts, breaks), settings.off_after)[0], now, settings.break_min)
