"""The least that a PySide6 program which loops a film can be. `python bare_film.py FILM`."""

import sys

from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QApplication

STAGE = (1152, 530)
"""As large as the film in the window of a break."""


def main() -> int:
    """Loop the film until it is ended."""
    application = QApplication(sys.argv)
    widget = QVideoWidget()
    widget.resize(*STAGE)
    player = QMediaPlayer()
    player.setVideoOutput(widget)
    player.setLoops(QMediaPlayer.Loops.Infinite)
    player.setSource(QUrl.fromLocalFile(sys.argv[1]))
    widget.show()
    player.play()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
