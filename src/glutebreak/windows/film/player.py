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

_CUT_OFF_AT = 2 / 3
"""A clip that twice begins anew before this share of it lost its end, and a count that follows it stands still."""

_DECKS = 6
"""Twice as many as a film has parts."""


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
        # Decks are never deleted one by one, but reused: frames come to them from other threads.
        self._decks: list[_Deck] = []
        self._shown: _Deck | None = None
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
            self._free_deck().load(part, clip)
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
            self._shown.pause()

    def resume(self) -> None:
        """Go on from this frame."""
        if self._shown is not None and not self.broken:
            self.running = True
            self._shown.resume()

    def share(self) -> float:
        """How much of the clip is behind, from 0 to 1."""
        if self._shown is None:
            return 0.0
        return min(self.position / max(self._shown.lasts, 1), 1.0)

    def unload(self) -> None:
        """Let go of the film, its files and its decoders."""
        self._empty()
        self._film = None
        self.image, self.position, self.broken, self.running = None, 0, False, False

    def _free_deck(self) -> "_Deck":
        """The deck that has been free for longest: a frame of its last clip may still be on its way."""
        if len(self._decks) < _DECKS:
            deck = _Deck(self)
            deck.framed.connect(self._framed)
            deck.failed.connect(self._fail)
        else:
            deck = next(each for each in self._decks if each.part is None)
            self._decks.remove(deck)
        self._decks.append(deck)
        return deck

    def _start(self, wanted: str, lasts: int | None, *, run: bool) -> None:
        part = self._film.part(wanted) if self._film is not None else None
        deck = next((each for each in self._decks if each.part == part), None)
        if part is None or deck is None or self.broken:
            return
        if self._shown is not None and self._shown is not deck:
            self._shown.pause()
        self._shown, self.running = deck, run
        rate = deck.lasts / lasts if lasts else 1.0
        self.in_step = lasts is not None and SLOWEST <= rate <= FASTEST
        self._cancel_watch()
        self._watch = self._loop.after(FIRST_FRAME_WITHIN, self._fail)
        deck.start(rate if self.in_step else 1.0, run=run)

    def _cancel_watch(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def _framed(self, part: str) -> None:
        deck = self._shown
        if deck is None or deck.part != part or deck.image is None:
            return
        self._cancel_watch()
        self.image, self.position = deck.image, deck.position
        self.frame_changed.emit()

    def _empty(self) -> None:
        self._cancel_watch()
        self._shown = None
        for deck in self._decks:
            deck.unload()

    def _fail(self) -> None:
        if self.broken or self._film is None:
            return
        self._empty()
        self.broken, self.running = True, False
        self.image = read_picture(self._film.poster) if self._film.poster else None
        self.failed.emit()


class _Deck(QObject):
    """A decoder with at most one clip, kept ready at its first frame."""

    framed = Signal(str)
    """There is another frame of the part named."""
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink  # noqa: PLC0415 - loaded with the first film

        self.part: str | None = None
        """The part of the film it holds; None while it is empty."""
        self.image: QImage | None = None
        """The frame it stands at."""
        self.position = 0
        """Milliseconds."""
        self._clip: Clip | None = None
        self._first: QImage | None = None
        self._moved = False
        self._rewinding = False
        self._early_ends = 0
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._forever, self._once = QMediaPlayer.Loops.Infinite, QMediaPlayer.Loops.Once
        self._invalid = QMediaPlayer.MediaStatus.InvalidMedia
        self._loaded = QMediaPlayer.MediaStatus.LoadedMedia
        self._sink.videoFrameChanged.connect(self._framed)
        self._player.errorOccurred.connect(self._erred)
        self._player.mediaStatusChanged.connect(self._status)

    @property
    def lasts(self) -> int:
        """The clip's length in milliseconds; 0 while that is not known."""
        return (self._clip.lasts if self._clip else 0) or self._player.duration()

    def load(self, part: str, clip: Clip) -> None:
        """Open the clip and wait at its first frame."""
        self.part, self._clip = part, clip
        self._player.setLoops(self._forever if clip.loops else self._once)
        self._player.setSource(QUrl.fromLocalFile(str(clip.path)))
        self._player.pause()

    def unload(self) -> None:
        """Let go of the clip."""
        if self.part is None:
            return
        self.part, self._clip, self._first, self.image = None, None, None, None
        self._moved, self._rewinding = False, False
        self._early_ends = 0
        self._player.stop()
        self._player.setSource(QUrl())

    def start(self, rate: float, *, run: bool) -> None:
        """From the first frame on, or only that."""
        self._player.setPlaybackRate(rate)
        if self._moved:
            self._player.setPosition(0)
            self._moved, self._rewinding = False, True
        if self._first is not None:
            self._show(self._first, 0)
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

    def _show(self, image: QImage, position: int) -> None:
        self.image, self.position = image, position
        self.framed.emit(self.part or "")

    def _framed(self, frame: "QVideoFrame") -> None:
        if self.part is None or not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            self.failed.emit()
            return
        position = max(frame.startTime(), 0) // 1000
        if self._rewinding and position > _STILL_OLD:
            return
        if position < self.position and not self._rewinding and self._is_cut_off():
            self.failed.emit()
            return
        self._rewinding = False
        if self._first is None:
            self._first = image
        self._show(image, position)

    def _is_cut_off(self) -> bool:
        """Whether the clip, which begins anew, has done so too early again."""
        early = self.position < self.lasts * _CUT_OFF_AT
        self._early_ends = self._early_ends + 1 if early else 0
        return self._early_ends > 1

    def _erred(self, *_: object) -> None:
        if self.part is not None:
            self.failed.emit()

    def _status(self, status: object) -> None:
        without_film = status == self._loaded and not self._player.hasVideo()
        if self.part is not None and (status == self._invalid or without_film):
            self.failed.emit()


def read_picture(path: Path) -> QImage | None:
    """A picture from a file, upright; None if it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image
