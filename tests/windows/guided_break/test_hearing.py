"""What is heard of a guided break: its sounds, its voice, and the settings of both."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.exercises.catalogue import ExerciseStep, MoveStep, Routine
from glutebreak.windows.guided_break.audio import SILENCE, AudioSettings
from glutebreak.windows.guided_break.sounds import Sound
from glutebreak.windows.guided_break.voice import SpokenVoice, without_voice
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.break_page import InABreak
from glutebreak.windows.settings.window import SettingsWindow
from windows.guided_break.break_samples import CATALOGUE, Begin, Break, RememberingVoice, short_routine
from windows.settings_samples import Keeper

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
        "Standing march (knee raises). Once on each side, taking turns.",
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


# Where the voice comes from

Voices = Callable[..., SpokenVoice]


@pytest.fixture
def spoken() -> Iterator[Voices]:
    """Makes voices, and closes them."""
    made: list[SpokenVoice] = []

    def make(engines: list[str], *dispatcher: str) -> SpokenVoice:
        made.append(SpokenVoice(engines, dispatcher))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_a_voice_speaks_when_it_has_been_found(qtbot: QtBot, spoken: Voices) -> None:
    """The last sentence that was to be said meanwhile, not all of them."""
    voice = spoken(["mock"], "true")
    told: list[str] = []
    voice.say("First.")
    voice.look_for(told.append)
    voice.say("Second.")
    voice.stop()
    qtbot.waitUntil(lambda: told == [""])
    voice.say("Third.")
    voice.look_for(told.append)
    voice.stop()
    assert told == ["", ""]


@pytest.mark.parametrize("dispatcher", ["false", "there-is-no-such-program"])
def test_without_an_engine_it_says_so_and_is_silent(qtbot: QtBot, spoken: Voices, dispatcher: str) -> None:
    """In one sentence, to everybody who asks; and whatever is to be said, nothing happens."""
    voice = spoken([], dispatcher)
    told: list[str] = []
    voice.look_for(told.append)
    qtbot.waitUntil(lambda: told == [without_voice()])
    voice.say("Nothing.")
    voice.stop()
    voice.look_for(told.append)
    assert told == [without_voice()] * 2


def test_a_dispatcher_that_cannot_be_started_is_done_without(qtbot: QtBot, spoken: Voices, tmp_path: Path) -> None:
    """The engine may still answer."""
    broken = tmp_path / "speech-dispatcher"
    broken.write_text("#!/there/is/no/such/shell\n")
    broken.chmod(0o755)
    voice = spoken(["mock"], str(broken))
    told: list[str] = []
    voice.look_for(told.append)
    qtbot.waitUntil(lambda: told == [""])


# The settings of it


def opened(qtbot: QtBot, look: Look, voice: RememberingVoice, settings: AppSettings | None = None) -> InABreak:
    """The page, on screen."""
    window = SettingsWindow(settings or AppSettings(), Keeper(), look, voice=voice)
    qtbot.addWidget(window, before_close_func=[window].count)
    window.show()
    assert voice.asked == 0
    (number,) = (nth for nth, each in enumerate(window.pages) if isinstance(each, InABreak))
    window.open_group(number)
    page = window.pages[number]
    assert isinstance(page, InABreak)
    return page


def test_both_are_off_until_they_are_switched_on(qtbot: QtBot, look: Look) -> None:
    """Who switches the voice on hears it."""
    voice = RememberingVoice()
    page = opened(qtbot, look, voice)
    before = page.editing.value("sounds"), page.editing.value("voice")
    for row in page.rows.values():
        QTest.keyClick(row.control, Qt.Key.Key_Space)
    assert before == (False, False)
    assert (page.editing.value("sounds"), page.editing.value("voice")) == (True, True)
    assert voice.said == ["This is the voice of your breaks."]
    QTest.keyClick(page.spoken.control, Qt.Key.Key_Space)
    assert voice.said[1:] == ["(silent)"]


def test_without_a_voice_there_is_nothing_to_switch_on(qtbot: QtBot, look: Look) -> None:
    """The row says why."""
    page = opened(qtbot, look, RememberingVoice(without_voice()))
    assert page.spoken.complaint.text() == without_voice()
    assert not page.spoken.control.isEnabled()
    assert page.rows["sounds"].control.isEnabled()


def test_a_voice_that_has_gone_can_be_switched_off(qtbot: QtBot, look: Look) -> None:
    """And then no longer on."""
    page = opened(qtbot, look, RememberingVoice(without_voice()), AppSettings(voice=True))
    enabled = page.spoken.control.isEnabled()
    QTest.keyClick(page.spoken.control, Qt.Key.Key_Space)
    assert (enabled, page.editing.value("voice"), page.spoken.control.isEnabled()) == (True, False, False)
    assert page.spoken.complaint.text() == without_voice()
