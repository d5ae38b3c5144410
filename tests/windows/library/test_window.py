"""The library: what is looked for is found, films move one at a time, and all of it works by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import built_in, own_text
from glutebreak.control.requests import StartBreak
from glutebreak.core.exercises.catalogue import Region, Setting
from glutebreak.core.exercises.library import Heading, under_headings
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.windows.figure.movements_file import read_movements
from glutebreak.windows.film.films import Clip, Film
from glutebreak.windows.library.poster import Tile
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.theme import Look
from pictures.remembering_resident import RememberingResident
from windows.film.film_samples import loop_film, write_poster
from windows.history.sample_week import tab_walk
from windows.library.library_samples import MOVEMENTS, ShelfOf, opened_library


def shown(window: LibraryWindow) -> dict[Heading, list[str]]:
    """The ids of the posters on screen, by heading; the drills' card included."""
    found = {}
    for heading, section in window.shelf.sections.items():
        if section.isVisible():
            found[heading] = [poster.exercise.id for poster in section.grid.posters]
    if window.shelf.drills is not None and Heading.DRILLS in found:
        found[Heading.DRILLS] = [tile.exercise.id for tile in window.shelf.drills.tiles] + found[Heading.DRILLS]
    return found


def test_it_opens_with_everything_under_three_headings(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The count is the catalogue's, and the three drills stand on one card."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    assert {heading: len(ids) for heading, ids in shown(window).items()} == {
        Heading.STRETCH: 4,
        Heading.ACTIVATE: 11,
        Heading.DRILLS: 3,
    }
    assert window.shelf.filters.count.text() == "18 exercises"
    assert not window.shelf.filters.show_all.isVisible()
    assert window.shelf.drills is not None
    assert [tile.exercise.id for tile in window.shelf.drills.tiles] == ["a-skip", "b-skip", "straight-leg-run"]


