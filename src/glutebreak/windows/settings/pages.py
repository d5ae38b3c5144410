"""The groups of settings, each a page."""

from collections.abc import Callable, Sequence
from dataclasses import fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak.core.coaching.coach import Place
from glutebreak.core.sitting.settings import MINUTE, SittingSettings
from glutebreak.language import tr
from glutebreak.windows.look.buttons import Button, IconButton
from glutebreak.windows.look.choices import Segments, Switch
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.surfaces import card_of
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.lengths import (
    parse_clock,
    parse_length,
    parse_times,
    spell_clock,
    spell_length,
    spell_times,
)
from glutebreak.windows.settings.presets import PresetCards
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

    def add_card(self, rows: Sequence[QWidget]) -> None:
        """Rows on a card."""
        self.column.addWidget(card_of(self.look, rows))

    def add_heading(self, text: str) -> None:
        """A heading over the next card."""
        self.column.addSpacing(24)
        heading = Words(self.look, text, Type.HELP, tone=Tone.TEXT2, weight=Weight.SEMIBOLD)
        heading.setContentsMargins(4, 0, 0, 0)
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
        self._shows.append(show_row)
        self.rows[name] = made
        show_row()
        return made

    def try_change(self, row: SettingRow, **changes: object) -> None:
        """Change settings; the row says what was wrong with it, if anything was."""
        row.complain(self.editing.change(**changes))

    def length_row(self, name: str, title: str, explanation: str, step: int = MINUTE) -> SettingRow:
        """A row for a length of time of the sitting model."""
        return self._stepper_row(name, title, explanation, step, spell_length, parse_length)

    def count_row(self, name: str, title: str, explanation: str) -> SettingRow:
        """A row for a count of the sitting model."""
        return self._stepper_row(name, title, explanation, 1, spell_times, parse_times)

    def switch_row(
        self,
        name: str,
        title: str,
        explanation: str,
        *,
        on: Callable[[], bool] | None = None,
        values: tuple[object, object] = (False, True),
    ) -> SettingRow:
        """A row for something that is on or off; `values` are what is set for off and on."""
        stands = on or (lambda: bool(self.editing.value(name)))
        switch = Switch(self.look, title, on=stands())
        row = self.row(name, title, explanation, switch, lambda: switch.setChecked(stands()))
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


