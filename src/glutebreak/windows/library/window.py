"""The library's window: the grid, a page for each exercise, the page on why, and the user's own."""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from glutebreak.control.messages import Done, Refused
from glutebreak.control.requests import StartBreak
from glutebreak.control.window_requests import ChangeSettings
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.history.exercise_history import SPAN_DAYS, history_of
from glutebreak.core.records import Dated
from glutebreak.language import tr
from glutebreak.ports import Clock, EventLoop
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.own_catalogue import OwnCatalogue, OwnCatalogueError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.figure.movement import Movement
from glutebreak.windows.library.exercise_page import ExercisePage, Shown
from glutebreak.windows.library.exercise_pictures import LibraryFilms, Pictures
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.library.overview_page import OverviewPage
from glutebreak.windows.library.own_page import OwnPage
from glutebreak.windows.library.why_page import WhyPage
from glutebreak.windows.look.menu import Menu, MenuEntry
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest, while_there, why_refused


class LibraryWindow(QWidget):
    """All exercises, one's own included.

    Args:
        catalogue: what there is to do.
        films: where films and posters of a catalogue's exercises are found.
        reader: the log, for one's own history.
        look: what it is painted with.
        send: asks the resident for what the user wants.
        clock: what says which day it is.
        loop: where films wait.
        own: where the user's own exercises and routines are kept; None if they cannot be changed here.
        banned: tells which exercises are never proposed now, by their ids: "this hurts" in a break adds to them too.
        movements: how the figure is drawn, by exercise, where there is no film.
        complaint: what could not be read of the user's own, in one sentence; empty if nothing.
        open_file: opens a file in the program the user has for it; returns whether there is one.
        parent: None for a window of its own.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        films: Callable[[Catalogue], LibraryFilms],
        reader: LogReader,
        look: Look,
        send: SendRequest,
        *,
        clock: Clock,
        loop: EventLoop,
        own: OwnCatalogue | None = None,
        banned: Callable[[], Collection[str]] = frozenset,
        movements: Mapping[str, Movement] | None = None,
        complaint: str | None = None,
        open_file: Callable[[Path], bool] = lambda _: False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._films = films
        self._reader = reader
        self._look = look
        self._send = send
        self._clock = clock
        self._own = own
        self._open_file = open_file
        self._banned_now = banned
        self.banned = frozenset(banned())
        self.menu: Menu | None = None
        self.setWindowTitle(tr("Exercises: glutebreak"))
        self.setMinimumSize(look.px(420), 420)
        self.resize(1200, 880)
        self._projector = Projector(clock, loop, self)
        self._movements = movements or {}
        self._pictures = Pictures(look, films(catalogue), self._movements)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.shelf = OverviewPage(look, catalogue, self._pictures, self._projector)
        self.shelf.set_banned(self.banned)
        self.shelf.complaint.say(complaint or "")
        self._stack.addWidget(self.shelf)
        self.page: ExercisePage | None = None
        self.why: WhyPage | None = None
        self.own_page: OwnPage | None = None
        self.shelf.opened.connect(self.open_exercise)
        self.shelf.why_wanted.connect(self.open_why)
        self.shelf.routine_wanted.connect(self._do_routine)
        self.shelf.own_wanted.connect(self.open_own)
        self.shelf.complaint.open_wanted.connect(self._open_own_file)
        self.shelf.complaint.reload_wanted.connect(self._reload_own)
        self.shelf.own.setVisible(own is not None)
        for keys, wanted in (
            (QKeySequence(Qt.Key.Key_Escape), self.back),
            (QKeySequence(QKeySequence.StandardKey.Back), self.back),
            (QKeySequence(QKeySequence.StandardKey.Find), self._search),
        ):
            QShortcut(keys, self).activated.connect(wanted)
        look.changed.connect(self._pictures.forget)
        self.shelf.focus_again()

    @property
    def catalogue(self) -> Catalogue:
        """What there is to do."""
        return self._catalogue

    @property
    def projector(self) -> Projector:
        """What films are shown from."""
        return self._projector

    def refresh(self) -> None:
        """The log has changed: show the history of the exercise on screen anew, and what hurt meanwhile."""
        self._reread_banned()
        if self.page is not None:
            shown = self._shown(self.page.exercise.id)
            self.page.history.show_history(shown.history, shown.trouble)
            if shown.banned is not self.page.banned:
                self.page.set_banned(banned=shown.banned)
                self.page.say("")

    def open_exercise(self, exercise: str) -> None:
        """Show an exercise's page."""
        self._leave_page()
        self._reread_banned()
        made = self._catalogue.exercise(exercise)
        if made.own:
            self._pictures.look_again(exercise)
        page = self.page = ExercisePage(
            self._look, made, self._catalogue, self._pictures, self._projector, self._shown(exercise)
        )
        page.left.connect(self.back)
        # Methods only: a lambda here would keep the window, and let go of it in the midst of the page's own end.
        page.do_wanted.connect(self._do)
        page.ban_wanted.connect(self._ban)
        page.add_wanted.connect(self._offer_routines)
        page.routine_chosen.connect(self._add)
        page.edit_wanted.connect(self._edit)
        page.add.setVisible(self._own is not None)
        self._show(page)
        page.begin()

    def open_why(self) -> None:
        """Show the page on why."""
        self._leave_page()
        self.why = WhyPage(self._look, {identity: each.still for identity, each in self._movements.items()})
        self.why.left.connect(self.back)
        self._show(self.why)
        self.why.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_own(self) -> None:
        """Show the user's own exercises and routines, as they are on disk now: the file may be edited by hand too."""
        if self._own is None:
            return
        self._leave_page()
        complaint = self._reread_own(self._own)
        self.own_page = OwnPage(self._look, self._own, self._catalogue)
        self.own_page.left.connect(self.back)
        self.own_page.changed.connect(self._take)
        self.own_page.do_wanted.connect(self._do_own)
        self._show(self.own_page)
        self.own_page.say(complaint)
        self.own_page.buttons["new"].setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """To the grid, and from there out of the window."""
        if self._stack.currentWidget() is self.shelf:
            if not self.shelf.filters.wanted.is_anything:
                self.shelf.filters.clear()
            else:
                self.close()
            return
        if self.own_page is not None and self.own_page.in_a_form:
            self.own_page.leave()
            return
        self._leave_page()
        self._stack.setCurrentWidget(self.shelf)
        self.shelf.focus_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of films; what was written is not thrown away unasked."""
        if self.own_page is not None and self.own_page.unsaved:
            event.ignore()
            self.own_page.ask()
            return
        self._projector.stop()
        if self.own_page is not None:
            self.own_page.end()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A window that is not seen plays nothing."""
        self._projector.stop()
        super().hideEvent(event)

    def _show(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _leave_page(self) -> None:
        self._projector.stop()
        if self.own_page is not None:
            self.own_page.end()
        for page in (self.page, self.why, self.own_page):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self.page, self.why, self.own_page = None, None, None

    def _reread_banned(self) -> None:
        self.banned = frozenset(self._banned_now())
        self.shelf.set_banned(self.banned)

    def _reread_own(self, own: OwnCatalogue) -> str:
        """Take what is on disk now; returns why it cannot be taken, in one sentence, or nothing."""
        try:
            catalogue = own.catalogue()
        except OwnCatalogueError as error:
            return str(error)
        self.shelf.complaint.say("")
        if catalogue != self._catalogue:
            self._take(catalogue)
        return ""

    def _reload_own(self) -> None:
        """The user has put the file right, or thinks so."""
        if self._own is not None:
            complaint = self._reread_own(self._own)
            self.shelf.complaint.say(complaint)
            if not complaint:
                self.shelf.focus_again()

    def _open_own_file(self) -> None:
        if self._own is not None and not self._open_file(self._own.path):
            self.shelf.say(tr("No program was found that opens {path}.", path=self._own.path))

    def _search(self) -> None:
        if self.own_page is not None and self.own_page.in_a_form:
            # What is being written is not to be lost to a slip of the fingers.
            return
        if self._stack.currentWidget() is not self.shelf:
            self.back()
        self.shelf.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shown(self, exercise: str) -> Shown:
        now = self._clock.wall()
        since = Dated.of(now - timedelta(days=SPAN_DAYS + 1)).utc
        try:
            records = self._reader.activations(since, Dated.of(now).utc + 1)
        except LogUnreadableError as error:
            return Shown(None, str(error), banned=exercise in self.banned)
        return Shown(history_of(exercise, records, now.date()), "", banned=exercise in self.banned)

    def _do(self) -> None:
        if self.page is not None:
            self.page.film.stop()
            self._start_break(self.page.exercise.id, self.page)

    def _do_routine(self, routine: str) -> None:
        self._projector.stop()
        self._start_break(routine, self.shelf)

    def _start_break(self, routine: str, page: OverviewPage | ExercisePage | OwnPage) -> None:
        """Start a break with that routine, or that exercise alone; the page says if that cannot be done now."""
        self._send(StartBreak(routine), while_there(page, lambda answer: page.say(why_refused(answer))))

    def _ban(self, banned: bool) -> None:  # noqa: FBT001 - a signal's argument
        page = self.page
        if page is None:
            return
        self._reread_banned()
        wanted = self.banned | {page.exercise.id} if banned else self.banned - {page.exercise.id}
        request = ChangeSettings({"banned": sorted(wanted)})
        self._send(request, while_there(page, partial(self._ban_answered, page, wanted)))

    def _ban_answered(self, page: ExercisePage, wanted: frozenset[str], answer: Done | Refused) -> None:
        if isinstance(answer, Refused):
            page.say(answer.why)
            return
        banned = page.exercise.id in wanted
        self.banned = wanted
        self.shelf.set_banned(wanted)
        page.set_banned(banned=banned)
        page.say("" if banned else tr("It will be suggested again."))

    def _offer_routines(self) -> None:
        """The routines of one's own, and a new one."""
        page = self.page
        if page is None:
            return
        choices = [
            MenuEntry(routine.name, None, chosen=False, choose=partial(page.routine_chosen.emit, routine.id))
            for routine in self._catalogue.routines.values()
            if routine.own
        ]
        choices.append(MenuEntry(tr("A new routine"), None, chosen=False, choose=partial(page.routine_chosen.emit, "")))
        self.menu = Menu(self._look, self, tr("Add it to a routine"), choices, ticked=False, title=tr("Add to"))
        self.menu.open_under(page.add)

    def _add(self, routine: str) -> None:
        page = self.page
        if page is None or self._own is None:
            return
        try:
            made, catalogue = self._own.add_to_routine(page.exercise.id, routine or None, tr("My routine"))
        except OwnCatalogueError as error:
            page.say(str(error))
            return
        self._take(catalogue)
        page.say(tr("It is in “{routine}” now.", routine=catalogue.routine(made).name))

    def _edit(self) -> None:
        if self.page is not None and self._own is not None:
            exercise = self.page.exercise.id
            self.open_own()
            assert self.own_page is not None
            self.own_page.edit_exercise(exercise)

    def _do_own(self, routine: str) -> None:
        if self.own_page is not None:
            self._start_break(routine, self.own_page)

    def _take(self, catalogue: Catalogue) -> None:
        """The user's own have changed."""
        self._catalogue = catalogue
        self._pictures.films = self._films(catalogue)
        self._pictures.forget()
        self.shelf.set_catalogue(catalogue)
