"""Measures how Qt plays the shipped films: ``python -m demos.playback`` in the app's environment.

Every film is played for two loops, once into a sink whose frames become pictures, as the app shows them, and once
into a bare ``QVideoWidget``. Needs a display; without one, Qt's offscreen platform decodes but paints nothing.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QApplication

VIDEOS = Path(__file__).resolve().parents[2] / "resources" / "videos"
PATIENCE_S = 5.0


@dataclass(frozen=True)
class Played:
    """What was seen of a film."""

    frames: int
    """Frames delivered."""
    seam_s: float
    """From the last frame of the first loop to the first of the second; 0 if there was no seam."""
    longest_s: float
    """The longest time between two frames."""
    cpu_share: float
    """Processor time per second of playing, 1 is one core."""
    error: str
    """What Qt said went wrong; empty if nothing did."""


def play(path: Path, duration_s: float, *, bare: bool = False, loops: int = 2) -> Played:
    """Play a film in the running application and watch its frames."""
    wait, player = QEventLoop(), QMediaPlayer()
    widget = QVideoWidget() if bare else None
    sink = widget.videoSink() if widget is not None else QVideoSink()
    if widget is not None:
        widget.resize(1280, 720)
        widget.show()
        player.setVideoOutput(widget)
    else:
        player.setVideoSink(sink)
    seen: list[tuple[float, float]] = []
    errors: list[str] = []

    def framed(frame: QVideoFrame) -> None:
        if frame.isValid():
            if not bare:
                frame.toImage()
            seen.append((time.monotonic(), frame.startTime() / 1e6))

    def erred(_code: object, words: str) -> None:
        errors.append(words)
        wait.quit()

    def changed(status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            wait.quit()

    sink.videoFrameChanged.connect(framed)
    player.errorOccurred.connect(erred)
    player.mediaStatusChanged.connect(changed)
    player.setLoops(loops)
    player.setSource(QUrl.fromLocalFile(str(path)))
    started, used = time.monotonic(), time.process_time()
    player.play()
    QTimer.singleShot(round((loops * duration_s + PATIENCE_S) * 1000), wait.quit)
    wait.exec()
    share = (time.process_time() - used) / (time.monotonic() - started)
    sink.videoFrameChanged.disconnect(framed)
    player.stop()
    steps = [(b[0] - a[0], b[1] < a[1]) for a, b in pairwise(seen)]
    seams = [step for step, back in steps if back]
    return Played(len(seen), max(seams, default=0.0), max((s for s, _ in steps), default=0.0), share, "; ".join(errors))


def main() -> None:
    """Play every film both ways and print a table."""
    app = QApplication(sys.argv)
    print(f"platform {app.platformName()}")
    print("film                                              frames  seam ms  longest ms  cpu  bare widget  ratio")
    for film in json.loads((VIDEOS / "manifest.json").read_text())["films"]:
        ours = play(VIDEOS / film["file"], film["duration_s"])
        bare = play(VIDEOS / film["file"], film["duration_s"], bare=True)
        ratio = ours.cpu_share / max(bare.cpu_share, 1e-6)
        print(
            f"{film['file']:48} {ours.frames:3}/{2 * film['frame_count']:3} {1000 * ours.seam_s:8.0f} "
            f"{1000 * ours.longest_s:11.0f} {ours.cpu_share:4.2f} {bare.cpu_share:12.2f} {ratio:6.2f} {ours.error}",
            flush=True,
        )


if __name__ == "__main__":
    main()
