"""The user's own exercises and routines on disk: changed one at a time, and checked as a whole."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.exercises.catalogue_samples import built_in, own_document, own_text
from glutebreak.storage.own_catalogue import OwnCatalogue, OwnCatalogueError
from storage.log_samples import full_disk
from storage.odd_files import ODD_FILES

WALL_SIT = own_document()["exercises"][0]


def own_in(folder: Path, text: str | None = None) -> OwnCatalogue:
    """One in that folder, with a file of that text."""
    path = folder / "catalogue.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return OwnCatalogue(path, built_in())


def test_the_first_exercise_makes_the_file(tmp_path: Path) -> None:
    """For the owner alone; it is read again as it was kept, beside the built-in ones."""
    own = own_in(tmp_path / "config")
    made = own.keep("exercises", WALL_SIT)
    path = tmp_path / "config" / "catalogue.json"
    assert json.loads(path.read_text()) == {"schema": "glutebreak.catalogue/1", "exercises": [WALL_SIT]}
    assert path.stat().st_mode & 0o777 == 0o600
    assert made == own.catalogue()
    assert made.exercises["wall-sit"].own


def test_an_entry_is_put_in_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    """And everything else stays as it was."""
    own = own_in(tmp_path, own_text())
    own.keep("exercises", {**WALL_SIT, "name": "Wall chair"})
    document = json.loads((tmp_path / "catalogue.json").read_text())
    assert document == {**own_document(), "exercises": [{**WALL_SIT, "name": "Wall chair"}]}


def test_what_does_not_fit_is_refused_and_the_file_untouched(tmp_path: Path) -> None:
    """With the place, the reason and the remedy; of what is on disk nothing is left out."""
    own = own_in(tmp_path, own_text())
    with pytest.raises(OwnCatalogueError) as refusal:
        own.keep("exercises", {**WALL_SIT, "id": "other", "steps": []})
    assert str(refusal.value) == (
        "This can’t be saved: at $.exercises[1].steps, the list is empty; put at least one line in it."
    )
    assert (tmp_path / "catalogue.json").read_text() == own_text()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file may lie in a folder of the user's own that is kept elsewhere; films still lie beside the link."""
    kept = tmp_path / "dotfiles" / "catalogue.json"
    kept.parent.mkdir()
    kept.write_text(own_text(), encoding="utf-8")
    own = own_in(tmp_path)
    (tmp_path / "catalogue.json").symlink_to(kept)
    own.keep("exercises", {**WALL_SIT, "name": "Wall chair"})
    assert (tmp_path / "catalogue.json").is_symlink()
    assert json.loads(kept.read_text())["exercises"][0]["name"] == "Wall chair"
    assert own.folder == tmp_path


def test_a_file_too_big_to_be_read_elsewhere_is_not_changed_either(tmp_path: Path) -> None:
    """What the app leaves out as a whole is not edited as if it were in use."""
    own = own_in(tmp_path, own_text() + " " * 4_000_000)
    with pytest.raises(OwnCatalogueError, match="larger than 4 MB"):
        own.keep("exercises", WALL_SIT)


def test_a_file_that_was_broken_by_hand_is_never_written_over(tmp_path: Path) -> None:
    """It says what is wrong with it."""
    own = own_in(tmp_path, '{"schema": ')
    with pytest.raises(OwnCatalogueError, match="is not JSON"):
        own.keep("exercises", WALL_SIT)
    assert (tmp_path / "catalogue.json").read_text() == '{"schema": '


def test_half_a_character_is_refused_where_it_stands(tmp_path: Path) -> None:
    """JSON can spell it, but no file can hold it: what was read with one could not be written any more."""
    text = own_text(exercises=[{**WALL_SIT, "name": "Wall sit \ud800"}])
    own = own_in(tmp_path, text)
    with pytest.raises(OwnCatalogueError) as refusal:
        own.keep("exercises", {**WALL_SIT, "id": "other"})
    assert str(refusal.value) == (
        f"Your own exercises in {own.path} are left out: at $.exercises[0].name, \\ud800 is half a character; "
        "write both its halves, or the character itself. Until then, the built-in exercises are used."
    )
    assert (tmp_path / "catalogue.json").read_text() == text
    whole = own_in(tmp_path, text.replace("\\ud800", "\\ud83e\\uddb5"))
    assert whole.catalogue().exercises["wall-sit"].name == "Wall sit \N{LEG}"


def test_an_exercise_that_is_taken_out_leaves_the_routines_too(tmp_path: Path) -> None:
    """A routine that had nothing else goes with it."""
    routines = [*own_document()["routines"], {"id": "alone", "name": "Alone", "steps": [{"exercise": "wall-sit"}]}]
    own = own_in(tmp_path, own_text(routines=routines))
    made = own.remove_exercise("wall-sit").catalogue
    assert "wall-sit" not in made.exercises
    assert "alone" not in made.routines
    assert [step.exercise for step in made.routines["mine"].exercise_steps] == ["calf-raise"]


