"""Rule 3: how absence is established, when the bout then ended, and what names the reason."""

from core.sitting.trace_lines import Row, assert_told, each_row

SILENCE = {
    "a millisecond before away_after": ("0-600 input, 779.999 end", "779.999 bout 0-779.999 open"),
    "at away_after": ("0-600 input, 780 end", "780 bout 0-600 away"),
    "told when it was reached": ("0-600 input, 5000 end", "780 bout 0-600 away"),
}

LOCK = {
    "locked a millisecond less than break_min": ("0-600 input, 610 lock, 669.999 end", "669.999 bout 0-669.999 open"),
    "locked for break_min": ("0-600 input, 610 lock, 670 end", "670 bout 0-610 lock"),
    "a lock shorter than break_min never happened": (
        "0-600 input, 610 lock, 669.999 unlock, 700 end",
        "700 bout 0-700 open",
    ),
    "an unlock at break_min comes too late": (
        "0-600 input, 610 lock, 670 unlock, 700 end",
        "670 bout 0-610 lock, 670 break 610-670 natural, 700 bout 670-700 open",
    ),
    "short locks do not add up": (
        "0-600 input, 610 lock, 669 unlock, 670 lock, 729 unlock, 730 end",
        "730 bout 0-730 open",
    ),
    "a second lock changes nothing": ("0-600 input, 610 lock, 650 lock, 670 end", "670 bout 0-610 lock"),
    "a lock is a sign even if it was short": (
        "0-600 input, 700 lock, 700 quit, 701 launch, 880 end",
        "880 bout 0-700 away",
    ),
    "while locked input is none": ("0-600 input, 610 lock, 640-700 input, 670 end", "670 bout 0-610 lock"),
    "while locked a call is no sign": ("0-600 input, 605 hold call, 610 lock, 670 end", "670 bout 0-610 lock"),
    "input that lasts counts until the lock": ("0-800 input, 610 lock, 670 end", "670 bout 0-610 lock"),
    "input that lasts across an unlock counts again from there": (
        "0-1000 input, 610 lock, 700 unlock, 710 end",
        "670 bout 0-610 lock, 700 break 610-700 natural, 710 bout 700-710 open",
    ),
}

SLEEP = {
    "asleep a millisecond less than break_min": (
        "0-600 input, 610 sleep, 669.999 wake, 700 end",
        "700 bout 0-700 open",
    ),
    "asleep for break_min, ending at the last sign": (
        "0-600 input, 610 sleep, 670 wake, 700 end",
        "670 bout 0-600 sleep",
    ),
    "told at the wake": ("0-600 input, 610 sleep, 5000 wake, 5001 end", "5000 bout 0-600 sleep"),
    "not told without a wake": ("0-600 input, 610 sleep, 5000 end", "5000 bout 0-5000 open"),
    "a second sleep changes nothing": ("0-600 input, 610 sleep, 650 sleep, 670 wake", "670 bout 0-600 sleep"),
    "a wake without a sleep is ignored": ("0-600 input, 610 wake, 780 end", "780 bout 0-600 away"),
    "falling asleep and waking are no sign": ("0-600 input, 700 sleep, 710 wake, 780 end", "780 bout 0-600 away"),
    "input that lasts across a wake counts again from there": (
        "0-1000 input, 610 sleep, 700 wake, 710 end",
        "700 bout 0-610 sleep, 700 break 610-700 natural, 710 bout 700-710 open",
    ),
    "input that ends at the wake does not": ("0-700 input, 610 sleep, 700 wake, 710 end", "700 bout 0-610 sleep"),
    "input that ends inside a short sleep counts until it began": (
        "0-620 input, 610 sleep, 630 wake, 790 end",
        "790 bout 0-610 away",
    ),
    "a locked screen keeps input out after the wake": ("0 lock, 1 sleep, 2 wake, 3 input, 4 end", ""),
    "an unlock inside a sleep takes the lock away and is no input": ("0 lock, 1 sleep, 2 unlock, 3 wake, 4 end", ""),
    "input lasts over lock and sleep, and counts from the later end of both": (
        "0-1000 input, 610 lock, 620 sleep, 700 unlock, 800 wake, 810 end",
        "670 bout 0-610 lock, 800 break 610-800 natural, 810 bout 800-810 open",
    ),
}

