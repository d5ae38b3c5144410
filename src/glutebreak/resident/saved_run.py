"""Going on where the last run left off (rule 14 of the sitting model)."""

from collections.abc import Mapping
from typing import Any

from glutebreak.core.sitting.model import SittingModel
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.state import SittingState
from glutebreak.ports import Clock
from glutebreak.resident.continued_clock import ContinuedClock


def saved_run(model: SittingModel, clock: ContinuedClock) -> dict[str, Any]:
    """What the next run needs, as a JSON object."""
    return {"model": model.state.save(), "clock": clock.mark()}


def go_on(
    saved: Mapping[str, Any] | None, clock: Clock, start_of_machine: str, settings: SittingSettings
) -> tuple[SittingModel, ContinuedClock]:
    """The model and the clock of a new run, not launched yet.

    A run that did not quit crashed: then what a quit would have forgotten is forgotten as of its last sign of life.
    A state that cannot be read is as good as none: the log, not the state, is what the user keeps.
    """
    if saved is not None:
        try:
            continued = ContinuedClock(clock, start_of_machine, dict(saved["clock"]))
            model = SittingModel(SittingState.load(saved["model"], settings))
        except (KeyError, TypeError, ValueError):
            pass
        else:
            if model.state.running:
                model.revise_input(model.state.presence.last_input)
                model.quit(model.state.now)
            return model, continued
    continued = ContinuedClock(clock, start_of_machine, None)
    return SittingModel(SittingState(settings, now=continued.steady(), running=False)), continued
