"""What is measured, each in the session that both programs run in."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jeepney import HeaderFields, MatchRule, message_bus
from jeepney.io.blocking import open_dbus_connection

from bench.processes import memory, usage
from bench.table import Row
from desktop_parts.application import Application
from desktop_parts.notification_daemon import monitor
from desktop_parts.scene import Scene
from virtual_desktop.program import Program, wait_until

UNDISTURBED = {"prompt_after": "4h", "away_after": "1h"}
"""Settings with which a bout stays open and nothing is asked while it is measured."""
ASKING = {
    "prompt_after": "10s",
    "repeat_every": "10s",
    "shows_per_ask": "10",
    "away_after": "1h",
    "present_within": "1h",
}
"""Settings with which a show falls due every ten seconds once somebody has sat down."""
WATCHER = "org.kde.StatusNotifierWatcher"
BARE = [sys.executable, str(Path(__file__).with_name("bare_icon.py"))]
SETTLING = 8.0
"""Seconds that a program gets to come to rest before it is measured. Nothing tells that it has: rest is when no more
events come."""


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies, by the nearest rank."""
    return sorted(values)[max(0, round(share * len(values) + 0.5) - 1)]


class Bench:
    """The two programs, side by side in one scene."""

    def __init__(self, scene: Scene, say: Callable[[str], None]) -> None:
        """Take a scene with a tray, and somebody to tell what goes on."""
        self._scene = scene
        self._say = say
        self._made = 0

    def start_up(self, rounds: int) -> list[Row]:
        """Milliseconds from the start of the program until its icon is in the tray."""
        self._say(f"Start-up to tray, {rounds} times each")
        bare: list[float] = []
        ours: list[float] = []
        app = self._application(UNDISTURBED)
        for nth in range(rounds + 1):
            icon = self._scene.desktop.program(f"bare-icon-{nth}", BARE)
            for program, environment, times in (
                (icon, self._scene.desktop.environment, bare),
                (app.program, app.environment, ours),
            ):
                took = self._until_in_tray(program, environment)
                if nth:  # the first round makes the log and warms the disk's cache
                    times.append(took)
                program.stop()
        return [
            Row("start-up to tray, ms (median)", statistics.median(bare), statistics.median(ours), 1.6, by_ratio=True)
        ]

    def memory(self) -> list[Row]:
        """Memory of each while the other does not run, for two programs with Qt share most of what it takes."""
        self._say("Memory, each alone")
        icon = self._scene.desktop.program("bare-icon-alone", BARE)
        icon.start(self._scene.desktop.environment)
        time.sleep(SETTLING)
        bare = memory(icon.pid)
        icon.stop()
        app = self._application(UNDISTURBED)
        app.start()
        time.sleep(SETTLING)
        away = memory(app.program.pid)
        self._scene.person.press_key()
        time.sleep(SETTLING)
        sitting = memory(app.program.pid)
        app.quit()
        return [
            Row("PSS, nobody there, MB", bare.pss, away.pss, 1.5, by_ratio=True),
            Row("PSS, a bout open, MB", bare.pss, sitting.pss, 1.5, by_ratio=True),
            Row("USS, a bout open, MB", bare.uss, sitting.uss),
        ]

    def at_rest(self, minutes: float) -> list[Row]:
        """Wakeups and processor time: nobody there, a bout open, somebody typing all the time."""
        icon = self._scene.desktop.program("bare-icon", BARE)
        icon.start(self._scene.desktop.environment)
        app = self._application(UNDISTURBED)
        app.start()
        pids = (icon.pid, app.program.pid)
        time.sleep(SETTLING)
        rows = []
        phases: list[tuple[str, float | None, Callable[[], None], Callable[[], None]]] = [
            ("nobody there", 0.05, nothing, nothing),
            ("a bout open", 0.3, self._scene.person.press_key, nothing),
            ("typing all the time", None, self._scene.person.start_typing, self._scene.person.stop_typing),
        ]
        for name, most, begin, end in phases:
            self._say(f"At rest, {name}, {minutes:g} min")
            begin()
            time.sleep(SETTLING / 4)
            before = [usage(pid) for pid in pids]
            time.sleep(minutes * 60)
            after = [usage(pid) for pid in pids]
            end()
            woken = tuple(b.wakeups_since(a) / (minutes * 60) for a, b in zip(before, after, strict=True))
            spent = tuple((b.cpu - a.cpu) * 5 / minutes for a, b in zip(before, after, strict=True))
            rows += [
                Row(f"{name}: wakeups a second", woken[0], woken[1], most),
                Row(f"{name}: CPU seconds in 5 min", spent[0], spent[1]),
            ]
        icon.stop()
        app.quit()
        return rows

    def windows(self, times: int) -> list[Row]:
        """What windows leave behind in the tray process, once they are closed."""
        self._say(f"Windows opened and closed, {times} times")
        app = self._application(UNDISTURBED)
        app.start()
        time.sleep(SETTLING)
        before = memory(app.program.pid)
        for nth in range(times):
            app.do("settings" if nth % 2 else "week")
            wait_until(lambda: self._scene.person.window_names() != [], "the window is on the screen")
            for name in self._scene.person.window_names():
                self._scene.person.close_window(name)
            wait_until(lambda: app.children() == [], "the windows' process is gone")
        time.sleep(SETTLING)
        after = memory(app.program.pid)
        app.quit()
        return [
            Row("USS before windows, MB", None, before.uss),
            Row(f"USS after {times} windows, times that before", None, after.uss / before.uss, 1.05),
        ]

    def due_to_shown(self, asks: int) -> list[Row]:
        """Milliseconds from the moment a show is due until the daemon has it."""
        self._say(f"Due to shown, {asks} asks, {asks * 10} s")
        app = self._application(ASKING)
        app.start()
        arrivals: list[float] = []
        with open_dbus_connection(app.environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
            monitor(connection, MatchRule(type="method_call", member="Notify"))
            self._scene.person.press_key()
            while len(arrivals) < asks:
                message = connection.receive(timeout=60)
                if message.header.fields.get(HeaderFields.member) == "Notify":
                    arrivals.append(time.time() * 1000)
        # A show comes at the very moment it is due, for nobody types: the log tells the bout's start, and with each
        # show how long the person had been sitting.
        (bout,) = app.wait_for_log("bout", 1)
        start = datetime.fromisoformat(bout["start"]).timestamp() * 1000
        shows = [show for ask in app.log("ask") for show in ask["shows"]][:asks]
        late = [arrival - start - show["sitting"] * 1000 for arrival, show in zip(arrivals, shows, strict=True)]
        app.quit()
        return [
            Row("due to shown, ms (median)", None, statistics.median(late)),
            Row("due to shown, ms (95 in 100)", None, percentile(late, 0.95), 100),
        ]

    def status(self, times: int) -> list[Row]:
        """Milliseconds that the command `status` takes."""
        self._say(f"status, {times} times")
        app = self._application(UNDISTURBED)
        app.start()
        command = [str(Path(sys.executable).with_name("glutebreak")), "status", "--json"]
        took = []
        for _ in range(times + 1):
            began = time.perf_counter()
            subprocess.run(command, env=app.environment, check=True, capture_output=True)
            took.append((time.perf_counter() - began) * 1000)
        app.quit()
        return [Row("status, ms (median)", None, statistics.median(took[1:]), 150)]

    def _application(self, settings: dict[str, str]) -> Application:
        self._made += 1
        return Application(self._scene.desktop, f"bench-{self._made}", settings)

    def _until_in_tray(self, program: Program, environment: dict[str, str]) -> float:
        with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
            rule = MatchRule(type="signal", interface=WATCHER, member="StatusNotifierItemRegistered")
            connection.send_and_get_reply(message_bus.AddMatch(rule))
            began = time.perf_counter()
            program.start(environment)
            while True:
                message = connection.receive(timeout=30)
                if message.header.fields.get(HeaderFields.member) == "StatusNotifierItemRegistered":
                    return (time.perf_counter() - began) * 1000


def nothing() -> None:
    """Do nothing."""
