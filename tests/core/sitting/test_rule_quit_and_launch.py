"""Rule 14: what a quit ends and what stays until the launch."""

from core.sitting.trace_lines import Row, assert_told, each_row

GOES_ON = {
    "the last sign is a millisecond younger than away_after": (
        "0-100 input, 110 quit, 279.999 launch, 279.999 end",
        "279.999 bout 0-279.999 open",
    ),
    "the last sign is as old as away_after": ("0-100 input, 110 quit, 280 launch, 281 end", "280 bout 0-100 quit"),
    "neither quit nor launch is a sign": ("0-100 input, 200 quit, 210 launch, 280 end", "280 bout 0-100 away"),
    "a call's end by the quit is one": (
        "0-100 input, 100 hold call, 200 quit, 210 launch, 380 end",
        "380 bout 0-200 away",
    ),
    "a launch without a quit is ignored": ("0 input, 10 launch, 180 end", "180 bout 0-0 away"),
    "a second quit and a second launch are ignored": (
        "0 input, 10 quit, 20 quit, 30 launch, 40 launch, 180 end",
        "180 bout 0-0 away",
    ),
    "a trace may end without a launch": ("0 input, 10 quit, 900 end", "900 bout 0-900 open"),
    "input that lasts goes on counting after the launch": (
        "0-500 input, 100 quit, 150 launch, 680 end",
        "680 bout 0-500 away",
    ),
    "and opens a bout at a late launch": (
        "0-500 input, 100 quit, 300 launch, 310 end",
        "300 bout 0-100 quit, 300 break 100-300 natural, 310 bout 300-310 open",
    ),
    "input that ended between quit and launch counts until the quit": (
        "0-120 input, 100 quit, 130 launch, 280 end",
        "280 bout 0-100 away",
    ),
    "input that ended before the launch does not": (
        "0-300 input, 100 quit, 300 launch, 310 end",
        "300 bout 0-100 quit",
    ),
}

IGNORED = {
    "input, answers and posture": (
        "0-100 input, 110 quit, 120-200 input, 130 answer start, 140 posture standing, 150 launch, 280 end",
        "280 bout 0-100 away",
    ),
    "a lock": ("0-100 input, 110 quit, 120 lock, 130 launch, 140 input, 320 end", "320 bout 0-140 away"),
    "a hold": (
        "0-1795 input, 1796 quit, 1797 hold dnd, 1798 launch, 1829 end",
        "1828 prompt 1, 1829 bout 0-1829 open",
    ),
    "a finish": (
        "0-100 input, 110 quit, 120 finish done, 130 launch, 130 end",
        "130 bout 0-130 open",
    ),
}

FORGOTTEN = {
    "an activation, abandoned": (
        "0-1790 input, 1805 answer start, 1810 quit, 1820 launch, 1821 hold watching, 2111 end",
        "1800 prompt 1, 2110 prompt 2, 2111 bout 0-2111 open",
    ),
    "so Start can be pressed again": ("0 input, 5 answer start, 6 quit, 7 launch, 8 answer start", "8 bout 0-8 open"),
    "a hold": (
        "0-1795 input, 1796 hold dnd, 1798 quit, 1799 launch, 1829 end",
        "1829 prompt 1, 1829 bout 0-1829 open",
    ),
    "and that a hold had ended": (
        "0-1795 input, 1796 hold dnd, 1797 release dnd, 1798 quit, 1799 launch, 1828 end",
        "1828 bout 0-1828 open",
    ),
    "a call is over at the quit": (
        "0 input, 10 hold call, 100 quit, 110 launch, 280 end",
        "280 bout 0-100 away",
    ),
    "a lock": ("0-100 input, 110 lock, 120 quit, 130 launch, 290 end", "290 bout 0-110 away"),
    "but a lock of break_min had ended the bout": ("0-100 input, 110 lock, 170 quit", "170 bout 0-110 lock"),
    "a sleep, even of break_min": ("0-100 input, 110 sleep, 200 quit, 210 launch, 280 end", "280 bout 0-100 away"),
    "what is on screen, without a line": (
        "0-1790 input, 1801 quit, 1970 launch, 1971 end",
        "1800 prompt 1, 1970 bout 0-1790 quit",
    ),
}

