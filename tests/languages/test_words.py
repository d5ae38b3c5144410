"""What people read: the screen's words, none of the code's, in each language."""

from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from glutebreak.language import SHARED, SOURCE
from languages.catalogs import DOMAINS, languages, read
from languages.extracting import templates
from words_never_shown import NEVER_SHOWN, found_in


def texts(catalog: Catalog) -> Iterator[str]:
    """All that a catalog has people read: its translations, or the English where it is a template."""
    for message in catalog:
        if message.id:
            said = message.string if catalog.locale else message.id
            yield from said if isinstance(said, tuple) else (said,)


@pytest.mark.parametrize(
    ("spoken", "domain"), [(SOURCE, SHARED), *((spoken, domain) for spoken in languages() for domain in DOMAINS)]
)
def test_no_sentence_holds_a_word_of_the_code(spoken: str, domain: str) -> None:
    """By the dictionary; a language without a dictionary of its own is no language yet."""
    catalog = templates()[domain] if spoken == SOURCE else read(spoken, domain)
    wrong = {text: found for text in texts(catalog) if (found := found_in(text, spoken))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("spoken", "text", "found"),
    [
        ("en", "Longest bout: 34 min", ["bout"]),
        ("en", "About 34 min", []),
        ("en", "Asks held back: 2", ["Asks", "held back"]),
        ("en", "It asks nothing of you", ["asks"]),
        ("en", "Walk at an active pace", ["active"]),
        ("de", "Eine Aktivierung von 3 min", ["Aktivierung"]),
        ("de", "Eine geführte Pause von 3 min", []),
    ],
)
def test_the_dictionary_can_be_broken(spoken: str, text: str, found: list[str]) -> None:
    """Whole words, in whatever case."""
    assert found_in(text, spoken) == found


def test_every_language_has_its_dictionary() -> None:
    """English is the source."""
    assert set(NEVER_SHOWN) == {SOURCE, *languages()}
