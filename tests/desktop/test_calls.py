"""Somebody is in a call when a break falls due."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_parts.application import Application
from desktop_parts.scene import Scene
from private_sound import PrivateSound
from virtual_desktop.program import wait_until

pytestmark = pytest.mark.desktop

SETTINGS = {"prompt_after": "10s", "after_hold": "6s"}
AFTER_HOLD = timedelta(seconds=6)


@pytest.fixture
def app(scene: Scene) -> Application:
    """A glutebreak that asks soon."""
    return scene.application("call", SETTINGS)


@pytest.fixture
def sound(app: Application) -> Iterator[PrivateSound]:
    """A sound server that is started after glutebreak."""
    made = PrivateSound(app.environment["DBUS_SESSION_BUS_ADDRESS"], Path(app.environment["XDG_RUNTIME_DIR"]))
    made.start()
    yield made
    made.close()


def test_nothing_is_asked_in_a_call_and_the_ask_comes_a_while_after_it(
    scene: Scene, app: Application, sound: PrivateSound
) -> None:
    """While a microphone is recorded from no ask appears though it is due; it appears `after_hold` after the end."""
    wait_until(lambda: "call: sound server" in app.do("doctor"), "the sound server has been found")
    call = sound.record()
    wait_until(lambda: app.status()["holds"] == ["call"], "the call has been noticed")
    scene.person.press_key()
    wait_until(lambda: app.status()["next_ask_ms"] == 0, "the ask is due")
    status = app.status()
    assert (status["kept_back_by"], status["ask_on_screen"], scene.daemon.displayed()) == (["call"], False, 0)
    call.stop()
    scene.daemon.wait_for_notification()
    (hold,), (ask,) = app.log("hold"), app.log("ask")
    waited = datetime.fromisoformat(ask["shows"][0]["at"]) - datetime.fromisoformat(hold["end"])
    assert abs(waited - AFTER_HOLD) < timedelta(seconds=1)
    app.quit()