def test_what_was_taken_out_is_brought_back_as_it_stood(tmp_path: Path) -> None:
    """To the letter: in its place in the list, in its routines, and as what is gentler than another."""
    first = {**WALL_SIT, "id": "first", "gentler": "wall-sit"}
    alone = {"id": "alone", "name": "Alone", "steps": [{"exercise": "wall-sit"}]}
    text = own_text(exercises=[first, WALL_SIT, {**WALL_SIT, "id": "last"}], routines=[alone])
    own = own_in(tmp_path, text)
    before = own.catalogue()
    removal = own.remove_exercise("wall-sit")
    assert list(removal.catalogue.exercises)[-2:] == ["first", "last"]
    assert own.bring_back(removal) == before
    assert (tmp_path / "catalogue.json").read_text() == text
    own.bring_back(own.remove_routine("alone"))
    assert (tmp_path / "catalogue.json").read_text() == text


def test_nothing_is_brought_back_over_what_was_changed_since(tmp_path: Path) -> None:
    """By hand, or in another window."""
    own = own_in(tmp_path, own_text())
    removal = own.remove_exercise("wall-sit")
    own.keep("exercises", {**WALL_SIT, "id": "other"})
    changed = (tmp_path / "catalogue.json").read_text()
    with pytest.raises(OwnCatalogueError, match="has changed in the meantime"):
        own.bring_back(removal)
    assert (tmp_path / "catalogue.json").read_text() == changed


def test_files_go_once_no_exercise_names_them(tmp_path: Path) -> None:
    """What another exercise names, what no exercise has ever named, and what is no film and no picture, stays."""
    for name in ("only.webm", "shared.png", "stranger.webm", "settings.toml"):
        (tmp_path / name).write_bytes(b"content")
    gone = {**WALL_SIT, "film": "only.webm", "picture": "shared.png"}
    stays = {**WALL_SIT, "id": "stays", "film": "settings.toml", "picture": "shared.png"}
    own = own_in(tmp_path, own_text(exercises=[gone, stays], routines=[]))
    removal = own.remove_exercise("wall-sit")
    own.keep("exercises", {**stays, "film": "shared.png"})
    still_there = (tmp_path / "only.webm").exists()
    own.remove_unnamed()
    assert (removal.catalogue.exercises["stays"].picture, still_there) == ("shared.png", True)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "catalogue.json",
        "settings.toml",
        "shared.png",
        "stranger.webm",
    ]


def test_what_was_brought_back_keeps_its_film(tmp_path: Path) -> None:
    """It is named again."""
    own = own_in(tmp_path, own_text())
    (tmp_path / "wall-sit.webm").write_bytes(b"film")
    own.bring_back(own.remove_exercise("wall-sit"))
    own.remove_unnamed()
    assert (tmp_path / "wall-sit.webm").read_bytes() == b"film"


def test_a_copy_that_was_not_kept_is_removed(tmp_path: Path) -> None:
    """The film it was made of stays, and so does one that lay there already."""
    own = own_in(tmp_path / "config")
    film = tmp_path / "sit.webm"
    film.write_bytes(b"film")
    own.copy_in(film)
    (own.folder / "there.webm").write_bytes(b"there")
    own.copy_in(own.folder / "there.webm")
    own.remove_copies()
    assert (film.read_bytes(), [each.name for each in own.folder.iterdir()]) == (b"film", ["there.webm"])


def test_while_the_file_is_broken_no_film_is_removed(tmp_path: Path) -> None:
    """It may name it; once it is sound again, and does not, the film goes."""
    own = own_in(tmp_path, own_text())
    (tmp_path / "wall-sit.webm").write_bytes(b"film")
    own.remove_exercise("wall-sit")
    (tmp_path / "catalogue.json").write_text("{broken", encoding="utf-8")
    own.remove_unnamed()
    kept = (tmp_path / "wall-sit.webm").exists()
    own_in(tmp_path, own_text(exercises=[], routines=[]))
    own.remove_unnamed()
    assert (kept, (tmp_path / "wall-sit.webm").exists()) == (True, False)


def test_routines_are_made_added_to_and_taken_out(tmp_path: Path) -> None:
    """Names and ids that are taken get a number."""
    own = own_in(tmp_path)
    first, _ = own.add_to_routine("donkey-kick", None, "Mine")
    second, _ = own.add_to_routine("glute-bridge", None, "Mine")
    own.add_to_routine("clamshell", first, "Mine")
    assert (first, second) == ("mine", "mine-2")
    assert [each["name"] for each in own.entries("routines")] == ["Mine", "Mine 2"]
    made = own.remove_routine(second).catalogue
    assert [step.exercise for step in made.routines["mine"].exercise_steps] == ["donkey-kick", "clamshell"]
    assert "mine-2" not in made.routines
    with pytest.raises(OwnCatalogueError, match="doesn’t exist anymore"):
        own.add_to_routine("clamshell", second, "Mine")


