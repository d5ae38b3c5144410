"""Reads and checks a catalogue: the built-in one, and the user's own that stands beside it.

The format is described in `resources/catalogue.schema.md`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from glutebreak.core.exercises.catalogue import (
    Catalogue,
    Dose,
    DoseKind,
    Evidence,
    Exercise,
    ExerciseStep,
    MoveStep,
    Noise,
    Region,
    Role,
    Routine,
    Setting,
    Sides,
    Source,
    Step,
    Words,
)
from glutebreak.core.exercises.json_places import Placed, Record, RefusedError, parse_json

SCHEMA = "glutebreak.catalogue/1"
"""The format's name and version."""

PARTS = ("up", "hold", "down", "rest")
"""The parts of a repetition, in their order."""

_SECONDS = 3600
_COUNT = 100
_NAME = 80
_QUICKEST = 1_000
"""Milliseconds: nobody lifts and lowers with care in less."""

_EXERCISE = (
    *("id", "name", "short", "role", "region", "setting", "discreetness", "counts_as_break", "noise", "space"),
    *("equipment", "muscles", "dose", "words", "steps", "cues", "mistakes", "caution", "harder", "easier", "gentler"),
    *("evidence", "picture", "film"),
)


def parse_catalogue(text: str) -> Catalogue:
    """The built-in catalogue.

    Raises:
        RefusedError: the text is no catalogue; it says where and why.
    """
    root = _root(text, "exercises", "walk", "routines", "sources")
    sources = {key: _source(value) for key, value in root["sources"].entries()}
    exercises = _exercises(root["exercises"], sources, taken=("walk",), own=False)
    walk = _exercise(root["walk"], sources, own=False)
    routines = _routines(root["routines"], exercises, taken=exercises, own=False)
    return Catalogue(exercises=exercises, routines=routines, sources=sources, walk=walk)


def parse_own_catalogue(text: str, built_in: Catalogue) -> Catalogue:
    """The built-in catalogue with the user's own exercises and routines behind the built-in ones.

    Raises:
        RefusedError: the text is no catalogue of one's own; it says where and why.
    """
    root = _root(text, "exercises", "routines", "sources")
    sources = dict(built_in.sources)
    for key, source in root.get("sources", {}).entries():
        if key in built_in.sources:
            raise source.refused("taken", id=key)
        sources[key] = _source(source)
    taken = (built_in.walk.id, *built_in.exercises, *built_in.routines)
    own = _exercises(root.get("exercises", []), sources, taken, own=True, known=built_in.exercises)
    exercises = {**built_in.exercises, **own}
    routines = _routines(root.get("routines", []), exercises, (*taken, *own), own=True)
    return replace(built_in, exercises=exercises, routines={**built_in.routines, **routines}, sources=sources)


def _root(text: str, *known: str) -> Record:
    """The document's fields. Its format is looked at first: another one has fields of its own."""
    document = parse_json(text)
    fields = dict(document.entries())
    if "schema" not in fields:
        raise document.refused("missing", field="schema")
    if fields["schema"].value != SCHEMA:
        raise fields["schema"].refused("not-this-format", format=SCHEMA)
    return document.record("schema", *known)


def _source(source: Placed) -> Source:
    fields = source.record("name", "citation", "found", "read")
    name = _maybe(fields.get("name", ""), _NAME)
    return Source(fields["citation"].text(), fields["found"].text(), fields["read"].text(), name)


def _exercises(
    listed: Placed,
    sources: Mapping[str, Source],
    taken: Iterable[str],
    *,
    own: bool,
    known: Mapping[str, Exercise] | None = None,
) -> dict[str, Exercise]:
    exercises: dict[str, Exercise] = {}
    for item in listed.items():
        exercise = _exercise(item, sources, own=own)
        _check_new(exercise.id, item, (*taken, *exercises))
        exercises[exercise.id] = exercise
    for item, exercise in zip(listed.items(), exercises.values(), strict=True):
        if exercise.gentler is not None and exercise.gentler not in {**(known or {}), **exercises}:
            raise RefusedError(f"{item.place}.gentler", "unknown-exercise", exercise=exercise.gentler)
    return exercises


def _exercise(item: Placed, sources: Mapping[str, Source], *, own: bool) -> Exercise:
    fields = item.record(*_EXERCISE)
    muscles = fields.get("muscles", {}).record("primary", "secondary")
    name = fields["name"].text(_NAME)
    return Exercise(
        id=_identity(fields["id"]),
        name=name,
        short=fields.get("short", name.lower()).text(_NAME),
        role=fields["role"].one_of(Role),
        region=fields["region"].one_of(Region),
        setting=fields["setting"].one_of(Setting),
        dose=_dose(fields["dose"]),
        words=_words(fields.get("words", {})),
        steps=_some(fields["steps"]),
        cues=_some(fields["cues"]),
        discreetness=fields.get("discreetness", 0).whole(0, 3),
        counts_as_break=fields.get("counts_as_break", default=True).yes(),
        noise=fields.get("noise", "silent").one_of(Noise),
        space=_maybe(fields.get("space", "")),
        equipment=fields.get("equipment", []).texts(),
        primary_muscles=muscles.get("primary", []).texts(),
        secondary_muscles=muscles.get("secondary", []).texts(),
        mistakes=fields.get("mistakes", []).texts(),
        caution=_maybe(fields.get("caution", "")),
        harder=_maybe(fields.get("harder", "")),
        easier=_maybe(fields.get("easier", "")),
        gentler=fields["gentler"].text() if "gentler" in fields else None,
        evidence=tuple(_evidence(each, sources) for each in fields.get("evidence", []).items()),
        picture=_file(fields["picture"]) if "picture" in fields else None,
        film=_file(fields["film"]) if "film" in fields else None,
        own=own,
    )


