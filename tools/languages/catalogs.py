"""The catalogs as files: brought up to date with what there is to translate, checked, compiled."""

import io
import string
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from glutebreak.language import SHARED, WINDOWS
from languages.extracting import CHECKOUT

LOCALE = CHECKOUT / "assets" / "locale"
DOMAINS = (SHARED, WINDOWS)
_WIDTH = 120


def languages() -> tuple[str, ...]:
    """The languages that there are catalogs of."""
    return tuple(sorted(each.name for each in LOCALE.iterdir() if each.is_dir()))


def path_of(language: str, domain: str, locale: Path = LOCALE) -> Path:
    """Where the catalog lies that people edit; the compiled one lies beside it, as `.mo`."""
    return locale / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str, locale: Path = LOCALE) -> Catalog:
    """A catalog as it is; an empty one where there is none yet."""
    path = path_of(language, domain, locale)
    if not path.exists():
        return Catalog(locale=language, domain=domain, project="glutebreak", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def updated(old: Iterable[Catalog], template: Catalog, language: str) -> Catalog:
    """What the template asks for, with every translation that any of the old catalogs has of it."""
    known = {(each.id, each.context): each for catalog in old for each in catalog if each.id and each.string}
    new = Catalog(locale=language, domain=template.domain, project="glutebreak", fuzzy=False)
    for message in sorted((each for each in template if each.id), key=_place):
        kept = known.get((message.id, message.context))
        new.add(
            message.id,
            kept.string if kept else None,
            locations=message.locations,
            flags=(kept.flags if kept else message.flags) & {"fuzzy"},
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept else (),
            context=message.context,
        )
    return new


def complaints(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """What a catalog lacks: each message that is missing, fuzzy, left over, or has other placeholders."""
    wanted = {(each.id, each.context) for each in template if each.id}
    there = {(each.id, each.context): each for each in catalog if each.id}
    for key in sorted(wanted - there.keys(), key=str):
        yield f"not in the catalog: {key[0]!r}"
    for key in sorted(there.keys() - wanted, key=str):
        yield f"nowhere in the source: {key[0]!r}"
    for message in there.values():
        if reason := _wrong_with(message, catalog):
            yield f"{reason}: {message.id!r}"


def as_po(catalog: Catalog) -> bytes:
    """The text that people edit. It names files but no lines, so that it changes only when words do."""
    text = io.BytesIO()
    write_po(text, _lasting(catalog), width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    return text.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The compiled form that the app reads."""
    binary = io.BytesIO()
    write_mo(binary, _lasting(catalog))
    return binary.getvalue()


class _Lasting(Catalog):
    """A catalog whose header says nothing of the moment it was written in, nor of what wrote it."""

    @property  # type: ignore[misc]  # Babel lets it be set as well
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def _lasting(catalog: Catalog) -> Catalog:
    name = catalog.locale.english_name if catalog.locale else catalog.locale_identifier
    header = f"# glutebreak in {name}. How it is made: docs/translating.md."
    made = _Lasting(locale=catalog.locale, header_comment=header, fuzzy=False)
    for message in catalog:
        if message.id:
            made[message.id] = message
    return made


def _place(message: Message) -> tuple[str, ...]:
    """Texts of one file stand together, in the order in which they were found."""
    return (message.locations[0][0],) if message.locations else ("",)


def _forms(texts: Any) -> tuple[str, ...]:
    """The forms of a count, or the one text there is."""
    return tuple(texts) if isinstance(texts, list | tuple) else (texts,)


def _wrong_with(message: Message, catalog: Catalog) -> str | None:
    forms = _forms(message.string)
    if not all(forms):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    if message.pluralizable and len(forms) != catalog.num_plurals:
        return "not as many forms as the language has"
    in_english = [_placeholders(each) for each in _forms(message.id)]
    wanted, allowed = frozenset.intersection(*in_english), frozenset.union(*in_english)
    if message.pluralizable:
        # A form of a count may leave the number out, as "once" does.
        wanted, allowed = wanted - {"count"}, allowed | {"count"}
    fit = all(wanted <= _placeholders(form) <= allowed for form in forms)
    return None if fit else "other placeholders"


def _placeholders(text: str) -> frozenset[str]:
    """The named values in the text, each with how it is formatted."""
    parts = string.Formatter().parse(text)
    return frozenset(f"{name}!{how}:{spec}" if how or spec else name for _, name, spec, how in parts if name)
