"""How a dose is spelled: in full on a page, in short in a break, and aloud."""

from glutebreak.core.exercises.catalogue import Dose, DoseKind, Sides
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import length_aloud, number, to_the_second


def in_full(dose: Dose) -> str:
    """`10 each side, one every 4 seconds, 1 min 25 s altogether.`: the way there and back is in it."""
    if dose.kind is DoseKind.TIME:
        return tr("{length}.", length=to_the_second(dose.lasts))
    return tr("{amount}, {length} altogether.", amount=_amount(dose), length=to_the_second(dose.lasts))


def in_short(dose: Dose) -> str:
    """`10 each side, one every 4 s`, `30 s each side`, `2 lengths, 20 s each`, `5 min`."""
    if dose.kind is DoseKind.TIME:
        return to_the_second(dose.hold)
    if dose.kind is DoseKind.LENGTHS:
        return tr_count("{count} length, {seconds} s", "{count} lengths, {seconds} s each", dose.count,
                        seconds=round(dose.hold / 1000))  # fmt: skip
    if dose.kind is DoseKind.HOLD:
        seconds = round(dose.hold / 1000)
        if dose.sides is Sides.BOTH:
            return tr_count("hold for {seconds} s", "hold for {seconds} s, {count} times", dose.count, seconds=seconds)
        return tr_count("{seconds} s each side", "{seconds} s, {count} times each side", dose.count, seconds=seconds)
    pace = number(dose.lift / 1000)
    if dose.sides is Sides.BOTH:
        return tr_count("once, {pace} s", "{count} times, one every {pace} s", dose.count, pace=pace)
    if dose.sides is Sides.EACH:
        return tr("{count} each side, one every {pace} s", count=dose.count, pace=pace)
    return tr("{count} each side, in turns, one every {pace} s", count=dose.count, pace=pace)


def aloud(dose: Dose) -> str:
    """`10 times on each side`, `30 seconds on each side`, `2 lengths`, `5 minutes`."""
    if dose.kind is DoseKind.LENGTHS:
        return tr_count("{count} length", "{count} lengths", dose.count)
    if dose.kind is DoseKind.REPS:
        much = tr_count("once", "{count} times", dose.count)
    else:
        much = length_aloud(dose.hold)
        if dose.kind is DoseKind.HOLD and dose.count > 1:
            much = tr("{count} times {length}", count=dose.count, length=much)
    if dose.sides is Sides.BOTH:
        return much
    if dose.sides is Sides.ALTERNATING:
        return tr("{much} on each side, in turns", much=much)
    return tr("{much} on each side", much=much)


def _amount(dose: Dose) -> str:
    match dose.kind:
        case DoseKind.REPS if dose.sides is Sides.EACH:
            said = tr("{count} each side, {pace}", count=dose.count, pace=_pace(dose.lift))
        case DoseKind.REPS if dose.sides is Sides.ALTERNATING:
            said = tr("{count} each side in turns, {pace}", count=dose.count, pace=_pace(dose.lift))
        case DoseKind.REPS:
            said = tr("{count} in all, {pace}", count=dose.count, pace=_pace(dose.lift))
        case DoseKind.HOLD if dose.sides is Sides.BOTH:
            said = tr_count("Hold {length}", "Hold {length}, {count} times", dose.count, length=_seconds(dose.hold))
        case DoseKind.HOLD:
            said = tr_count(
                "Hold {length} each side",
                "Hold {length}, {count} times each side",
                dose.count,
                length=_seconds(dose.hold),
            )
        case _:
            said = tr_count(
                "{count} length of 15 to 20 metres, walking back",
                "{count} lengths of 15 to 20 metres, walking back after each",
                dose.count,
            )
    return said


def _pace(lift: int) -> str:
    """`one every 4 seconds`."""
    return tr_count("one every second", "one every {seconds} seconds", _counted(lift), seconds=number(lift / 1000))


def _seconds(hold: int) -> str:
    """`1 second`, `2.5 seconds`."""
    return tr_count("{seconds} second", "{seconds} seconds", _counted(hold), seconds=number(hold / 1000))


def _counted(milliseconds: int) -> int:
    """Seconds as a whole number that has the form of theirs: what is no whole number of them is several."""
    return milliseconds // 1000 if milliseconds % 1000 == 0 else max(milliseconds // 1000, 2)
