"""The command `doctor`: what works here, who was heard of it and when, and why the rest does not."""

import json
from collections.abc import Callable
from dataclasses import replace

from glutebreak.cli.machine import own_checks, sensed
from glutebreak.cli.output import DONE, REFUSED, say, say_wrong
from glutebreak.control.client import ResidentUnreachableError, send_request
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.json_values import to_json
from glutebreak.control.messages import RequestRefusedError
from glutebreak.control.requests import Diagnose
from glutebreak.language import tr
from glutebreak.places import Places
from glutebreak.ports import Capability
from glutebreak.sensing.choosing import NONE

SHOWN = ("display", "sound", "notification", "tray", "log", "libraries")
"""Purposes that are not about seeing something."""


def doctor(
    places: Places,
    *,
    as_json: bool,
    check: Callable[[Places], tuple[Capability, ...]] = own_checks,
    sense: Callable[[], tuple[Capability, ...]] = sensed,
) -> int:
    """Print what the running app knows; where none runs, what it would find here.

    Args:
        places: the user's folders.
        as_json: on one line, for programs.
        check: looks at what can be looked at without the app.
        sense: listens in place of an app that does not run.
    """
    running = True
    try:
        diagnosis = send_request(places.control, Diagnose())
    except RequestRefusedError as refusal:
        say_wrong(str(refusal))
        return REFUSED
    except ResidentUnreachableError as error:
        running = False
        diagnosis = Diagnosis(capabilities=sense())
        if not as_json:
            say(str(error))
            say(tr("If it were running, it would find this here:"))
    diagnosis = replace(diagnosis, capabilities=(*check(places), *diagnosis.capabilities))
    if as_json:
        say(json.dumps({"running": running, **to_json(diagnosis)}, ensure_ascii=False))
        return DONE
    for capability in diagnosis.capabilities:
        _tell(capability)
    return DONE


def _tell(capability: Capability) -> None:
    unseen = capability.mechanism == NONE and capability.purpose not in SHOWN
    say(f"{capability.purpose}: {tr('cannot see') if unseen else capability.mechanism}")
    for who, at in capability.heard:
        say(tr("    heard from {who} on {day} at {time}", who=who, day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M:%S}"))
    for mechanism, reason in capability.not_taken:
        say(tr("    not {mechanism}: {reason}", mechanism=mechanism, reason=reason))
