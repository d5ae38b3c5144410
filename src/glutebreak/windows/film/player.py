"""Plays the clips of one film and hands out each frame as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader

from glutebreak.ports import Cancellable, EventLoop
from glutebreak.windows.film.films import Clip, Film

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

FIRST_FRAME_WITHIN = 4_000
"""A film that shows nothing for so many milliseconds cannot be played."""
SLOWEST, FASTEST = 0.5, 2.0
"""A film is not played slower or faster than this."""


_STILL_OLD = 400
"""After a jump to the start, frames from beyond this many milliseconds are left over from before it."""


class FilmPlayer(QObject):
    """One film at a time: first its poster, then its frames; whatever cannot be played leaves the poster standing.

    Args:
        loop: where it waits for the first frame.
        parent: what it belongs to.
    """

    frame_changed = Signal()
    """There is another picture: `image` and `position` are new."""
    failed = Signal()
    """The film cannot be played; `image` is its poster, or None."""

    def __init__(self, loop: EventLoop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._film: Film | None = None
        self._clips: dict[str, _PlayingClip] = {}
        self._shown: str | None = None
        self._watch: Cancellable | None = None
        self.image: QImage | None = None
        """What is to be seen: a frame, the poster, or None."""
        self.position = 0
        """Where in its clip the frame stands, in milliseconds."""
        self.broken = False
        """Whether the film could not be played."""
        self.running = False
        """Whether frames are to come."""
        self.in_step = False
        """Whether the clip lasts as long as was asked for."""

    @property
    def film(self) -> Film | None:
        """The film on show."""
        return self._film

    def load(self, film: Film | None) -> None:
        """Put this film on, let go of the one before, and show its poster."""
        self.unload()
        self._film = film
        if film is None:
            return
        self.image = read_picture(film.poster) if film.poster else None
        for part, clip in film.clips.items():
            if not clip.path.is_file():
                self._fail()
                return
            self._clips[part] = _PlayingClip(self, part, clip)
        self.frame_changed.emit()

    def rest(self, wanted: str) -> None:
        """Show the first frame of that part, standing still."""
        self._start(wanted, None, run=False)

    def play(self, wanted: str, lasts: int | None = None) -> None:
        """Play that part from its start; at a speed that makes it last so many milliseconds, if that is bearable."""
        self._start(wanted, lasts, run=True)

    def pause(self) -> None:
        """Stand still at this frame."""
        self.running = False
        self._cancel_watch()
        if self._shown is not None:
            self._clips[self._shown].pause()

    def resume(self) -> None:
        """Go on from this frame."""
        if self._shown is not None and not self.broken:
            self.running = True
            self._clips[self._shown].resume()

    def share(self) -> float:
        """How much of the clip is behind, from 0 to 1."""
        if self._shown is None:
            return 0.0
        return min(self.position / max(self._clips[self._shown].lasts, 1), 1.0)

    def unload(self) -> None:
        """Let go of the film, its files and its decoders."""
        self._cancel_watch()
        for clip in self._clips.values():
            clip.close()
        self._clips, self._shown, self._film = {}, None, None
        self.image, self.position, self.broken, self.running = None, 0, False, False

    def _start(self, wanted: str, lasts: int | None, *, run: bool) -> None:
        part = self._film.part(wanted) if self._film is not None else None
        if part is None or part not in self._clips or self.broken:
            return
        if self._shown is not None and self._shown != part:
            self._clips[self._shown].pause()
        self._shown, self.running = part, run
        clip = self._clips[part]
        rate = clip.lasts / lasts if lasts else 1.0
        self.in_step = lasts is not None and SLOWEST <= rate <= FASTEST
        clip.start(rate if self.in_step else 1.0, run=run)
        self._cancel_watch()
        self._watch = self._loop.after(FIRST_FRAME_WITHIN, self._fail)

    def _cancel_watch(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def show_frame(self, part: str, image: QImage, position: int) -> None:
        """A clip has a frame; called by the clips."""
        if part != self._shown or self.broken:
            return
        self._cancel_watch()
        self.image, self.position = image, position
        self.frame_changed.emit()

    def clip_failed(self) -> None:
        """A clip cannot be played; called by the clips."""
        self._fail()

    def _fail(self) -> None:
        if self.broken or self._film is None:
            return
        self._cancel_watch()
        for clip in self._clips.values():
            clip.close()
        self._clips, self._shown = {}, None
        self.broken, self.running = True, False
        self.image = read_picture(self._film.poster) if self._film.poster else None
        self.failed.emit()


class _PlayingClip:
    """One file with its decoder, kept ready at its first frame."""

    def __init__(self, owner: FilmPlayer, part: str, clip: Clip) -> None:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink  # noqa: PLC0415  loaded with the first film

        self.clip = clip
        self._owner = owner
        self._part = part
        self._sink = QVideoSink(owner)
        self._player = QMediaPlayer(owner)
        self._player.setVideoSink(self._sink)
        if clip.loops:
            self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._sink.videoFrameChanged.connect(self._framed)
        self._player.errorOccurred.connect(self._erred)
        self._player.mediaStatusChanged.connect(self._status)
        self._invalid = QMediaPlayer.MediaStatus.InvalidMedia
        self._loaded = QMediaPlayer.MediaStatus.LoadedMedia
        self._first: QImage | None = None
        self._moved = False
        self._rewinding = False
        self._player.setSource(QUrl.fromLocalFile(str(clip.path)))
        self._player.pause()

    @property
    def lasts(self) -> int:
        """Its length in milliseconds; 0 while that is not known."""
        return self.clip.lasts or self._player.duration()

    def start(self, rate: float, *, run: bool) -> None:
        """From the first frame on, or only that."""
        self._player.setPlaybackRate(rate)
        if self._moved:
            self._player.setPosition(0)
            self._moved, self._rewinding = False, True
        if self._first is not None:
            self._owner.show_frame(self._part, self._first, 0)
        if run:
            self.resume()
        else:
            self._player.pause()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def resume(self) -> None:
        """Go on."""
        self._moved = True
        self._player.play()

    def close(self) -> None:
        """Let go of file and decoder."""
        self._sink.videoFrameChanged.disconnect(self._framed)
        self._player.errorOccurred.disconnect(self._erred)
        self._player.mediaStatusChanged.disconnect(self._status)
        self._player.stop()
        self._player.setSource(QUrl())
        self._player.deleteLater()
        self._sink.deleteLater()

    def _framed(self, frame: "QVideoFrame") -> None:
        if not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            self._owner.clip_failed()
            return
        position = max(frame.startTime(), 0) // 1000
        if self._rewinding and position > _STILL_OLD:
            return
        self._rewinding = False
        if self._first is None:
            self._first = image
        self._owner.show_frame(self._part, image, position)

    def _erred(self, *_: object) -> None:
        self._owner.clip_failed()

    def _status(self, status: object) -> None:
        without_film = status == self._loaded and not self._player.hasVideo()
        if status == self._invalid or without_film:
            self._owner.clip_failed()


def read_picture(path: Path) -> QImage | None:
    """A picture from a file, upright; None if it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image
