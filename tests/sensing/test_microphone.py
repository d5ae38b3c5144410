"""A microphone in use, from a real PulseAudio server that is started, killed and recorded from."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glutebreak.dbus.connection import Connection
from glutebreak.ports import UnavailableError
from glutebreak.sensing.microphone import MicrophoneInUse
from noting_report import NotingReport
from private_sound import MICROPHONE, MONITOR, PrivateSound
from select_loop import SelectLoop

GONE = "the sound server has gone"
NONE_RUNS = "no sound server runs; one that starts will be noticed"
NO_BUS = UnavailableError("there is no session bus")


class Told:
    """What a sensor told, and the sensor."""

    def __init__(self, sound: PrivateSound, connection: Connection | UnavailableError, loop: SelectLoop) -> None:
        self.changes: list[bool] = []
        self.report = NotingReport()
        self._loop = loop
        self.sensor = MicrophoneInUse(loop, connection, self.changes.append, self.report, environment=sound.environment)

    def until(self, condition: Callable[[], bool]) -> bool:
        """Whether the condition came to hold."""
        return self._loop.run_until(condition)


@pytest.fixture
def told(sound: PrivateSound, connection: Connection, loop: SelectLoop) -> Iterator[Told]:
    """A sensor that has found its server, which nobody records from."""
    sound.start()
    made = Told(sound, connection, loop)
    assert made.until(lambda: made.sensor.mechanism == "sound server")
    yield made
    made.sensor.close()


def test_a_recording_from_a_microphone_is_told_from_its_beginning_to_its_end(sound: PrivateSound, told: Told) -> None:
    """Two that overlap begin once and end once; another after them is told anew."""
    first = sound.record()
    assert told.until(lambda: told.changes == [True])
    second = sound.record()
    second.wait_until_connected()
    first.stop()
    second.stop()
    assert told.until(lambda: told.changes == [True, False])
    sound.record()
    assert told.until(lambda: told.changes == [True, False, True])


def test_a_recording_that_runs_already_is_told(sound: PrivateSound, connection: Connection, loop: SelectLoop) -> None:
    """Starting in the middle of a call begins with it."""
    sound.start()
    sound.record().wait_until_connected()
    told = Told(sound, connection, loop)
    assert told.until(lambda: told.changes == [True])
    told.sensor.close()


def test_what_the_loudspeaker_plays_is_no_microphone(sound: PrivateSound, told: Told) -> None:
    """A recording from a monitor is told of by nothing, not even beside one from the microphone."""
    sound.record(MONITOR).wait_until_connected()
    recording = sound.record()
    assert told.until(lambda: told.changes == [True])
    recording.stop()
    assert told.until(lambda: told.changes == [True, False])


def test_volume_meters_are_no_calls(sound: PrivateSound, told: Told) -> None:
    """Neither what wants peaks alone nor what says that it is a mixer counts."""
    sound.record_with_library(MICROPHONE, "meter").wait_until_connected()
    mixer = "--property=application.id=org.PulseAudio.pavucontrol"
    sound.record(MICROPHONE, mixer).wait_until_connected()
    recording = sound.record()
    assert told.until(lambda: told.changes == [True])
    recording.stop()
    assert told.until(lambda: told.changes == [True, False])


def test_a_recording_that_is_stopped_for_a_while_ends_and_begins_again(sound: PrivateSound, told: Told) -> None:
    """A stream that a program keeps but lets record nothing is no call meanwhile."""
    recording = sound.record_with_library()
    assert told.until(lambda: told.changes == [True])
    recording.say("cork")
    assert told.until(lambda: told.changes == [True, False])
    recording.say("uncork")
    assert told.until(lambda: told.changes == [True, False, True])


def test_a_server_that_dies_ends_the_call_and_is_found_again(sound: PrivateSound, told: Told) -> None:
    """Its end is told with the reason; the next server is asked as the first one was, and none is ever started."""
    sound.record()
    assert told.until(lambda: told.changes == [True])
    sound.kill()
    assert told.until(lambda: told.sensor.mechanism == "none")
    assert (told.changes, told.report.losses) == ([True, False], [NONE_RUNS, GONE])
    sound.start()
    sound.record()
    assert told.until(lambda: told.changes == [True, False, True])
    assert told.sensor.mechanism == "sound server"


def test_a_server_that_comes_later_is_noticed(sound: PrivateSound, connection: Connection, loop: SelectLoop) -> None:
    """Until then the reason says so, and nobody is woken up."""
    told = Told(sound, connection, loop)
    assert (told.sensor.mechanism, told.report.losses) == ("none", [NONE_RUNS])
    sound.start()
    sound.record()
    assert told.until(lambda: told.changes == [True])
    told.sensor.close()


def test_it_sleeps_while_nothing_changes(sound: PrivateSound, told: Told, loop: SelectLoop) -> None:
    """A call that goes on wakes nobody up."""
    sound.record().wait_until_connected()
    assert told.until(lambda: told.changes == [True])
    loop.run_for(0.3)
    before = loop.wakeups
    loop.run_for(1.0)
    assert loop.wakeups == before


def test_a_socket_that_nobody_owns_on_the_bus_is_left_alone(
    tmp_path: Path, connection: Connection, loop: SelectLoop
) -> None:
    """A service manager may listen there, who would start the server for us."""
    (tmp_path / "pulse").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "pulse" / "native"))
        listening.listen()
        listening.setblocking(False)
        sensor = MicrophoneInUse(
            loop, connection, lambda _: None, NotingReport(), environment={"XDG_RUNTIME_DIR": str(tmp_path)}
        )
        loop.run_for(0.2)
        with pytest.raises(BlockingIOError):
            listening.accept()
        sensor.close()


def test_a_server_that_is_named_needs_no_bus(sound: PrivateSound, loop: SelectLoop) -> None:
    """PULSE_SERVER, in each of the forms that name a socket, is connected to at once."""
    sound.start()
    path = sound.environment["XDG_RUNTIME_DIR"] + "/pulse/native"
    for named in (path, f"unix:{path}", f"{{4f0b}}unix:{path} tcp:elsewhere"):
        sound.environment = {"PULSE_SERVER": named}
        told = Told(sound, NO_BUS, loop)
        assert (told.sensor.mechanism, told.report.losses) == ("sound server", [])
        told.sensor.close()


def test_without_a_way_to_a_server_the_reason_is_told(loop: SelectLoop, connection: Connection) -> None:
    """No bus, no place, or a server on another machine: each is said."""
    reasons = []
    for session, environment in (
        (NO_BUS, {"XDG_RUNTIME_DIR": "/run/user/1"}),
        (connection, {}),
        (connection, {"PULSE_SERVER": "tcp:elsewhere"}),
    ):
        with pytest.raises(UnavailableError) as refused:
            MicrophoneInUse(loop, session, lambda _: None, NotingReport(), environment=environment)
        reasons.append(str(refused.value))
    assert reasons == [
        "there is no session bus",
        "there is no place for a sound server: XDG_RUNTIME_DIR is not set",
        "PULSE_SERVER names no socket on this machine",
    ]


def test_a_closed_sensor_tells_nothing(sound: PrivateSound, told: Told, loop: SelectLoop) -> None:
    """After closing, neither a recording nor the server's end is told."""
    told.sensor.close()
    sound.record().wait_until_connected()
    sound.kill()
    loop.run_for(0.2)
    assert (told.changes, told.report.losses) == ([], [NONE_RUNS])
