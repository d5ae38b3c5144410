"""Where the voice comes from, and what is said where there is none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutebreak.windows.speech.voice import SpokenVoice, without_voice

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
