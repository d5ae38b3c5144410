"""Optional sounds: a soft tick, a chime, and the change of sides. They are made here, not recorded."""

import math
from array import array
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject

from glutebreak.core.coaching.break_moment import Moment
from glutebreak.core.coaching.segments import Phase
from glutebreak.core.exercises.catalogue import DoseKind

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

_RATE = 24_000


class Sound(Enum):
    """What can be heard: notes of so many hertz, so many milliseconds, so loud, one after the other."""

    TICK = ((1568, 60, 0.10),)
    """Another repetition."""
    CHIME = ((880, 500, 0.16), (1319, 700, 0.12))
    """Something else begins, or all is done."""
    SIDE = ((659, 180, 0.16), (880, 360, 0.16))
    """The other side now."""


def sound_between(before: Moment, now: Moment) -> Sound | None:
    """What is to be heard as one moment turns into the next; None for silence."""
    if now.paused or before.paused or now.phase is Phase.HURT:
        return None
    if now.phase is before.phase and now.exercise is before.exercise and now.repetition == before.repetition:
        return None
    if now.phase is Phase.SIDE_CHANGE:
        return Sound.SIDE
    if now.phase in {Phase.READY, Phase.SETTLE, Phase.FINISHED} and now.phase is not before.phase:
        return Sound.CHIME
    stretching = now.dose is not None and now.dose.kind is DoseKind.HOLD
    if stretching and before.phase is Phase.HOLD and now.phase is Phase.DOWN:
        return Sound.CHIME
    return Sound.TICK if now.counts_repetitions and now.phase is Phase.UP else None


class Sounds(Protocol):
    """Where sounds are played."""

    def play(self, sound: Sound) -> None:
        """Play it, at once, without waiting for its end."""


class Tones(QObject):
    """Plays sounds on the default output; QtMultimedia is loaded with the first one. Without an output it is silent.

    Args:
        parent: what it belongs to.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._silent = False
        self._playing: QBuffer | None = None
        self._made: dict[Sound, QByteArray] = {}

    def play(self, sound: Sound) -> None:
        """Play it in place of what may still be heard."""
        sink = self._opened()
        if sink is None:
            return
        if sound not in self._made:
            self._made[sound] = QByteArray(samples(sound))
        sink.stop()
        buffer = QBuffer(self)
        buffer.setData(self._made[sound])
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        before, self._playing = self._playing, buffer
        sink.start(buffer)
        if before is not None:
            before.deleteLater()

    def _opened(self) -> "QAudioSink | None":
        if self._sink is None and not self._silent:
            from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices  # noqa: PLC0415 - when first heard

            output = QMediaDevices.defaultAudioOutput()
            if output.isNull():
                self._silent = True
                return None
            form = QAudioFormat()
            form.setSampleRate(_RATE)
            form.setChannelCount(1)
            form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
            self._sink = QAudioSink(output, form, self)
        return self._sink


def samples(sound: Sound) -> bytes:
    """The sound as 16-bit samples, 24,000 a second: each note swells for five milliseconds and then fades."""
    made = array("h")
    for hertz, milliseconds, loudness in sound.value:
        count = _RATE * milliseconds // 1000
        for number in range(count):
            at = number / _RATE
            swell = min(at / 0.005, 1.0)
            fade = math.exp(-5.0 * number / count) * min((count - number) / (0.01 * _RATE), 1.0)
            wave = math.sin(math.tau * hertz * at) + 0.25 * math.sin(2 * math.tau * hertz * at)
            made.append(round(26_000 * loudness * swell * fade * wave))
    return made.tobytes()
