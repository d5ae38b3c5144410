"""Traces that are not what the format allows, and what is wrong with them."""

KINDS = "input, lock, unlock, sleep, wake, hold, release, posture, answer, finish, wall, quit, launch, end"
HOLDS = "call, watching, fullscreen, dnd, quiet, pause"
NUMBER = "it holds a number too long to be read, or one that JSON does not know, such as NaN"

MALFORMED = {
    "no JSON": ("sit", "it is not JSON (Expecting value at column 1)"),
    "half an object": ('{"t": 0', "it is not JSON (Expecting ',' delimiter at column 8)"),
    "two objects": ('{"t": 0, "is": "end"} {}', "it is not JSON (Extra data at column 23)"),
    "a comment": ('{"t": 0, "is": "end"} # so', "it is not JSON (Extra data at column 23)"),
    "single quotes": ("{'t': 0}", "it is not JSON (Expecting property name enclosed in double quotes at column 2)"),
    "a NUL": ("\0", "it is not JSON (Expecting value at column 1)"),
    "a byte order mark": ('\ufeff{"t": 0, "is": "end"}', "it is not JSON (Expecting value at column 1)"),
    "bytes that are no UTF-8": ('{"t": 0, "is": "\udcff"}', "it is not UTF-8 text"),
    "such bytes in a key nobody reads": ('{"t": 0, "is": "end", "note": "\udce4"}', "it is not UTF-8 text"),
    "no number as JSON has them": ('{"t": NaN, "is": "input"}', NUMBER),
    "infinity": ('{"t": 0, "is": "input", "until": Infinity}', NUMBER),
    "infinity in a key nobody reads": ('{"t": 0, "is": "input", "note": -Infinity}', NUMBER),
    "a number of 5,000 digits": ('{"t": ' + "9" * 5_000 + ', "is": "input"}', NUMBER),
    "brackets without end": ("[" * 100_000, "it is nested too deeply to be read"),
    "an array": ("[]", "it is not a JSON object"),
    "a number": ("7", "it is not a JSON object"),
    "a string": ('"input"', "it is not a JSON object"),
    "null": ("null", "it is not a JSON object"),
    "an empty object": ("{}", "it has no t"),
    "no t": ('{"is": "input"}', "it has no t"),
    "a t of text": ('{"t": "0", "is": "input"}', "t is not a number of seconds"),
    "a t of null": ('{"t": null, "is": "input"}', "t is not a number of seconds"),
    "a t that is true": ('{"t": true, "is": "input"}', "t is not a number of seconds"),
    "a t in a list": ('{"t": [0], "is": "input"}', "t is not a number of seconds"),
    "a negative t": ('{"t": -1, "is": "input"}', "t is negative"),
    "a t a millisecond below 0": ('{"t": -0.001, "is": "input"}', "t is negative"),
    "four decimals": ('{"t": 0.0001, "is": "input"}', "t has more than three decimals"),
    "four decimals of a large t": ('{"t": 31536000.0005, "is": "input"}', "t has more than three decimals"),
    "a t beyond every clock": ('{"t": 1e300, "is": "input"}', "t lies beyond what a steady clock shows"),
    "a t beyond every number": ('{"t": 1e999, "is": "input"}', "t lies beyond what a steady clock shows"),
    "until before t": ('{"t": 2, "until": 1.999, "is": "input"}', "until is before t"),
    "a negative until": ('{"t": 0, "until": -1, "is": "input"}', "until is before t"),
    "an until of text": ('{"t": 0, "until": "1", "is": "input"}', "until is not a number of seconds"),
    "an until of null": ('{"t": 0, "until": null, "is": "input"}', "until is not a number of seconds"),
    "an until with four decimals": ('{"t": 0, "until": 1.0001, "is": "input"}', "until has more than three decimals"),
    "no is": ('{"t": 0}', f"is has the unknown value null; it may be {KINDS}"),
    "an unknown is": ('{"t": 0, "is": "nap"}', f'is has the unknown value "nap"; it may be {KINDS}'),
    "an is in capitals": ('{"t": 0, "is": "Input"}', f'is has the unknown value "Input"; it may be {KINDS}'),
    "an is that is a list": ('{"t": 0, "is": ["input"]}', f'is has the unknown value ["input"]; it may be {KINDS}'),
    "an unknown hold": (
        '{"t": 0, "is": "hold", "reason": "tea"}',
        f'reason has the unknown value "tea"; it may be {HOLDS}',
    ),
    "a hold without reason": ('{"t": 0, "is": "hold"}', f"reason has the unknown value null; it may be {HOLDS}"),
    "an unknown release": (
        '{"t": 0, "is": "release", "reason": 1}',
        f"reason has the unknown value 1; it may be {HOLDS}",
    ),
    "an unknown posture": (
        '{"t": 0, "is": "posture", "to": "lying"}',
        'to has the unknown value "lying"; it may be sitting, standing',
    ),
    "an unknown choice": (
        '{"t": 0, "is": "answer", "choice": {}}',
        "choice has the unknown value {}; it may be start, snooze, skip, dismiss",
    ),
    "an unknown outcome": (
        '{"t": 0, "is": "finish", "outcome": "open"}',
        'outcome has the unknown value "open"; it may be done, partly, abandoned',
    ),
    "a seated that is no truth": (
        '{"t": 0, "is": "finish", "outcome": "done", "seated": 1}',
        "seated is neither true nor false",
    ),
    "minutes of text": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": "5"}',
        "minutes is not a number of minutes",
    ),
    "negative minutes": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": -1}',
        "minutes is not a number of minutes",
    ),
    "minutes that are true": (
        '{"t": 0, "is": "answer", "choice": "snooze", "minutes": true}',
        "minutes is not a number of minutes",
    ),
    "a wall time without offset": (
        '{"t": 0, "is": "wall", "to": "2026-03-02T09:00:00"}',
        "to has no offset from UTC, such as +01:00",
    ),
    "no wall time": (
        '{"t": 0, "is": "wall"}',
        "to is no date and time such as 2026-03-02T09:00:00+01:00",
    ),
    "a wall time in a month that is none": (
        '{"t": 0, "is": "wall", "to": "2026-13-02T09:00:00+01:00"}',
        "to is no date and time such as 2026-03-02T09:00:00+01:00",
    ),
    "a start without offset": ('{"start": "2026-03-02T09:00:00"}', "start has no offset from UTC, such as +01:00"),
    "a start that is a number": ('{"start": 0}', "start is no date and time such as 2026-03-02T09:00:00+01:00"),
    "a start that is null": ('{"start": null}', "start is no date and time such as 2026-03-02T09:00:00+01:00"),
}
"""A line that cannot be taken, and what is wrong with it."""

IN_THEIR_PLACE = {
    "t going back": (['{"t": 5, "is": "input"}', '{"t": 4.999, "is": "input"}'], "t goes back, from 5 to 4.999"),
    "a start that is not first": (
        ['{"t": 0, "is": "input"}', '{"start": "2026-03-02T09:00:00+01:00"}'],
        "a start may only be the first line",
    ),
    "a second start": (['{"start": "2026-03-02T09:00:00+01:00"}'] * 2, "a start may only be the first line"),
    "a line after the end": (['{"t": 5, "is": "end"}', '{"t": 5, "is": "input"}'], "nothing may come after the end"),
    "a second end": (['{"t": 5, "is": "end"}'] * 2, "nothing may come after the end"),
    "nonsense after the end": (['{"t": 5, "is": "end"}', "{}"], "nothing may come after the end"),
}
"""Lines of which the last cannot stand where it stands."""