def test_places_filter_and_the_count_says_how_many_fit(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """As in the picture: standing and mat together are 13 of 18; "Show all" takes it back."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    filters = window.shelf.filters
    filters.places[Setting.STAND].click()
    filters.places[Setting.MAT].click()
    assert (filters.count.text(), Heading.DRILLS in shown(window)) == ("13 of 18 fit", False)
    filters.show_all.click()
    assert (filters.count.text(), len(shown(window))) == ("18 exercises", 3)
    assert not filters.places[Setting.STAND].isChecked()


def test_menus_choose_by_keyboard_and_say_what_is_chosen(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Down and Space choose, Escape closes and gives the focus back; rows say how many would fit."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    filters = window.shelf.filters
    filters.muscle.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(filters.muscle, Qt.Key.Key_Space)
    menu = filters.menu
    assert menu is not None
    rows = [(row.accessibleName(), row.accessibleDescription()) for row in menu.rows]
    assert rows[:3] == [
        ("Glutes", "8 exercises"),
        ("Hip flexors", "4 exercises"),
        ("Side of the hip", "2 exercises"),
    ]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert filters.wanted.regions == {Region.HIP_FLEXORS}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (filters.muscle.accessibleName(), filters.muscle.isChecked()) == ("Hip flexors and 1 more", True)
    assert (filters.menu, filters.muscle.hasFocus()) == (None, True)
    assert filters.count.text() == "6 of 18 fit"


def test_one_length_of_time_and_one_discreetness_is_chosen(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """A choice closes the menu; what nothing fits cannot be chosen."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    filters = window.shelf.filters
    filters.discreet.click()
    assert filters.menu is not None
    filters.menu.rows[3].click()
    assert (filters.menu, filters.discreet.accessibleName()) == (None, "Nobody notices")
    filters.purpose.click()
    assert filters.menu is not None
    assert [row.isEnabled() for row in filters.menu.rows] == [False, True, False]


def test_searching_narrows_at_once_and_says_when_nothing_fits(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Control and F goes to the search."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "donkey")
    assert shown(window) == {Heading.ACTIVATE: ["donkey-kick"]}
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.shelf.posters["donkey-kick"].hasFocus()
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()
    assert (shown(window), window.shelf.nothing.isVisible()) == ({}, True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), len(shown(window)), window.isVisible()) == ("", 3, True)


def test_arrow_keys_go_through_the_grid_and_enter_opens(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Four in a row at the usual width; Escape comes back to the poster that was opened."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    posters = window.shelf.sections[Heading.ACTIVATE].grid.posters
    posters[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(QApplication.focusWidget(), key)
        visited.append(posters.index(QApplication.focusWidget()))  # type: ignore[arg-type]
    assert visited == [4, 5, 1, 10, 0]
    qtbot.keyClick(posters[0], Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.exercise.id == posters[0].exercise.id
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (window.page, posters[0].hasFocus()) == (None, True)


def test_arrow_keys_go_on_under_the_next_heading(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Down and Up to the nearest tile, Right to the next one; the drills on their card are part of it."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.shelf.posters["couch-stretch"].setFocus(Qt.FocusReason.TabFocusReason)
    down, right, up = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up
    visited = []
    for key in (down, down, down, down, down, right, up, up, up, up, up, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
        tile = QApplication.focusWidget()
        assert isinstance(tile, Tile)
        assert not tile.visibleRegion().isEmpty()
        visited.append(tile.exercise.id)
    assert visited == [
        "sit-to-stand",
        "fire-hydrant",
        "clamshell",
        "b-skip",
        "b-skip",
        "straight-leg-run",
        "clamshell",
        "donkey-kick",
        "standing-hip-extension",
        "half-kneeling-hip-flexor-stretch",
        "half-kneeling-hip-flexor-stretch",
        "standing-march",
    ]


def test_tab_goes_through_the_page_as_it_is_read(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Head, places, menus, then the tiles under their headings, also when what fits has changed."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.shelf.filters.look_for("glute")
    window.shelf.filters.clear()
    window.shelf.why.setFocus(Qt.FocusReason.TabFocusReason)
    names = [each.accessibleName() for each in tab_walk(window)]
    exercises = under_headings(built_in().exercises.values())
    assert names == [
        *("Why these", "Search", "Your own"),
        *("Seat", "Standing", "Mat", "Hallway", "Muscle", "Purpose", "Time", "Discreet enough"),
        *(each.name for heading in (Heading.STRETCH, Heading.ACTIVATE) for each in exercises[heading]),
        "Do them as one sequence",
        *(each.name for each in exercises[Heading.DRILLS]),
    ]


def test_tab_from_the_head_scrolls_to_the_first_exercise(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Where the page was scrolled away from it."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.shelf.posters["clamshell"].setFocus(Qt.FocusReason.TabFocusReason)
    first = window.shelf.posters["standing-hip-flexor-stretch"]
    assert first.visibleRegion().isEmpty()
    window.shelf.filters.discreet.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.shelf.filters.discreet, Qt.Key.Key_Tab)
    assert first.hasFocus()
    assert first.visibleRegion().boundingRect() == first.rect()


def test_tab_reaches_every_control_and_each_has_a_name(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The 18 exercises, the search, four places, four menus, three buttons."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.shelf.why.setFocus(Qt.FocusReason.TabFocusReason)
    walked = tab_walk(window)
    names = [each.accessibleName() for each in walked]
    assert {each.name for each in built_in().exercises.values()} <= set(names)
    assert {
        "Search",
        "Seat",
        "Hallway",
        "Muscle",
        "Purpose",
        "Time",
        "Discreet enough",
        "Why these",
        "Your own",
    } <= set(names)
    assert all(names)
    nameless: list[QWidget] = [
        each for each in window.findChildren(QAbstractButton) if not each.accessibleName() and each.isVisible()
    ]
    assert nameless == []


def test_a_poster_plays_under_the_focus_and_stands_again(
    qtbot: QtBot, qapp: QApplication, moving: Look, tmp_path: Path
) -> None:
    """No player is made before the first film is wanted, and there is one for all posters."""
    film = loop_film(tmp_path)
    window = opened_library(qtbot, qapp, moving, tmp_path, films=ShelfOf(half_squat=film, calf_raise=film))
    first, second = window.shelf.posters["half-squat"], window.shelf.posters["calf-raise"]
    assert window.projector.player is None
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: first.frame is not None and first.share > 0, timeout=8000)
    player = window.projector.player
    second.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: second.frame is not None and second.share > 0, timeout=8000)
    assert (first.frame, window.projector.player is player) == (None, True)
    window.close()
    assert (second.frame, player is not None and player.film) == (None, None)


def test_under_reduced_motion_no_poster_moves(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Films wait until they are asked for on their page."""
    window = opened_library(qtbot, qapp, look, tmp_path, films=ShelfOf(half_squat=loop_film(tmp_path)))
    window.shelf.posters["half-squat"].setFocus(Qt.FocusReason.TabFocusReason)
    assert window.projector.screen is None


def test_a_broken_film_leaves_the_poster_and_says_so(
    qtbot: QtBot, qapp: QApplication, moving: Look, tmp_path: Path
) -> None:
    """One file that is no film, and one that is gone."""
    broken = tmp_path / "broken.webm"
    broken.write_bytes(b"no film" * 50)
    poster = write_poster(tmp_path / "poster.png")
    films = ShelfOf(
        half_squat=Film({"loop": Clip(broken, 1000, loops=True)}, poster),
        calf_raise=Film({"loop": Clip(tmp_path / "gone.webm", 1000, loops=True)}, poster),
    )
    window = opened_library(qtbot, qapp, moving, tmp_path, films=films)
    for name in ("half-squat", "calf-raise"):
        tile = window.shelf.posters[name]
        tile.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda tile=tile: "cannot be played" in tile.line, timeout=8000)
        assert tile.frame is None
    picture = window.shelf.posters["half-squat"].grab().toImage()
    assert picture.pixelColor(60, 80).red() > 150


def test_the_drills_play_one_after_the_other_on_one_card(
    qtbot: QtBot, qapp: QApplication, moving: Look, tmp_path: Path
) -> None:
    """From the drill that is looked at on to the next one; the others stand."""
    film = loop_film(tmp_path, frames=12)
    other = Film(film.clips, film.poster)
    window = opened_library(qtbot, qapp, moving, tmp_path, films=ShelfOf(a_skip=film, b_skip=other))
    assert window.shelf.drills is not None
    first, second, third = window.shelf.drills.tiles
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: first.frame is not None, timeout=8000)
    assert second.frame is None
    qtbot.waitUntil(lambda: second.frame is not None, timeout=8000)
    assert (first.frame, third.frame) == (None, None)


def test_the_drills_are_done_as_one_routine(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """The one that holds all three."""
    resident = RememberingResident()
    window = opened_library(qtbot, qapp, look, tmp_path, resident=resident)
    assert window.shelf.sequence.mapTo(window, window.shelf.sequence.rect().topRight()).x() == window.width() - 33
    window.shelf.sequence.click()
    assert resident.asked == [StartBreak("runners-hallway-drills")]


def test_as_many_columns_as_fit(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """And nothing is cut at the sides, nor the headings beside their buttons."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    columns, cut = [], 0
    for width in (1200, 912, 624, 420):
        window.resize(width, 800)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        QApplication.processEvents()
        grid = window.shelf.sections[Heading.ACTIVATE].grid
        columns.append(len({poster.x() for poster in grid.posters}))
        cut += sum(poster.x() + poster.width() > grid.width() for poster in grid.posters)
        sections = window.shelf.sections.values()
        headings = [window.shelf.title, *(section.title for section in sections)]
        cut += sum(heading.width() < heading.sizeHint().width() for heading in headings)
        cut += sum(each.beside.height() < each.beside.heightForWidth(each.beside.width()) for each in sections)
    assert (columns, cut) == ([4, 3, 2, 1], 0)


def test_every_exercise_has_a_drawing_where_there_is_no_film() -> None:
    """A key pose for each, and for the walk that is always offered."""
    assert set(read_movements(MOVEMENTS)) == {*built_in().exercises, built_in().walk.id}


def test_poses_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    """The library then shows the bare room."""
    (tmp_path / "broken.json").write_text('{"poses": {"x": {}}}')
    assert (read_movements(tmp_path / "gone.json"), read_movements(tmp_path / "broken.json")) == ({}, {})


def test_a_drawing_holds_the_films_colours(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Shirt, legging and the dot of the muscle are to be seen on every drawn poster."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    image = window.shelf.posters["donkey-kick"].grab().toImage()
    reds, teals, navies = _colours(image)
    assert (reds > 20, teals > 100, navies > 100) == (True, True, True)


def test_ones_own_exercise_stands_among_the_others(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """And says that it is one's own."""
    catalogue = parse_own_catalogue(own_text(), built_in())
    window = opened_library(qtbot, qapp, look, tmp_path, catalogue=catalogue)
    assert "wall-sit" in shown(window)[Heading.ACTIVATE]
    assert window.shelf.posters["wall-sit"].line.endswith("your own")
    assert window.shelf.filters.count.text() == "19 exercises"


def test_chips_that_would_take_many_rows_fold_into_one(
    qtbot: QtBot, qapp: QApplication, look: DesktopLook, tmp_path: Path
) -> None:
    """Which says what is chosen; a press shows them, and there they stay while something is chosen."""
    look.set_text_scale(2.0)
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.resize(840, 820)
    filters = window.shelf.filters
    qtbot.waitUntil(filters.fold.isVisible)
    mat = filters.places[Setting.MAT]
    assert (mat.isVisible(), filters.fold.accessibleName(), filters.fold.isChecked()) == (False, "Filter", False)
    qtbot.keyClick(filters.fold, Qt.Key.Key_Space)
    assert mat.isVisible()
    mat.click()
    filters.places[Setting.STAND].click()
    assert (mat.isVisible(), filters.fold.accessibleName(), filters.fold.isChecked()) == (
        True,
        "Standing and 1 more",
        True,
    )
    qtbot.keyClick(filters.fold, Qt.Key.Key_Space)
    assert (mat.isVisible(), filters.count.text()) == (False, "13 of 18 fit")
    window.resize(1900, 820)
    qtbot.waitUntil(mat.isVisible)
    assert not filters.fold.isVisible()


def test_what_is_wrong_with_ones_own_file_is_said_with_a_way_to_put_it_right(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Above the grid: the file is opened, and read again; what is still wrong is said anew."""
    opened: list[Path] = []
    file = tmp_path / "catalogue.json"
    file.write_text("{", encoding="utf-8")
    window = opened_library(
        qtbot,
        qapp,
        look,
        tmp_path,
        complaint="Your own exercises are left out.",
        open_file=lambda path: not opened.append(path),
    )
    complaint = window.shelf.complaint
    assert (complaint.isVisible(), complaint.sentence.text()) == (True, "Your own exercises are left out.")
    complaint.open.click()
    assert (opened, window.shelf.message.isVisible()) == ([file], False)
    complaint.reload.click()
    assert "line 1" in complaint.sentence.text()
    file.write_text(own_text(), encoding="utf-8")
    complaint.reload.click()
    assert (complaint.isVisible(), "wall-sit" in window.shelf.posters) == (False, True)


def test_a_file_that_no_program_opens_is_named(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """So that it can be found by hand."""
    window = opened_library(qtbot, qapp, look, tmp_path, complaint="Your own exercises are left out.")
    window.shelf.complaint.open.click()
    assert window.shelf.message.text() == f"No program was found that opens {tmp_path / 'catalogue.json'}."


def test_what_is_banned_says_so_in_the_grid(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """To the eye and to screen readers."""
    window = opened_library(qtbot, qapp, look, tmp_path, banned={"bird-dog", "a-skip"})
    assert window.shelf.posters["bird-dog"].accessibleDescription().endswith("never suggested")
    assert window.shelf.drills is not None
    assert window.shelf.drills.tiles[0].line.endswith("never suggested")


def _colours(image: QImage) -> tuple[int, int, int]:
    """How many pixels are red, teal and navy."""
    reds = teals = navies = 0
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            r, g, b = colour.red(), colour.green(), colour.blue()
            reds += r > 180 and g < 110 and b < 110
            teals += r < 90 and g > 120 and b > 120
            navies += r < 110 and g < 120 and b > 100 and b - r > 30 and g < b - 20
    return reds, teals, navies


@pytest.mark.parametrize("width", [1200, 430])
def test_a_longer_line_under_a_name_is_given_its_room(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path, width: int
) -> None:
    """When an exercise is banned, or its film turns out to be broken."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.resize(width, 880)
    window.shelf.set_banned([*built_in().exercises])
    window.shelf.posters["half-squat"].show_unplayable(0)
    drills = window.shelf.drills
    assert drills is not None
    QApplication.processEvents()
    QApplication.processEvents()
    posters = window.shelf.posters.items()
    assert [name for name, poster in posters if poster.height() < poster.height_for(poster.width())] == []
    assert drills.height() >= drills.heightForWidth(drills.width())
