"""How the library spells parts of the body, places, what is sought and where something is known from."""

import re
import textwrap

from glutebreak.core.exercises.catalogue import Exercise, Noise, Region, Setting, Source
from glutebreak.core.exercises.library import Heading
from glutebreak.core.history.exercise_totals import Amount
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import in_minutes


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
    parts = (region(exercise.region), in_minutes(exercise.dose.lasts), discreet(exercise.discreetness))
    return ", ".join(part for part in parts if part)


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
    return str(of.reps) if of.reps else in_minutes(of.held)
