"""Text broken into lines, the last of which is not one word alone."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextLayout, QTextOption

_JOINED, _WHOLE = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"


def broken(
    text: str,
    font: QFont,
    width: float,
    option: QTextOption | None = None,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """Lines of that width; the word that would stand alone on the last takes the one before it along.

    It stays alone where the two do not fit a line, or would need one more.
    """
    layout = _lines(text, font, width, option, formats)
    count = layout.lineCount()
    start = layout.lineAt(count - 1).textStart() if count > 1 else 0
    if start < 1 or text[start - 1] != " " or " " in text[start:].strip():
        return layout
    before = text.rfind(" ", 0, start - 1) + 1
    # The two go down whole: a hyphen in the first is no place to break.
    pair = text[before : start - 1].replace("-", _WHOLE) + _JOINED + text[start:]
    joined = _lines(text[:before] + pair, font, width, option, formats)
    fits = all(joined.lineAt(nth).naturalTextWidth() <= width for nth in range(joined.lineCount()))
    return joined if fits and joined.lineCount() == count else layout


def in_company(text: str, font: QFont, width: float) -> str:
    """The text, for whoever breaks it into lines of that width without us."""
    return broken(text, font, width).text()


def _lines(
    text: str, font: QFont, width: float, option: QTextOption | None, formats: Sequence[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(option or QTextOption())
    layout.setFormats(list(formats))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return layout
