"""How a scroll bar looks: the one thing Qt paints better from a style sheet than we could by hand."""

from PySide6.QtGui import QColor

from glutebreak.windows.look.theme import Look


def scroll_bar_style(look: Look) -> str:
    """The style sheet of a scroll bar."""
    handle, held = look.colours.line.name(QColor.NameFormat.HexArgb), look.colours.line2.name()
    return (
        "QScrollBar { background: transparent; width: 12px; margin: 0; }"
        f"QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; min-height: 32px; }}"
        f"QScrollBar::handle:hover {{ background: {held}; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