WHICH_COMES_FIRST = {
    "silence inside a sleep is told when it is reached": ("0-600 input, 730 sleep, 900 wake", "780 bout 0-600 away"),
    "silence and sleep at once: silence": ("0-600 input, 720 sleep, 900 wake", "780 bout 0-600 away"),
    "a sleep a millisecond earlier: sleep": ("0-600 input, 719.999 sleep, 900 wake", "900 bout 0-600 sleep"),
    "a lock inside a sleep is told when it is reached": (
        "0-600 input, 610 lock, 620 sleep, 900 wake",
        "670 bout 0-610 lock",
    ),
    "lock and sleep at once: lock": ("0-600 input, 610 lock, 610 sleep, 900 wake", "670 bout 0-610 lock"),
    "the same in the other order, so that the lock is no sign": (
        "0-600 input, 610 sleep, 610 lock, 900 wake",
        "670 bout 0-600 lock",
    ),
    "a lock a millisecond after the sleep: sleep": (
        "0-600 input, 610 sleep, 610.001 lock, 900 wake",
        "900 bout 0-600 sleep",
    ),
    "silence and lock at once: silence": ("0-600 input, 610 lock, 900 end", "790 bout 0-610 away", "break_min=3m"),
    "a lock a millisecond earlier: lock": (
        "0-600 input, 610 lock, 900 end",
        "789.999 bout 0-610 lock",
        "break_min=179.999s",
    ),
    "silence and posture at once: silence": (
        "0-600 input, 600 posture standing, 900 end",
        "780 bout 0-600 away",
        "break_min=3m",
    ),
    "lock and posture at once: lock": ("0-600 input, 600 posture standing, 600 lock, 700 end", "660 bout 0-600 lock"),
    "sleep and posture at once: sleep, at the wake": (
        "0-600 input, 600 posture standing, 600 sleep, 700 wake",
        "700 bout 0-600 sleep",
    ),
    "posture inside a sleep is told when it is reached": (
        "0-600 input, 599 posture standing, 600 sleep, 700 wake",
        "659 bout 0-599 posture",
    ),
}

NOT_TO_BE_HAD = {
    "an answer while locked is refused, and no input": (
        "0 input, 10 lock, 20 answer start, 65 unlock, 66 end",
        "20 refused start, 66 bout 0-66 open",
    ),
    "an answer while asleep is refused": (
        "0-1790 input, 1805 sleep, 1806 answer skip, 1806 end",
        "1800 prompt 1, 1806 refused skip, 1806 bout 0-1806 open",
    ),
    "a posture line while locked opens nothing": ("0 lock, 5 posture sitting, 6 end", ""),
    "a posture line while locked changes the posture": ("0 lock, 5 posture standing, 10 unlock, 11 input, 12 end", ""),
    "a posture line while asleep changes it too": (
        "0 posture standing, 1 sleep, 5 posture sitting, 9 wake, 10 input, 11 end",
        "11 bout 10-11 open",
    ),
    "a posture line while locked is no sign": (
        "0 input, 5 lock, 30 posture sitting, 31 quit, 32 launch, 185 end",
        "185 bout 0-5 away",
    ),
}


@each_row(SILENCE)
def test_silence_ends_a_bout(row: Row) -> None:
    """`away_after` without a sign ends the bout at the last sign."""
    assert_told(*row)


@each_row(LOCK)
def test_a_lock_ends_a_bout(row: Row) -> None:
    """The screen locked for `break_min` ends the bout at the last sign, which the lock is."""
    assert_told(*row)


@each_row(SLEEP)
def test_a_sleep_ends_a_bout(row: Row) -> None:
    """The machine asleep for `break_min` ends the bout at the last sign, and the wake tells of it."""
    assert_told(*row)


@each_row(WHICH_COMES_FIRST)
def test_what_is_reached_first_names_the_reason(row: Row) -> None:
    """Ties go in the rule's order: away, lock, sleep, posture."""
    assert_told(*row)


@each_row(NOT_TO_BE_HAD)
def test_nothing_is_sensed_while_locked_or_asleep(row: Row) -> None:
    """Answers are refused; a posture line changes the posture and opens nothing."""
    assert_told(*row)
