"""The states of the library that pictures are taken of."""

import json
from collections.abc import Callable, Collection
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Catalogue, Setting
from glutebreak.core.exercises.parsing import SCHEMA
from glutebreak.core.records import ActivationRecord, Dated, SetRecord
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.places import shipped
from glutebreak.ports import Clock
from glutebreak.storage.catalogue_file import read_built_in, read_catalogue
from glutebreak.storage.own_catalogue import OwnCatalogue, OwnCatalogueError
from glutebreak.windows.figure.reading import read_movements
from glutebreak.windows.film.shelf import FilmShelf
from glutebreak.windows.library.picture import LibraryFilms
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.screens.screen import ALL, BOTH, LARGE_TEXT, Backstage, Screen

KICK, STRETCH, BRIDGE = "donkey-kick", "half-kneeling-hip-flexor-stretch", "glute-bridge"
LARGE, NARROW = (1200, 880), (600, 820)
WALL_SIT = {
    "id": "wall-sit",
    "name": "Wall sit",
    "role": "activate",
    "region": "thighs",
    "setting": "stand",
    "discreetness": 2,
    "dose": {"kind": "hold", "seconds": {"up": 2, "hold": 30, "down": 2}},
    "steps": ["Lean your back against a wall.", "Slide down until the thighs are level.", "Hold; breathe on."],
    "cues": ["Weight in the heels", "Knees over the feet"],
}

Then = Callable[[LibraryWindow], None]


def library_screens() -> tuple[Screen, ...]:
    """Every state."""
    both_sizes = (*BOTH, LARGE_TEXT)
    return (
        Screen(name="grid", stage=_stage, size=LARGE, appearances=ALL),
        Screen(name="grid-narrow", stage=_stage, size=NARROW, appearances=both_sizes),
        Screen(name="grid-unfolded", stage=_with_large_text, size=NARROW, then=_then(_unfold)),
        Screen(name="grid-own", stage=_with_own, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("sit"))),
        Screen(name="grid-foot", stage=_stage, size=LARGE, then=_then(_scroll_down)),
        Screen(name="filtered", stage=_stage, size=LARGE, then=_then(_filter)),
        Screen(name="nothing-fits", stage=_stage, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("xyz"))),
        Screen(name="two-drills", stage=_stage, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("skip"))),
        Screen(name="menu", stage=_stage, size=LARGE, then=_then(lambda it: it.shelf.filters.muscle.click())),
        Screen(name="banned", stage=_banned, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("k"))),
        Screen(name="broken-own", stage=_complaining, size=LARGE),
        Screen(name="exercise", stage=_stage, size=LARGE, then=_open(KICK), appearances=ALL),
        Screen(name="exercise-foot", stage=_stage, size=LARGE, then=_open(KICK, _scroll_down)),
        Screen(name="exercise-sources", stage=_stage, size=LARGE, then=_open(KICK, _open_sources)),
        Screen(name="exercise-stretch", stage=_stage, size=LARGE, then=_open(STRETCH)),
        Screen(name="exercise-banned", stage=_banned, size=LARGE, then=_open(KICK)),
        Screen(name="exercise-no-film", stage=_stage, size=LARGE, then=_open(BRIDGE)),
        Screen(name="exercise-narrow", stage=_stage, size=NARROW, then=_open(KICK), appearances=both_sizes),
        Screen(name="exercise-own", stage=_with_own, size=LARGE, then=_open("wall-sit")),
        Screen(name="exercise-own-lost", stage=_with_a_lost_picture, size=LARGE, then=_open("wall-sit")),
        Screen(name="add-to-routine", stage=_with_own, size=LARGE, then=_open(KICK, _offer_routines)),
        Screen(name="why", stage=_stage, size=LARGE, then=_then(LibraryWindow.open_why), appearances=ALL),
        Screen(name="why-middle", stage=_stage, size=LARGE, then=_then(_why_middle)),
        Screen(name="why-foot", stage=_stage, size=LARGE, then=_then(_why_foot)),
        Screen(name="why-narrow", stage=_stage, size=NARROW, then=_then(LibraryWindow.open_why)),
        Screen(name="own-empty", stage=_stage, size=LARGE, then=_then(LibraryWindow.open_own)),
        Screen(name="own", stage=_with_own, size=LARGE, then=_then(LibraryWindow.open_own)),
        Screen(name="own-taken-out", stage=_with_own, size=LARGE, then=_then(_take_out)),
        Screen(name="own-form", stage=_with_own, size=LARGE, then=_form("wall-sit"), appearances=both_sizes),
        Screen(name="own-form-narrow", stage=_with_own, size=NARROW, then=_form("wall-sit")),
        Screen(name="own-form-asks", stage=_with_own, size=LARGE, then=_ask_before_leaving),
        Screen(
            name="own-form-asks-narrow", stage=_with_own, size=NARROW, then=_ask_before_leaving, appearances=both_sizes
        ),
        Screen(name="own-routine-new", stage=_with_own, size=LARGE, then=_new_routine),
        Screen(name="own-routine", stage=_with_own, size=LARGE, then=_routine),
    )


