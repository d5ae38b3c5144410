"""An exercise's page and the page on why: they say what the catalogue and the log hold, and what is wanted is told."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.exercises.catalogue_samples import built_in, own_document, own_text
from core.history.test_exercise_history import kicks, run
from glutebreak.control.requests import StartBreak
from glutebreak.control.window_requests import ChangeSettings
from glutebreak.core.exercises.catalogue import Dose, DoseKind, Side, Sides
from glutebreak.core.exercises.parsing import parse_own_catalogue
from glutebreak.storage.own_catalogue import OwnCatalogue
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dose_texts import in_full, in_short
from glutebreak.windows.figure.painting import MUSCLE, SHIRT
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.film.films import Clip, Film
from glutebreak.windows.library.exercise_page import ExercisePage
from glutebreak.windows.library.library_texts import source_name
from glutebreak.windows.library.muscle_drawings import draw_glutes
from glutebreak.windows.library.window import LibraryWindow
from glutebreak.windows.look.desktop_look import DesktopLook
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type
from pictures.remembering_resident import RememberingResident
from windows.film.film_samples import loop_film, write_film, write_poster
from windows.history.sample_week import FRIDAY_AFTERNOON
from windows.library.library_samples import ActivationsReader, ShelfOf, opened_library

MUST_NOT_SAY = re.compile(
    r"turn(s|ed)? off|deactivat|kill|amnesia|prevent|fix(es)? |run faster|burns? fat|undo|medical limit|MVIC",
    re.IGNORECASE,
)


def texts(widget: QWidget) -> list[str]:
    """Every text that is to be seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def page_of(window: LibraryWindow, exercise: str) -> ExercisePage:
    """Its page, opened."""
    window.open_exercise(exercise)
    QApplication.processEvents()
    assert window.page is not None
    return window.page


