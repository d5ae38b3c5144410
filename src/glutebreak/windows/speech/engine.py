"""Qt's speech in a thread of its own.

To open the engine of a Linux desktop, Qt asks it for every voice it has, and waits: those of espeak-ng take seconds, in
which no film would go on. The call is made by Qt alone, as a queued signal, for a call from Python would hold up all
other Python meanwhile.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, Qt, QThread, Signal
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

PRETENDED = "mock"
"""The engine that comes with Qt for tests: it says nothing."""
NO_ENGINE = "none"
"""Qt's name for an engine that is still to be chosen."""


class Speech(QObject):
    """A speech engine that is opened when its thread starts, and then speaks. Its signals are its doors.

    Args:
        thread: where it lives; it is the caller's to start and to end.
        engines: those to try, in this order; all that Qt knows if it is left out.
        locale: the language to be spoken, and the land it is spoken like if there is a choice.
    """

    opened = Signal(bool)
    """Whether there is an engine that speaks; told once."""
    said = Signal(str)
    """Emit it to have something said in place of whatever is being said."""
    hushed = Signal()
    """Emit it for silence."""
    _engine_wanted = Signal(str)

    def __init__(self, thread: QThread, engines: Sequence[str] | None, locale: QLocale) -> None:
        super().__init__()
        if engines is None:
            engines = [each for each in QTextToSpeech.availableEngines() if each != PRETENDED]
        self._left = list(engines)
        self._locale = locale
        self._speech = QTextToSpeech(NO_ENGINE, self)
        self._engine_wanted.connect(self._speech.setEngine, Qt.ConnectionType.QueuedConnection)
        self._speech.engineChanged.connect(self._tried, Qt.ConnectionType.QueuedConnection)
        self.said.connect(self._speech.say)
        self.hushed.connect(self._speech.stop)
        self.moveToThread(thread)
        thread.started.connect(self._try_next)

    def _try_next(self) -> None:
        """Open the next engine there is to try."""
        if self._left:
            self._engine_wanted.emit(self._left.pop(0))
        else:
            self.opened.emit(False)  # noqa: FBT003 - there is none

    def _tried(self) -> None:
        if self._speech.state() is QTextToSpeech.State.Error:
            self._try_next()
            return
        locale = fitting(self._locale, self._speech.availableLocales())
        if locale is not None:
            self._speech.setLocale(locale)
            self._speech.setVoice(plain(self._speech.availableVoices(), locale))
        self.opened.emit(True)  # noqa: FBT003 - there is one


def fitting(wanted: QLocale, known: Sequence[QLocale]) -> QLocale | None:
    """The wanted locale, or else the same language as most speak it, or as anybody does; None if nobody does."""
    same = [each for each in known if each.language() is wanted.language()]
    usual = QLocale(wanted.language())
    return min(same, key=lambda each: (each != wanted, each != usual), default=None)


def plain(voices: Sequence[QVoice], locale: QLocale) -> QVoice:
    """The voice to begin with of those an engine has for a locale, of which there is at least one.

    espeak-ng has every voice a hundred times over, disguised (`English (America)+whisper`), and the English of the
    Caribbean, which has no locale of its own, comes before that of the United States.
    """
    named = "America" if locale.territory() is QLocale.Country.UnitedStates else ""
    return min(voices, key=lambda each: ("+" in each.name(), named not in each.name()))