class _History:
    """A log in which one exercise was done on most days."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def activations(self, since: int, until: int) -> tuple[ActivationRecord, ...]:
        """Those that began in the span."""
        return tuple(each for each in self._all() if since <= each.start.utc < until)

    def _all(self) -> list[ActivationRecord]:
        made = []
        for back, (left, right, plausible) in enumerate(
            ((10, 10, True), (20, 16, True), (0, 0, True), (0, 0, True), (10, 10, False), (20, 20, True), (0, 0, True),
             (30, 26, True), (10, 10, True), (0, 0, True), (0, 0, True), (20, 20, True), (10, 8, True), (10, 10, True))
        ):  # fmt: skip
            start = Dated.of(self._clock.wall() - timedelta(days=back, minutes=30))
            end = Dated(start.utc + 3 * MINUTE, start.offset)
            sets = tuple(
                SetRecord(KICK, side, reps, 0, completed=True, plausible=plausible)
                for side, reps in (("left", left), ("right", right))
                if reps
            )
            made.append(ActivationRecord(start, end, 3 * MINUTE, KICK, Outcome.DONE, seated=False, sets=sets))
        return made


class _NoListener:
    """Nobody is told."""

    def do_now(self, routine: str) -> str | None:
        """Nothing."""

    def ban(self, banned: Collection[str]) -> str | None:
        """Nothing."""


def _opened(backstage: Backstage, banned: Collection[str] = (), complaint: str | None = None) -> LibraryWindow:
    built_in = read_built_in(shipped("resources", "catalogue.json"))
    own = OwnCatalogue(backstage.folder / "catalogue.json", built_in)

    def films(catalogue: Catalogue) -> LibraryFilms:
        return FilmShelf(shipped("resources", "videos"), catalogue, Path("/home/you/.config/glutebreak"))

    try:
        catalogue = own.catalogue()
    except OwnCatalogueError:
        catalogue = built_in
    return LibraryWindow(
        catalogue,
        films,
        _History(backstage.time),
        backstage.look,
        _NoListener(),
        clock=backstage.time,
        loop=backstage.loop,
        own=own,
        banned=lambda: banned,
        movements=read_movements(shipped("resources", "movements.json")),
        complaint=complaint,
    )


def _with_large_text(backstage: Backstage) -> QWidget:
    """The grid as only large text folds its chips."""
    window = _stage(backstage)
    backstage.look.set_text_scale(LARGE_TEXT.text_scale)
    return window


def _stage(backstage: Backstage) -> QWidget:
    return _opened(backstage)


def _banned(backstage: Backstage) -> QWidget:
    return _opened(backstage, banned=(KICK, "half-squat", "a-skip"))


def _complaining(backstage: Backstage) -> QWidget:
    broken = {key: value for key, value in WALL_SIT.items() if key != "dose"}
    path = backstage.folder / "catalogue.json"
    path.write_text(json.dumps({"schema": SCHEMA, "exercises": [broken]}), encoding="utf-8")
    read = read_catalogue(shipped("resources", "catalogue.json"), path)
    seen = (read.complaint or "").replace(str(backstage.folder), "/home/you/.config/glutebreak")
    return _opened(backstage, complaint=seen)


def _with_own(backstage: Backstage) -> QWidget:
    own = OwnCatalogue(backstage.folder / "catalogue.json", read_built_in(shipped("resources", "catalogue.json")))
    own.keep("exercises", WALL_SIT)
    routine, _ = own.add_to_routine("wall-sit", None, "After lunch")
    for each in ("standing-hip-flexor-stretch", "calf-raise"):
        own.add_to_routine(each, routine, "")
    return _opened(backstage)


def _with_a_lost_picture(backstage: Backstage) -> QWidget:
    own = OwnCatalogue(backstage.folder / "catalogue.json", read_built_in(shipped("resources", "catalogue.json")))
    own.keep("exercises", {**WALL_SIT, "picture": "wall-sit.jpg"})
    return _opened(backstage)


def _then(act: Then) -> Callable[[QWidget], None]:
    def acted(window: QWidget) -> None:
        assert isinstance(window, LibraryWindow)
        act(window)

    return acted


def _open(exercise: str, then: Then = lambda _: None) -> Callable[[QWidget], None]:
    def act(window: LibraryWindow) -> None:
        window.open_exercise(exercise)
        then(window)

    return _then(act)


def _unfold(window: LibraryWindow) -> None:
    window.shelf.filters.places[Setting.MAT].click()
    window.shelf.filters.fold.click()


def _filter(window: LibraryWindow) -> None:
    window.shelf.filters.places[Setting.MAT].click()
    window.shelf.filters.places[Setting.STAND].click()


def _offer_routines(window: LibraryWindow) -> None:
    assert window.page is not None
    window.page.add.click()


def _open_sources(window: LibraryWindow) -> None:
    assert window.page is not None
    assert window.page.known is not None
    window.page.known.more.click()
    _scroll(window, 0.6)


def _form(exercise: str) -> Callable[[QWidget], None]:
    def act(window: LibraryWindow) -> None:
        window.open_own()
        assert window.own_page is not None
        window.own_page.edit_exercise(exercise)

    return _then(act)


def _ask_before_leaving(window: QWidget) -> None:
    assert isinstance(window, LibraryWindow)
    window.open_own()
    assert window.own_page is not None
    window.own_page.edit_exercise("wall-sit")
    assert window.own_page.form is not None
    window.own_page.form.name.set_text("Wall chair")
    window.own_page.leave()


def _take_out(window: LibraryWindow) -> None:
    window.open_own()
    assert window.own_page is not None
    window.own_page.buttons["remove wall-sit"].click()


def _routine(window: QWidget) -> None:
    assert isinstance(window, LibraryWindow)
    window.open_own()
    assert window.own_page is not None
    window.own_page.edit_routine(next(each.id for each in window.catalogue.routines.values() if each.own))


def _new_routine(window: QWidget) -> None:
    assert isinstance(window, LibraryWindow)
    window.open_own()
    assert window.own_page is not None
    window.own_page.edit_routine(None)
    assert window.own_page.steps is not None
    window.own_page.steps.put_in(BRIDGE)
    # Its place is known once the list has grown.
    QTimer.singleShot(0, window.own_page.steps.add.click)


def _why_middle(window: LibraryWindow) -> None:
    window.open_why()
    _scroll(window, 0.5)


def _why_foot(window: LibraryWindow) -> None:
    window.open_why()
    _scroll(window, 1.0)


def _scroll_down(window: LibraryWindow) -> None:
    _scroll(window, 1.0)


def _scroll(window: LibraryWindow, share: float) -> None:
    """Every page to that share of its length."""
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible():
            # Its length is known once it has been laid out.
            area.ensurePolished()
            window.grab()
            bar = area.verticalScrollBar()
            bar.setValue(round(bar.maximum() * share))
