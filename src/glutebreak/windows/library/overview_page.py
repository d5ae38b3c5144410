"""The grid of all exercises under their headings, with what can be looked for above it."""

import itertools
from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue, Exercise, Routine
from glutebreak.core.exercises.library import Heading, fitting, under_headings
from glutebreak.language import tr, tr_count
from glutebreak.windows.library.arrow_keys import Rows, neighbour
from glutebreak.windows.library.drills_card import DrillsCard
from glutebreak.windows.library.exercise_pictures import Pictures
from glutebreak.windows.library.filter_bar import FilterBar
from glutebreak.windows.library.moving_pictures import Projector
from glutebreak.windows.library.poster import Poster, Tile
from glutebreak.windows.library.poster_section import Section
from glutebreak.windows.library.unreadable_note import UnreadableNote
from glutebreak.windows.look.buttons import Button, Kind
from glutebreak.windows.look.fields import TextField
from glutebreak.windows.look.surfaces import Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN, WINDOW_MARGIN, Tone, Type
from glutebreak.windows.look.words import Words

NARROW = 760
"""Under this width the search stands in a row of its own."""
_HEAD_GAP = 12
_ON_ONE_CARD = 3


class OverviewPage(QWidget):
    """All exercises.

    Args:
        look: what it is painted with.
        catalogue: the exercises.
        pictures: where their pictures come from.
        projector: where their films are shown from.
        parent: where it stands.
    """

    opened = Signal(str)
    """An exercise's page is wanted; carries its id."""
    why_wanted = Signal()
    own_wanted = Signal()
    routine_wanted = Signal(str)
    """A routine is to be done now; carries its id."""

    def __init__(
        self,
        look: Look,
        catalogue: Catalogue,
        pictures: Pictures,
        projector: Projector,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._pictures = pictures
        self._projector = projector
        self._banned: Collection[str] = ()
        self._last: str | None = None
        self.title = Words(look, tr("Exercises"), Type.TITLE)
        # Tab goes through the head in this order, however it is arranged.
        self.why = Button(look, tr("Why these"), Kind.QUIET, icon="book", parent=self)
        self.search = TextField(look, tr("Search"), icon="search", parent=self)
        self.own = Button(look, tr("Your own"), Kind.OUTLINE, icon="plus", parent=self)
        self.filters = FilterBar(look, catalogue, self)
        self.nothing = Words(look, tr("Nothing fits all of this."), Type.CUE, tone=Tone.TEXT2)
        self.complaint = UnreadableNote(look)
        self.message = Words(look, "", Type.BODY, tone=Tone.TEXT2, wrap=True)
        self.message.hide()
        self.sections: dict[Heading, Section] = {}
        self.posters: dict[str, Poster] = {}
        self.drills: DrillsCard | None = None
        self._build()
        self.search.changed.connect(self.filters.look_for)
        self.search.line.returnPressed.connect(self._go_to_first)
        self.filters.changed.connect(self._filtered)
        self.why.clicked.connect(self.why_wanted)
        self.own.clicked.connect(self.own_wanted)
        self.set_catalogue(catalogue)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Show another catalogue."""
        self._catalogue = catalogue
        self._projector.stop()
        for poster in self.posters.values():
            poster.deleteLater()
        for section in self.sections.values():
            section.grid.posters = []
        self.posters = {}
        count = len(catalogue.exercises)
        self.search.line.setPlaceholderText(tr_count("Search {count} exercise", "Search {count} exercises", count))
        self.filters.set_catalogue(catalogue)
        self._fill()

    def set_banned(self, banned: Collection[str]) -> None:
        """Which exercises are never proposed."""
        self._banned = banned
        for identity, poster in self.posters.items():
            poster.set_banned(banned=identity in banned)
        for tile in self.drills.tiles if self.drills is not None else ():
            tile.set_banned(banned=tile.exercise.id in banned)

    def say(self, sentence: str) -> None:
        """Say something above the grid, or nothing more."""
        self.message.set_text(sentence)
        self.message.setVisible(bool(sentence))

    def tile_of(self, exercise: str) -> QWidget | None:
        """The tile that opens the exercise, if it is on the page."""
        drills = self.drills.tiles if self.drills is not None else []
        drill = next((tile for tile in drills if tile.exercise.id == exercise), None)
        return drill or self.posters.get(exercise)

    def focus_again(self) -> None:
        """Give the focus to the tile that was opened last, or to the first."""
        tile = self.tile_of(self._last) if self._last is not None else self._first
        (tile or self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _build(self) -> None:
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(_HEAD_GAP)
        self._head.setVerticalSpacing(12)
        content = QWidget()
        self._sections = QVBoxLayout(content)
        self._sections.setSpacing(28)
        for heading in Heading:
            section = Section(self._look, heading)
            self.sections[heading] = section
            self._sections.addWidget(section)
        self.sequence = self.sections[Heading.DRILLS].add_link(tr("Do them as one sequence"), "play")
        self.sequence.clicked.connect(self._sequence_wanted)
        self._sections.addWidget(self.nothing)
        self._sections.addStretch(1)
        self._page = Page(self._look, content)
        self._top = QVBoxLayout()
        self._top.setSpacing(16)
        self._top.addLayout(self._head)
        self._top.addWidget(self.filters)
        self._top.addWidget(self.complaint)
        self._top.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._page, 1)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * self._look.text_scale
        side = NARROW_MARGIN if narrow else WINDOW_MARGIN
        self._top.setContentsMargins(side, 22, side, 12)
        self._sections.setContentsMargins(side, 16, side, side)
        for each in (self.title, self.search, self.why, self.own):
            self._head.removeWidget(each)
        beside = sum(each.sizeHint().width() + _HEAD_GAP for each in (self.title, self.why, self.own))
        # Where the buttons would cut the title they stand under it.
        row = int(narrow and beside > self.width() - 2 * side)
        self._head.addWidget(self.title, 0, 0, 1, 4 if row else 1)
        self._head.addWidget(self.why, row, 2)
        self._head.setColumnStretch(1, 1)
        self.search.setSizePolicy(
            QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        if narrow:
            self._head.addWidget(self.own, row, 3)
            self._head.addWidget(self.search, row + 1, 0, 1, 4)
        else:
            self._head.addWidget(self.search, 0, 3)
            self._head.addWidget(self.own, 0, 4)

    def _fill(self) -> None:
        """Put what fits under its headings."""
        found = under_headings(fitting(self._catalogue, self.filters.wanted))
        for heading, section in self.sections.items():
            exercises = found.get(heading, ())
            section.setVisible(bool(exercises))
            if heading is Heading.DRILLS:
                self._set_drills([each for each in exercises if not each.own][:_ON_ONE_CARD])
                on_card = {tile.exercise.id for tile in self.drills.tiles} if self.drills is not None else set()
                exercises = tuple(each for each in exercises if each.id not in on_card)
            section.grid.set_posters([self._poster(each) for each in exercises])
        self.nothing.setVisible(not found)
        self.set_banned(self._banned)
        self._order_tabs()

    def _filtered(self) -> None:
        if self.search.text().strip() != self.filters.wanted.words.strip():
            self.search.set_text(self.filters.wanted.words)
        self._projector.stop()
        self._fill()
        # What was found first is seen first, wherever the page was scrolled to.
        self._page.verticalScrollBar().setValue(0)

    def _poster(self, exercise: Exercise) -> Poster:
        if exercise.id not in self.posters:
            poster = Poster(self._look, exercise, self._pictures, self._projector)
            poster.clicked.connect(lambda: self._open(exercise.id))
            poster.arrow.connect(self._go)
            self.posters[exercise.id] = poster
        return self.posters[exercise.id]

    def _set_drills(self, drills: list[Exercise]) -> None:
        if self.drills is not None:
            if [tile.exercise for tile in self.drills.tiles] == drills:
                return
            self.drills.hide()
            self.drills.deleteLater()
            self.drills = None
        if drills:
            self.drills = DrillsCard(self._look, drills, self._pictures, self._projector)
            self.drills.opened.connect(self._open)
            for tile in self.drills.tiles:
                tile.arrow.connect(self._go)
            self.sections[Heading.DRILLS].put_above_grid(self.drills)
        self.sequence.setVisible(len(drills) > 1 and self._drill_routine() is not None)

    def _drill_routine(self) -> Routine | None:
        """The first routine that holds all the drills on the card."""
        drills = {tile.exercise.id for tile in self.drills.tiles} if self.drills is not None else set()

        def holds_them(routine: Routine) -> bool:
            return drills <= {step.exercise for step in routine.exercise_steps}

        return next((each for each in self._catalogue.routines.values() if drills and holds_them(each)), None)

    def _sequence_wanted(self) -> None:
        if (routine := self._drill_routine()) is not None:
            self.routine_wanted.emit(routine.id)

    def _open(self, exercise: str) -> None:
        self._last = exercise
        self.opened.emit(exercise)

    @property
    def _first(self) -> Tile | None:
        """The first tile on the page."""
        return next((tile for group in self._groups() for row in group for tile in row), None)

    def _go_to_first(self) -> None:
        """Enter was pressed in the search: on to what was found."""
        if (tile := self._first) is not None:
            tile.setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, tile: Tile, key: int) -> None:
        """An arrow key was pressed on a tile."""
        if (there := neighbour(self._groups(), tile, Qt.Key(key))) is not None:
            there.setFocus(Qt.FocusReason.TabFocusReason)

    def _groups(self) -> list[Rows]:
        """All tiles on the page, from the top: what stands together, row by row."""
        groups: list[Rows] = []
        for section in self.sections.values():
            if section is self.sections[Heading.DRILLS] and self.drills is not None:
                groups.append([self.drills.tiles])
            groups.append(section.grid.rows())
        return groups

    def _order_tabs(self) -> None:
        """Let Tab go through the tiles as they stand: what was made last would come last."""
        order: list[QWidget] = []
        for heading, section in self.sections.items():
            if heading is Heading.DRILLS:
                order += [self.sequence, *(self.drills.tiles if self.drills is not None else ())]
            order += section.grid.posters
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)
