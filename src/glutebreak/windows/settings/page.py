"""What every page of settings is: a title, and rows that keep in step with the settings."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import exact_length
from glutebreak.windows.look.segments_and_switch import Switch
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.surfaces import card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words
from glutebreak.windows.resident_requests import while_there
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.field_parsing import parse_length, parse_times, spell_times
from glutebreak.windows.settings.rows import SettingRow


class SettingsPage(QWidget):
    """What all pages share: a title, and rows that keep in step with the settings.

    Args:
        look: what it is painted with.
        editing: the settings.
        title: the group's name.
    """

    def __init__(self, look: Look, editing: Editing, title: str) -> None:
        super().__init__()
        self.look = look
        self.editing = editing
        self.rows: dict[str, SettingRow] = {}
        self._shows: list[Callable[[], None]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(40, 22, 40, 12)
        self.column.setSpacing(0)
        self.title = Words(look, title, Type.TITLE)
        self.column.addWidget(self.title)
        self.column.addSpacing(16)
        editing.changed.connect(self.show_settings)

    def show_settings(self) -> None:
        """Bring every control to the value that is kept."""
        for show in self._shows:
            show()

    def follow(self, show: Callable[[], None]) -> None:
        """Have something brought to the value that is kept, now and after every change."""
        self._shows.append(show)
        show()

    def add_card(self, rows: Sequence[QWidget]) -> None:
        """Rows on a card."""
        self.column.addWidget(card_of(self.look, rows))

    def add_heading(self, text: str) -> None:
        """A heading over the next card."""
        self.column.addSpacing(24)
        heading = Words(self.look, text, Type.HELP, tone=Tone.TEXT2, weight=Weight.SEMIBOLD)
        heading.setContentsMargins(4, 0, 4, 0)
        self.column.addWidget(heading)
        self.column.addSpacing(8)

    def row(
        self,
        name: str,
        title: str,
        explanation: str,
        control: QWidget,
        show: Callable[[], None],
    ) -> SettingRow:
        """A row for a setting; `show` brings the control to the value that is kept."""
        made = SettingRow(self.look, title, explanation, control)

        def show_row() -> None:
            show()
            made.differs(from_default=self.editing.value(name) != self.editing.default(name))

        made.reset.clicked.connect(lambda: self.try_change(made, **{name: self.editing.default(name)}))
        self.rows[name] = made
        self.follow(show_row)
        return made

    def try_change(self, row: SettingRow, **changes: object) -> None:
        """Change settings; the row says what was wrong with it, if anything was."""
        self.editing.change(while_there(row, partial(self.complain, row)), **changes)

    def complain(self, row: SettingRow, sentence: str) -> None:
        """Say in a row what was wrong with a change; an empty sentence takes it back."""
        row.complain(sentence)

    def length_row(self, name: str, title: str, explanation: str, step: int = MINUTE) -> SettingRow:
        """A row for a length of time of the sitting model."""
        return self._stepper_row(name, title, explanation, step, exact_length, parse_length)

    def count_row(self, name: str, title: str, explanation: str) -> SettingRow:
        """A row for a count of the sitting model."""
        return self._stepper_row(name, title, explanation, 1, spell_times, parse_times)

    def switch_row(
        self,
        name: str,
        title: str,
        explanation: str,
        values: tuple[object, object] = (False, True),
    ) -> SettingRow:
        """A row for something that is on or off; `values` are what is set for off and on."""
        switch = Switch(self.look, title, on=bool(self.editing.value(name)))
        row = self.row(name, title, explanation, switch, lambda: switch.setChecked(bool(self.editing.value(name))))
        switch.clicked.connect(lambda now: self.try_change(row, **{name: values[bool(now)]}))
        return row

    def _stepper_row(
        self,
        name: str,
        title: str,
        explanation: str,
        step: int,
        spell: Callable[[int], str],
        parse: Callable[[str], int | None],
    ) -> SettingRow:
        limits = next(each.metadata for each in fields(SittingSettings) if each.name == name)
        least, most = limits["least"], limits["most"]
        stepper = Stepper(
            self.look, title, self.editing.value(name), least=least, most=most, step=step, spell=spell, parse=parse
        )
        row = self.row(name, title, explanation, stepper, lambda: stepper.set_value(self.editing.value(name)))
        stepper.changed.connect(lambda value: self.try_change(row, **{name: value}))
        sentence = tr("It goes from {least} to {most}.", least=spell(least), most=spell(most))
        stepper.refused.connect(lambda _: row.complain(sentence))
        return row
