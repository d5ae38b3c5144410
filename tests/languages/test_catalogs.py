"""The catalogs in `assets/locale`: complete, correct, compiled; and the tool that makes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from glutebreak import language
from glutebreak.core.app_settings import Language
from glutebreak.core.durations import MINUTE, SECOND
from glutebreak.places import shipped
from glutebreak.windows.dates_and_lengths import exact_length
from glutebreak.windows.settings.field_parsing import parse_length, parse_times, spell_times
from languages.catalogs import DOMAINS, as_mo, as_po, complaints, languages, path_of, read, updated
from languages.extracting import templates
from pseudo_locale import CODE, write_pseudo_locale

LENGTHS = (0, SECOND, 90 * SECOND, MINUTE, 30 * MINUTE, 60 * MINUTE, 94 * MINUTE, 3_599 * SECOND, 3_661 * SECOND)


@pytest.fixture(scope="session")
def wanted() -> dict[str, Catalog]:
    """All there is to translate."""
    return templates()


@pytest.fixture
def english_again(tmp_path: Path) -> Iterator[None]:
    """Whatever a test installs is gone after it."""
    yield
    language.install(tmp_path / "nothing")


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("spoken", languages())
def test_a_catalog_lacks_nothing(spoken: str, domain: str, wanted: dict[str, Catalog]) -> None:
    """Nothing is missing, fuzzy or left over, and every placeholder is there."""
    assert list(complaints(read(spoken, domain), wanted[domain])) == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("spoken", languages())
def test_what_the_app_reads_is_what_translators_wrote(spoken: str, domain: str) -> None:
    """The compiled catalog is that of the text beside it."""
    path = path_of(spoken, domain)
    assert path.with_suffix(".mo").read_bytes() == as_mo(read(spoken, domain))


def test_the_setting_offers_each_language_there_is() -> None:
    """English is in the source."""
    assert {each.value for each in Language} == {language.SYSTEM, language.SOURCE, *languages()}


def test_a_sentence_is_in_one_catalog_only(wanted: dict[str, Catalog]) -> None:
    """The windows read the shared one too; their own is not carried by the tray."""
    shared, windows = (
        {(each.id, each.context) for each in wanted[domain] if each.id}
        for domain in (language.SHARED, language.WINDOWS)
    )
    assert shared & windows == set()
    assert ("Two-minute desk reset", language.EXERCISES) in shared


@pytest.mark.parametrize(
    ("string", "flags", "complaint"),
    [
        ("Noch {minutes} min", (), []),
        ("", (), ["not translated: '{minutes} min left'"]),
        ("Noch {minutes} min", ("fuzzy",), ["fuzzy: '{minutes} min left'"]),
        ("Noch {minute} min", (), ["other placeholders: '{minutes} min left'"]),
        ("Noch 5 min", (), ["other placeholders: '{minutes} min left'"]),
        ("Noch {minutes!r} min", (), ["other placeholders: '{minutes} min left'"]),
    ],
)
def test_the_check_can_fail(string: str, flags: tuple[str, ...], complaint: list[str]) -> None:
    """By each of its rules, and not for nothing."""
    template, catalog = Catalog(), Catalog(locale="de", fuzzy=False)
    template.add("{minutes} min left")
    catalog.add("{minutes} min left", string, flags=flags)
    assert list(complaints(catalog, template)) == complaint


def test_missing_and_left_over_sentences_are_named() -> None:
    """The catalog has to be brought up to date then."""
    template, catalog = Catalog(), Catalog(locale="de", fuzzy=False)
    template.add("New")
    catalog.add("Old", "Alt")
    assert list(complaints(catalog, template)) == ["not in the catalog: 'New'", "nowhere in the source: 'Old'"]


def test_a_form_of_a_count_may_leave_the_number_out() -> None:
    """As "once" does; but not another value."""
    template, catalog = Catalog(), Catalog(locale="de", fuzzy=False)
    for each in (("once", "{count} times"), ("{count} of {most}", "{count} of {most} done")):
        template.add(each)
    catalog.add(("once", "{count} times"), ("einmal", "{count}-mal"))
    catalog.add(("{count} of {most}", "{count} of {most} done"), ("eins", "{count} von {most}"))
    found = list(complaints(catalog, template))
    assert found == ["other placeholders: ('{count} of {most}', '{count} of {most} done')"]


def test_bringing_up_to_date_keeps_what_is_translated() -> None:
    """Also where a sentence has moved to another catalog; what is gone from the source goes."""
    one, other, template = Catalog(locale="de"), Catalog(locale="de"), Catalog(domain="one")
    one.add("Stays", "Bleibt")
    one.add("Goes", "Geht")
    other.add("Moves", "Zieht um")
    for each in ("Stays", "Moves", "Comes"):
        template.add(each, auto_comments=["a note"])
    new = updated([one, other], template, "de")
    made = {each.id: (each.string, each.auto_comments) for each in new if each.id}
    assert made == {"Stays": ("Bleibt", ["a note"]), "Moves": ("Zieht um", ["a note"]), "Comes": (None, ["a note"])}
    assert b"POT-Creation-Date" not in as_po(new)


@pytest.mark.usefixtures("english_again")
@pytest.mark.parametrize("spoken", ["en", *languages(), CODE])
def test_what_a_field_shows_can_be_typed_into_it(spoken: str, tmp_path: Path) -> None:
    """Lengths and counts, in every language there is and in one longer than any."""
    folder = shipped("assets", "locale")
    if spoken == CODE:
        folder = tmp_path
        write_pseudo_locale(folder)
    language.install(folder, spoken, windows=True)
    assert [parse_length(exact_length(each)) for each in LENGTHS] == list(LENGTHS)
    assert [parse_times(spell_times(each)) for each in (1, 2, 10)] == [1, 2, 10]
    assert [parse_length(each) for each in ("90s", "2h", "20", "1 h 30 min", "5 apples", "")] == [
        *(90 * SECOND, 120 * MINUTE, 20 * MINUTE, 90 * MINUTE),
        *(None, None),
    ]