STAYS = {
    "the due time": (
        "0-1700 input, 1700 quit, 1720 launch, 1760 input, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
    "what fell due meanwhile is shown after_hold after the launch": (
        "0-1795 input, 1796 quit, 1820 launch, 1851 end",
        "1850 prompt 1, 1851 bout 0-1851 open",
    ),
    "if somebody is there": ("0-1795 input, 1796 quit, 1825.001 launch, 1860 end", "1860 bout 0-1860 open"),
    "the shows of the ask": (
        "0-1790 input, 1790 hold watching, 2105 quit, 2106 launch, 2107 hold watching, 4200 end",
        "1800 prompt 1, 2100 prompt 2, 2400 prompt 3, 4200 prompt 4, 4200 bout 0-4200 open",
    ),
    "standing that lasted is told at the launch": (
        "0-100 input, 100 posture standing, 110 quit, 200 launch, 210 end",
        "200 bout 0-100 posture",
    ),
    "but silence is asked first": (
        "0-100 input, 100 posture standing, 105 input, 110 quit, 290 launch, 291 end",
        "290 bout 0-105 quit",
    ),
    "the last bout's end and kind": (
        "0 input, 10 answer start, 80 finish done, 90 quit, 100 launch, 110 input",
        "80 bout 0-10 activation, 110 break 10-110 prompted, 110 bout 110-110 open",
    ),
}


LIKE_A_HOLD = {
    "a millisecond before after_hold nothing is asked": (
        "0-1795 input, 1796 quit, 1801 launch, 1830.999 end",
        "1830.999 bout 0-1830.999 open",
    ),
    "and then it is": ("0-1795 input, 1796 quit, 1801 launch, 1831 end", "1831 prompt 1, 1831 bout 0-1831 open"),
    "a call sensed meanwhile keeps it back": (
        "0-1795 input, 1795 hold call, 1796 quit, 1801 launch, 1802 hold call, 1900 end",
        "1900 bout 0-1900 open",
    ),
    "until it ends, and after_hold has passed again": (
        "0-1795 input, 1795 hold call, 1796 quit, 1801 launch, 1802 hold call, 1820 release call, 1851 end",
        "1850 prompt 1, 1851 bout 0-1851 open",
    ),
    "without after_hold it is asked at the launch": (
        "0-1795 input, 1796 quit, 1801 launch, 1801 end",
        "1801 prompt 1, 1801 bout 0-1801 open",
        "after_hold=0s",
    ),
    "a repeated show waits too": (
        "0-1790 input, 1790 hold watching, 2099 quit, 2101 launch, 2101 hold watching, 2132 end",
        "1800 prompt 1, 2131 prompt 2, 2132 bout 0-2132 open",
    ),
    "a launch that is ignored ends no hold": (
        "0-1795 input, 1799 launch, 1800 end",
        "1800 prompt 1, 1800 bout 0-1800 open",
    ),
}

STANDING = {
    "lapses, and the next input opens a bout": (
        "0 posture standing, 10 quit, 20 launch, 30 input",
        "30 bout 30-30 open",
    ),
    "and opens none by itself": ("0 posture standing, 10 quit, 20 launch, 25 end", ""),
    "input that goes on counts again from the launch": (
        "0 posture standing, 5-100 input, 10 quit, 20 launch, 30 end",
        "30 bout 20-30 open",
    ),
    "shorter than break_min at the launch never happened": (
        "0-100 input, 100 posture standing, 101 quit, 159.999 launch, 170 end",
        "170 bout 0-170 open",
    ),
    "that lapsed before break_min never happened": (
        "0-100 input, 100 posture standing, 101 quit, 200 launch, 210 end",
        "210 bout 0-210 open",
        "off_after=1m break_min=70s",
    ),
    "that lapsed with break_min ended the bout": (
        "0-100 input, 100 posture standing, 101 quit, 200 launch, 210 end",
        "200 bout 0-100 posture",
        "off_after=70s break_min=70s",
    ),
    "that lasted ends the bout, and input that goes on opens the next": (
        "0-400 input, 100 posture standing, 110 quit, 200 launch, 210 end",
        "200 bout 0-100 posture, 200 break 100-200 natural, 210 bout 200-210 open",
    ),
    "counts anew if it is said again": (
        "0-100 input, 100 posture standing, 110 quit, 120 launch, 125 posture standing, 185 end",
        "185 bout 0-125 posture",
    ),
}


@each_row(GOES_ON)
def test_whether_the_bout_goes_on_at_the_launch(row: Row) -> None:
    """If the last sign is younger than `away_after`; else it ended at that sign."""
    assert_told(*row)


@each_row(IGNORED)
def test_nothing_counts_between_quit_and_launch(row: Row) -> None:
    """Everything but launch, wall and end is ignored."""
    assert_told(*row)


@each_row(FORGOTTEN)
def test_what_a_quit_forgets(row: Row) -> None:
    """A running activation, holds, lock and sleep, and what is on screen."""
    assert_told(*row)


@each_row(LIKE_A_HOLD)
def test_a_launch_counts_as_the_end_of_a_hold(row: Row) -> None:
    """Nothing is asked for `after_hold`, until what holds now has been sensed."""
    assert_told(*row)


@each_row(STANDING)
def test_standing_at_a_launch(row: Row) -> None:
    """It lapses there, once the end that it brought before has been told."""
    assert_told(*row)


@each_row(STAYS)
def test_what_stays_over_a_quit(row: Row) -> None:
    """An open bout with its counts and due times, standing that had lasted, and the end of the bout before."""
    assert_told(*row)
