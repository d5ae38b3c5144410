"""What Qt writes to the terminal: nothing, unless somebody wants to read it.

Qt warns of much that it copes with, such as a film without sound or a theme without an icon. Those warnings are for
whoever works on the app, and would stand between the sentences of the command that is answered in the same terminal.
"""

from PySide6.QtCore import QLoggingCategory


def keep_qt_quiet() -> None:
    """Keep all but Qt's fatal messages from the terminal; the variable `QT_LOGGING_RULES` has the last word."""
    QLoggingCategory.setFilterRules("*.debug=false\n*.info=false\n*.warning=false\n*.critical=false")