def _dose(item: Placed) -> Dose:
    fields = item.record("kind", "count", "sides", "seconds", "side_change")
    seconds = fields["seconds"].record(*PARTS)
    kind = fields["kind"].one_of(DoseKind)
    dose = Dose(
        kind=kind,
        count=fields.get("count", 1).whole(1, _COUNT),
        sides=fields.get("sides", "both").one_of(Sides),
        side_change=fields.get("side_change", 0).milliseconds(60),
        **{part: seconds.get(part, 0).milliseconds(_SECONDS) for part in PARTS},
    )
    if kind is not DoseKind.REPS and dose.hold == 0:
        raise fields["seconds"].refused("missing", field="hold")
    if dose.lift < _QUICKEST:
        raise fields["seconds"].refused("too-quick")
    return dose


def _words(item: Placed) -> dict[str, Words]:
    words = {}
    for part, said in item.record(*PARTS).fields.items():
        match said.items():
            case [word]:
                words[part] = Words(word.text(40))
            case [word, hint]:
                words[part] = Words(word.text(40), _maybe(hint, 60))
            case _:
                raise said.refused("not-word-and-hint")
    return words


def _evidence(item: Placed, sources: Mapping[str, Source]) -> Evidence:
    fields = item.record("claim", "plain", "source")
    source = fields["source"].text()
    if source not in sources:
        raise fields["source"].refused("unknown-source", source=source)
    return Evidence(fields["claim"].text(), source, _maybe(fields.get("plain", "")))


def _routines(
    listed: Placed, exercises: Mapping[str, Exercise], taken: Iterable[str], *, own: bool
) -> dict[str, Routine]:
    routines: dict[str, Routine] = {}
    for item in listed.items():
        fields = item.record("id", "name", "why", "steps", "swap")
        identity = _identity(fields["id"])
        _check_new(identity, item, (*taken, *routines))
        steps = tuple(_step(each, exercises) for each in fields["steps"].items())
        if not any(isinstance(step, ExerciseStep) for step in steps):
            raise fields["steps"].refused("no-exercise")
        swap = {}
        for given, taken_instead in fields.get("swap", {}).entries():
            _known(given, taken_instead, exercises)
            swap[given] = _known(taken_instead.text(), taken_instead, exercises)
        name, why = fields["name"].text(_NAME), _maybe(fields.get("why", ""))
        routines[identity] = Routine(id=identity, name=name, why=why, steps=steps, swap=swap, own=own)
    return routines


def _step(item: Placed, exercises: Mapping[str, Exercise]) -> Step:
    if isinstance(item.value, dict) and "move" in item.value:
        fields = item.record("move", "seconds")
        return MoveStep(fields["move"].text(_NAME), fields["seconds"].milliseconds(300))
    fields = item.record("exercise", "count", "side_change", "hold", "rest")
    identity = _known(fields["exercise"].text(), fields["exercise"], exercises)
    usual = exercises[identity].dose

    def seconds(name: str, otherwise: int) -> int:
        return fields[name].milliseconds(_SECONDS) if name in fields else otherwise

    dose = replace(
        usual,
        count=fields.get("count", usual.count).whole(1, _COUNT),
        side_change=seconds("side_change", usual.side_change),
        hold=seconds("hold", usual.hold),
        rest=seconds("rest", usual.rest),
    )
    if dose.lift < _QUICKEST:
        raise item.refused("too-quick")
    return ExerciseStep(identity, dose)


def _known(identity: str, item: Placed, exercises: Mapping[str, Exercise]) -> str:
    if identity not in exercises:
        raise item.refused("unknown-exercise", exercise=identity)
    return identity


def _identity(item: Placed) -> str:
    identity = item.text(_NAME)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identity):
        raise item.refused("not-an-id")
    return identity


def _check_new(identity: str, item: Placed, taken: Iterable[str]) -> None:
    if identity in taken:
        raise RefusedError(f"{item.place}.id", "taken", id=identity)


def _file(item: Placed) -> str:
    """A file's name without a folder: what the user added lies beside the catalogue, and nowhere else."""
    name = item.text(255)
    if "/" in name or "\\" in name or ":" in name or "\0" in name or name in {".", ".."}:
        raise item.refused("not-a-file-name")
    return name


def _some(item: Placed) -> tuple[str, ...]:
    texts = item.texts()
    if not texts:
        raise item.refused("empty-list")
    return texts


def _maybe(item: Placed, most: int = 600) -> str:
    return "" if item.value == "" else item.text(most)
