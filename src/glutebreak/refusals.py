"""Why a setting, or a length of time, cannot be had so: one sentence for each reason of the core."""

from glutebreak.core.durations import DurationRefusedError
from glutebreak.core.sitting.settings import SettingRefusedError
from glutebreak.language import tr, tr_later

_SETTINGS = {
    "unknown": tr_later("There is no setting called {name}."),
    "unknown-among": tr_later("There is no setting called {name}. The settings are {known}."),
    "not-a-switch": tr_later("{name} can be on or off, not {value!r}."),
    "not-whole": tr_later("{name} must be a whole number, not {value!r}."),
    "out-of-range": tr_later("{name} can’t be {value}. It can be from {least} to {most}."),
    "not-one-of": tr_later("{name} can be {known}, not {value!r}."),
    "not-minutes": tr_later("{name} must be a number of minutes from 0 to {most}, not {value!r}."),
    "not-a-time": tr_later("Quiet times can be from 00:00 to 23:59."),
    "no-span": tr_later("A quiet time can’t start and end at the same time."),
    "not-pairs": tr_later("{name} must be a list of starts and ends."),
    "not-whole-minutes": tr_later("{name} must be in whole minutes after midnight."),
    "not-spans": tr_later("{name} must be a list such as {example}."),
    "not-exercises": tr_later("{name} must be a list of exercises."),
}
_DURATIONS = {
    "no-duration": tr_later(
        "{given!r} isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes."
    ),
    "too-fine": tr_later("{given!r} is more exact than a millisecond. Write fewer digits."),
}


def spell_refused_setting(refused: SettingRefusedError) -> str:
    """What is wrong, and what may be instead."""
    if refused.reason in _DURATIONS:
        wrong = tr(_DURATIONS[refused.reason], **refused.values)
        return tr("{name}: {wrong}", name=refused.values["name"], wrong=wrong)
    return tr(_SETTINGS[refused.reason], **refused.values)


def spell_refused_duration(refused: DurationRefusedError) -> str:
    """What is wrong, and what may be written instead."""
    return tr(_DURATIONS[refused.reason], given=refused.given)
