"""A language that nobody speaks: English with accents, a third longer, in brackets.

Text that stands on the screen without them has passed no translator; text that is cut has lost its end bracket.
"""

import io
import re
from pathlib import Path

from babel.messages.mofile import write_mo

from languages.catalogs import updated
from languages.extracting import templates

CODE = "en_XA"
"""The language's code, which is the pseudo-locale's everywhere."""
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéîñöšüýžÁÇÉÎÑÖŠÜÝŽ")
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")


def pseudo(text: str) -> str:
    """The text in that language; its placeholders stay."""
    parts = _PLACEHOLDER.split(text)
    accented = "".join(each if _PLACEHOLDER.fullmatch(each) else each.translate(_ACCENTED) for each in parts)
    return f"[{accented}{'~' * (len(text) // 3)}]"


def write_pseudo_locale(folder: Path) -> None:
    """Put compiled catalogs of all there is to translate into a folder of locales."""
    for domain, template in templates().items():
        catalog = updated([], template, "en")
        for message in catalog:
            if message.id:
                forms = message.id if isinstance(message.id, tuple) else (message.id,)
                made = tuple(pseudo(str(form)) for form in forms)
                message.string = made if message.pluralizable else made[0]
        binary = io.BytesIO()
        write_mo(binary, catalog)
        path = folder / CODE / "LC_MESSAGES" / f"{domain}.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(binary.getvalue())
