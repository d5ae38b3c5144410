"""An ask is answered in the notification daemon, as a person does, and glutebreak does what the answer says.

Each answer is given on a desktop of its own, and all of them wait for their ask at the same time.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from desktop_parts.application import Application
from desktop_parts.scene import Scene
from virtual_desktop.program import wait_until

pytestmark = pytest.mark.desktop

SETTINGS = {"prompt_after": "20s", "after_hold": "0s"}
"""A launch counts as the end of a hold, after which nothing is asked for a while (rule 14)."""
PROMPT_AFTER = 20_000
"""Milliseconds."""


@dataclass(frozen=True)
class Desk:
    """A desktop on which somebody sits down."""

    scene: Scene
    app: Application


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Desk]]:
    """One desk for each answer, at each of which somebody has just sat down."""
    with ExitStack() as stack:
        seated = {}
        for name in ("start", "later", "skip", "body", "dismissal", "warm"):
            scene = stack.enter_context(Scene(tmp_path_factory.mktemp(name)))
            app = scene.application("app", SETTINGS)
            scene.person.press_key()
            seated[name] = Desk(scene, app)
        yield seated


def answered(desk: Desk) -> dict[str, object]:
    """The one ask in the log, once its outcome is there."""
    wait_until(lambda: [ask["outcome"] for ask in desk.app.log("ask")] != [None], "the answer is logged", 10)
    (ask,) = desk.app.log("ask")
    return ask


def test_the_windows_are_warm_while_an_ask_is_on_the_screen(desks: dict[str, Desk]) -> None:
    """With the ask comes their process, which shows nothing and takes no keyboard; with Skip it goes."""
    desk = desks["warm"]
    desk.scene.daemon.wait_for_notification()
    wait_until(lambda: len(desk.app.children()) == 1, "the windows' process is there")
    assert (desk.scene.person.windows_named("glutebreak|Break"), desk.scene.person.writes_to()) == ([], "Openbox")
    desk.scene.daemon.press("Skip")
    assert answered(desk)["outcome"] == "skip"
    wait_until(lambda: desk.app.children() == [], "the windows' process is gone")
    assert desk.app.program.said == ""


def test_an_ask_comes_with_three_buttons_and_a_click_on_its_body_starts(desks: dict[str, Desk]) -> None:
    """The notification offers Start, In 5 min and Skip, its body the first of them."""
    desk = desks["start"]
    desk.scene.daemon.wait_for_notification()
    *_, notify = desk.scene.eavesdropper.heard("Notify")
    _, _, _, title, _, actions, _, _ = notify
    assert isinstance(actions, list)
    assert (title, actions[0], actions[1::2][-3:]) == (
        "You’ve been sitting for 20 s",
        "default",
        ["Start", "In 5 min", "Skip"],
    )


def test_start_opens_the_break(desks: dict[str, Desk]) -> None:
    """The button Start takes the ask off the screen, is logged, and opens the break window."""
    desk = desks["start"]
    desk.scene.daemon.wait_for_notification()
    desk.scene.daemon.press("Start")
    ask = answered(desk)
    wait_until(lambda: desk.scene.person.windows_named("^Break: ") != [], "the break window is on the screen")
    desk.scene.daemon.wait_until_gone()
    assert (ask["outcome"], len(ask["shows"])) == ("start", 1)  # type: ignore[arg-type]


def test_in_5_min_asks_again_in_five_minutes(desks: dict[str, Desk]) -> None:
    """The button In 5 min puts the ask off by five minutes from the press."""
    desk = desks["later"]
    desk.scene.daemon.wait_for_notification()
    desk.scene.daemon.press("In 5 min")
    assert answered(desk)["outcome"] == "snooze"
    desk.scene.daemon.wait_until_gone()
    assert 290_000 < desk.app.status()["next_ask_ms"] <= 300_000


def test_skip_asks_again_after_the_usual_time(desks: dict[str, Desk]) -> None:
    """The button Skip lets the person sit on for another `prompt_after`."""
    desk = desks["skip"]
    desk.scene.daemon.wait_for_notification()
    desk.scene.daemon.press("Skip")
    assert answered(desk)["outcome"] == "skip"
    assert PROMPT_AFTER - 10_000 < desk.app.status()["next_ask_ms"] <= PROMPT_AFTER


def test_a_click_on_the_body_opens_the_break(desks: dict[str, Desk]) -> None:
    """Where a daemon shows no buttons, the notification itself starts."""
    desk = desks["body"]
    desk.scene.daemon.wait_for_notification()
    desk.scene.daemon.click_body()
    assert answered(desk)["outcome"] == "start"
    wait_until(lambda: desk.scene.person.windows_named("^Break: ") != [], "the break window is on the screen")


def test_a_dismissal_counts_as_skip(desks: dict[str, Desk]) -> None:
    """Closing the notification lets the person sit on for another `prompt_after`."""
    desk = desks["dismissal"]
    desk.scene.daemon.wait_for_notification()
    desk.scene.daemon.dismiss()
    assert answered(desk)["outcome"] == "dismiss"
    assert PROMPT_AFTER - 10_000 < desk.app.status()["next_ask_ms"] <= PROMPT_AFTER
