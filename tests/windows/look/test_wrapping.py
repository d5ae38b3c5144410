"""No last line is one word alone, where two words fit."""

import pytest
from PySide6.QtGui import QFontMetricsF

from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type
from glutebreak.windows.look.words import Run, Words
from glutebreak.windows.look.wrapping import broken, in_company

STEP = "Stop when shoulders, hips and knees make one line, squeeze two seconds."


def lines(look: Look, text: str, width: float) -> list[str]:
    """The text as it is broken into lines of that width."""
    layout = broken(text, look.font(Type.BODY), width)
    pieces = []
    for nth in range(layout.lineCount()):
        line = layout.lineAt(nth)
        pieces.append(layout.text()[line.textStart() : line.textStart() + line.textLength()].strip())
    return [each.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-") for each in pieces]


def width_of(look: Look, text: str) -> float:
    """How wide it is on one line."""
    return QFontMetricsF(look.font(Type.BODY)).horizontalAdvance(text)


def test_the_last_word_takes_the_one_before_it_along(look: Look) -> None:
    """Into the last line."""
    room = width_of(look, STEP) - 4
    assert lines(look, STEP, room) == [STEP.removesuffix(" two seconds."), "two seconds."]


def test_a_word_that_is_taken_along_comes_whole(look: Look) -> None:
    """A hyphen in it is no place to break."""
    name = "Half-kneeling hip-flexor stretch"
    room = width_of(look, name.removesuffix(" stretch")) + 4
    assert lines(look, name, room) == ["Half-kneeling", "hip-flexor stretch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ribs down", ["Ribs down"]),
        ("Slow breaths, and let go", ["Slow breaths, and", "let go"]),
        ("Extraordinarily comprehensible", ["Extraordinarily", "comprehensible"]),
    ],
)
def test_what_needs_no_company_or_has_no_room_for_it_stays(look: Look, text: str, expected: list[str]) -> None:
    """One line, two words at the end, two words that fill a line each."""
    room = max(width_of(look, each) for each in expected) + 2
    assert lines(look, text, room) == expected


def test_a_text_in_several_tones_keeps_them_and_what_screen_readers_read(look: Look) -> None:
    """Only the picture of it is broken otherwise."""
    words = Words(look, [Run(STEP[:20]), Run(STEP[20:], Tone.TEXT2)], Type.BODY, wrap=True)
    room = round(width_of(look, STEP)) - 4
    assert (words.text(), words.heightForWidth(room)) == (STEP, 2 * look.line(Type.BODY))
    assert in_company(STEP, look.font(Type.BODY), room).endswith("two\N{NO-BREAK SPACE}seconds.")
