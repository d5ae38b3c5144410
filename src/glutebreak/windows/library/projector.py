"""The one player of a library window: it shows films in one place at a time, and is made when the first is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from glutebreak.ports import Cancellable, EventLoop
from glutebreak.windows.film.films import HOLD, INTO, LOOP, OUT, Film
from glutebreak.windows.film.player import FilmPlayer

SETTLE = 140
"""Milliseconds a place must be wanted before its film is opened: a pointer that only passes opens none."""
_LAST_FRAMES = 70
"""A clip that does not repeat is over so many milliseconds before its end: its last frame stands that long."""
_JUMP_BACK = 200
"""Frames that stand so many milliseconds before the one before them began a new round."""
ROUNDS = 2
"""Rounds of a loop before the next film of a sequence."""


class Screen(Protocol):
    """A place that films are shown in."""

    def show_frame(self, nth: int, image: QImage | None, share: float) -> None:
        """A picture of the nth film, and how much of it is behind, from 0 to 1. None: its poster again."""

    def show_unplayable(self, nth: int) -> None:
        """The nth film cannot be played: its poster stands."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the programme."""

    nth: int
    film: Film
    name: str
    rounds: int
    """How often it is seen; 0 for over and over."""
    behind: int
    """Milliseconds of this film that come before it."""
    whole: int
    """Milliseconds of the whole film."""


class Projector(QObject):
    """Shows a sequence of films on one screen, over and over, until it is left for another.

    Args:
        loop: where it waits.
        parent: what it belongs to.
    """

    def __init__(self, loop: EventLoop, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = loop
        self._player: FilmPlayer | None = None
        self._screen: Screen | None = None
        self._waiting: Cancellable | None = None
        self._programme: list[_Part] = []
        self._at = 0
        self._rounds = 0
        self._last = 0

    @property
    def player(self) -> FilmPlayer | None:
        """The player; None until the first film was wanted."""
        return self._player

    @property
    def screen(self) -> Screen | None:
        """Where the films are shown."""
        return self._screen

    @property
    def running(self) -> bool:
        """Whether a film moves."""
        return self._player is not None and self._player.running

    def begin(self, screen: Screen, films: Sequence[Film | None], first: int = 0, *, at_once: bool = False) -> None:
        """Show these films on this screen, from that one on; what is only a picture is passed over."""
        programme = _programme(films)
        if screen is self._screen and [part.film for part in programme] == [part.film for part in self._programme]:
            return
        self.stop()
        if not programme:
            return
        self._screen, self._programme = screen, programme
        self._at = next((nth for nth, part in enumerate(programme) if part.nth >= first), 0)
        if at_once:
            self._start()
        else:
            self._waiting = self._loop.after(SETTLE, self._start)

    def leave(self, screen: Screen) -> None:
        """Stop, if it is this screen that the films are shown on."""
        if screen is self._screen:
            self.stop()

    def stop(self) -> None:
        """Let go of the films; the screen shows its poster again."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        screen, self._screen = self._screen, None
        shown = self._programme[self._at].nth if self._programme else 0
        self._programme = []
        if self._player is not None:
            self._player.unload()
        if screen is not None:
            screen.show_frame(shown, None, 0.0)

    def pause(self) -> None:
        """Stand still."""
        if self._player is not None:
            self._player.pause()

    def resume(self) -> None:
        """Go on."""
        if self._player is not None:
            self._player.resume()

    def _start(self) -> None:
        self._waiting = None
        if self._player is None:
            self._player = FilmPlayer(self._loop, self)
            self._player.frame_changed.connect(self._framed)
            self._player.failed.connect(self._failed)
        self._play()

    def _play(self) -> None:
        assert self._player is not None
        part = self._programme[self._at]
        self._rounds, self._last = 0, 0
        if self._player.film is not part.film:
            self._player.load(part.film)
        if not self._player.broken:
            self._player.play(part.name)

    def _framed(self) -> None:
        if self._screen is None or self._player is None or not self._programme:
            return
        part, position = self._programme[self._at], self._player.position
        whole = part.whole or 1
        share = (part.behind + position) / whole if part.whole else self._player.share()
        self._screen.show_frame(part.nth, self._player.image, min(share, 1.0))
        if position < self._last - _JUMP_BACK:
            self._rounds += 1
        self._last = position
        clip = part.film.clips[part.name]
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


def _programme(films: Sequence[Film | None]) -> list[_Part]:
    moving = [(nth, film) for nth, film in enumerate(films) if film is not None and film.clips]
    programme: list[_Part] = []
    for nth, film in moving:
        names = [name for name in (INTO, HOLD, OUT) if name in film.clips] if INTO in film.clips else []
        names = names or [name for name in (LOOP, HOLD) if name in film.clips][:1] or list(film.clips)[:1]
        lengths = [film.clips[name].lasts for name in names]
        alone = len(moving) == 1 and len(names) == 1
        for place, name in enumerate(names):
            rounds = 0 if alone else (ROUNDS if name == LOOP else 1)
            whole = sum(lengths) if all(lengths) else 0
            programme.append(_Part(nth, film, name, rounds, sum(lengths[:place]), whole))
    return programme
