"""The one door through which every sentence goes."""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from glutebreak import language
from glutebreak.language import capital, tr, tr_count


def write_catalogue(folder: Path, code: str, sentences: Mapping[str, str]) -> None:
    """A catalogue of that language in gettext's binary form: a header, two tables of lengths and offsets, the texts."""
    entries = {"": f"Language: {code}\nContent-Type: text/plain; charset=UTF-8\n", **sentences}
    texts = [text.encode() for text in (*sorted(entries), *(entries[each] for each in sorted(entries)))]
    at = 7 * 4 + len(texts) * 8
    header, table, body = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + len(entries) * 8, 0, 0), b"", b""
    for text in texts:
        table += struct.pack("<2I", len(text), at + len(body))
        body += text + b"\0"
    path = folder / code / "LC_MESSAGES" / "glutebreak.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(header + table + body)


@pytest.fixture(autouse=True)
def english_again(tmp_path: Path) -> Iterator[None]:
    """Whatever a test installs is gone after it."""
    yield
    language.install(tmp_path / "nothing")


def test_without_a_catalogue_every_sentence_is_english(tmp_path: Path) -> None:
    """As it stands in the source, with its values filled in."""
    language.install(tmp_path)
    assert tr("You have been sitting for {length}", length="34 min") == "You have been sitting for 34 min"
    assert language.code() == "en"


def test_a_catalogue_replaces_what_it_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does not know stays English."""
    monkeypatch.setenv("LANGUAGE", "de")
    write_catalogue(tmp_path, "de", {"{count} of them": "{count} davon"})
    language.install(tmp_path)
    assert (tr("{count} of them", count=3), tr("Monday"), language.code()) == ("3 davon", "Monday", "de")


@pytest.mark.parametrize(("count", "said"), [(0, "0 breaks"), (1, "1 break"), (2, "2 breaks")])
def test_a_count_takes_the_form_that_fits_it(count: int, said: str) -> None:
    """In English one form for one, another for all others."""
    assert tr_count("{count} break", "{count} breaks", count) == said


@pytest.mark.parametrize(
    ("text", "with_capital"), [("hip flexors", "Hip flexors"), ("iPhone", "IPhone"), ("élan", "Élan"), ("", "")]
)
def test_only_the_first_letter_is_made_a_capital(text: str, with_capital: str) -> None:
    """The others stay as they are."""
    assert capital(text) == with_capital
