"""One's own exercises and routines in the library: made, changed and taken out, and kept on disk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import built_in, own_document, own_text
from glutebreak.control.requests import StartBreak
from glutebreak.core.exercises.catalogue import DoseKind, Region, Role, Setting
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.windows.library.own_page import OwnPage
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.look.theme import Look
from pictures.remembering_resident import RememberingResident
from windows.film.film_samples import write_poster
from windows.library.library_samples import opened_library


def with_own(qtbot: QtBot, qapp: QApplication, look: Look, folder: Path, **more: Any) -> LibraryWindow:
    """A library with a wall sit and a routine of one's own, which are on disk too."""
    folder.mkdir(exist_ok=True)
    (folder / "catalogue.json").write_text(own_text(), encoding="utf-8")
    return opened_library(qtbot, qapp, look, folder, catalogue=parse_own_catalogue(own_text(), built_in()), **more)


def own_page_of(window: LibraryWindow) -> OwnPage:
    """The page on one's own, opened by its button."""
    window.shelf.own.click()
    QApplication.processEvents()
    assert window.own_page is not None
    return window.own_page


def document(folder: Path) -> dict[str, Any]:
    """What is on disk."""
    kept: dict[str, Any] = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    return kept


def test_a_new_exercise_is_written_by_keyboard_and_stands_in_the_grid(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """What is missing is said first."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    form = page.form
    assert form is not None
    assert form.name.line.hasFocus()
    form.save.click()
    assert form.problem.text() == "It needs a name."
    qtbot.keyClicks(form.name.line, "Side step")
    qtbot.keyClicks(form.steps.box, "Step to the side.")
    qtbot.keyClick(form.steps.box, Qt.Key.Key_Return)
    qtbot.keyClicks(form.steps.box, "Step back.")
    qtbot.keyClicks(form.cues.box, "Knees soft")
    form.region.choose(Region.SIDE_OF_HIP)
    form.discreetness.choose("3")
    form.kind.choose(DoseKind.HOLD)
    form.seconds.set_value(30)
    form.save.click()
    made = window.catalogue.exercises["side-step"]
    assert (made.name, made.role, made.region, made.setting) == (
        "Side step",
        Role.ACTIVATE,
        Region.SIDE_OF_HIP,
        Setting.STAND,
    )
    assert made.discreetness == 3
    assert (made.steps, made.cues, made.dose.hold) == (("Step to the side.", "Step back."), ("Knees soft",), 30_000)
    assert document(tmp_path)["exercises"][0]["id"] == "side-step"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert "side-step" in window.shelf.posters


def test_changing_leaves_what_the_form_does_not_know(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The film and the parts of the dose stay; the form opens from the exercise's own page too."""
    window = with_own(qtbot, qapp, look, tmp_path)
    before = document(tmp_path)["exercises"][0]
    window.open_exercise("wall-sit")
    assert window.page is not None
    window.page.edit.click()
    assert window.own_page is not None
    form = window.own_page.form
    assert form is not None
    form.name.set_text("Wall chair")
    form.save.click()
    after = document(tmp_path)["exercises"][0]
    assert {name: after[name] for name in ("id", "film", "steps", "cues")} == {
        name: before[name] for name in ("id", "film", "steps", "cues")
    }
    assert (after["name"], after["dose"]["seconds"]) == ("Wall chair", {"up": 2, "hold": 20, "down": 2})


def test_a_picture_is_copied_beside_the_catalogue(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Under a name that is free."""
    window = with_own(qtbot, qapp, look, tmp_path / "config")
    picture = write_poster(tmp_path / "sit.png")
    (tmp_path / "config" / "sit.png").write_bytes(b"another")
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    assert page.form is not None
    page.form.copy_in("picture", picture)
    page.form.save.click()
    assert document(tmp_path / "config")["exercises"][0]["picture"] == "sit-2.png"
    assert (tmp_path / "config" / "sit-2.png").read_bytes() == picture.read_bytes()
    assert (tmp_path / "config" / "sit.png").read_bytes() == b"another"


def test_what_is_no_picture_is_refused(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Nothing of it is copied, and the picture there was is kept."""
    window = with_own(qtbot, qapp, look, tmp_path / "config")
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    form = page.form
    assert form is not None
    form.copy_in("picture", write_poster(tmp_path / "sit.png"))
    text = tmp_path / "text.png"
    text.write_text("no picture")
    form.copy_in("picture", text)
    assert form.problem.text() == f"{text} cannot be read as a picture; choose a PNG or a JPEG."
    assert (form.entry()["picture"], (tmp_path / "config" / "text.png").exists()) == ("sit.png", False)
    form.copy_in("picture", write_poster(tmp_path / "other.png"))
    assert (form.problem.text(), form.entry()["picture"]) == ("", "other.png")


def test_the_search_throws_no_half_written_exercise_away(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """From the list of one's own it leads to the grid as from anywhere."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise(None)
    form = page.form
    assert form is not None
    qtbot.keyClicks(form.name.line, "Side step")
    qtbot.keyClick(form.name.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert (page.form is form, form.name.text(), form.name.line.hasFocus()) == (True, "Side step", True)
    page.leave()
    page.discard.click()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert (window.own_page, window.shelf.search.line.hasFocus()) == (None, True)


def test_a_film_and_a_picture_can_be_taken_out_again(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """By a button that is there only while there is one; the file goes with the page, when no exercise has it."""
    window = with_own(qtbot, qapp, look, tmp_path)
    (tmp_path / "wall-sit.webm").write_bytes(b"film")
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    assert page.form is not None
    QApplication.processEvents()
    shown = page.form.no_film.isVisible(), page.form.no_picture.isVisible()
    qtbot.keyClick(page.form.no_film, Qt.Key.Key_Space)
    assert (shown, page.form.no_film.isVisible(), page.form.film.hasFocus()) == ((True, False), False, True)
    page.form.save.click()
    assert "film" not in document(tmp_path)["exercises"][0]
    assert (tmp_path / "wall-sit.webm").read_bytes() == b"film"
    page.leave()
    assert not (tmp_path / "wall-sit.webm").exists()


def test_a_hold_that_is_longer_than_the_form_offers_is_kept(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """What the file allows is not cut because something else is changed."""
    entry = {**own_document()["exercises"][0], "dose": {"kind": "hold", "seconds": {"hold": 900}}}
    (tmp_path / "catalogue.json").write_text(own_text(exercises=[entry]), encoding="utf-8")
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    assert page.form is not None
    page.form.name.set_text("Long sit")
    page.form.save.click()
    assert document(tmp_path)["exercises"][0]["dose"]["seconds"] == {"hold": 900}


def test_what_cannot_be_kept_is_said_beside_the_button(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The form stays as it was filled in."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    form = page.form
    assert form is not None
    form.name.set_text("x" * 81)
    form.save.click()
    QApplication.processEvents()
    assert form.problem.isVisible()
    assert form.problem.text() == (
        "This can’t be saved: at $.exercises[0].name, the text has 81 characters; shorten it to 80."
    )
    assert (page.form is form, page.message.text()) == (True, "")


def test_what_was_edited_by_hand_meanwhile_is_listed(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The grid follows, and what was wrong with the file is said no more."""
    window = opened_library(qtbot, qapp, look, tmp_path, complaint="Your own are left out.")
    (tmp_path / "catalogue.json").write_text(own_text(), encoding="utf-8")
    page = own_page_of(window)
    assert "change wall-sit" in page.buttons
    page.leave()
    assert ("wall-sit" in window.shelf.posters, window.shelf.complaint.isVisible()) == (True, False)


def test_what_was_taken_out_by_hand_meanwhile_is_not_made_anew(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Its page may still be open: neither an empty form nor a crash."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    (tmp_path / "catalogue.json").write_text(own_text(exercises=[], routines=[]), encoding="utf-8")
    page.edit_exercise("wall-sit")
    exercise = (page.in_a_form, page.message.text())
    page.edit_routine("mine")
    assert [exercise, (page.in_a_form, page.message.text())] == [
        (False, "The exercise is not there any more; open the library again."),
        (False, "The routine is not there any more; open the library again."),
    ]


def test_a_new_routine_is_put_together(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """From any exercises, by a button beside the list; it is kept only once there is one in it."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    qtbot.mouseClick(page.buttons["new routine"], Qt.MouseButton.LeftButton)
    steps = page.steps
    assert steps is not None
    assert (page.title.text(), page.back.accessibleName(), steps.save.isEnabled()) == ("New routine", "Your own", False)
    for name in ("Calf raise", "Wall sit"):
        steps.add.click()
        assert steps.menu is not None
        next(row for row in steps.menu.rows if row.accessibleName() == name).click()
    steps.name.set_text("Evening")
    steps.save.click()
    kept = document(tmp_path)["routines"][-1]
    assert kept == {
        "id": "evening",
        "name": "Evening",
        "steps": [{"exercise": "calf-raise"}, {"exercise": "wall-sit"}],
    }
    assert (page.title.text(), page.back.accessibleName()) == ("Your own", "Exercises")


def test_a_hold_is_the_same_in_the_form_and_on_its_page(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The form asks for the hold, and says what the page says it comes to; the ways there and back stay."""
    window = with_own(qtbot, qapp, look, tmp_path)
    window.open_exercise("wall-sit")
    assert window.page is not None
    told = window.page.about.text()
    window.page.edit.click()
    assert window.own_page is not None
    form = window.own_page.form
    assert form is not None
    assert (form.seconds.value(), told.startswith(form.dose_said.text())) == (20, True)
    form.seconds.more.click()
    assert form.dose_said.text().startswith("Hold 21 seconds, 25")
    form.save.click()
    assert document(tmp_path)["exercises"][0]["dose"]["seconds"] == {"up": 2, "hold": 21, "down": 2}


def test_the_steps_of_a_routine_change_places(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """It is renamed, and a step is taken out; Escape leaves a form without a change."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_routine("mine")
    assert page.steps is not None
    page.steps.buttons[2][0].click()
    page.steps.buttons[0][2].click()
    page.steps.name.set_text("Morning")
    page.steps.save.click()
    kept = document(tmp_path)["routines"][0]
    assert (kept["name"], kept["steps"]) == ("Morning", [{"exercise": "calf-raise"}, {"exercise": "wall-sit"}])
    page.edit_routine("mine")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (page.in_a_form, window.own_page is page) == (False, True)


def test_what_is_taken_out_is_gone_from_grid_and_file(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """From the routine too."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.buttons["remove wall-sit"].click()
    assert "wall-sit" not in window.catalogue.exercises
    assert document(tmp_path)["exercises"] == []
    assert window.shelf.filters.count.text() == "18 exercises"


def test_what_was_taken_out_is_brought_back_by_keyboard(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The button stands in the focus and says what it brings back: place, routine and film are as they were."""
    window = with_own(qtbot, qapp, look, tmp_path)
    (tmp_path / "wall-sit.webm").write_bytes(b"film")
    before = window.catalogue
    page = own_page_of(window)
    qtbot.keyClick(page.buttons["remove wall-sit"], Qt.Key.Key_Space)
    QApplication.processEvents()
    said = (page.message.text(), page.undo.accessibleName(), page.undo.accessibleDescription(), page.undo.isVisible())
    assert said == ("“Wall sit” was taken out.", "Undo: bring Wall sit back", "“Wall sit” was taken out.", True)
    assert (page.discard.isVisible(), page.keep_editing.isVisible(), page.undo.hasFocus()) == (False, False, True)
    qtbot.keyClick(page.undo, Qt.Key.Key_Space)
    assert (window.catalogue, document(tmp_path)) == (before, own_document())
    assert (page.message.text(), page.undo.isVisible()) == ("“Wall sit” is back where it was.", False)
    assert page.buttons["change wall-sit"].hasFocus()
    page.buttons["remove mine"].click()
    page.undo.click()
    page.leave()
    assert (window.catalogue, (tmp_path / "wall-sit.webm").read_bytes()) == (before, b"film")


@pytest.mark.parametrize("go", [LibraryWindow.back, LibraryWindow.close, LibraryWindow.open_why])
def test_the_film_of_what_was_taken_out_goes_with_the_page(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path, go: Callable[[LibraryWindow], object]
) -> None:
    """However it is left: until then it could be brought back."""
    window = with_own(qtbot, qapp, look, tmp_path)
    (tmp_path / "wall-sit.webm").write_bytes(b"film")
    page = own_page_of(window)
    page.buttons["remove wall-sit"].click()
    assert (tmp_path / "wall-sit.webm").exists()
    go(window)
    assert [each.name for each in tmp_path.iterdir()] == ["catalogue.json"]


def test_what_was_changed_by_hand_meanwhile_is_not_undone(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The page says so, and offers it no more."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.buttons["remove wall-sit"].click()
    by_hand = own_text(exercises=[], routines=[])
    (tmp_path / "catalogue.json").write_text(by_hand, encoding="utf-8")
    page.undo.click()
    assert "has changed in the meantime" in page.message.text()
    assert ((tmp_path / "catalogue.json").read_text(encoding="utf-8"), page.undo.isVisible()) == (by_hand, False)


def test_escape_asks_before_it_throws_away_what_was_written(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Pressed again it goes on where one was; so does the button, which has the focus."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    form = page.form
    assert form is not None
    qtbot.keyClicks(form.cues.box, "!")
    form.cues.box.setFocus()
    for answer in (window, page.keep_editing):
        qtbot.keyClick(form.cues.box, Qt.Key.Key_Escape)
        assert (page.form is form, page.message.text()) == (True, "What you have changed here is not saved.")
        assert (page.keep_editing.hasFocus(), page.discard.isVisible(), page.undo.isVisible()) == (True, True, False)
        qtbot.keyClick(answer, Qt.Key.Key_Escape if answer is window else Qt.Key.Key_Space)
        assert (page.form is form, page.message.text(), form.cues.box.hasFocus()) == (True, "", True)
    page.back.click()
    page.discard.click()
    assert (page.in_a_form, window.own_page is page, document(tmp_path)) == (False, True, own_document())


def test_a_window_is_not_closed_over_what_was_written(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """It asks as the form's own ways out do; once that is settled it closes."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    assert page.form is not None
    qtbot.keyClicks(page.form.cues.box, "!")
    assert (window.close(), window.isVisible(), page.keep_editing.hasFocus()) == (False, True, True)
    page.discard.click()
    assert (window.close(), document(tmp_path)) == (True, own_document())


def test_a_form_in_which_nothing_was_changed_is_left_at_once(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Also after a change that was taken back."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise("wall-sit")
    assert page.form is not None
    page.form.seconds.more.click()
    page.form.seconds.fewer.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (page.in_a_form, page.message.text()) == (False, "")
    for identity in ("wall-sit", None):
        page.edit_exercise(identity)
        page.back.click()
        assert (page.in_a_form, page.message.text()) == (False, "")


def test_a_routine_in_the_making_is_not_thrown_away_either(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Whether its name was changed, or its exercises; the button that cancels asks too."""
    window = with_own(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    for change in (lambda steps: steps.take_out(0), lambda steps: steps.name.set_text("Evening")):
        page.edit_routine("mine")
        steps = page.steps
        assert steps is not None
        change(steps)
        steps.cancelled.emit()
        assert (page.steps is steps, page.message.text()) == (True, "What you have changed here is not saved.")
        page.discard.click()
        assert (page.in_a_form, document(tmp_path)) == (False, own_document())


def test_a_copy_for_a_form_that_is_left_goes(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """The picture itself stays where it was, and so does one that was saved."""
    window = with_own(qtbot, qapp, look, tmp_path / "config")
    page = own_page_of(window)
    for end in ("discard", "save"):
        page.edit_exercise("wall-sit")
        assert page.form is not None
        page.form.copy_in("picture", write_poster(tmp_path / "sit.png"))
        page.leave()
        page.discard.click() if end == "discard" else page.form.save.click()
        assert (tmp_path / "config" / "sit.png").exists() is (end == "save")
    page.leave()
    assert (tmp_path / "sit.png").exists()
    assert document(tmp_path / "config")["exercises"][0]["picture"] == "sit.png"
    assert (tmp_path / "config" / "sit.png").exists()


def test_a_routine_of_ones_own_is_done_now(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """By its button, whose name says which."""
    resident = RememberingResident()
    window = with_own(qtbot, qapp, look, tmp_path, resident=resident)
    page = own_page_of(window)
    page.do_wanted.emit("mine")
    assert resident.asked == [StartBreak("mine")]


def test_a_file_broken_by_hand_is_said_and_kept(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Nothing is written over it."""
    (tmp_path / "catalogue.json").write_text("{broken", encoding="utf-8")
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = own_page_of(window)
    page.edit_exercise(None)
    assert "is not JSON" in page.message.text()
    assert (tmp_path / "catalogue.json").read_text(encoding="utf-8") == "{broken"
