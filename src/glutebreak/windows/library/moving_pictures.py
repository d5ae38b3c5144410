"""What a library window shows moving: films and the drawn figure, in one place at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from glutebreak.ports import Cancellable, Clock, EventLoop
from glutebreak.windows.figure.movement import Movement
from glutebreak.windows.film.films import HOLD, INTO, LOOP, OUT, Film
from glutebreak.windows.film.player import FilmPlayer
from glutebreak.windows.library.exercise_pictures import Drawn, Frame, Reel

SETTLE = 140
"""Milliseconds a place must be wanted before its film is opened: a pointer that only passes opens none."""
_LAST_FRAMES = 70
"""A clip that does not repeat is over so many milliseconds before its end: its last frame stands that long."""
_JUMP_BACK = 200
"""Frames that stand so many milliseconds before the one before them began a new round."""
ROUNDS = 2
"""Rounds of a loop before the next reel of a sequence."""
_FRAME = 33
"""Milliseconds between two drawings of a figure that moves."""


class Screen(Protocol):
    """A place that reels are shown in."""

    def show_frame(self, nth: int, frame: Frame | None, share: float) -> None:
        """A moment of the nth reel, and how much of it is behind, from 0 to 1. None: its poster again."""

    def show_unplayable(self, nth: int) -> None:
        """The nth reel cannot be played: its poster stands."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the programme."""

    nth: int
    reel: Reel
    rounds: int
    """How often it is seen; 0 for over and over."""
    name: str = ""
    """Of a film, which clip."""
    behind: int = 0
    """Milliseconds of this film that come before it."""
    whole: int = 0
    """Milliseconds of the whole film; 0 if that is not known."""


class Projector(QObject):
    """Shows a sequence of reels on one screen, over and over, until it is left for another.

    The player is made when the first film is wanted.

    Args:
        clock: tells how far a drawn movement is.
        loop: where it waits.
        parent: what it belongs to.
    """

    def __init__(self, clock: Clock, loop: EventLoop, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._loop = loop
        self._player: FilmPlayer | None = None
        self._screen: Screen | None = None
        self._waiting: Cancellable | None = None
        self._programme: list[_Part] = []
        self._at = 0
        self._rounds = 0
        self._last = 0
        self._began: int | None = None
        """When the movement that is drawn now began; None while none is, or it stands still."""

    @property
    def player(self) -> FilmPlayer | None:
        """The player; None until the first film was wanted."""
        return self._player

    @property
    def screen(self) -> Screen | None:
        """Where the reels are shown."""
        return self._screen

    @property
    def running(self) -> bool:
        """Whether a film or a figure moves."""
        return self._began is not None or (self._player is not None and self._player.running)

    def begin(self, screen: Screen, reels: Sequence[Reel | None], first: int = 0, *, at_once: bool = False) -> None:
        """Show these reels on this screen, from that one on; what is only a picture is passed over."""
        programme = _programme(reels)
        if screen is self._screen and programme == self._programme:
            return
        self.stop()
        if not programme:
            return
        self._screen, self._programme = screen, programme
        self._at = next((nth for nth, part in enumerate(programme) if part.nth >= first), 0)
        if at_once:
            self._play()
        else:
            self._waiting = self._loop.after(SETTLE, self._play)

    def leave(self, screen: Screen) -> None:
        """Stop, if it is this screen that the reels are shown on."""
        if screen is self._screen:
            self.stop()

    def stop(self) -> None:
        """Let go of the reels; the screen shows its poster again."""
        self._stop_waiting()
        screen, self._screen = self._screen, None
        shown = self._programme[self._at].nth if self._programme else 0
        self._programme, self._began = [], None
        if self._player is not None:
            self._player.unload()
        if screen is not None:
            screen.show_frame(shown, None, 0.0)

    def pause(self) -> None:
        """Stand still."""
        if self._began is not None:
            self._last, self._began = self._clock.steady() - self._began, None
            self._stop_waiting()
        elif self._player is not None:
            self._player.pause()

    def resume(self) -> None:
        """Go on."""
        if self._programme and isinstance(self._programme[self._at].reel, Movement):
            self._began = self._clock.steady() - self._last
            self._draw()
        elif self._player is not None:
            self._player.resume()

    def _play(self) -> None:
        self._waiting, self._began = None, None
        part = self._programme[self._at]
        self._rounds, self._last = 0, 0
        if isinstance(part.reel, Movement):
            if self._player is not None:
                self._player.unload()
            self._began = self._clock.steady()
            self._draw()
            return
        player = self._ready_player()
        if player.film is not part.reel:
            player.load(part.reel)
        if not player.broken:
            player.play(part.name)

    def _draw(self) -> None:
        """Show the figure where it is now, and look again soon."""
        part = self._programme[self._at]
        if self._screen is None or self._began is None or not isinstance(part.reel, Movement):
            return
        rounds, position = divmod(self._clock.steady() - self._began, part.reel.lasts)
        if part.rounds and rounds >= part.rounds:
            self._next()
            return
        self._screen.show_frame(part.nth, Drawn(part.reel, position), position / part.reel.lasts)
        self._stop_waiting()
        self._waiting = self._loop.after(_FRAME, self._draw)

    def _ready_player(self) -> FilmPlayer:
        if self._player is None:
            self._player = FilmPlayer(self._loop, self)
            self._player.frame_changed.connect(self._framed)
            self._player.failed.connect(self._failed)
        return self._player

    def _framed(self) -> None:
        if self._screen is None or self._player is None or not self._programme:
            return
        part, position = self._programme[self._at], self._player.position
        if isinstance(part.reel, Movement):
            return
        whole = part.whole or 1
        share = (part.behind + position) / whole if part.whole else self._player.share()
        self._screen.show_frame(part.nth, self._player.image, min(share, 1.0))
        if position < self._last - _JUMP_BACK:
            self._rounds += 1
        self._last = position
        clip = part.reel.clips[part.name]
        over = not clip.loops and clip.lasts and position >= clip.lasts - _LAST_FRAMES
        if over or (part.rounds and self._rounds >= part.rounds):
            self._next()

    def _next(self) -> None:
        before = self._programme[self._at]
        self._at = (self._at + 1) % len(self._programme)
        now = self._programme[self._at]
        if self._screen is not None and now.nth != before.nth:
            self._screen.show_frame(before.nth, None, 0.0)
        self._play()

    def _failed(self) -> None:
        if self._screen is not None and self._programme:
            self._screen.show_unplayable(self._programme[self._at].nth)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def _programme(reels: Sequence[Reel | None]) -> list[_Part]:
    moving = [(nth, reel) for nth, reel in enumerate(reels) if reel is not None]
    programme: list[_Part] = []
    for nth, reel in moving:
        if isinstance(reel, Movement):
            programme.append(_Part(nth, reel, 0 if len(moving) == 1 else ROUNDS))
        else:
            programme += _clips(nth, reel, alone=len(moving) == 1)
    return programme


def _clips(nth: int, film: Film, *, alone: bool) -> Iterator[_Part]:
    """A film's clips in the order they are seen in."""
    names = [name for name in (INTO, HOLD, OUT) if name in film.clips] if INTO in film.clips else []
    names = names or [name for name in (LOOP, HOLD) if name in film.clips][:1] or list(film.clips)[:1]
    lengths = [film.clips[name].lasts for name in names]
    for place, name in enumerate(names):
        rounds = 0 if alone and len(names) == 1 else (ROUNDS if name == LOOP else 1)
        whole = sum(lengths) if all(lengths) else 0
        yield _Part(nth, film, rounds, name, sum(lengths[:place]), whole)
