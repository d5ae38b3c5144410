"""The asks of a bout: what has been shown, what is on screen, and when the next show falls due.

Rules 6 to 9 of the sitting model, `docs/sitting-model.md`. Every moment is in whole milliseconds on the steady clock.
"""

from dataclasses import asdict, dataclass

from glutebreak.core.sitting.settings import SittingSettings


@dataclass(slots=True)
class AskSchedule:
    """One bout's asks. A bout that opens begins a new one."""

    due: int
    """When the next show falls due."""
    nth: int = 0
    """How many shows the bout has had."""
    shows: int = 0
    """How many of them belong to the ask that goes on; 0 when the next show begins a new ask."""
    snoozes: int = 0
    """How often the bout was snoozed."""
    on_screen: bool = False
    """Whether a prompt is on screen."""
    ready_since: int | None = None
    """Since when everything but a pause in typing has been right for the due show, without interruption."""

    def show(self, t: int, settings: SittingSettings) -> int:
        """The due show comes on screen; returns its number."""
        self.nth += 1
        self.shows += 1
        if self.shows < settings.shows_per_ask:
            self.due = t + settings.repeat_every
        else:
            self.due = t + settings.prompt_after
            self.shows = 0
        self.on_screen = True
        self.ready_since = None
        return self.nth

    def ask_anew(self, due: int) -> None:
        """What was on screen is answered; a new ask falls due then."""
        self.due = due
        self.shows = 0
        self.on_screen = False
        self.ready_since = None

    def snooze(self, due: int) -> None:
        """The ask on screen is put off."""
        self.snoozes += 1
        self.ask_anew(due)

    def take_off_screen(self) -> None:
        """What is on screen goes, and the ask goes on."""
        self.on_screen = False
        self.ready_since = None

    def save(self) -> dict[str, int | bool | None]:
        """Everything, as a JSON object."""
        return asdict(self)
