"""The one door through which every sentence goes."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from glutebreak import language
from glutebreak.language import capital, tr, tr_count, tr_exercise, tr_in, tr_later


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A folder with German for what the tray says, and for one sentence of the windows."""
    shared = Catalog(locale="de", domain=language.SHARED)
    shared.add("{count} of them", "{count} davon")
    shared.add("Rest", "Pause", context="button")
    shared.add("Rest", "Ausruhen", context=language.EXERCISES)
    shared.add(("{count} break", "{count} breaks"), ("{count} Pause", "{count} Pausen"))
    windows = Catalog(locale="de", domain=language.WINDOWS)
    windows.add("This week", "Diese Woche")
    for catalog in (shared, windows):
        path = tmp_path / "de" / "LC_MESSAGES" / f"{catalog.domain}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        binary = io.BytesIO()
        write_mo(binary, catalog)
        path.write_bytes(binary.getvalue())
    return tmp_path


@pytest.fixture(autouse=True)
def english_again(tmp_path: Path) -> Iterator[None]:
    """Whatever a test installs is gone after it."""
    yield
    language.install(tmp_path / "nothing")


def test_without_a_catalog_every_sentence_is_english(tmp_path: Path) -> None:
    """As it stands in the source, with its values filled in."""
    language.install(tmp_path, "fr")
    assert tr("You’ve been sitting for {length}", length="34 min") == "You’ve been sitting for 34 min"
    assert language.code() == "en"


def test_a_catalog_replaces_what_it_knows(german: Path) -> None:
    """In its context, in the form that fits the count; what it does not know stays English."""
    language.install(german, "de")
    said = (tr("{count} of them", count=3), tr_in("button", "Rest"), tr_exercise("Rest"), tr("Rest"), language.code())
    assert said == ("3 davon", "Pause", "Ausruhen", "Rest", "de")
    assert [tr_count("{count} break", "{count} breaks", count) for count in (1, 2)] == ["1 Pause", "2 Pausen"]


def test_only_the_windows_read_their_own_catalog(german: Path) -> None:
    """They read the shared one as well; the tray does not carry theirs."""
    language.install(german, "de")
    assert (tr("This week"), tr("{count} of them", count=1)) == ("This week", "1 davon")
    language.install(german, "de", windows=True)
    assert (tr("This week"), tr("{count} of them", count=1)) == ("Diese Woche", "1 davon")


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8@euro"}, "de"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de"),
        ({}, "en"),
    ],
)
def test_the_session_says_which_language(
    german: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: str
) -> None:
    """The first that the app knows; English is known without a catalog."""
    for each in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(each, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    language.install(german)
    assert language.code() == code


def test_what_is_chosen_counts_more_than_the_session(german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In both directions."""
    monkeypatch.setenv("LANGUAGE", "de")
    language.install(german, "en")
    assert (language.code(), tr("{count} of them", count=1)) == ("en", "1 of them")
    monkeypatch.setenv("LANGUAGE", "en")
    language.install(german, "de")
    assert (language.code(), tr("{count} of them", count=1)) == ("de", "1 davon")


@pytest.mark.parametrize(("count", "said"), [(0, "0 breaks"), (1, "1 break"), (2, "2 breaks")])
def test_a_count_takes_the_form_that_fits_it(count: int, said: str) -> None:
    """In English one form for one, another for all others."""
    assert tr_count("{count} break", "{count} breaks", count) == said


def test_what_is_translated_later_stays_as_it_is(german: Path) -> None:
    """Until it passes `tr`."""
    language.install(german, "de")
    marked = tr_later("{count} of them")
    assert (marked, tr(marked, count=2)) == ("{count} of them", "2 davon")


@pytest.mark.parametrize(
    ("text", "with_capital"), [("hip flexors", "Hip flexors"), ("iPhone", "IPhone"), ("élan", "Élan"), ("", "")]
)
def test_only_the_first_letter_is_made_a_capital(text: str, with_capital: str) -> None:
    """The others stay as they are."""
    assert capital(text) == with_capital
