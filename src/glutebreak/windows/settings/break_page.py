"""The page about what a guided break lets one hear."""

from PySide6.QtGui import QShowEvent

from glutebreak.language import tr
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage
from glutebreak.windows.settings.rows import SettingRow
from glutebreak.windows.speech.voice import FindableVoice


class InABreak(SettingsPage):
    """Sounds and voice.

    Args:
        look: what it is painted with.
        editing: the settings.
        voice: the voice that would speak; it is looked for when the page is first seen.
    """

    def __init__(self, look: Look, editing: Editing, voice: FindableVoice) -> None:
        super().__init__(look, editing, tr("In a break"))
        self._voice = voice
        self._looked = False
        self._trouble = ""
        self._was_on = bool(editing.value("voice"))
        sounds = self.switch_row(
            "sounds",
            tr("Sounds"),
            tr("A soft tick for each repetition, a chime when something new begins, two notes to change sides."),
        )
        self.spoken = self.switch_row(
            "voice",
            tr("Voice"),
            tr("It names each exercise and how much of it, says when to change sides, and which one is the last."),
        )
        self.add_card([sounds, self.spoken])
        self.column.addStretch(1)
        editing.changed.connect(self._let_hear)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out whether there is a voice."""
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self._voice.look_for(self._found)

    def complain(self, row: SettingRow, sentence: str) -> None:
        """Say what was wrong with a change; what is wrong with the voice is wrong still."""
        super().complain(row, sentence)
        self._say_trouble()

    def _found(self, trouble: str) -> None:
        self._trouble = trouble
        self._say_trouble()

    def _say_trouble(self) -> None:
        """Without a voice there is nothing to switch on; one that is on already can still be switched off."""
        if self._trouble:
            self.spoken.complain(self._trouble)
            self.spoken.control.setEnabled(bool(self.editing.value("voice")))

    def _let_hear(self) -> None:
        """Whoever switches the voice on hears it."""
        was_on, self._was_on = self._was_on, bool(self.editing.value("voice"))
        if self._was_on and not was_on:
            self._voice.say(tr("This is the voice of your breaks."))
        elif was_on and not self._was_on:
            self._voice.stop()
