"""The chips above the grid: what somebody looks for, and how many exercises fit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.exercises.catalogue import Catalogue, Region, Setting
from glutebreak.core.exercises.library import (
    TIMES,
    Heading,
    Wanted,
    count_of,
    regions_of,
)
from glutebreak.language import capital, tr, tr_count
from glutebreak.windows.dates_and_lengths import in_minutes
from glutebreak.windows.library import library_texts
from glutebreak.windows.look.buttons import Chip
from glutebreak.windows.look.flow import Flow
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.menu import Menu, MenuChip, MenuEntry
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import CHIP_HEIGHT, Tone, Type
from glutebreak.windows.look.words import Words

_GAP, _BESIDE_RULE = 8, 8
_ROWS = 2
"""So many rows of chips are shown; if they took more they fold into one."""
PLACES = (Setting.SEAT, Setting.STAND, Setting.MAT, Setting.HALLWAY)


class FilterBar(QWidget):
    """Places to choose, and menus for muscle, purpose, time and discreetness.

    Args:
        look: what it is painted with.
        catalogue: what is looked through.
        parent: where it stands.
    """

    changed = Signal()
    """Something else is wanted: see `wanted`."""

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self.wanted = Wanted()
        self.menu: Menu | None = None
        self.places = {setting: Chip(look, library_texts.setting(setting)) for setting in PLACES}
        for setting, chip in self.places.items():
            chip.toggled.connect(lambda on, setting=setting: self._place(setting, on=on))
        self.muscle = MenuChip(look, tr("Muscle"))
        self.purpose = MenuChip(look, tr("Purpose"))
        self.time = MenuChip(look, tr("Time"))
        self.discreet = MenuChip(look, tr("Discreet enough"))
        self.muscle.clicked.connect(lambda: self._open(self.muscle, tr("Muscle"), self._muscles(), several=True))
        self.purpose.clicked.connect(lambda: self._open(self.purpose, tr("Purpose"), self._purposes(), several=True))
        self.time.clicked.connect(lambda: self._open(self.time, tr("Time"), self._times()))
        self.discreet.clicked.connect(lambda: self._open(self.discreet, tr("Discreet enough"), self._discreet()))
        self.count = Words(look, "", Type.HELP, tone=Tone.TEXT2)
        self.show_all = LinkButton(look, tr("Show all"), height=28, underlined=True)
        self.show_all.clicked.connect(self.clear)
        self.fold = MenuChip(look, tr("Filter"))
        self.fold.setAccessibleDescription(tr("Shows what can be chosen, or hides it"))
        self.fold.clicked.connect(self._unfold)
        self._chips = QWidget()
        self._flow = flow = Flow(self._chips)
        rule = Hairline(look, upright=True)
        rule.setContentsMargins(_BESIDE_RULE, 0, _BESIDE_RULE, 0)
        rule.setFixedSize(1 + 2 * _BESIDE_RULE, look.px(20))
        for place in self.places.values():
            flow.addWidget(place)
        flow.add_between(rule)
        for menu in (self.muscle, self.purpose, self.time, self.discreet):
            flow.addWidget(menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.fold)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._ends = QWidget()
        self._fit_ends()
        end_row = QHBoxLayout(self._ends)
        end_row.setContentsMargins(0, 0, 0, 0)
        end_row.setSpacing(14)
        end_row.addWidget(self.count)
        end_row.addWidget(self.show_all)
        self._row.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignTop)
        self._folded: bool | None = None
        look.changed.connect(self._fit_text)
        self._tell()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the chips would take too many rows they fold into one."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() - self._ends.sizeHint().width() - _GAP
        rows = _ROWS * self._look.px(CHIP_HEIGHT) + (_ROWS - 1) * _GAP
        folded = self._flow.heightForWidth(beside) > rows
        if folded is self._folded:
            return
        self._folded = folded
        self._row.removeWidget(self._chips)
        self._column.removeWidget(self._chips)
        if folded:
            self._column.addWidget(self._chips)
        else:
            self._row.insertWidget(1, self._chips, 1000)
        self.fold.setVisible(folded)
        self._chips.setVisible(not folded)

    def _unfold(self) -> None:
        self._chips.setVisible(self._chips.isHidden())

    def _fit_text(self) -> None:
        """Text of another size needs other rows."""
        self._fit_ends()
        self._arrange()

    def _fit_ends(self) -> None:
        self._ends.setFixedHeight(self._look.px(CHIP_HEIGHT))

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """There is something else to look through."""
        self._catalogue = catalogue
        self._tell()

    def look_for(self, words: str) -> None:
        """Look for words."""
        self._want(replace(self.wanted, words=words))

    def clear(self) -> None:
        """Want anything."""
        self._want(Wanted())

    def _want(self, wanted: Wanted) -> None:
        if wanted == self.wanted:
            return
        self.wanted = wanted
        for setting, chip in self.places.items():
            chip.setChecked(setting in wanted.settings)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say how many fit, and what of the menus is chosen."""
        wanted, total = self.wanted, len(self._catalogue.exercises)
        found = count_of(self._catalogue, wanted)
        if wanted.is_anything:
            self.count.set_text(tr_count("{count} exercise", "{count} exercises", total))
        else:
            self.count.set_text(tr("{count} of {total} fit", count=found, total=total))
        self.show_all.setVisible(not wanted.is_anything)
        for setting, chip in self.places.items():
            count = self._count(settings=frozenset({setting}))
            chip.setAccessibleDescription(tr_count("{count} exercise", "{count} exercises", count))
        places = [library_texts.setting(each) for each in PLACES if each in wanted.settings]
        regions = [capital(library_texts.region(each)) for each in Region if each in wanted.regions]
        _name(self.muscle, tr("Muscle"), regions)
        purposes = [library_texts.purpose(each) for each in Heading if each in wanted.headings]
        times = [self._within(wanted.within)] if wanted.within else []
        _name(self.purpose, tr("Purpose"), purposes)
        _name(self.time, tr("Time"), times)
        levels = [library_texts.discreet_at_least(wanted.discreet)] if wanted.discreet else []
        _name(self.discreet, tr("Discreet enough"), levels)
        _name(self.fold, tr("Filter"), [*places, *regions, *purposes, *times, *levels])

    def _place(self, setting: Setting, *, on: bool) -> None:
        chosen = self.wanted.settings | {setting} if on else self.wanted.settings - {setting}
        self._want(replace(self.wanted, settings=chosen))

    def _open(self, chip: MenuChip, name: str, choices: Sequence[MenuEntry], *, several: bool = False) -> None:
        if self.menu is not None:
            return
        self.menu = Menu(self._look, self.window(), name, choices, several=several)
        self.menu.closed.connect(self._menu_closed)
        self.menu.open_under(chip)

    def _menu_closed(self) -> None:
        self.menu = None

    def _region(self, region: Region) -> None:
        self._want(replace(self.wanted, regions=self.wanted.regions ^ {region}))

    def _heading(self, heading: Heading) -> None:
        self._want(replace(self.wanted, headings=self.wanted.headings ^ {heading}))

    def _muscles(self) -> list[MenuEntry]:
        return [
            MenuEntry(
                capital(library_texts.region(each)),
                self._count(regions=frozenset({each})),
                each in self.wanted.regions,
                partial(self._region, each),
            )
            for each in regions_of(self._catalogue)
        ]

    def _purposes(self) -> list[MenuEntry]:
        return [
            MenuEntry(
                library_texts.purpose(each),
                self._count(headings=frozenset({each})),
                each in self.wanted.headings,
                partial(self._heading, each),
            )
            for each in Heading
        ]

    def _times(self) -> list[MenuEntry]:
        return [self._one_of(self._within(each), within=each) for each in (None, *TIMES)]

    def _discreet(self) -> list[MenuEntry]:
        return [self._one_of(library_texts.discreet_at_least(each), discreet=each) for each in range(4)]

    def _one_of(self, text: str, **wanted: Any) -> MenuEntry:
        """A choice that takes the place of the other ones of its menu."""
        there = replace(self.wanted, **wanted)
        return MenuEntry(text, self._count(**wanted), there == self.wanted, partial(self._want, there))

    def _count(self, **wanted: Any) -> int:
        """How many fit if that is wanted, all else being kept."""
        return count_of(self._catalogue, replace(self.wanted, **wanted))

    def _within(self, milliseconds: int | None) -> str:
        if milliseconds is None:
            return tr("Any")
        return tr("Up to {length}", length=in_minutes(milliseconds))


def _name(chip: MenuChip, name: str, chosen: list[str]) -> None:
    """What stands on a menu's chip: its name, or what is chosen of it."""
    chip.setChecked(bool(chosen))
    if not chosen:
        chip.set_text(name)
    elif len(chosen) == 1:
        chip.set_text(chosen[0])
    else:
        chip.set_text(tr("{first} and {count} more", first=chosen[0], count=len(chosen) - 1))
