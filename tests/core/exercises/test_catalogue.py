"""The catalogue's values, the built-in catalogue, and what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from core.exercises.catalogue_samples import BUILT_IN, built_in, own_document, own_text
from glutebreak.core.exercises.catalogue import Dose, DoseKind, MoveStep, Setting, Sides
from glutebreak.core.exercises.json_places import RefusedError
from glutebreak.core.exercises.parsing import PARTS, parse_catalogue, parse_own_catalogue


def test_the_built_in_catalogue_has_its_exercises_and_routines() -> None:
    """Eighteen exercises, a walk and six routines whose true lengths are those they were designed for."""
    catalogue = built_in()

    lengths = {each.id: each.lasts // 1000 for each in catalogue.routines.values()}

    assert len(catalogue.exercises) == 18
    assert catalogue.walk.dose.lasts == 300_000
    assert lengths == {
        "on-a-call-minute": 60,
        "desk-two-minute-reset": 120,
        "three-minute-resistance-break": 180,
        "mat-stretch-then-fire": 180,
        "mat-hip-stability": 165,
        "runners-hallway-drills": 180,
    }


def test_every_exercise_says_what_to_do_in_each_part_of_its_repetition() -> None:
    """A part that takes longer than half a second has a word under the ring."""
    wordless = [
        (each.id, part)
        for each in [*built_in().exercises.values(), built_in().walk]
        for part in PARTS
        if getattr(each.dose, part) > 500 and part not in each.words
    ]

    assert wordless == []


@pytest.mark.parametrize(
    ("identity", "seconds"),
    [("donkey-kick", 85), ("bird-dog", 80), ("standing-march", 60), ("half-kneeling-hip-flexor-stretch", 75)],
)
def test_a_dose_lasts_as_long_as_its_repetitions_and_its_change_of_sides(identity: str, seconds: int) -> None:
    """Each side in turn, alternating lifts and holds add up to the length the catalogue was designed for."""
    assert built_in().exercise(identity).dose.lasts == seconds * 1000


def test_an_alternating_repetition_is_a_lift_on_each_side() -> None:
    """Five bird dogs are ten lifts."""
    dose = Dose(kind=DoseKind.REPS, count=5, sides=Sides.ALTERNATING, up=2000, hold=3000, down=2200, rest=800)

    assert (dose.lift, dose.repetition, dose.lasts) == (8000, 16_000, 80_000)


def test_an_exercise_alone_is_a_routine_of_its_own_dose() -> None:
    """Do it now: the exercise's id names a routine too, and so does the walk's."""
    catalogue = built_in()

    donkey, walk = catalogue.routine("donkey-kick"), catalogue.routine("walk")

    assert (donkey.name, donkey.lasts) == ("Donkey kick", 85_000)
    assert (walk.name, walk.lasts) == ("Walk", 300_000)


def test_a_squeeze_in_the_chair_interrupts_no_sitting() -> None:
    """Seated only is told of the one exercise that leaves its user in the chair."""
    catalogue = built_in()

    seated = [each for each in catalogue.exercises if catalogue.seated_only(catalogue.alone(each))]

    assert seated == ["seated-glute-squeeze"]


def test_a_routine_is_as_discreet_and_needs_the_room_of_its_exercises() -> None:
    """The least discreet exercise decides, and every setting counts."""
    catalogue = built_in()
    drills = catalogue.routines["runners-hallway-drills"]

    assert catalogue.settings_of(drills) == {Setting.STAND, Setting.HALLWAY}
    assert catalogue.discreetness_of(catalogue.routines["desk-two-minute-reset"]) == 2
    assert catalogue.discreetness_of(drills) == 0


def test_ones_own_exercises_and_routines_stand_behind_the_built_in_ones() -> None:
    """Fields that were left out have their defaults; own routines may use built-in exercises."""
    catalogue = parse_own_catalogue(own_text(), built_in())

    wall_sit, mine = catalogue.exercises["wall-sit"], catalogue.routines["mine"]

    assert list(catalogue.exercises)[-1] == "wall-sit"
    assert (wall_sit.own, wall_sit.short, wall_sit.film, wall_sit.dose.lasts) == (
        True,
        "wall sit",
        "wall-sit.webm",
        24_000,
    )
    assert (mine.own, mine.lasts) == (True, 3000 + 24_000 + 60_000)
    assert mine.steps[0] == MoveStep("to the wall", 3000)


def test_the_example_of_the_documented_format_is_read() -> None:
    """Whoever copies it has an exercise and a routine of their own."""
    page = BUILT_IN.with_name("catalogue.schema.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    catalogue = parse_own_catalogue(example, built_in())
    assert catalogue.exercises["wall-sit"].own
    assert [step.exercise for step in catalogue.routines["mine"].exercise_steps] == [
        "standing-hip-flexor-stretch",
        "wall-sit",
    ]


Change = Callable[[dict[str, Any]], object]

BROKEN: list[tuple[Change, str, str]] = [
    (lambda d: d.update(schema="other/1"), "$.schema", "not-this-format"),
    (lambda d: d.update(schema="glutebreak.catalogue/2", tags=[]), "$.schema", "not-this-format"),
    (lambda d: d.pop("schema"), "$", "missing"),
    (lambda d: d.update(exercise=[]), "$.exercise", "unknown-field"),
    (lambda d: d.update(exercises={}), "$.exercises", "not-a-list"),
    (lambda d: d["exercises"].append(3), "$.exercises[1]", "not-an-object"),
    (lambda d: d["exercises"][0].pop("name"), "$.exercises[0]", "missing"),
    (lambda d: d["exercises"][0].update(name=3), "$.exercises[0].name", "not-text"),
    (lambda d: d["exercises"][0].update(name="sit\ud800"), "$.exercises[0].name", "half-character"),
    (lambda d: d["exercises"][0].update(cues=["a", "\udfff"]), "$.exercises[0].cues[1]", "half-character"),
    (lambda d: d.update(sources={"ü\ud800": {}}), "$.sources.ü\\ud800", "half-character"),
    (lambda d: d["exercises"][0].update(name=" "), "$.exercises[0].name", "blank"),
    (lambda d: d["exercises"][0].update(name="x" * 81), "$.exercises[0].name", "too-long"),
    (lambda d: d["exercises"][0].update(id="Wall Sit"), "$.exercises[0].id", "not-an-id"),
    (lambda d: d["exercises"][0].update(id="donkey-kick"), "$.exercises[0].id", "taken"),
    (lambda d: d["exercises"][0].update(id="walk"), "$.exercises[0].id", "taken"),
    (lambda d: d["exercises"].append(d["exercises"][0]), "$.exercises[1].id", "taken"),
    (lambda d: d["exercises"][0].update(role="sleep"), "$.exercises[0].role", "not-one-of"),
    (lambda d: d["exercises"][0].update(role=["stretch"]), "$.exercises[0].role", "not-one-of"),
    (lambda d: d["exercises"][0].update(discreetness=4), "$.exercises[0].discreetness", "out-of-range"),
    (lambda d: d["exercises"][0].update(discreetness=True), "$.exercises[0].discreetness", "not-whole"),
    (lambda d: d["exercises"][0].update(counts_as_break="no"), "$.exercises[0].counts_as_break", "not-true-or-false"),
    (lambda d: d["exercises"][0].update(cues=[]), "$.exercises[0].cues", "empty-list"),
    (lambda d: d["exercises"][0].update(cues=["a", ""]), "$.exercises[0].cues[1]", "blank"),
    (lambda d: d["exercises"][0].update(gentler="nap"), "$.exercises[0].gentler", "unknown-exercise"),
    (lambda d: d["exercises"][0].update(film="../film.webm"), "$.exercises[0].film", "not-a-file-name"),
    (lambda d: d["exercises"][0].update(film="http://x"), "$.exercises[0].film", "not-a-file-name"),
    (lambda d: d["exercises"][0].update(words={"up": []}), "$.exercises[0].words.up", "not-word-and-hint"),
    (lambda d: d["exercises"][0]["dose"].update(count=0), "$.exercises[0].dose.count", "out-of-range"),
    (lambda d: d["exercises"][0]["dose"].update(kind="laps"), "$.exercises[0].dose.kind", "not-one-of"),
    (lambda d: d["exercises"][0]["dose"]["seconds"].pop("hold"), "$.exercises[0].dose.seconds", "missing"),
    (
        lambda d: d["exercises"][0].update(dose={"kind": "reps", "seconds": {"up": 0.4}}),
        "$.exercises[0].dose.seconds",
        "too-quick",
    ),
    (
        lambda d: d["exercises"][0]["dose"]["seconds"].update(hold="20 s"),
        "$.exercises[0].dose.seconds.hold",
        "not-a-number",
    ),
    (
        lambda d: d["exercises"][0].update(evidence=[{"claim": "x", "source": "y"}]),
        "$.exercises[0].evidence[0].source",
        "unknown-source",
    ),
    (
        lambda d: d.update(sources={"selkowitz2013": {"citation": "a", "found": "b", "read": "c"}}),
        "$.sources.selkowitz2013",
        "taken",
    ),
    (lambda d: d["routines"][0].update(id="wall-sit"), "$.routines[0].id", "taken"),
    (lambda d: d["routines"][0].update(steps=[]), "$.routines[0].steps", "no-exercise"),
    (
        lambda d: d["routines"][0]["steps"].append({"exercise": "nap"}),
        "$.routines[0].steps[3].exercise",
        "unknown-exercise",
    ),
    (lambda d: d["routines"][0]["steps"][0].pop("seconds"), "$.routines[0].steps[0]", "missing"),
    (lambda d: d["routines"][0].update(swap={"nap": "wall-sit"}), "$.routines[0].swap.nap", "unknown-exercise"),
]


@pytest.mark.parametrize(("change", "place", "reason"), BROKEN, ids=[f"{each[2]} at {each[1]}" for each in BROKEN])
def test_a_broken_catalogue_is_refused_with_the_place_and_the_reason(change: Change, place: str, reason: str) -> None:
    """Whatever is wrong in one's own file is pointed at by its JSON path."""
    document = own_document()
    change(document)

    with pytest.raises(RefusedError) as refusal:
        parse_own_catalogue(json.dumps(document), built_in())

    assert (refusal.value.place, refusal.value.reason) == (place, reason)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 5_000, "nonsense"])
def test_what_is_no_json_is_refused_with_its_line(text: str) -> None:
    """Even nesting without end is a sentence, never a crash."""
    with pytest.raises(RefusedError) as refusal:
        parse_own_catalogue(text, built_in())

    assert (refusal.value.place, refusal.value.reason) == ("$", "not-json")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (own_text()[:-1] + ', "exercises": []}', "$.exercises"),
        (own_text().replace('"kind":', '"kind": "reps", "kind":'), "$.exercises[0].dose.kind"),
    ],
)
def test_a_field_that_is_there_twice_is_refused(text: str, place: str) -> None:
    """JSON keeps the last one: what stands in the first would be lost at the next change in the library."""
    with pytest.raises(RefusedError) as refusal:
        parse_own_catalogue(text, built_in())

    assert (refusal.value.place, refusal.value.reason) == (place, "twice")


def test_the_built_in_catalogue_may_not_lack_its_walk() -> None:
    """The same checks hold for what comes with the app."""
    document = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    del document["walk"]

    with pytest.raises(RefusedError, match="missing"):
        parse_catalogue(json.dumps(document))