@pytest.mark.parametrize(
    ("name", "identity"),
    [("Wall sit", "wall-sit"), ("Donkey kick", "donkey-kick-2"), ("Walk", "walk-2"), ("伸び", "own")],
)
def test_an_id_is_made_of_the_name(tmp_path: Path, name: str, identity: str) -> None:
    """Whatever the script, and never one that is taken."""
    assert own_in(tmp_path).free_id(name) == identity


def test_a_film_is_copied_beside_the_file_under_a_name_that_is_free(tmp_path: Path) -> None:
    """For the owner alone; what lies there of that name stays, and a film that lies there already is not copied."""
    film = tmp_path / "sit.webm"
    film.write_bytes(b"film")
    own = own_in(tmp_path / "new" / "config")
    assert [own.copy_in(film), own.copy_in(film), own.copy_in(own.folder / "sit-2.webm")] == [
        "sit.webm",
        "sit-2.webm",
        "sit-2.webm",
    ]
    assert {each.name: each.read_bytes() for each in own.folder.iterdir()} == {
        "sit.webm": b"film",
        "sit-2.webm": b"film",
    }
    assert {each.stat().st_mode & 0o077 for each in (own.folder, *own.folder.iterdir())} == {0}


def test_a_film_is_kept_under_a_name_that_the_catalogue_takes(tmp_path: Path) -> None:
    """Screen recorders put the time of day into a name, and a name may begin with a blank."""
    own = own_in(tmp_path / "config")
    for name, kept in (("Screencast 10:30:00.webm", "Screencast 10-30-00.webm"), (" sit.webm", "sit.webm")):
        film = tmp_path / name
        film.write_bytes(b"film")
        assert own.copy_in(film) == kept
        assert own.keep("exercises", {**WALL_SIT, "film": kept}).exercises["wall-sit"].film == kept
        assert (own.folder / kept).read_bytes() == b"film"


def test_a_film_for_which_there_is_no_room_leaves_nothing(tmp_path: Path) -> None:
    """The sentence says which film, and why."""
    film = tmp_path / "sit.webm"
    film.write_bytes(bytes(8_000))
    own = own_in(tmp_path / "config")
    with (
        full_disk(4_000),
        pytest.raises(OwnCatalogueError, match=r"sit\.webm can’t be copied: .+ Free up some space"),
    ):
        own.copy_in(film)
    assert list(own.folder.iterdir()) == []


def test_a_film_that_would_take_long_to_copy_is_refused(tmp_path: Path) -> None:
    """One that lies there already need not be copied."""
    film = tmp_path / "long.webm"
    with film.open("wb") as written:
        written.truncate(100_000_001)
    own = own_in(tmp_path / "config")
    with pytest.raises(OwnCatalogueError) as refusal:
        own.copy_in(film)
    assert str(refusal.value) == f"{film} is larger than 100 MB. Choose a smaller film or picture."
    assert (own.folder.exists(), own_in(tmp_path).copy_in(film)) == (False, "long.webm")


def test_a_folder_that_takes_no_file_is_said(tmp_path: Path) -> None:
    """In one sentence with the remedy."""
    (tmp_path / "config").write_text("a file where the folder should be")
    own = OwnCatalogue(tmp_path / "config" / "catalogue.json", built_in())
    with pytest.raises(OwnCatalogueError, match=r"catalogue\.json can’t be"):
        own.keep("exercises", WALL_SIT)


@pytest.mark.parametrize(("put", "reason"), ODD_FILES)
def test_what_is_no_ordinary_file_is_not_copied_in(tmp_path: Path, put: Callable[[Path], None], reason: str) -> None:
    """A pipe would be waited at for ever, and a device copied without end."""
    film = tmp_path / "film.webm"
    put(film)

    with pytest.raises(OwnCatalogueError, match=f"{film} can’t be copied: {reason}"):
        own_in(tmp_path / "config").copy_in(film)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """Python knows no such path; in the catalogue's file it is no file's name either."""
    own = own_in(tmp_path, json.dumps({**own_document(), "exercises": [{**WALL_SIT, "film": "a\0b.webm"}]}))

    with pytest.raises(OwnCatalogueError, match=r"can’t be copied: no file can have such a name\. Choose another file"):
        own_in(tmp_path / "config").copy_in(tmp_path / "a\0b.webm")
    with pytest.raises(OwnCatalogueError, match="the name of a file beside this one is expected"):
        own.catalogue()