class WhenToAsk(SettingsPage):
    """How often, what counts, and what happens without an answer."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("When to ask"))
        self.presets = PresetCards(look)
        self._shows.append(lambda: self.presets.show_value(editing.value("prompt_after")))
        self.column.addWidget(self.presets)
        self.column.addSpacing(24)
        after = self.length_row(
            "prompt_after",
            tr("Ask after sitting for"),
            tr("Trials tested 20 to 60 minutes. Pick what you will keep."),
            5 * MINUTE,
        )
        self.presets.chosen.connect(lambda value: self.try_change(after, prompt_after=value))
        self.add_card(
            [
                after,
                self.length_row(
                    "break_min", tr("A break counts from"), tr("Away from the chair for at least this long.")
                ),
                self.length_row(
                    "away_after",
                    tr("Away after"),
                    tr("Without a key or the pointer for this long, you have left the desk."),
                ),
                self.switch_row(
                    "watching",
                    tr("Watching counts as sitting"),
                    tr("While a film or a talk plays, for up to an hour without a touch."),
                ),
            ]
        )
        self.add_heading(tr("If you do not answer"))
        self.add_card(
            [
                self.length_row("repeat_every", tr("Ask again every"), tr("While you stay seated.")),
                self.count_row("shows_per_ask", tr("Show at most"), tr("Then it waits for the next round.")),
                self.switch_row(
                    "settle",
                    tr("Wait for a pause in typing"),
                    tr("Up to 20 seconds, so that no word is cut."),
                    values=(0, editing.default("settle")),
                ),
                self.length_row("snooze", tr("“In 5 min” waits for"), tr("How long a snooze puts the ask off.")),
            ]
        )
        self.column.addStretch(1)
        self.show_settings()


class QuietRow(SettingRow):
    """A span of the day."""

    changed = Signal(object)
    """The user set another span, a pair of minutes after midnight; or None, to remove it."""

    def __init__(self, look: Look) -> None:
        control = QWidget()
        super().__init__(look, tr("Quiet from"), "", control)
        self.reset.setParent(None)
        self.start, self.end = self._clock(look, tr("Quiet from")), self._clock(look, tr("Quiet to"))
        self.remove = IconButton(look, "close", tr("Remove these quiet hours"))
        between = Words(look, tr("to"), Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self.start, between, self.end, self.remove):
            row.addWidget(widget)
        self.remove.clicked.connect(lambda: self.changed.emit(None))

    def show_span(self, start: int, end: int) -> None:
        """Show a span of minutes after midnight."""
        self.start.set_value(start)
        self.end.set_value(end)

    def _clock(self, look: Look, name: str) -> Stepper:
        last = 24 * 60 - 1
        stepper = Stepper(look, name, 0, least=0, most=last, step=30, spell=spell_clock, parse=parse_clock)
        stepper.changed.connect(lambda _: self.changed.emit((self.start.value(), self.end.value())))
        stepper.refused.connect(lambda _: self.complain(tr("A time of day is written like 22:30.")))
        return stepper


class WhenNotTo(SettingsPage):
    """Quiet hours."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("When not to"))
        self._card: QWidget | None = None
        self.span_rows: list[QuietRow] = []
        self.column.addWidget(
            Words(
                look,
                tr(
                    "Nothing is asked during calls, in full screen, or while the desktop does not want to be disturbed."
                    " Sitting is counted all the same."
                ),
                Type.BODY,
                tone=Tone.TEXT2,
                wrap=True,
            )
        )
        self.add_heading(tr("Quiet hours, every day"))
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self.column.addSpacing(12)
        self.add_button = Button(look, tr("Add quiet hours"), icon="plus")
        self.add_button.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.complaint = Words(look, "", Type.HELP, wrap=True)
        self.complaint.hide()
        self.column.addWidget(self.complaint)
        self.column.addStretch(1)
        self._shows.append(self._show_spans)
        self._show_spans()

    def _show_spans(self) -> None:
        """Bring the rows to what is kept; they stay the same rows as long as there are as many."""
        kept = [(start, end) for start, end in self.editing.value("quiet_hours")]
        if self._card is None or len(kept) != len(self.span_rows):
            self._make_rows(len(kept))
        for row, (start, end) in zip(self.span_rows, kept, strict=True):
            row.show_span(start, end)

    def _make_rows(self, count: int) -> None:
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self.span_rows = [QuietRow(self.look) for _ in range(count)]
        for nth, row in enumerate(self.span_rows):
            row.changed.connect(lambda span, row=row, nth=nth: self._set(row, nth, span))
        rows: list[QWidget] = list(self.span_rows)
        if not rows:
            nothing = Words(self.look, tr("None."), Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
            nothing.setContentsMargins(20, 16, 20, 16)
            rows = [nothing]
        self._card = card_of(self.look, rows)
        self._place.addWidget(self._card)

    def _set(self, row: QuietRow, nth: int, span: tuple[int, int] | None) -> None:
        wanted = [list(each) for each in self.editing.value("quiet_hours")]
        wanted[nth : nth + 1] = [] if span is None else [list(span)]
        row.complain(self.editing.change(quiet_hours=wanted))

    def _add(self) -> None:
        kept = [list(each) for each in self.editing.value("quiet_hours")]
        problem = self.editing.change(quiet_hours=[*kept, [12 * 60, 13 * 60]])
        self.complaint.set_text(problem or "")
        self.complaint.setVisible(bool(problem))


class WhereIWork(SettingsPage):
    """What others may see, and whether there is room on the floor."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("Where I work"))
        choices = [
            (Place.OPEN_OFFICE.value, tr("Open office")),
            (Place.OWN_OFFICE.value, tr("Own office")),
            (Place.HOME.value, tr("Home")),
        ]
        title = tr("Place")
        self.places = Segments(look, title, choices, editing.value("place"))
        place = self.row(
            "place",
            title,
            tr("In an open office only what draws no looks is proposed."),
            self.places,
            lambda: self.places.choose(editing.value("place")),
        )
        self.places.chosen.connect(lambda key: self.try_change(place, place=key))
        floor = self.switch_row(
            "floor", tr("Room for a mat"), tr("Exercises on the floor are proposed as well, donkey kicks among them.")
        )
        self.add_card([place, floor])
        self.column.addStretch(1)


class AtLogin(SettingsPage):
    """Whether the desktop starts the app."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("At login"))
        self.add_card(
            [
                self.switch_row(
                    "start_at_login",
                    tr("Start with the desktop"),
                    tr("It sits in the tray and counts from the first key on."),
                )
            ]
        )
        self.column.addStretch(1)
