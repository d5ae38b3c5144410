"""The dictionary's last column: words of the code, the model and the log that nobody reads on the screen.

Each is a pattern for whole words. A word with another, plain meaning is listed as that phrase.
"""

import re

NEVER_SHOWN = {
    "en": (
        r"bouts?",
        r"mean (?:bouts?|sitting)",
        r"an ask|the asks?|asks|next ask|asks? held",
        r"held (?:back|the ask)|holds? (?:it |the ask )?back|on hold",
        r"put (?:it |the ask )?off|puts? .{0,20}\boff",
        r"activat\w+|active",
        r"natural breaks?",
        r"claim(?:ed|s)?|seen through|done while typing",
        r"I’m standing",
        r"taken back|put away",
        r"withdrawn|dismissed",
    ),
    "de": (
        r"Bouts?|Episoden?",
        r"mittlere Sitzphase|Mittelwert",
        r"Anfragen? auf dem Bildschirm|nächste Anfrage|Nachfragen?",
        r"zurückgehalten\w*|in der Warteschleife",
        r"Aktivierung\w*|aktiv",
        r"natürliche Pausen?",
        r"behauptet\w*|durchschaut|beim Tippen gemacht",
        r"Ich stehe",
        r"zurückgenommen|weggelegt|zurückgezogen",
    ),
}
"""By language."""


def found_in(text: str, language: str) -> list[str]:
    """The words in the text that are never shown."""
    pattern = re.compile(rf"\b(?:{'|'.join(NEVER_SHOWN[language])})\b", re.IGNORECASE)
    return [each.group() for each in pattern.finditer(text)]
