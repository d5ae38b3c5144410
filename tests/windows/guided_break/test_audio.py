"""What is heard of a break: its sounds, its voice, and the key that silences both."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from glutebreak.core.exercises.catalogue import ExerciseStep, MoveStep, Routine
from glutebreak.windows.guided_break.audio import SILENCE, AudioSettings
from glutebreak.windows.guided_break.sounds import Sound, samples
from windows.guided_break.break_samples import CATALOGUE, Begin, Break, short_routine, shown_texts

VOICE, BOTH = AudioSettings(voice=True), AudioSettings(sounds=True, voice=True)


INTRODUCED = "To the mat. Half-kneeling hip-flexor stretch. 2 seconds on each side. Left side first."


Listen = Callable[..., Break]


@pytest.fixture
def listen(begin: Begin) -> Listen:
    """Begin a break of which that is heard."""

    def begun(audio: AudioSettings, routine: Routine | None = None) -> Break:
        return begin(routine or short_routine(), audio=audio)

    return begun


def test_nothing_is_heard_unless_it_is_wanted(listen: Listen) -> None:
    """Neither tick nor word, from the beginning to the end."""
    heard = listen(SILENCE)
    heard.time.go_on(60_000)
    assert (heard.sounds.heard, heard.voice.said) == ([], [])


def test_mute_is_told(begin: Begin) -> None:
    """M switches the sounds on, and off again."""
    it = begin()
    told = []
    for _ in range(3):
        told.append(shown_texts(it.window) & {"Sounds are off", "Sounds are on"})
        it.key(Qt.Key.Key_M)

    assert told == [{"Sounds are off"}, {"Sounds are on"}, {"Sounds are off"}]


def test_the_sounds_are_off_until_they_are_wanted(begin: Begin) -> None:
    """Then a chime when it begins anew, a tick for each repetition, two notes for the other side."""
    it = begin(short_routine())
    it.time.go_on(9_000)
    muted = list(it.sounds.heard)
    it.key(Qt.Key.Key_M)
    it.time.go_on(27_000)

    assert muted == []
    assert it.sounds.heard == [
        *(Sound.CHIME, Sound.CHIME, Sound.TICK, Sound.SIDE, Sound.TICK),
        *(Sound.TICK, Sound.TICK, Sound.CHIME),
    ]


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_begins_and_ends_in_silence(sound: Sound) -> None:
    """No click at either end, never too loud, never longer than a second and a half."""
    heard = memoryview(samples(sound)).cast("h").tolist()

    assert abs(heard[0]) < 50
    assert abs(heard[-1]) < 200
    assert 500 < max(map(abs, heard)) < 8000
    assert len(heard) < 1.5 * 24_000


def test_a_voice_leads_through_a_whole_break(listen: Listen) -> None:
    """Name and dose, the move before, the change of sides, letting go, the last one, the end."""
    heard = listen(VOICE)
    heard.time.go_on(60_000)
    assert heard.voice.said == [
        INTRODUCED,
        "Come back.",
        "Change sides. Right side.",
        "Come back.",
        "To hands and knees. Donkey kick. Once on each side. Left side first.",
        "Change sides. Right side.",
        "Glute bridge. 2 times.",
        "Last one.",
        "That was it.",
    ]
    assert heard.sounds.heard == []


def test_a_voice_says_what_is_counted_otherwise(listen: Listen) -> None:
    """Lengths with the way back, a walk in minutes, sides in turns, and what is left after all."""
    drill = ExerciseStep("a-skip", replace(CATALOGUE.exercise("a-skip").dose, count=2, hold=3_000, rest=2_000))
    march = ExerciseStep("standing-march", replace(CATALOGUE.exercise("standing-march").dose, count=1))
    routine = Routine(
        id="run", name="Run", steps=(MoveStep("stand up", 1_000), drill, march, MoveStep("settle", 2_000))
    )
    heard = listen(VOICE, routine)
    heard.time.go_on(40_000)
    assert heard.voice.said == [
        "Stand up. A-skip. 2 lengths.",
        "Walk back.",
        "Last one.",
        "Walk back.",
        "Standing knee raise. Once on each side, in turns.",
        "Settle.",
        "That was it.",
    ]
    assert listen(VOICE, CATALOGUE.routine("walk")).voice.said == ["Walk. 5 minutes."]


def test_sounds_and_voice_go_together(listen: Listen) -> None:
    """The two notes of the other side, and its name."""
    heard = listen(BOTH)
    heard.time.go_on(6_500)
    assert heard.sounds.heard == [Sound.CHIME, Sound.SIDE]
    assert heard.voice.said == [INTRODUCED, "Come back.", "Change sides. Right side."]


def test_one_key_silences_both_and_brings_back_what_is_wanted(listen: Listen) -> None:
    """In the midst of a word."""
    heard = listen(BOTH)
    QTest.keyClick(heard.window, Qt.Key.Key_M)
    heard.time.go_on(12_000)
    assert (heard.sounds.heard, heard.voice.said) == ([], [INTRODUCED, "(silent)"])
    QTest.keyClick(heard.window, Qt.Key.Key_M)
    heard.time.go_on(10_000)
    assert heard.sounds.heard == [Sound.TICK, Sound.SIDE, Sound.TICK]
    assert heard.voice.said[2:] == ["Change sides. Right side."]


def test_whoever_wants_nothing_gets_sounds_by_the_key(listen: Listen) -> None:
    """And no voice, which nobody asked for."""
    heard = listen(SILENCE)
    QTest.keyClick(heard.window, Qt.Key.Key_M)
    heard.time.go_on(60_000)
    assert heard.sounds.heard[:2] == [Sound.CHIME, Sound.SIDE]
    assert heard.voice.said == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_H, Qt.Key.Key_Escape])
def test_who_pauses_stops_or_leaves_is_not_talked_to(listen: Listen, key: Qt.Key) -> None:
    """Nor is there a chime."""
    heard = listen(BOTH)
    QTest.keyClick(heard.window, key)
    heard.time.go_on(60_000)
    assert set(heard.voice.said[1:]) == {"(silent)"}
    assert heard.sounds.heard == []
