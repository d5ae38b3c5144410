"""`python -m bench.guided_break`: how soon a break shows its film, and what it costs, beside a bare QVideoWidget."""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.processes import memory, usage
from bench.scenarios import SETTLING, UNDISTURBED, percentile
from bench.table import Row, written
from desktop_parts.application import Application
from desktop_parts.own_exercises import begin, own_exercise, write_own
from desktop_parts.scene import Scene
from glutebreak.places import shipped
from virtual_desktop.desktop import VirtualDesktop
from virtual_desktop.program import wait_until

FILM = "donkey-kick.webm"
DRAWN = "glute-bridge"
"""An exercise without a film."""
ASKING = {"prompt_after": "10s", "repeat_every": "10s", "away_after": "1h", "present_within": "1h", "settle": "0s"}
"""Settings with which an ask comes soon after the last one was answered."""
BARE = [sys.executable, str(Path(__file__).with_name("bare_film.py"))]
MIDDLE = (600, 300, 300, 300)
"""A part of the screen in which the film's figure stands: left, top, width, height."""
COLOURS = 1_000
"""A film has more colours there than this; the desktop has one, and the stage without a film a few dozen."""


def shows_film(desktop: VirtualDesktop) -> bool:
    """Whether a film's frame is on the screen. The exercise has no poster which could be taken for one."""
    pixels = desktop.display.pixels(*MIDDLE)
    return len(set(memoryview(pixels).cast("I"))) > COLOURS


