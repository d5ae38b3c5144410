"""The states of the settings that pictures are taken of."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from glutebreak.core.app_settings import AppSettings, QuietHours
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.windows.look.segments_and_switch import Switch
from glutebreak.windows.settings.window import SettingsWindow
from glutebreak.windows.speech.voice import Found
from pictures.remembering_resident import RememberingResident
from pictures.state import ALL, BOTH, LARGE_TEXT, Build, State, Surroundings

LARGE, NARROW = (1040, 800), (560, 760)
CHANGED = AppSettings(
    sitting=SittingSettings(prompt_after=35 * MINUTE, repeat_every=8 * MINUTE),
    place=Place.HOME,
    floor=True,
    quiet_hours=(QuietHours(12 * 60, 13 * 60), QuietHours(22 * 60, 7 * 60)),
    banned=frozenset({"donkey-kick", "a-skip"}),
)
PAGES = ("when-to-ask", "when-not-to", "where-i-work", "sound", "at-login", "your-log")
AT_LOGIN = PAGES.index("at-login")
"""The groups, in the order in which the window has them."""


def settings_states() -> tuple[State, ...]:
    """Every state."""
    both_sizes = (*BOTH, LARGE_TEXT)
    return (
        State(name=PAGES[0], build=_built(), size=LARGE, appearances=ALL),
        *(State(name=name, build=_built(nth), size=LARGE) for nth, name in enumerate(PAGES) if nth),
        State(name="changed", build=_built(settings=CHANGED), size=LARGE),
        State(name="changed-foot", build=_built(settings=CHANGED), size=LARGE, then=_scroll_down),
        State(name="quiet-hours", build=_built(1, CHANGED), size=LARGE, appearances=both_sizes),
        State(name="refused", build=_built(AT_LOGIN, refuse=True), size=LARGE, then=_press_the_first_switch),
        State(name="narrow", build=_built(), size=NARROW, appearances=both_sizes),
        *(
            State(name=f"narrow-{name}", build=_built(nth), size=NARROW, then=_inside(nth))
            for nth, name in enumerate(PAGES)
        ),
    )


class _Voice:
    """A voice that is there: no picture waits for an engine."""

    def say(self, sentence: str) -> None:
        """Nothing is said."""

    def stop(self) -> None:
        """Likewise."""

    def look_for(self, found: Found) -> None:
        """There it is."""
        found("")


def _built(group: int = 0, settings: AppSettings | None = None, *, refuse: bool = False) -> Build:
    """The window at a group; whoever keeps the settings may refuse every change."""
    refusal = "The settings cannot be written: the disk is full. Make room, and try again." if refuse else ""

    def build(around: Surroundings) -> QWidget:
        window = SettingsWindow(settings or AppSettings(), RememberingResident(refusal), around.look, voice=_Voice())
        if group:
            window.open_group(group)
        return window

    return build


def _inside(group: int) -> Callable[[QWidget], None]:
    def act(window: QWidget) -> None:
        assert isinstance(window, SettingsWindow)
        window.open_group(group)

    return act


def _press_the_first_switch(window: QWidget) -> None:
    assert isinstance(window, SettingsWindow)
    next(each for each in window.pages[AT_LOGIN].findChildren(Switch) if each.isVisible()).click()


def _scroll_down(window: QWidget) -> None:
    for area in window.findChildren(QAbstractScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
