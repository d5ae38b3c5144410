"""Rule 12: a posture is declared, never sensed."""

from core.sitting.trace_lines import Row, assert_told, each_row

POSTURE = {
    "standing a millisecond shorter than break_min never happened": (
        "0-100 input, 100 posture standing, 159.999 posture sitting, 170 end",
        "170 bout 0-170 open",
    ),
    "standing for break_min ends the bout where it began": (
        "0-100 input, 100 posture standing, 160 end",
        "160 bout 0-100 posture",
    ),
    "sitting at that moment opens the next": (
        "0-100 input, 100 posture standing, 160 posture sitting, 170 end",
        "160 bout 0-100 posture, 160 break 100-160 natural, 170 bout 160-170 open",
    ),
    "input while standing opens nothing": (
        "0-100 input, 100 posture standing, 120-300 input",
        "160 bout 0-100 posture",
    ),
    "input that lasts until the user sits is in the bout that sitting opens": (
        "0-100 input, 100 posture standing, 120-300 input, 200 posture sitting, 480 end",
        "160 bout 0-100 posture, 200 break 100-200 natural, 480 bout 200-300 away",
    ),
    "standing said again counts from the first time": (
        "0-100 input, 100 posture standing, 150 posture standing, 160 end",
        "160 bout 0-100 posture",
    ),
    "standing after sitting counts anew": (
        "0-100 input, 100 posture standing, 150 posture sitting, 151 posture standing, 211 end",
        "211 bout 0-151 posture",
    ),
    "sitting said while sitting is an input and no more": (
        "0-100 input, 200 posture sitting, 380 end",
        "380 bout 0-200 away",
    ),
    "standing with nobody sitting": (
        "0 posture standing, 5 input, 10 posture sitting, 11 end",
        "11 bout 10-11 open",
    ),
    "a walk away from the standing desk is no second end": (
        "0-100 input, 100 posture standing, 400 end",
        "160 bout 0-100 posture",
    ),
    "standing outlives a bout that ended otherwise": (
        "0-100 input, 110 lock, 120 posture standing, 180 unlock, 200 posture sitting",
        "170 bout 0-110 lock, 200 break 110-200 natural, 200 bout 200-200 open",
    ),
    "nobody is asked while standing, and the prompt stays": (
        "0-1790 input, 1805 posture standing, 1810 answer skip, 1864 posture sitting, 1864 end",
        "1800 prompt 1, 1864 bout 0-1864 open",
    ),
    "what is on screen goes when standing has lasted": (
        "0-1790 input, 1805 posture standing, 1865 end",
        "1800 prompt 1, 1865 withdraw 1, 1865 bout 0-1805 posture",
    ),
    "sitting while an activation runs opens nothing": (
        "0-100 input, 100 answer start, 110 lock, 170 unlock, 180 posture sitting",
        "170 bout 0-100 activation",
    ),
    "a call does not keep a standing bout open": (
        "0-100 input, 100 hold call, 110 posture standing, 170 end",
        "170 bout 0-110 posture",
    ),
}


@each_row(POSTURE)
def test_posture(row: Row) -> None:
    """Standing ends a bout at that moment once it has lasted `break_min`; sitting opens one."""
    assert_told(*row)
