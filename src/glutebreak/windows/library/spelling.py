"""How the library spells parts of the body, places, doses and lengths of time."""

import re
import textwrap

from glutebreak.core.exercises.catalogue import Dose, DoseKind, Exercise, Noise, Region, Setting, Sides, Source
from glutebreak.core.exercises.library import Heading
from glutebreak.core.history.done import Amount
from glutebreak.language import tr, tr_count
from glutebreak.windows.dates_and_lengths import NO_BREAK, to_the_second


def region(which: Region) -> str:
    """`side of the hip`."""
    return {
        Region.GLUTES: tr("glutes"),
        Region.HIP_FLEXORS: tr("hip flexors"),
        Region.SIDE_OF_HIP: tr("side of the hip"),
        Region.THIGHS: tr("thighs"),
        Region.FRONT_OF_THIGH: tr("front of the thigh"),
        Region.CALVES: tr("calves"),
        Region.WHOLE_BODY: tr("whole body"),
    }[which]


def setting(which: Setting) -> str:
    """`Standing`, as on a chip."""
    return {
        Setting.SEAT: tr("Seat"),
        Setting.STAND: tr("Standing"),
        Setting.MAT: tr("Mat"),
        Setting.HALLWAY: tr("Hallway"),
        Setting.ANYWHERE: tr("Anywhere"),
    }[which]


def heading(which: Heading) -> tuple[str, str]:
    """The heading and the few words beside it."""
    return {
        Heading.STRETCH: (tr("First stretch"), tr("open the front of the hip")),
        Heading.ACTIVATE: (tr("Then activate"), tr("glutes and their neighbours")),
        Heading.DRILLS: (tr("Running drills"), tr("rhythm and positions, twenty clear metres")),
    }[which]


def purpose(which: Heading) -> str:
    """`Stretch`, as in a menu."""
    return {
        Heading.STRETCH: tr("Stretch"),
        Heading.ACTIVATE: tr("Activate"),
        Heading.DRILLS: tr("Drills"),
    }[which]


def discreet_at_least(level: int) -> str:
    """What at least so discreet means, as in a menu."""
    return (tr("Any"), tr("A little"), tr("Discreet"), tr("Nobody notices"))[level]


def discreet(level: int) -> str:
    """How discreet an exercise is, in a word; empty for one at which everybody looks."""
    return ("", tr("visible"), tr("discreet"), tr("nobody notices"))[level]


def lasting(milliseconds: int) -> str:
    """`40 s`, `1 min`, `1:15 min`; a line never breaks inside it."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    if not minutes:
        spelled = tr("{seconds} s", seconds=seconds)
    elif not seconds:
        spelled = tr("{minutes} min", minutes=minutes)
    else:
        spelled = tr("{minutes}:{seconds} min", minutes=minutes, seconds=f"{seconds:02}")
    return spelled.replace(" ", NO_BREAK)


def tile_line(exercise: Exercise, *, banned: bool) -> str:
    """What stands under an exercise's name: `hip flexors, 1:10 min, discreet`."""
    parts = [about(exercise)]
    if banned:
        parts.append(tr("never suggested"))
    if exercise.own:
        parts.append(tr("your own"))
    return ", ".join(parts)


def about(exercise: Exercise) -> str:
    """`hip flexors, 1:10 min, discreet`."""
    parts = (region(exercise.region), lasting(exercise.dose.lasts), discreet(exercise.discreetness))
    return ", ".join(part for part in parts if part)


def dose(of: Dose) -> str:
    """`10 each side, one every 4 seconds, 1 min 25 s altogether.`: the way there and back is in it."""
    return tr("{amount}, {length} altogether.", amount=_amount(of), length=to_the_second(of.lasts))


def _amount(of: Dose) -> str:
    seconds = _seconds(of.lift)
    match of.kind:
        case DoseKind.REPS if of.sides is Sides.EACH:
            said = tr("{count} each side, one every {seconds} seconds", count=of.count, seconds=seconds)
        case DoseKind.REPS if of.sides is Sides.ALTERNATING:
            said = tr("{count} each side in turns, one every {seconds} seconds", count=of.count, seconds=seconds)
        case DoseKind.REPS:
            said = tr("{count} in all, one every {seconds} seconds", count=of.count, seconds=seconds)
        case DoseKind.HOLD if of.sides is Sides.BOTH:
            said = tr_count(
                "Hold {seconds} seconds",
                "Hold {seconds} seconds, {count} times",
                of.count,
                seconds=_seconds(of.hold),
            )
        case DoseKind.HOLD:
            said = tr_count(
                "Hold {seconds} seconds each side",
                "Hold {seconds} seconds, {count} times each side",
                of.count,
                seconds=_seconds(of.hold),
            )
        case DoseKind.LENGTHS:
            said = tr_count(
                "{count} length of 15 to 20 metres, walking back",
                "{count} lengths of 15 to 20 metres, walking back after each",
                of.count,
            )
        case _:
            said = tr("For a while")
    return said


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:g}"


def where(exercise: Exercise) -> str:
    """`On a mat, silent.`."""
    place = {
        Setting.SEAT: tr("On a chair"),
        Setting.STAND: tr("Standing"),
        Setting.MAT: tr("On a mat"),
        Setting.HALLWAY: tr("In a hallway"),
        Setting.ANYWHERE: tr("Anywhere"),
    }[exercise.setting]
    noise = {
        Noise.SILENT: tr("silent"),
        Noise.LOW: tr("barely audible"),
        Noise.MEDIUM: tr("audible next door"),
        Noise.HIGH: tr("loud"),
    }[exercise.noise]
    return tr("{place}, {noise}.", place=place, noise=noise)


def source_name(source: Source) -> str:
    """Its own short name, or `Selkowitz 2013` from its citation; else how that begins, 40 characters at most."""
    if source.name:
        return source.name
    author = re.match(r"([\w'\u2019-]+) [A-Z]{1,3}\b", source.citation)
    year = re.search(r"\b(19|20)\d\d\b", source.citation)
    if author is not None:
        return f"{author.group(1)} {year.group()}" if year is not None else author.group(1)
    beginning = re.split(r"[:;(.]", source.citation, maxsplit=1)[0].strip()
    return textwrap.shorten(beginning, 40, placeholder=" \N{HORIZONTAL ELLIPSIS}")


def amount(of: Amount) -> str:
    """`148`, `3 min`: repetitions, or how long it was held."""
    return str(of.reps) if of.reps else lasting(of.held)
