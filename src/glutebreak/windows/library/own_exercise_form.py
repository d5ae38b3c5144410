"""The form for an exercise of one's own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Dose, DoseKind, Region, Role, Setting, Sides
from glutebreak.language import capital, tr
from glutebreak.storage.own_catalogue import OwnCatalogueError
from glutebreak.windows import dose_texts
from glutebreak.windows.film.player import read_picture
from glutebreak.windows.library import library_texts
from glutebreak.windows.look.buttons import Button, Chip, IconButton, Kind
from glutebreak.windows.look.fields import TextBox, TextField
from glutebreak.windows.look.flow import Flow
from glutebreak.windows.look.focus import one_stop
from glutebreak.windows.look.segments_and_switch import Switch
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Words

_AT_FIRST = 8
"""Repetitions of a new exercise."""
_EACH = 4
"""Seconds of one repetition at first."""
_LONGEST = 600
"""Seconds of one repetition at most, unless the file has more."""


class OwnForm(QWidget):
    """Name, purpose, place, dose, steps, cues, a film or a picture. What it does not know of an entry it leaves.

    Args:
        look: what it is painted with.
        copy: keeps a copy of a chosen film or picture and returns its name; raises `OwnCatalogueError`.
        entry: the exercise as it stands in the file; None for a new one.
    """

    saved = Signal(object)
    """Carries the entry as it is to be, without an id if it is new."""
    cancelled = Signal()

    def __init__(self, look: Look, copy: Callable[[Path], str], entry: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._look = look
        self._copy = copy
        self._entry = dict(entry or {})
        dose = self._entry.get("dose", {})
        seconds = dose.get("seconds", {})
        self.name = TextField(look, tr("Name"), tr("Such as: Wall sit"))
        self.role = _one_of(look, tr("Purpose"), _roles(), self._entry.get("role", Role.ACTIVATE))
        self.setting_ = _one_of(look, tr("Place"), _settings(), self._entry.get("setting", Setting.STAND))
        self.region = _one_of(look, tr("Muscle"), _regions(), self._entry.get("region", Region.GLUTES))
        discreetness = self._entry.get("discreetness", 0)
        self.discreetness = _one_of(look, tr("Who notices"), _levels(), discreetness)
        self.kind = _one_of(look, tr("Measured by"), _kinds(), dose.get("kind", DoseKind.REPS))
        self.sides = _one_of(look, tr("Sides"), _sides(), dose.get("sides", Sides.BOTH))
        self.count = Stepper(
            look, tr("How many"), int(dose.get("count", 1 if self._entry else _AT_FIRST)), least=1, most=100
        )
        self._seconds = seconds
        self._was_counted = dose.get("kind", DoseKind.REPS) == DoseKind.REPS
        whole = round(sum(seconds.values()) if self._was_counted else seconds["hold"]) or _EACH
        self.seconds = Stepper(look, tr("Seconds each"), whole, least=1, most=max(_LONGEST, whole))
        self._seconds_label = Words(look, "", Type.HELP, tone=Tone.TEXT2)
        self.dose_said = Words(look, "", Type.HELP, tone=Tone.TEXT2, wrap=True)
        self.is_break = Switch(look, tr("It is done out of the chair"), on=self._entry.get("counts_as_break", True))
        self.steps = TextBox(look, tr("Steps"), tr("One step a line"), lines=4)
        self.cues = TextBox(look, tr("Cues"), tr("One cue a line; a break shows the first two"), lines=2)
        self.caution = TextBox(look, tr("Who should avoid or adapt it"), lines=2)
        self.name.set_text(self._entry.get("name", ""))
        self.steps.set_text("\n".join(self._entry.get("steps", [])))
        self.cues.set_text("\n".join(self._entry.get("cues", [])))
        self.caution.set_text(self._entry.get("caution", ""))
        self.film = Button(look, "", Kind.OUTLINE, icon="play")
        self.picture = Button(look, "", Kind.OUTLINE)
        self.no_film = IconButton(look, "close", tr("Take the film out"))
        self.no_picture = IconButton(look, "close", tr("Take the picture out"))
        self.film.clicked.connect(self._choose_film)
        self.picture.clicked.connect(self._choose_picture)
        self.no_film.clicked.connect(lambda: self._take_out("film", self.film))
        self.no_picture.clicked.connect(lambda: self._take_out("picture", self.picture))
        self.problem = Words(look, "", Type.HELP, tone=Tone.TEXT, wrap=True)
        self.problem.hide()
        self.save = Button(look, tr("Save"), Kind.PRIMARY)
        self.cancel = Button(look, tr("Cancel"), Kind.QUIET)
        self.save.clicked.connect(self._save)
        for changed in (self.count.changed, self.seconds.changed, self.kind.changed, self.sides.changed):
            changed.connect(self._say_dose)
        self.cancel.clicked.connect(self.cancelled)
        self._build()
        self._name_files()
        self._say_dose()
        self._at_first = self.entry()

    @property
    def changed(self) -> bool:
        """Whether anything is written that is not saved."""
        return self.entry() != self._at_first

    def entry(self) -> dict[str, Any]:
        """The exercise as it is written now."""
        made = {
            **self._entry,
            "name": self.name.text().strip(),
            "role": self.role.current(),
            "region": self.region.current(),
            "setting": self.setting_.current(),
            "discreetness": int(self.discreetness.current()),
            "dose": self._dose(),
            "steps": self.steps.lines(),
            "cues": self.cues.lines(),
            "counts_as_break": self.is_break.isChecked(),
        }
        if caution := " ".join(self.caution.lines()):
            made["caution"] = caution
        else:
            made.pop("caution", None)
        return made

    def copy_in(self, field: str, path: Path) -> None:
        """Take a copy of a film or a picture; what is no picture is refused as one."""
        if field == "picture" and read_picture(path) is None:
            self.say(tr("{path} cannot be read as a picture; choose a PNG or a JPEG.", path=path))
            return
        try:
            self._entry[field] = self._copy(path)
        except OwnCatalogueError as error:
            self.say(str(error))
            return
        self.say("")
        self._name_files()

    def say(self, sentence: str) -> None:
        """Say why it is not kept, above the buttons, or nothing more."""
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _dose(self) -> dict[str, Any]:
        dose = {
            **self._entry.get("dose", {}),
            "kind": self.kind.current(),
            "count": self.count.value(),
            "sides": self.sides.current(),
            "seconds": self._spread(counted=self.kind.current() == DoseKind.REPS),
        }
        if self.sides.current() == Sides.EACH:
            dose.setdefault("side_change", 5)
        return dose

    def _say_dose(self) -> None:
        """What the number of seconds means, and what the dose comes to, as the exercise's page says it."""
        self._seconds_label.set_text(_seconds_of(DoseKind(self.kind.current())))
        self.seconds.set_name(self._seconds_label.text())
        dose = self._dose()
        parts = {part: round(1000 * seconds) for part, seconds in dose["seconds"].items()}
        made = Dose(
            kind=DoseKind(dose["kind"]),
            count=dose["count"],
            sides=Sides(dose["sides"]),
            side_change=round(1000 * dose.get("side_change", 0)),
            **parts,
        )
        self.dose_said.set_text(dose_texts.in_full(made))

    def _spread(self, *, counted: bool) -> dict[str, float]:
        """The seconds over the parts of a repetition, or the hold with the ways there and back as they were."""
        whole = self.seconds.value()
        kept = dict(self._seconds) if counted is self._was_counted else {}
        if not counted:
            return kept if round(kept.get("hold", 0)) == whole else {**kept, "hold": whole}
        if kept and round(sum(kept.values())) == whole:
            return kept
        if whole < 3:
            return {"up": whole / 2, "down": whole / 2}
        return {"up": 1, "hold": whole - 3, "down": 2} if whole > 3 else {"up": 1, "down": 2}

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(16)
        numbers = QWidget()
        row = Flow(numbers, gap=16)
        row.addWidget(self._labelled(tr("How many"), self.count))
        row.addWidget(self._labelled(self._seconds_label, self.seconds))
        files = QWidget()
        files_row = Flow(files)
        for button in (self.film, self.no_film, self.picture, self.no_picture):
            files_row.addWidget(button)
        chair = QHBoxLayout()
        chair.addWidget(self.is_break)
        chair.addWidget(Words(self._look, tr("It is done out of the chair, so it interrupts sitting"), Type.BODY), 1)
        for each in (
            self._labelled(tr("Name"), self.name),
            self._labelled(tr("Purpose"), self.role),
            self._labelled(tr("Muscle"), self.region),
            self._labelled(tr("Place"), self.setting_),
            self._labelled(tr("Who notices? In an open office only what is discreet is suggested"), self.discreetness),
            self._labelled(tr("Measured by"), self.kind),
            self._labelled(tr("Sides"), self.sides),
            numbers,
            self.dose_said,
        ):
            column.addWidget(each)
        column.addLayout(chair)
        column.addWidget(self._labelled(tr("Steps"), self.steps))
        column.addWidget(self._labelled(tr("Cues"), self.cues))
        column.addWidget(self._labelled(tr("Who should avoid or adapt it"), self.caution))
        column.addWidget(files)
        column.addWidget(self.problem)
        ends = QHBoxLayout()
        ends.addWidget(self.save)
        ends.addWidget(self.cancel)
        ends.addStretch(1)
        column.addLayout(ends)

    def _labelled(self, label: str | Words, control: QWidget) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if isinstance(label, str):
            label = Words(self._look, label, Type.HELP, tone=Tone.TEXT2)
        column.addWidget(label)
        column.addWidget(control)
        return widget

    def _name_files(self) -> None:
        film, picture = self._entry.get("film"), self._entry.get("picture")
        self.film.set_text(tr("Film: {name}", name=film) if film else tr("Add a film"))
        self.picture.set_text(tr("Picture: {name}", name=picture) if picture else tr("Add a picture"))
        self.no_film.setVisible(bool(film))
        self.no_picture.setVisible(bool(picture))

    def _take_out(self, field: str, button: Button) -> None:
        """The exercise is to have none; the file goes once the page is left, unless another exercise has it."""
        del self._entry[field]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_files()

    def _choose_film(self) -> None:
        self._choose("film", tr("Add a film"), tr("Films ({patterns})", patterns="*.webm *.mp4"))

    def _choose_picture(self) -> None:
        self._choose("picture", tr("Add a picture"), tr("Pictures ({patterns})", patterns="*.png *.jpg *.jpeg"))

    def _choose(self, field: str, title: str, patterns: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", patterns)
        if chosen:
            self.copy_in(field, Path(chosen))

    def _save(self) -> None:
        entry = self.entry()
        missing = (
            (not entry["name"], tr("It needs a name.")),
            (not entry["steps"], tr("It needs at least one step.")),
            (not entry["cues"], tr("It needs at least one cue.")),
        )
        problem = next((sentence for is_missing, sentence in missing if is_missing), "")
        self.say(problem)
        if not problem:
            self.saved.emit(entry)


class _ChipsOfOne(QWidget):
    """Chips of which one is chosen, in as many rows as they need."""

    changed = Signal()

    def __init__(self, look: Look, name: str, choices: list[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = Flow(self)
        self.chips = {key: Chip(look, word) for key, word in choices}
        for key, chip in self.chips.items():
            chip.setAutoExclusive(True)
            chip.setChecked(key == chosen)
            chip.toggled.connect(lambda on: self.changed.emit() if on else None)
            row.addWidget(chip)
        one_stop(list(self.chips.values()))

    def current(self) -> str:
        """The chosen key."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Choose another."""
        self.chips[key].setChecked(True)


def _one_of(look: Look, name: str, choices: list[tuple[str, str]], chosen: str) -> _ChipsOfOne:
    return _ChipsOfOne(look, name, choices, str(chosen))


def _roles() -> list[tuple[str, str]]:
    words = (tr("Stretch"), tr("Mobilise"), tr("Activate"), tr("Drill"))
    return [(role.value, word) for role, word in zip(Role, words, strict=True)]


def _settings() -> list[tuple[str, str]]:
    return [(each.value, library_texts.setting(each)) for each in Setting]


def _levels() -> list[tuple[str, str]]:
    words = (tr("Everybody looks"), tr("Visible"), tr("Discreet"), tr("Nobody notices"))
    return [(str(level), word) for level, word in enumerate(words)]


def _regions() -> list[tuple[str, str]]:
    return [(each.value, capital(library_texts.region(each))) for each in Region]


def _kinds() -> list[tuple[str, str]]:
    words = {
        DoseKind.REPS: tr("Repetitions"),
        DoseKind.HOLD: tr("Hold"),
        DoseKind.LENGTHS: tr("Lengths"),
        DoseKind.TIME: tr("Time"),
    }
    return [(kind.value, word) for kind, word in words.items()]


def _seconds_of(kind: DoseKind) -> str:
    """What the number of seconds is of."""
    return {
        DoseKind.REPS: tr("Seconds each"),
        DoseKind.HOLD: tr("Seconds held"),
        DoseKind.LENGTHS: tr("Seconds per length"),
        DoseKind.TIME: tr("Seconds"),
    }[kind]


def _sides() -> list[tuple[str, str]]:
    words = (tr("Both at once"), tr("One after the other"), tr("In turns"))
    return [(side.value, word) for side, word in zip(Sides, words, strict=True)]
