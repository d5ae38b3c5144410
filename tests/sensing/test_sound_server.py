"""Which recordings may be calls, and what a server that speaks another language does to us: nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from glutebreak.ports import UnavailableError
from glutebreak.sensing.pulse_protocol import (
    NO_INDEX,
    RECORDING_EVENTS,
    Command,
    NotUnderstoodError,
    Recording,
    Value,
    packet,
    recordings,
    take_packet,
)
from glutebreak.sensing.sound_server import SoundServer, may_be_call
from select_loop import SelectLoop
from sensing.fake_sound_server import FakeSoundServer

CALL = Recording(client=7, source=1, resampler="speex-float-1", properties={"application.name": "Meet"}, corked=False)


@pytest.mark.parametrize(
    ("recording", "counts"),
    [
        (CALL, True),
        (replace(CALL, corked=True), False),
        (replace(CALL, client=NO_INDEX), False),
        (replace(CALL, resampler="peaks"), False),
        (replace(CALL, properties={"application.id": "org.gnome.VolumeControl"}), False),
        (replace(CALL, properties={"resample.peaks": "true"}), False),
        (replace(CALL, properties={"stream.monitor": "true"}), False),
        (replace(CALL, properties={"stream.monitor": "false"}), True),
        (replace(CALL, properties={"pulse.module.id": "536870913"}), False),
    ],
    ids=[
        *("a call", "stopped", "a part of PulseAudio", "PulseAudio's meter", "a mixer", "PipeWire's meter"),
        *("PipeWire's monitor", "no monitor", "a part of PipeWire"),
    ],
)
def test_a_recording_counts_if_a_program_takes_its_sound_in(recording: Recording, counts: bool) -> None:
    """Meters, mixers, parts of the server and what is stopped do not count."""
    assert may_be_call(recording) is counts


def test_packets_are_taken_one_by_one_however_they_arrive() -> None:
    """Byte by byte or together, each comes out whole and in order, and sound between them is passed over."""
    sound = (4).to_bytes(4, "big") + bytes(16) + b"beep"
    sent = (
        packet(Command.REPLY, 1, "text", None, b"data", True, {"name": "value"}) + sound + packet(Command.ERROR, 2, 5)
    )
    expected = [(Command.REPLY, 1, ["text", None, b"data", True, {"name": "value"}]), (Command.ERROR, 2, [5])]
    received, taken = bytearray(), []
    for byte in sent:
        received.append(byte)
        if (found := take_packet(received)) is not None:
            taken.append(found)
    together = bytearray(sent)
    assert (taken, [take_packet(together), take_packet(together), take_packet(together)]) == (
        expected,
        [*expected, None],
    )


def framed(payload: bytes) -> bytes:
    """That payload as a packet of commands."""
    return len(payload).to_bytes(4, "big") + b"\xff" * 4 + bytes(12) + payload


BROKEN = {
    "too long": b"\x7f" + bytes(19),
    "an unknown type": framed(b"?"),
    "cut short": framed(b"L\0\0"),
    "a text without an end": framed(b"tabc"),
    "no command": framed(b"N"),
    "properties of something else": framed(b"Ptname\0N"),
    "properties without an end": framed(b"PL\0\0\0\0"),
    "a format of something else": framed(b"f" * 100_000),
}


@pytest.mark.parametrize("received", BROKEN.values(), ids=BROKEN)
def test_what_is_no_packet_is_not_understood(received: bytes) -> None:
    """Whatever comes, there is one error for it."""
    with pytest.raises(NotUnderstoodError):
        take_packet(bytearray(received))


@pytest.mark.parametrize("values", [[1, 2, 3], ["x"] * 18], ids=["too few", "of other types"])
def test_a_list_of_something_else_is_not_understood(values: list[Value]) -> None:
    """Recordings of another length or kind are not guessed at."""
    with pytest.raises(NotUnderstoodError):
        recordings(values)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeSoundServer]:
    """A server of the test's own."""
    made = FakeSoundServer(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (packet(Command.ERROR, 1, 1), "the sound server does not let this user in"),
        (packet(Command.REPLY, 1, 13), "the sound server is too old"),
        (packet(Command.REPLY, 1), "the sound server is too old"),
        (b"HTTP/1.1 400 Bad Request\r\n", "the sound server speaks another language"),
    ],
    ids=["refused", "too old", "no version", "another language"],
)
def test_a_server_that_cannot_be_talked_to_is_given_up_with_the_reason(
    fake: FakeSoundServer, loop: SelectLoop, answer: bytes, reason: str
) -> None:
    """It is told once as lost, and no call is told."""
    changes, lost = list[bool](), list[str]()
    SoundServer(fake.place, loop, changes.append, lost.append)
    fake.accept()
    assert fake.heard(1) == [Command.AUTH]
    fake.say(answer)
    assert loop.run_until(lambda: lost)
    assert (lost, changes) == ([reason], [])


def test_a_change_during_a_look_leads_to_another_look(fake: FakeSoundServer, loop: SelectLoop) -> None:
    """However many changes come meanwhile, they are looked at once more, afterwards."""
    server = SoundServer(fake.place, loop, lambda _: None, lambda _: None)
    fake.accept()
    assert fake.heard(1) == [Command.AUTH]
    fake.say(packet(Command.REPLY, 1, 32))
    loop.run_for(0.05)
    expected = [Command.SET_CLIENT_NAME, Command.SUBSCRIBE, Command.GET_SOURCE_OUTPUT_INFO_LIST]
    assert fake.heard(3) == expected
    event = packet(Command.SUBSCRIBE_EVENT, NO_INDEX, RECORDING_EVENTS, 5)
    fake.say(event * 3 + packet(Command.REPLY, 4))
    loop.run_for(0.05)
    assert fake.heard(1) == [Command.GET_SOURCE_OUTPUT_INFO_LIST]
    server.close()


def test_a_place_where_nobody_listens_is_unavailable(tmp_path: Path, loop: SelectLoop) -> None:
    """The reason is the system's."""
    with pytest.raises(UnavailableError, match="No such file or directory"):
        SoundServer(str(tmp_path / "native"), loop, lambda _: None, lambda _: None)
