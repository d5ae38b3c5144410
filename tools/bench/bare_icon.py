"""The least that a PySide6 program in the tray can be: what glutebreak is measured against."""

import sys

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    """Show an icon with a menu until it is ended."""
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    picture = QPixmap(22, 22)
    picture.fill("#2f6f5e")
    icon = QSystemTrayIcon(QIcon(picture))
    menu = QMenu()
    menu.addAction("Quit").triggered.connect(application.quit)
    icon.setContextMenu(menu)
    icon.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
