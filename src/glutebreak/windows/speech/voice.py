"""An optional voice: where it comes from, and what is said where there is none."""

import shutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QProcess, QThread, Signal

from glutebreak.language import tr
from glutebreak.windows.user_locale import locale_in_force

if TYPE_CHECKING:
    from glutebreak.windows.speech.engine import Speech

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


class Silent:
    """Says nothing, and says so."""

    def say(self, sentence: str) -> None:
        """Nobody says it."""

    def stop(self) -> None:
        """Silent as it is."""

    def look_for(self, found: Found) -> None:
        """There is none."""
        found(without_voice())


class SpokenVoice(QObject):
    """The desktop's speech engine. Qt's part and the engine are loaded with the first sentence, not before.

    On Linux the engine is reached through Speech Dispatcher. Qt would start that itself, and stand still meanwhile;
    so it is started here, beside everything else, and Qt finds it running.

    Args:
        engines: the engines to try, in this order; all that Qt knows if it is left out.
        dispatcher: the command that starts what engines need.
    """

    _known = Signal(str)

    def __init__(self, engines: Sequence[str] | None = None, dispatcher: Sequence[str] = DISPATCHER) -> None:
        super().__init__()
        self._engines = engines
        self._dispatcher = dispatcher
        self._starting: QProcess | None = None
        self._thread = QThread(self)
        self._speech: Speech | None = None
        self._trouble: str | None = None
        self._waiting = ""

    def say(self, sentence: str) -> None:
        """Say it in place of whatever is being said; without an engine nothing happens."""
        if self._trouble is None:
            self._waiting = sentence
            self._start()
        elif self._speech is not None:
            self._speech.said.emit(sentence)

    def stop(self) -> None:
        """Be silent."""
        self._waiting = ""
        if self._speech is not None:
            self._speech.hushed.emit()

    def look_for(self, found: Found) -> None:
        """Find out whether there is a voice, and tell."""
        if self._trouble is not None:
            found(self._trouble)
            return
        self._known.connect(found)
        self._start()

    def close(self) -> None:
        """Speak no more; waits for an engine that is being opened."""
        self._thread.quit()
        self._thread.wait()

    def _start(self) -> None:
        if self._starting is not None or self._speech is not None:
            return
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
        from glutebreak.windows.speech.engine import Speech  # noqa: PLC0415 - when first heard

        self._speech = Speech(self._thread, self._engines, locale_in_force())
        self._speech.opened.connect(self._opened)
        self._thread.start()

    def _opened(self, there: bool) -> None:  # noqa: FBT001 - a signal's
        self._trouble = "" if there else without_voice()
        if not there:
            self._speech = None
        self._known.emit(self._trouble)
        if self._waiting:
            self.say(self._waiting)
        self._waiting = ""


def without_voice() -> str:
    """Why there is no voice, and what would bring one."""
    return tr("No speech engine answers. Install speech-dispatcher and an engine such as espeak-ng to hear a voice.")
