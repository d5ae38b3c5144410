"""The page about asking: how often, what counts as sitting, and what happens without an answer."""

from glutebreak.core.durations import MINUTE
from glutebreak.language import tr
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage
from glutebreak.windows.settings.presets import PresetCards


class WhenToAsk(SettingsPage):
    """How often, what counts, and what happens without an answer."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("When to ask"))
        self.presets = PresetCards(look)
        self.follow(lambda: self.presets.show_value(editing.value("prompt_after")))
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