def test_the_page_says_all_that_the_catalogue_holds(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Steps, cues, mistakes, caution, easier and harder, muscles, and every claim with its source at a press."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    exercise = built_in().exercise("donkey-kick")
    page = page_of(window, "donkey-kick")
    seen = texts(page)
    expected = {exercise.name, *exercise.steps, *exercise.cues, *exercise.mistakes, exercise.caution}
    expected |= {exercise.easier, exercise.harder, "Gluteus maximus", exercise.evidence[0].plain}
    assert expected <= set(seen)
    length = "1 min 25 s altogether".replace(" ", "\N{NO-BREAK SPACE}", 3)
    assert page.about.text() == f"10 each side, one every 4 seconds, {length}. On a mat, silent."
    assert page.known is not None
    assert page.known.more.accessibleName() == "Selkowitz 2013 and 3 more"
    page.known.more.click()
    opened = "\n".join(texts(page))
    for each in exercise.evidence:
        assert each.plain in opened
        assert each.claim in opened
        assert built_in().sources[each.source].citation in opened


LABORATORY = re.compile(r"EMG|MVIC|\bn=|index|\d-\d|prone|quadruped|flexion|abduction", re.IGNORECASE)


def test_what_is_known_is_said_in_plain_words() -> None:
    """Each finding of the built-in exercises, without the laboratory's; none claims what may not be claimed."""
    plain = [each.plain for exercise in built_in().exercises.values() for each in exercise.evidence]
    assert all(plain)
    assert [sentence for sentence in plain if LABORATORY.search(sentence) or MUST_NOT_SAY.search(sentence)] == []


@pytest.mark.parametrize("exercise", list(built_in().exercises))
def test_every_exercise_has_a_page(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path, exercise: str) -> None:
    """With its name and its first step; the seated one says that sitting goes on."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    seen = "\n".join(texts(page_of(window, exercise)))
    made = built_in().exercise(exercise)
    assert (made.name in seen, made.steps[0] in seen) == (True, True)
    assert ("sitting goes on" in seen) is not made.counts_as_break


def test_ones_own_history_is_added_up_side_by_side(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """From the log; what was only claimed is told apart."""
    today = FRIDAY_AFTERNOON.date()
    records = (run(today, kicks("left", 10), kicks("right", 8, plausible=False)),)
    window = opened_library(qtbot, qapp, look, tmp_path, reader=ActivationsReader(records))
    history = page_of(window, "donkey-kick").history
    assert history.legend.text() == "left 10, right 8 repetitions, 8 done while typing"
    assert (history.legend.isVisible(), history.sentence.isVisible()) == (True, False)
    assert history.bars is not None
    assert history.bars.accessibleDescription() == "20.11.: left 10, right 8"
    assert page_of(window, "glute-bridge").history.bars is None


def test_the_history_grows_while_the_page_is_open(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """When the log changes; the page stays as it is, the focus included."""
    reader = ActivationsReader()
    window = opened_library(qtbot, qapp, look, tmp_path, reader=reader)
    page = page_of(window, "donkey-kick")
    page.add.setFocus(Qt.FocusReason.TabFocusReason)
    reader.records = (run(FRIDAY_AFTERNOON.date(), kicks("left", 10), kicks("right", 10)),)
    window.refresh()
    assert page.history.legend.text() == "left 10, right 10 repetitions"
    assert (window.page is page, page.add.hasFocus(), page.history.bars is not None) == (True, True, True)


def test_a_log_that_cannot_be_read_is_said(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """In the history's place; the rest of the page is there."""
    spoilt = tmp_path / "log.db"
    spoilt.write_bytes(b"no log at all" * 100)
    window = opened_library(qtbot, qapp, look, tmp_path, reader=LogReader(spoilt))
    page = page_of(window, "donkey-kick")
    assert str(spoilt) in page.history.sentence.text()
    assert page.title.text() == "Donkey kick"


def test_doing_it_now_is_told_and_a_refusal_is_said(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The button has the focus when the page opens."""
    resident = RememberingResident()
    window = opened_library(qtbot, qapp, look, tmp_path, resident=resident)
    page = page_of(window, "half-squat")
    assert page.do_now.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (resident.asked, page.message.isVisible()) == ([StartBreak("half-squat")], False)
    resident.refusal = "A break is running; finish it first."
    page.do_now.click()
    assert page.message.text() == "A break is running; finish it first."


@pytest.mark.parametrize("width", [1200, 700])
def test_a_long_refusal_after_a_short_one_is_read_to_its_end(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path, width: int
) -> None:
    """What stands below makes room for it, in both arrangements."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = page_of(window, "half-squat")
    window.resize(width, 800)
    page.say("It cannot be kept.")
    QApplication.processEvents()
    page.say("It cannot be kept, and that for more reasons than stand in any one line of a page. " * 2)
    qtbot.waitUntil(lambda: page.message.height() >= page.message.heightForWidth(page.message.width()))
    assert page.message.height() > 2 * look.line(Type.HELP)


def test_banning_takes_it_out_of_all_proposals_and_back(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The others that are banned stay banned; a refusal changes nothing."""
    resident = RememberingResident()
    window = opened_library(qtbot, qapp, look, tmp_path, resident=resident, banned={"a-skip"})
    page = page_of(window, "bird-dog")
    assert page.ban.accessibleName() == "Never suggest this"
    page.ban.click()
    assert page.ban.accessibleName() == "Suggest it again"
    assert page.message.text() == "Not suggested until you allow it."
    page.ban.click()
    resident.refusal = "glutebreak is not running."
    page.ban.click()
    assert (page.banned, page.message.text()) == (False, "glutebreak is not running.")
    assert resident.asked == [
        ChangeSettings({"banned": ["a-skip", "bird-dog"]}),
        ChangeSettings({"banned": ["a-skip"]}),
        ChangeSettings({"banned": ["a-skip", "bird-dog"]}),
    ]


def test_what_hurt_in_a_break_meanwhile_stays_banned(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The page shows it, and banning another one does not take it back."""
    resident = RememberingResident()
    hurt: set[str] = set()
    window = opened_library(qtbot, qapp, look, tmp_path, resident=resident, banned=hurt)
    page = page_of(window, "bird-dog")
    hurt.add("bird-dog")
    window.refresh()
    assert (page.banned, page.ban.accessibleName()) == (True, "Suggest it again")
    page_of(window, "clamshell").ban.click()
    assert resident.asked == [ChangeSettings({"banned": ["bird-dog", "clamshell"]})]


def test_it_is_added_to_a_new_routine_and_then_to_that_one(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """The file on disk holds it."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = page_of(window, "donkey-kick")
    page.add.click()
    assert window.menu is not None
    assert [row.accessibleName() for row in window.menu.rows] == ["A new routine"]
    window.menu.rows[0].click()
    assert page.message.text() == "It is in “My routine” now."
    page = page_of(window, "glute-bridge")
    page.add.click()
    assert [row.accessibleName() for row in window.menu.rows] == ["My routine", "A new routine"]
    window.menu.rows[0].click()
    kept = OwnCatalogue(tmp_path / "catalogue.json", built_in()).catalogue().routines["my-routine"]
    assert [step.exercise for step in kept.exercise_steps] == ["donkey-kick", "glute-bridge"]


def test_the_choice_of_a_routine_stays_within_the_windows_margins(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Under its button at the right, with a title that says what a press does."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = page_of(window, "donkey-kick")
    page.add.click()
    menu = window.menu
    assert menu is not None
    QApplication.processEvents()
    right = max(row.mapTo(window, row.rect().topRight()).x() for row in menu.rows)
    assert window.width() - 48 < right < window.width() - 32
    assert "Add to" in texts(menu)


def test_the_film_plays_stands_and_is_mirrored(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Under reduced motion only when asked for: its button plays it and lets it stand, and so does a press on it.

    The other side is the mirror image.
    """
    window = opened_library(qtbot, qapp, look, tmp_path, films=ShelfOf(donkey_kick=loop_film(tmp_path)))
    film = page_of(window, "donkey-kick").film
    assert (film.playing, film.picture.accessibleName()) == (False, "Film of Donkey kick, seen from the side")
    assert film.play.accessibleName() == "Play the film"
    film.play.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(film.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: film.playing and window.projector.player.position > 0, timeout=8000)  # type: ignore[union-attr]
    assert film.play.accessibleName() == "Pause the film"
    before = film.picture.grab().toImage().pixelColor(40, 60)
    qtbot.mouseClick(film.picture, Qt.MouseButton.LeftButton)
    assert (film.playing, film.play.accessibleName()) == (False, "Play the film")
    assert film.sides is not None
    qtbot.mouseClick(film.sides.segment(Side.LEFT.value), Qt.MouseButton.LeftButton)
    after = film.picture.grab().toImage().pixelColor(40, 60)
    assert (before.red() > before.blue(), after.red() > after.blue()) == (True, False)
    window.back()
    assert window.projector.screen is None


def test_both_views_can_be_chosen_where_there_are_two(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """And none where there is one."""
    side = loop_film(tmp_path)
    films = ShelfOf(donkey_kick=side, donkey_kick__front=Film(side.clips, side.poster), half_squat=side)
    window = opened_library(qtbot, qapp, look, tmp_path, films=films)
    film = page_of(window, "donkey-kick").film
    assert film.views is not None
    qtbot.mouseClick(film.views.segment("front"), Qt.MouseButton.LeftButton)
    assert film.picture.accessibleName() == "Film of Donkey kick, seen from the front"
    assert page_of(window, "half-squat").film.views is None


def test_a_film_that_is_broken_from_one_side_plays_from_the_other(
    qtbot: QtBot, qapp: QApplication, moving: Look, tmp_path: Path
) -> None:
    """The page says so only while the broken one is chosen."""
    side = loop_film(tmp_path)
    gone = Film({"loop": Clip(tmp_path / "gone.webm", 1000, loops=True)}, side.poster)
    films = ShelfOf(donkey_kick=side, donkey_kick__front=gone)
    page = page_of(opened_library(qtbot, qapp, moving, tmp_path, films=films), "donkey-kick")
    film = page.film
    assert film.views is not None
    qtbot.waitUntil(lambda: film.playing, timeout=8000)
    qtbot.mouseClick(film.views.segment("front"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.note.isVisible, timeout=8000)
    broken = (film.moves, film.play.isVisible())
    qtbot.mouseClick(film.views.segment("side"), Qt.MouseButton.LeftButton)
    chosen = (film.moves, film.play.isVisible(), page.note.isVisible())
    film.play.click()
    qtbot.waitUntil(lambda: film.playing and film.picture.frame is not None, timeout=8000)
    assert (broken, chosen) == ((False, False), (True, True, False))


def test_a_film_leaves_room_for_the_name_however_large_the_text(
    qtbot: QtBot, qapp: QApplication, look: DesktopLook, tmp_path: Path
) -> None:
    """Large, the name stands first, and the film takes two fifths of the page at most, its controls below it."""
    window = opened_library(qtbot, qapp, look, tmp_path, films=ShelfOf(donkey_kick=loop_film(tmp_path)))
    page = page_of(window, "donkey-kick")
    look.set_text_scale(2.0)
    window.resize(1100, 800)
    qtbot.waitUntil(lambda: page.width() == 1100)
    QApplication.processEvents()
    film = page.film
    assert (film.picture.width(), film.picture.height() <= 0.4 * page.height()) == (page.width() - 48, True)
    assert page.title.geometry().bottom() < film.y()
    assert film.play.y() > film.picture.geometry().bottom()


def test_without_a_film_the_page_says_so(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """And has the figure drawn, which stands until it is to move, as a film does."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = page_of(window, "clamshell")
    assert page.note.text() == "There is no film of this one yet; a drawing shows how it goes."
    assert (page.note.isVisible(), page.film.play.isVisible(), page.film.playing) == (True, True, False)
    page.film.play.click()
    assert (page.film.playing, page.film.play.accessibleName()) == (True, "Pause the drawing")
    assert page.film.picture.accessibleName() == "Drawing of Clamshell"
    page.film.play.click()
    assert (page.film.playing, page.film.play.accessibleName()) == (False, "Play the drawing")


@pytest.mark.parametrize(
    ("count", "sides", "page", "in_a_break"),
    [
        (1, Sides.BOTH, "Hold 20 seconds, 20 s altogether.", "hold for 20 s"),
        (3, Sides.BOTH, "Hold 20 seconds, 3 times, 1 min altogether.", "hold for 20 s, 3 times"),
        (1, Sides.EACH, "Hold 20 seconds each side, 40 s altogether.", "20 s each side"),
        (3, Sides.EACH, "Hold 20 seconds, 3 times each side, 2 min altogether.", "20 s, 3 times each side"),
        (1, Sides.ALTERNATING, "Hold 20 seconds each side, 40 s altogether.", "20 s each side"),
    ],
)
def test_a_hold_says_how_often_and_on_which_sides(count: int, sides: Sides, page: str, in_a_break: str) -> None:
    """One's own may be held more than once; the length said beside it is that of all of them."""
    held = Dose(kind=DoseKind.HOLD, count=count, sides=sides, hold=20_000)
    assert (in_full(held).replace("\N{NO-BREAK SPACE}", " "), in_short(held)) == (page, in_a_break)


@pytest.mark.parametrize(
    ("dose", "page"),
    [
        (Dose(kind=DoseKind.REPS, count=8, sides=Sides.BOTH, up=1000), "8 in all, one every second, 8 s altogether."),
        (
            Dose(kind=DoseKind.REPS, count=8, sides=Sides.EACH, up=1000),
            "8 each side, one every second, 16 s altogether.",
        ),
        (
            Dose(kind=DoseKind.REPS, count=2, sides=Sides.ALTERNATING, up=1500),
            "2 each side in turns, one every 1.5 seconds, 6 s altogether.",
        ),
        (Dose(kind=DoseKind.HOLD, count=1, sides=Sides.BOTH, hold=1000), "Hold 1 second, 1 s altogether."),
        (
            Dose(kind=DoseKind.HOLD, count=2, sides=Sides.EACH, hold=1000),
            "Hold 1 second, 2 times each side, 4 s altogether.",
        ),
    ],
)
def test_a_second_is_one_and_more_are_several(dose: Dose, page: str) -> None:
    """Whether held or repeated; one and a half are several."""
    assert in_full(dose).replace("\N{NO-BREAK SPACE}", " ") == page


def test_ones_own_without_a_picture_is_drawn_at_rest(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Somebody stands there, with a dot where it works; the page says that the figure shows no more than that."""
    entry = {**own_document()["exercises"][0]}
    del entry["film"]
    catalogue = parse_own_catalogue(own_text(exercises=[entry]), built_in())
    window = opened_library(qtbot, qapp, look, tmp_path, catalogue=catalogue)
    page = page_of(window, "wall-sit")
    assert page.note.isVisible()
    assert page.note.text() == "There is no film or picture of it yet; the figure shows only which muscle works."
    seen = page.film.picture.grab().toImage()
    colours = {seen.pixelColor(x, y).name() for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
    assert {SHIRT.name(), MUSCLE.name()} <= colours
    assert (page.film.play.isVisible(), page.film.sides) == (False, None)


@pytest.mark.parametrize(
    ("named", "there", "said"),
    [
        ({"picture": "sit.png"}, {"sit.png": "picture"}, ""),
        (
            {"picture": "sit.png"},
            {},
            "Its picture {folder}/sit.png is missing; put it back, or choose another with “Change it”.",
        ),
        (
            {"picture": "sit.png"},
            {"sit.png": "nonsense"},
            "Its picture {folder}/sit.png cannot be read; choose another with “Change it”.",
        ),
        (
            {"film": "sit.webm", "picture": "sit.png"},
            {"sit.png": "picture"},
            "Its film {folder}/sit.webm is missing; put it back, or choose another with “Change it”.",
        ),
        (
            {"film": "sit.webm", "picture": "sit.png"},
            {"sit.webm": "film", "sit.png": "nonsense"},
            "Its picture {folder}/sit.png cannot be read; choose another with “Change it”.",
        ),
        ({"film": "sit.webm"}, {"sit.webm": "film"}, ""),
    ],
)
def test_what_is_lost_of_ones_own_is_said(  # noqa: PLR0917 (a row of the table)
    qtbot: QtBot,
    qapp: QApplication,
    look: Look,
    tmp_path: Path,
    named: dict[str, str],
    there: dict[str, str],
    said: str,
) -> None:
    """A film that is missing offers nothing to play; what is there is seen as ever."""
    make = {"picture": write_poster, "film": write_film, "nonsense": lambda path: path.write_text("nonsense")}
    for name, content in there.items():
        make[content](tmp_path / name)
    entry = {**own_document()["exercises"][0]}
    del entry["film"]
    catalogue = parse_own_catalogue(own_text(exercises=[{**entry, **named}]), built_in())
    films = FilmFiles(tmp_path, catalogue, tmp_path)
    page = page_of(opened_library(qtbot, qapp, look, tmp_path, catalogue=catalogue, films=films), "wall-sit")
    assert (page.note.text(), page.note.isVisible()) == (said.format(folder=tmp_path), bool(said))
    assert page.film.play.isVisible() is ("sit.webm" in there)
    page.film.stop()


def test_a_picture_that_is_put_back_is_seen_again(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Once the page is opened again, and in the grid."""
    entry = {**own_document()["exercises"][0], "picture": "sit.png"}
    del entry["film"]
    catalogue = parse_own_catalogue(own_text(exercises=[entry]), built_in())
    films = FilmFiles(tmp_path, catalogue, tmp_path)
    window = opened_library(qtbot, qapp, look, tmp_path, catalogue=catalogue, films=films)
    missed = page_of(window, "wall-sit").note.text()
    write_poster(tmp_path / "sit.png")
    window.back()
    page = page_of(window, "wall-sit")
    assert (bool(missed), page.note.text(), page.film.has_picture) == (True, "", True)


def test_sources_are_named_as_people_name_them() -> None:
    """A paper by its first author and year; another by its short name, or else by how its citation begins."""
    sources = built_in().sources
    named = {key: source_name(sources[key]) for key in ("selkowitz2013", "couch", "emgtable", "hse", "dempsey2016")}
    assert named == {
        "selkowitz2013": "Selkowitz 2013",
        "couch": "Rehabilitation pages",
        "emgtable": "Table of studies, 2014",
        "hse": "UK Health and Safety Executive, …",
        "dempsey2016": "Dempsey 2016",
    }


def test_under_960_it_is_one_column_with_the_button_at_the_foot(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Film first; wide again, the facts stand beside it."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    page = page_of(window, "donkey-kick")
    wide = page.title.mapTo(page, page.title.rect().topLeft()).x() > page.film.width()
    window.resize(640, 800)
    qtbot.waitUntil(lambda: page.width() == 640)
    QApplication.processEvents()
    foot = page.do_now.mapTo(page, page.do_now.rect().bottomLeft()).y() > page.height() - 40
    narrow = page.title.mapTo(page, page.title.rect().topLeft()).x() == 24
    window.resize(1200, 880)
    qtbot.waitUntil(lambda: page.width() == 1200)
    QApplication.processEvents()
    again = page.title.mapTo(page, page.title.rect().topLeft()).x() > page.film.width()
    assert (wide, foot, narrow, again) == (True, True, True, True)


def test_the_page_on_why_claims_only_what_may_be_claimed(
    qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path
) -> None:
    """Five parts, each with a picture that screen readers hear of."""
    window = opened_library(qtbot, qapp, look, tmp_path)
    window.shelf.why.click()
    QApplication.processEvents()
    why = window.why
    assert why is not None
    assert [part.title.text() for part in why.parts] == [
        "The glutes",
        "The hip flexors",
        "Sitting",
        "At the desk",
        "Running form",
    ]
    said = "\n".join(texts(why))
    assert "Nobody has set an exact healthy limit for sitting." in said
    assert "not switched off" in said
    assert MUST_NOT_SAY.findall(said) == []
    assert all(part.picture is not None and part.picture.accessibleName() for part in why.parts)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.why is None


def test_the_hips_are_drawn_without_a_seam(qapp: QApplication, look: Look) -> None:
    """Down their middle there is one colour at every width."""
    for width in (390, 437, 551):
        image = QImage(width, width * 2 // 3, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        draw_glutes(painter, look, QRectF(image.rect()))
        painter.end()
        # The drawing stands 15 % to the left of its middle.
        middle, row = round(width * 0.35), image.height() * 2 // 10
        seen = {image.pixelColor(x, row).name() for x in range(middle - 4, middle + 5)}
        assert seen == {SHIRT.name()}


def test_a_film_of_ones_own_that_is_no_film_leaves_the_steps(
    qtbot: QtBot, qapp: QApplication, moving: Look, tmp_path: Path
) -> None:
    """And the page says so."""
    catalogue = parse_own_catalogue(own_text(), built_in())
    broken = loop_film(tmp_path)
    broken.clips["loop"].path.write_text("nonsense")
    window = opened_library(qtbot, qapp, moving, tmp_path, catalogue=catalogue, films=ShelfOf(wall_sit=broken))
    page = page_of(window, "wall-sit")
    qtbot.waitUntil(page.note.isVisible, timeout=8000)
    assert page.note.text() == "This film cannot be played here. The steps below say how it is done."
    assert "Lean on the wall and slide down." in texts(page)
