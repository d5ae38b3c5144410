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
from glutebreak.storage.reader import LogReader
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.library.exercise_pictures import LibraryFilms
from glutebreak.windows.library.window import LibraryWindow
from pictures.remembering_resident import RememberingResident
from pictures.state import ALL, BOTH, LARGE_TEXT, State, Surroundings

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


def library_states() -> tuple[State, ...]:
    """Every state."""
    both_sizes = (*BOTH, LARGE_TEXT)
    return (
        State(name="grid", build=_built, size=LARGE, appearances=ALL),
        State(name="grid-narrow", build=_built, size=NARROW, appearances=both_sizes),
        State(name="grid-unfolded", build=_with_large_text, size=NARROW, then=_then(_unfold)),
        State(name="grid-own", build=_with_own, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("sit"))),
        State(name="grid-foot", build=_built, size=LARGE, then=_then(_scroll_down)),
        State(name="filtered", build=_built, size=LARGE, then=_then(_filter)),
        State(name="nothing-fits", build=_built, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("xyz"))),
        State(name="two-drills", build=_built, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("skip"))),
        State(name="menu", build=_built, size=LARGE, then=_then(lambda it: it.shelf.filters.muscle.click())),
        State(name="banned", build=_banned, size=LARGE, then=_then(lambda it: it.shelf.filters.look_for("k"))),
        State(name="broken-own", build=_complaining, size=LARGE),
        State(name="exercise", build=_built, size=LARGE, then=_open(KICK), appearances=ALL),
        State(name="exercise-foot", build=_built, size=LARGE, then=_open(KICK, _scroll_down)),
        State(name="exercise-sources", build=_built, size=LARGE, then=_open(KICK, _open_sources)),
        State(name="exercise-stretch", build=_built, size=LARGE, then=_open(STRETCH)),
        State(name="exercise-banned", build=_banned, size=LARGE, then=_open(KICK)),
        State(name="exercise-no-film", build=_built, size=LARGE, then=_open(BRIDGE)),
        State(name="exercise-narrow", build=_built, size=NARROW, then=_open(KICK), appearances=both_sizes),
        State(name="exercise-own", build=_with_own, size=LARGE, then=_open("wall-sit")),
        State(name="exercise-own-lost", build=_with_a_lost_picture, size=LARGE, then=_open("wall-sit")),
        State(name="add-to-routine", build=_with_own, size=LARGE, then=_open(KICK, _offer_routines)),
        State(name="why", build=_built, size=LARGE, then=_then(LibraryWindow.open_why), appearances=ALL),
        State(name="why-middle", build=_built, size=LARGE, then=_then(_why_middle)),
        State(name="why-foot", build=_built, size=LARGE, then=_then(_why_foot)),
        State(name="why-narrow", build=_built, size=NARROW, then=_then(LibraryWindow.open_why)),
        State(name="own-empty", build=_built, size=LARGE, then=_then(LibraryWindow.open_own)),
        State(name="own", build=_with_own, size=LARGE, then=_then(LibraryWindow.open_own)),
        State(name="own-taken-out", build=_with_own, size=LARGE, then=_then(_take_out)),
        State(name="own-form", build=_with_own, size=LARGE, then=_form("wall-sit"), appearances=both_sizes),
        State(name="own-form-narrow", build=_with_own, size=NARROW, then=_form("wall-sit")),
        State(name="own-form-asks", build=_with_own, size=LARGE, then=_ask_before_leaving),
        State(
            name="own-form-asks-narrow", build=_with_own, size=NARROW, then=_ask_before_leaving, appearances=both_sizes
        ),
        State(name="own-routine-new", build=_with_own, size=LARGE, then=_new_routine),
        State(name="own-routine", build=_with_own, size=LARGE, then=_routine),
    )


class _History(LogReader):
    """A log in which one exercise was done on most days."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(Path())
        self._clock = clock

    def activations(self, since: int, until: int, *, sets: bool = True) -> tuple[ActivationRecord, ...]:
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


def _opened(around: Surroundings, banned: Collection[str] = (), complaint: str | None = None) -> LibraryWindow:
    built_in = read_built_in(shipped("resources", "catalogue.json"))
    own = OwnCatalogue(around.folder / "catalogue.json", built_in)

    def films(catalogue: Catalogue) -> LibraryFilms:
        return FilmFiles(shipped("resources", "videos"), catalogue, Path("/home/you/.config/glutebreak"))

    try:
        catalogue = own.catalogue()
    except OwnCatalogueError:
        catalogue = built_in
    return LibraryWindow(
        catalogue,
        films,
        _History(around.time),
        around.look,
        RememberingResident(),
        clock=around.time,
        loop=around.loop,
        own=own,
        banned=lambda: banned,
        movements=read_movements(shipped("resources", "movements.json")),
        complaint=complaint,
    )


def _with_large_text(around: Surroundings) -> QWidget:
    """The grid as only large text folds its chips."""
    window = _built(around)
    around.look.set_text_scale(LARGE_TEXT.text_scale)
    return window


def _built(around: Surroundings) -> QWidget:
    return _opened(around)


def _banned(around: Surroundings) -> QWidget:
    return _opened(around, banned=(KICK, "half-squat", "a-skip"))


def _complaining(around: Surroundings) -> QWidget:
    broken = {key: value for key, value in WALL_SIT.items() if key != "dose"}
    path = around.folder / "catalogue.json"
    path.write_text(json.dumps({"schema": SCHEMA, "exercises": [broken]}), encoding="utf-8")
    read = read_catalogue(shipped("resources", "catalogue.json"), path)
    seen = (read.complaint or "").replace(str(around.folder), "/home/you/.config/glutebreak")
    return _opened(around, complaint=seen)


def _with_own(around: Surroundings) -> QWidget:
    own = OwnCatalogue(around.folder / "catalogue.json", read_built_in(shipped("resources", "catalogue.json")))
    own.keep("exercises", WALL_SIT)
    routine, _ = own.add_to_routine("wall-sit", None, "After lunch")
    for each in ("standing-hip-flexor-stretch", "calf-raise"):
        own.add_to_routine(each, routine, "")
    return _opened(around)


def _with_a_lost_picture(around: Surroundings) -> QWidget:
    own = OwnCatalogue(around.folder / "catalogue.json", read_built_in(shipped("resources", "catalogue.json")))
    own.keep("exercises", {**WALL_SIT, "picture": "wall-sit.jpg"})
    return _opened(around)


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
