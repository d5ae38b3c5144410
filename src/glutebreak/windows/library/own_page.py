"""The user's own exercises and routines: what there is, made anew, changed and taken out."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.language import tr
from glutebreak.storage.own_catalogue import OwnCatalogue, OwnCatalogueError, Removal
from glutebreak.windows.library.inset_note import Note
from glutebreak.windows.library.own_exercise_form import OwnForm
from glutebreak.windows.library.own_exercises import OwnList
from glutebreak.windows.library.own_routine import RoutineSteps
from glutebreak.windows.look.back_row import BackRow
from glutebreak.windows.look.buttons import Button, IconButton, Kind
from glutebreak.windows.look.layouts import empty
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN, WINDOW_MARGIN, Tone, Type
from glutebreak.windows.look.words import Words

_WIDE = 720


class OwnPage(QWidget):
    """Lists what is one's own; a form takes the list's place while something is made or changed.

    What was taken out last can be brought back until something else is said or the page is left.

    Args:
        look: what it is painted with.
        own: where it is kept.
        catalogue: the built-in exercises and one's own.
        parent: where it stands.
    """

    left = Signal()
    """Back to the grid."""
    changed = Signal(object)
    """Something was made, changed or taken out; carries the catalogue as it is now."""
    do_wanted = Signal(str)
    """A routine is to be done now; carries its id."""

    def __init__(self, look: Look, own: OwnCatalogue, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._own = own
        self._catalogue = catalogue
        self._top = BackRow(look, tr("Exercises"))
        self.back = self._top.back
        self.back.clicked.connect(self.leave)
        self.undo = Button(look, tr("Undo"), Kind.OUTLINE, icon="reset")
        self.discard = Button(look, tr("Discard"), Kind.OUTLINE)
        self.keep_editing = Button(look, tr("Keep editing"), Kind.OUTLINE)
        self.message = Note(look, [self.undo, self.discard, self.keep_editing], beside=True)
        self.undo.clicked.connect(self._bring_back)
        self.discard.clicked.connect(self._leave_form)
        self.keep_editing.clicked.connect(self._keep_editing)
        self._taken_out: tuple[str, str, Removal] | None = None
        self.form: OwnForm | None = None
        self.steps: RoutineSteps | None = None
        self.buttons: dict[str, Button | IconButton] = {}
        """Those of the list."""
        self._room = QWidget()
        self._room_column = QVBoxLayout(self._room)
        self._room_column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self.title = Words(look, "", Type.QUESTION, wrap=True)
        self._column.addWidget(self.title)
        lies = tr(
            "They appear among the built-in exercises. They are kept in {path}, next to their films and pictures; "
            "a film or picture that none of them names any more is removed when you leave this page.",
            path=own.path,
        )
        self._lies = Words(look, lies, Type.HELP, tone=Tone.TEXT2, wrap=True)
        self._column.addWidget(self._lies)
        self._column.addWidget(self._room)
        self._column.addStretch(1)
        self._page = Page(look, self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        # Above what scrolls: it is seen wherever in a form one is.
        self._message_row = QVBoxLayout()
        self._message_row.addWidget(self.message)
        column.addLayout(self._message_row)
        column.addWidget(self._page, 1)
        self.say("")
        self._list()

    def say(self, sentence: str) -> None:
        """Say something above the list, or nothing more."""
        self._taken_out = None
        self.message.show_sentence(sentence, [])

    @property
    def in_a_form(self) -> bool:
        """Whether something is being made or changed."""
        return self.form is not None or self.steps is not None

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not kept yet."""
        form = self.form or self.steps
        return form is not None and form.changed

    def ask(self) -> None:
        """Ask what is to become of what was written."""
        self.message.show_sentence(tr("What you have changed here is not saved."), [self.discard, self.keep_editing])
        self.keep_editing.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """From a form to the list, from the list to the grid; what was written is not thrown away unasked."""
        form = self.form or self.steps
        if form is None:
            self.left.emit()
        elif self.keep_editing.isVisibleTo(self):
            self._keep_editing()
        elif form.changed:
            self.ask()
        else:
            self._leave_form()

    def end(self) -> None:
        """The page goes: nothing can be brought back any more."""
        self.say("")
        self._own.remove_unnamed()

    def edit_exercise(self, identity: str | None) -> None:
        """Show the form of an exercise; None makes a new one."""
        try:
            entries = {each["id"]: each for each in self._own.entries("exercises")}
        except OwnCatalogueError as error:
            self.say(str(error))
            return
        if identity is not None and identity not in entries:
            self.say(tr("The exercise is not there any more; open the library again."))
            return
        self.say("")
        self.form = OwnForm(self._look, self._own.copy_in, entries.get(identity or ""))
        self.form.saved.connect(self._keep_exercise)
        self.form.cancelled.connect(self.leave)
        self._show_form(
            self.form, tr("Change {name}", name=entries[identity]["name"]) if identity else tr("New exercise")
        )
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_routine(self, identity: str | None) -> None:
        """Show the exercises of a routine; None makes a new one."""
        try:
            entries = {each["id"]: each for each in self._own.entries("routines")}
        except OwnCatalogueError as error:
            self.say(str(error))
            return
        if identity is not None and identity not in entries:
            self.say(tr("The routine is not there any more; open the library again."))
            return
        self.say("")
        self.steps = RoutineSteps(self._look, entries.get(identity or ""), self._catalogue)
        self.steps.saved.connect(self._keep_routine)
        self.steps.cancelled.connect(self.leave)
        self._show_form(
            self.steps, tr("Change {name}", name=entries[identity]["name"]) if identity else tr("New routine")
        )
        self.steps.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list keeps to a width that can be read."""
        side = NARROW_MARGIN if self.width() < _WIDE * self._look.text_scale else WINDOW_MARGIN
        rest = max(self.width() - round(_WIDE * self._look.text_scale) - side, side)
        self._top.stand_above(side, below=6)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = (rest, side) if mirrored else (side, rest)
        self._column.setContentsMargins(before, 8, after, 32)
        self._message_row.setContentsMargins(before, 4, after, 8)

    def _show_form(self, form: QWidget, title: str) -> None:
        """Put a form in the list's place; from there it goes back to the list."""
        self._show(form)
        self.title.set_text(title)
        self._lies.hide()
        self.back.set_text(tr("Your own"))

    def _show(self, widget: QWidget) -> None:
        """Put a widget in the room below the message."""
        empty(self._room_column)
        self._room_column.addWidget(widget)

    def _list(self) -> None:
        self.form, self.steps = None, None
        self.title.set_text(tr("Your own"))
        self._lies.show()
        self.back.set_text(tr("Exercises"))
        listed = OwnList(self._look, self._catalogue)
        listed.exercise_wanted.connect(self.edit_exercise)
        listed.routine_wanted.connect(self.edit_routine)
        listed.exercise_unwanted.connect(self._remove_exercise)
        listed.routine_unwanted.connect(self._remove_routine)
        listed.do_wanted.connect(self.do_wanted)
        self.buttons = listed.buttons
        self._show(listed)
        self.buttons["new"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_exercise(self, entry: Mapping[str, Any]) -> None:
        try:
            identity = entry.get("id") or self._own.free_id(entry["name"])
            self._take(self._own.keep("exercises", {**entry, "id": identity}))
        except OwnCatalogueError as error:
            assert self.form is not None
            self.form.say(str(error))

    def _keep_routine(self, entry: Mapping[str, Any]) -> None:
        try:
            identity = entry.get("id") or self._own.free_id(entry["name"])
            self._take(self._own.keep("routines", {**entry, "id": identity}))
        except OwnCatalogueError as error:
            self.say(str(error))

    def _remove_exercise(self, identity: str) -> None:
        self._take_out(identity, self._catalogue.exercises[identity].name, self._own.remove_exercise)

    def _remove_routine(self, identity: str) -> None:
        self._take_out(identity, self._catalogue.routines[identity].name, self._own.remove_routine)

    def _take_out(self, identity: str, name: str, remove: Callable[[str], Removal]) -> None:
        try:
            removal = remove(identity)
        except OwnCatalogueError as error:
            self.say(str(error))
            return
        self._take(removal.catalogue)
        self._taken_out = (identity, name, removal)
        self.message.show_sentence(tr("“{name}” was taken out.", name=name), [self.undo])
        self.undo.setAccessibleName(tr("Undo: bring {name} back", name=name))
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        assert self._taken_out is not None
        identity, name, removal = self._taken_out
        try:
            self._take(self._own.bring_back(removal))
        except OwnCatalogueError as error:
            self.say(str(error))
            return
        self.say(tr("“{name}” is back where it was.", name=name))
        self.buttons[f"change {identity}"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_editing(self) -> None:
        """The question is answered: go on where one was."""
        self.say("")
        form = self.form or self.steps
        assert form is not None
        (form.focusWidget() or form.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self.say("")
        self._own.remove_copies()
        self._list()

    def _take(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._leave_form()
        self.changed.emit(catalogue)
