"""The catalogue's files."""

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.exercises.catalogue_samples import BUILT_IN, built_in, own_document, own_text
from glutebreak.storage import catalogue_file
from glutebreak.storage.catalogue_file import ReadCatalogue, read_catalogue
from storage.odd_files import ODD_FILES


def test_without_an_own_file_the_built_in_catalogue_is_read(tmp_path: Path) -> None:
    """Nothing is missed, nothing is complained about."""
    assert read_catalogue(BUILT_IN, tmp_path / "exercises.json") == ReadCatalogue(built_in())


def test_an_own_file_adds_to_the_built_in_catalogue(tmp_path: Path) -> None:
    """A byte-order mark, as some editors write it, does no harm."""
    own = tmp_path / "exercises.json"
    own.write_text("\ufeff" + own_text(), encoding="utf-8")

    read = read_catalogue(BUILT_IN, own)

    assert read.complaint is None
    assert read.catalogue.routines["mine"].own


def test_a_broken_own_file_is_left_out_with_the_place_the_reason_and_the_remedy(tmp_path: Path) -> None:
    """The built-in catalogue is used, and one sentence says what to mend."""
    document = own_document()
    document["exercises"][0]["dose"]["count"] = 0
    own = tmp_path / "exercises.json"
    own.write_text(json.dumps(document), encoding="utf-8")

    assert read_catalogue(BUILT_IN, own) == ReadCatalogue(
        built_in(),
        f"Your own exercises in {own} are left out: at $.exercises[0].dose.count, 0 is out of range; choose a value "
        "from 1 to 100. Until then, the built-in exercises are used.",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "not UTF-8"), (b"{", "line 1, column 2 is not JSON"), (b" " * 4_000_001, "larger than 4 MB")],
)
def test_a_file_that_is_no_catalogue_at_all_is_left_out(tmp_path: Path, content: bytes, said: str) -> None:
    """Another encoding, another format, or something huge."""
    own = tmp_path / "exercises.json"
    own.write_bytes(content)

    read = read_catalogue(BUILT_IN, own)

    assert read.catalogue == built_in()
    assert said in str(read.complaint)


@pytest.mark.parametrize(("put", "problem"), ODD_FILES)
def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path, put: Callable[[Path], None], problem: str) -> None:
    """At once, with the reason and the remedy; the built-in exercises stay."""
    own = tmp_path / "exercises.json"
    put(own)

    assert read_catalogue(BUILT_IN, own) == ReadCatalogue(
        built_in(),
        f"Your own exercises in {own} can’t be read: {problem}; move it away. "
        "Until then, the built-in exercises are used.",
    )


def reasons_in(source: str) -> set[str]:
    """The reasons a source refuses for: the first argument of `refused`, the second of `RefusedError`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    by_method = [call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "refused"]
    by_class = [call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "RefusedError"]
    return {each.value for each in by_method + by_class if isinstance(each, ast.Constant)}


def test_every_reason_of_the_core_has_its_sentence() -> None:
    """A refusal is never answered with a crash."""
    exercises = BUILT_IN.parents[1] / "src" / "glutebreak" / "core" / "exercises"

    sources = [(exercises / name).read_text() for name in ("json_places.py", "parsing.py")]
    reasons = {reason for source in sources for reason in reasons_in(source)}

    assert reasons | {"not-utf8", "too-big"} == set(catalogue_file._REASONS)
