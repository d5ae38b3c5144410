"""The page about the log: whether it is kept, what the week compares with, and the summary of a week."""

from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import length
from glutebreak.windows.look.stepper import Stepper
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage

LONGEST_GOAL = 16 * 60
"""Minutes of a day that a goal may be set to here."""


class YourLog(SettingsPage):
    """What is written down, and what is made of it."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("Your log"))
        kept = self.switch_row(
            "keep_log",
            tr("Write down what happens"),
            tr("On this computer only. Without it the app counts and asks as before, and your week stays empty."),
        )
        summary = self.switch_row(
            "weekly_summary",
            tr("Tell me about last week"),
            tr("One notification, when you work first in a week."),
        )
        title = tr("Goal of sitting a day")
        self.goal = Stepper(
            look,
            title,
            editing.value("daily_goal"),
            least=0,
            most=LONGEST_GOAL,
            step=30,
            spell=lambda minutes: length(minutes) if minutes else tr("none"),
        )
        goal = self.row(
            "daily_goal",
            title,
            tr("A dotted line in the week. Nothing happens when it is passed."),
            self.goal,
            lambda: self.goal.set_value(editing.value("daily_goal")),
        )
        self.goal.changed.connect(lambda minutes: self.try_change(goal, daily_goal=minutes))
        self.add_card([kept, summary, goal])
        self.column.addStretch(1)
