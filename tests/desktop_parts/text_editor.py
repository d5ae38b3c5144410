"""A text editor: a window that takes the keyboard, and keeps in a file what is typed. `python text_editor.py FILE`."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

TITLE = "Text editor"


def main(path: Path) -> int:
    """Take text until it is ended."""
    application = QApplication(sys.argv)
    editor = QPlainTextEdit()
    editor.setWindowTitle(TITLE)
    editor.textChanged.connect(lambda: path.write_text(editor.toPlainText()))
    editor.resize(400, 300)
    editor.move(40, 40)
    editor.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
