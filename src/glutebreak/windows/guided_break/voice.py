"""An optional voice: where it comes from, and what is said where there is none."""

import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, QProcess

from glutebreak import language
from glutebreak.language import tr

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

PRETENDED = "mock"
"""The engine that comes with Qt for tests: it says nothing."""
DISPATCHER = ("speech-dispatcher", "--spawn")
"""Starts what Qt speaks through on Linux, or ends at once if it is there already or there is no need of it."""


Found = Callable[[str], None]
"""Told whether there is a voice: nothing, or one sentence why there is none."""


class Voice(Protocol):
    """Says sentences. Nothing of it waits: neither for an engine, nor for the end of what is said."""

    def say(self, sentence: str) -> None:
        """Say it in place of whatever is being said."""

    def stop(self) -> None:
        """Be silent."""


class FindableVoice(Voice, Protocol):
    """A voice of which it can be asked whether it is there."""

    def look_for(self, found: Found) -> None:
        """Find out, and tell; sooner or later, at once if it is known."""


class SpokenVoice(QObject):
    """The desktop's speech engine. Qt's part and the engine are loaded with the first sentence, not before.

    On Linux the engine is reached through Speech Dispatcher. Qt would start that itself, and stand still meanwhile;
    so it is started here, beside everything else, and Qt finds it running.

    Args:
        parent: what it belongs to.
        engines: the engines to try, in this order; all that Qt knows if it is left out.
        dispatcher: the command that starts what engines need.
    """

    def __init__(
        self, parent: QObject, engines: Sequence[str] | None = None, dispatcher: Sequence[str] = DISPATCHER
    ) -> None:
        super().__init__(parent)
        self._engines = engines
        self._dispatcher = dispatcher
        self._starting: QProcess | None = None
        self._speech: QTextToSpeech | None = None
        self._trouble: str | None = None
        self._waiting = ""
        self._asking: list[Found] = []

    def say(self, sentence: str) -> None:
        """Say it in place of whatever is being said; without an engine nothing happens."""
        if self._speech is not None:
            self._speech.say(sentence)
        elif self._trouble is None:
            self._waiting = sentence
            self.look_for(lambda _: None)

    def stop(self) -> None:
        """Be silent."""
        self._waiting = ""
        if self._speech is not None:
            self._speech.stop()

    def look_for(self, found: Found) -> None:
        """Find out whether there is a voice, and tell."""
        if self._trouble is not None:
            found(self._trouble)
            return
        self._asking.append(found)
        if self._starting is None:
            program, *arguments = self._dispatcher
            if shutil.which(program) is None:
                self._open()
                return
            self._starting = QProcess(self)
            self._starting.setStandardOutputFile(QProcess.nullDevice())
            self._starting.setStandardErrorFile(QProcess.nullDevice())
            self._starting.finished.connect(self._open)
            self._starting.errorOccurred.connect(self._not_started)
            self._starting.start(program, arguments)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        # Whatever else goes wrong with it, it finishes too.
        if error is QProcess.ProcessError.FailedToStart:
            self._open()

    def _open(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415  when first heard

        known = self._engines
        if known is None:
            known = [each for each in QTextToSpeech.availableEngines() if each != PRETENDED]
        for engine in known:
            speech = QTextToSpeech(engine, self)
            if speech.state() is not QTextToSpeech.State.Error:
                self._speech = speech
                break
            speech.deleteLater()
        self._trouble = "" if self._speech is not None else without_voice()
        self._speak_our_language()
        asking, self._asking = self._asking, []
        for found in asking:
            found(self._trouble)
        if self._speech is not None and self._waiting:
            self._speech.say(self._waiting)
        self._waiting = ""

    def _speak_our_language(self) -> None:
        if self._speech is None:
            return
        ours = QLocale(language.code()).language()
        if self._speech.locale().language() is not ours:
            fitting = [each for each in self._speech.availableLocales() if each.language() is ours]
            if fitting:
                self._speech.setLocale(fitting[0])


def without_voice() -> str:
    """Why there is no voice, and what would bring one."""
    return tr("No speech engine answers. Install speech-dispatcher and an engine such as espeak-ng to hear a voice.")
