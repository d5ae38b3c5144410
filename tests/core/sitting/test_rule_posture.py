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

LAPSES = {
    "a millisecond before off_after it lasts": ("0 posture standing, 7199.999 input, 7199.999 end", ""),
    "once off_after has passed the next input opens a bout": (
        "0 posture standing, 7200 input, 7200 end",
        "7200 bout 7200-7200 open",
    ),
    "but none by itself": ("0 posture standing, 8000 end", ""),
    "a sign puts it off": ("0 posture standing, 100 input, 7299.999 input, 7299.999 end", ""),
    "from its last moment": ("0 posture standing, 100-200 input, 7400 input, 7400 end", "7400 bout 7400-7400 open"),
    "a call puts it off to its end": (
        "0 posture standing, 10 hold call, 9000 release call, 16199.999 input, 16200 end",
        "",
    ),
    "watching puts it off to its limit": (
        "0 posture standing, 10 hold watching, 10800 input, 10800 end",
        "10800 bout 10800-10800 open",
    ),
    "said again it counts from the first time, but it was a sign": (
        "0 posture standing, 100 posture standing, 7299.999 input, 7299.999 end",
        "",
    ),
    "said under a lock it is no sign": (
        "0 posture standing, 5 lock, 100 posture standing, 7205 unlock, 7205 end",
        "7205 bout 7205-7205 open",
    ),
    "first said under a lock it counts from there": ("0 lock, 100 posture standing, 7299.999 unlock, 7299.999 end", ""),
    "it lapses under a lock": (
        "0 posture standing, 10 lock, 7210 unlock, 7210 end",
        "7210 bout 7210-7210 open",
    ),
    "and in a sleep": (
        "0 posture standing, 10 sleep, 7210 wake, 7211 input, 7211 end",
        "7211 bout 7211-7211 open",
    ),
    "input that lasts beyond a wake opens a bout there": (
        "0 posture standing, 5-9000 input, 10 sleep, 7210 wake, 7211 end",
        "7211 bout 7210-7211 open",
    ),
    "before break_min it never happened": (
        "0-100 input, 100 posture standing, 171 end",
        "171 bout 0-171 open",
        "off_after=1m break_min=70s",
    ),
    "with break_min it ended the bout": (
        "0-100 input, 100 posture standing, 170 end",
        "170 bout 0-100 posture",
        "off_after=70s break_min=70s",
    ),
    "the ask that is due comes at its moment": (
        "0-1750 input, 1760 posture standing, 1820 end",
        "1820 prompt 1, 1820 bout 0-1820 open",
        "off_after=1m break_min=10m",
    ),
    "after the end of the bout at its moment": (
        "0-1750 input, 1760 posture standing, 1820 end",
        "1820 bout 0-1760 away",
        "off_after=1m break_min=10m away_after=1m",
    ),
    "it lapses for the activation that runs as well": (
        "0-100 input, 100 posture standing, 101 answer start, 281 end",
        "281 bout 0-101 activation",
        "off_after=1m break_min=10m",
    ),
    "said anew it counts anew": (
        "0 posture standing, 7200 posture standing, 7201 input, 14400.999 input, 14400.999 end",
        "",
    ),
}


@each_row(POSTURE)
def test_posture(row: Row) -> None:
    """Standing ends a bout at that moment once it has lasted `break_min`; sitting opens one."""
    assert_told(*row)


@each_row(LAPSES)
def test_standing_lapses(row: Row) -> None:
    """Once `off_after` has passed without a sign since it was said, or since the last sign."""
    assert_told(*row)