class BreakBench:
    """Breaks of one filmed exercise, in one scene."""

    def __init__(self, scene: Scene, say: Callable[[str], None], *, asking: bool = False) -> None:
        """Start glutebreak for somebody who has this exercise, and sit down; to be asked again and again, or never."""
        self._scene = scene
        self._say = say
        name, settings = ("bench-asking", ASKING) if asking else ("bench-break", UNDISTURBED)
        self._app = Application(scene.desktop, name, settings)
        folder = write_own(self._app, [own_exercise("filmed", "glutes", 120, FILM)], {"filming": ["filmed"]})
        self._film = folder / FILM
        shutil.copyfile(shipped("resources", "videos", FILM), self._film)
        self._app.start()
        scene.person.press_key()
        self._app.wait_for_log("bout", 1)
        self._breaks = 0

    def quit(self) -> None:
        """End glutebreak."""
        self._app.quit()

    def first_frames(self, times: int) -> list[Row]:
        """Milliseconds from the request of a break to its film's first frame on the screen, and what breaks leave."""
        # The tray's memory is to be that of rest, without the start.
        time.sleep(SETTLING)
        before = memory(self._app.program.pid).uss
        self._say(f"First frame, the windows' process started for it, {times} times")
        cold = [self._first_frame() for _ in range(times)]
        self._say(f"First frame, the windows' process there, {times} times")
        # Not the library: its posters would be taken for the film.
        self._app.do("settings")
        wait_until(lambda: self._scene.person.windows_named(".") != [], "the settings are on the screen")
        # They are painted, and what a window does once it is painted is over.
        time.sleep(SETTLING / 4)
        warm = [self._first_frame() for _ in range(times)]
        for name in self._scene.person.window_names():
            self._scene.person.close_window(name)
        wait_until(lambda: self._app.children() == [], "the windows' process is gone")
        # As before: at rest.
        time.sleep(SETTLING)
        after = memory(self._app.program.pid).uss
        return [
            Row("first frame, process started, ms (median)", None, statistics.median(cold)),
            Row("first frame, process started, ms (95 in 100)", None, percentile(cold, 0.95), 1200),
            Row("first frame, process there, ms (median)", None, statistics.median(warm)),
            Row("first frame, process there, ms (95 in 100)", None, percentile(warm, 0.95), 400),
            Row("tray: USS before breaks, MB", None, before),
            Row(f"tray: USS after {self._breaks} breaks, times that before", None, after / before, 1.05),
        ]

    def warmed_frames(self, times: int) -> list[Row]:
        """Milliseconds from Start to the first frame, the windows' process warmed by the ask, and what it costs."""
        self._say(f"First frame, the windows' process warmed by an ask, {times} times")
        took, held = [], []
        for _ in range(times):
            wait_until(self._is_warm, "an ask has warmed the windows' process", 60)
            (windows,) = self._app.children()
            held.append(memory(windows).pss)
            took.append(self._first_frame())
        wait_until(self._is_warm, "an ask has warmed the windows' process", 60)
        (windows,) = self._app.children()
        before = usage(windows)
        # The span over which its wakeups are counted.
        time.sleep(SETTLING)
        after = usage(windows)
        self._app.do("skip")
        return [
            Row("first frame, warmed by an ask, ms (median)", None, statistics.median(took)),
            Row("first frame, warmed by an ask, ms (95 in 100)", None, percentile(took, 0.95), 400),
            Row("warm process: PSS, MB", None, statistics.median(held)),
            Row("warm process: wakeups a second", None, after.wakeups_since(before) / SETTLING),
        ]

    def _is_warm(self) -> bool:
        return any("libffmpegmediaplugin" in maps_of(child) for child in self._app.children())

    def playing(self, seconds: float) -> list[Row]:
        """Processor time and memory while the film runs, and the time where a figure is drawn in its place."""
        self._say(f"The film running, {seconds:g} s each")
        bare = self._scene.desktop.program("bare-film", [*BARE, str(self._film)])
        bare.start(self._scene.desktop.environment)
        wait_until(lambda: shows_film(self._scene.desktop), "the bare film runs")
        bare_cpu, bare_pss, bare_uss = self._cost(bare.pid, seconds)
        bare.stop()
        self._first_frame(leave=False)
        (windows,) = self._app.children()
        our_cpu, our_pss, our_uss = self._cost(windows, seconds)
        self._leave()
        drawn_cpu = self._drawn(seconds)
        return [
            Row("film running: CPU, % of a core", bare_cpu, our_cpu, 1.3, by_ratio=True),
            Row("figure drawn for want of a film: CPU, % of a core", bare_cpu, drawn_cpu, 1.3, by_ratio=True),
            Row("film running: PSS of the windows' process, MB", bare_pss, our_pss),
            Row("film running: USS of the windows' process, MB", bare_uss, our_uss),
        ]

    def _drawn(self, seconds: float) -> float:
        """Percent of a core while the drawn figure goes along with the count."""
        self._say(f"The figure drawn, {seconds:g} s")
        begin(self._app, DRAWN)
        wait_until(lambda: self._scene.person.windows_named("^Break: ") != [], "the break is on the screen")
        (windows,) = self._app.children()
        cpu, _, _ = self._cost(windows, seconds)
        self._leave()
        return cpu

    def _cost(self, pid: int, seconds: float) -> tuple[float, float, float]:
        # The lead-in is over by then, and the decoder's first burst.
        time.sleep(SETTLING)
        before = usage(pid).cpu
        # The span that is measured.
        time.sleep(seconds)
        held = memory(pid)
        return (usage(pid).cpu - before) / seconds * 100, held.pss, held.uss

    def _first_frame(self, *, leave: bool = True) -> float:
        wait_until(lambda: not shows_film(self._scene.desktop), "no film is on the screen")
        began = time.perf_counter()
        begin(self._app, "filming")
        wait_until(lambda: shows_film(self._scene.desktop), "the film is on the screen")
        took = (time.perf_counter() - began) * 1000
        if leave:
            self._leave()
        return took

    def _leave(self) -> None:
        self._breaks += 1
        person = self._scene.person
        others = [each for each in person.window_names() if not each.startswith("Break: ")]
        wait_until(lambda: person.writes_to().startswith("Break: "), "the break has the keyboard")
        person.press("Escape")
        self._app.wait_for_log("activation", self._breaks)
        if others:
            wait_until(lambda: person.windows_named("^Break: ") == [], "the break's window is gone")
        else:
            wait_until(lambda: self._app.children() == [], "the windows' process is gone")


def maps_of(pid: int) -> str:
    """What files the process has in its memory; nothing if it has gone."""
    try:
        return Path(f"/proc/{pid}/maps").read_text()
    except OSError:
        return ""


def say(sentence: str) -> None:
    """What is being measured."""
    print(f"{sentence} …", file=sys.stderr, flush=True)


def main() -> int:
    """Measure; 1 if something that is to be reached was missed."""
    parser = argparse.ArgumentParser(description="Measure the guided break beside a bare QVideoWidget.")
    parser.add_argument("--times", type=int, default=10, help="how many breaks are begun, each with and without")
    parser.add_argument("--seconds", type=float, default=10, help="how long a running film is measured")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Scene(Path(folder)) as scene:
        bench = BreakBench(scene, say)
        rows = bench.first_frames(chosen.times) + bench.playing(chosen.seconds)
        bench.quit()
        asking = BreakBench(scene, say, asking=True)
        rows += asking.warmed_frames(chosen.times)
        asking.quit()
    print(written(rows, "bare film"))
    return int(any(row.reached is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
