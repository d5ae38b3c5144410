"""Lets a break be heard: its sounds, its voice, and one key to silence both."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from glutebreak.core.coaching.segments import Phase
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.sounds import Sounds, sound_between
from glutebreak.windows.guided_break.spoken_texts import introduce, said_between
from glutebreak.windows.speech.voice import Voice


@dataclass(frozen=True, slots=True)
class AudioSettings:
    """What the user wants to hear."""

    sounds: bool = False
    voice: bool = False

    @property
    def anything(self) -> bool:
        """Whether it is either of them."""
        return self.sounds or self.voice


SILENCE = AudioSettings()


class Audio(QObject):
    """Plays and says what belongs to each moment of a break.

    Args:
        conductor: the break.
        sounds: where sounds are played.
        voice: who speaks.
        wanted: what is heard.
    """

    def __init__(self, conductor: BreakConductor, sounds: Sounds, voice: Voice, wanted: AudioSettings) -> None:
        super().__init__(conductor)
        self._conductor = conductor
        self._sounds = sounds
        self._voice = voice
        self._unmuted = wanted if wanted.anything else AudioSettings(sounds=True)
        self._now = wanted
        self._before = conductor.moment()
        conductor.changed.connect(self._changed)
        if wanted.voice and self._before.exercise is not None:
            voice.say(introduce(self._before))

    @property
    def muted(self) -> bool:
        """Whether nothing is heard."""
        return not self._now.anything

    def toggle(self) -> None:
        """Be silent; or heard again, as the settings want it, or by the sounds if they want nothing."""
        self._now = self._unmuted if self.muted else SILENCE
        if self.muted:
            self._voice.stop()

    def _changed(self) -> None:
        before, now = self._before, self._conductor.moment()
        self._before = now
        left = now.phase is Phase.FINISHED and not self._conductor.result().moved
        if now.paused or left or now.phase is Phase.HURT:
            self._hush()
            return
        if self._now.sounds and (sound := sound_between(before, now)) is not None:
            self._sounds.play(sound)
        if self._now.voice and (sentence := said_between(before, now)) is not None:
            self._voice.say(sentence)

    def _hush(self) -> None:
        if self._now.voice:
            self._voice.stop()
