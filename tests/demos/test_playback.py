"""Qt plays the films: every one opens and shows its frames, and a loop goes round without a gap."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from demos.playback import play

FRAME_S = 1 / 30


def test_two_loops_of_the_kick_play_without_a_gap(qapp: QApplication, videos: Path) -> None:
    """Nearly every frame of both loops arrives, and the seam is no longer than a few frames."""
    played = play(videos / "donkey-kick.webm", 4.0)
    assert played.error == ""
    assert played.frames >= 0.85 * 240
    assert 0 < played.seam_s <= 6 * FRAME_S


def test_the_short_parts_play_once_to_their_end(qapp: QApplication, videos: Path) -> None:
    """Every way out of a stretch opens and shows its frames; ``python -m demos.playback`` plays all films twice."""
    for path in sorted(videos.glob("*.out.webm")):
        played = play(path, 2.0, loops=1)
        assert played.error == "", path.name
        assert played.frames >= 0.8 * 60, path.name
