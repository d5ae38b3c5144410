"""What a sound server may send by mistake or on purpose: nothing but one reason for the loss comes of it."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from glutebreak.sensing.pulse_protocol import NO_INDEX, Command, Value, packet
from glutebreak.sensing.sound_server import SoundServer
from select_loop import FakeLoop
from sensing.fake_sound_server import FakeSoundServer

RECORDING: list[Value] = [
    *(9, "Meet", NO_INDEX, 7, 1, b"format", b"map", b"usec", b"usec", "speex-float-1", "driver"),
    *({"application.name": "Meet"}, False, b"volume", False, True, True, b"format"),
]
"""A program that listens to source 1."""
SOURCE: list[Value] = [1, "mic", "A microphone", b"format", b"map", 2, b"volume", False, NO_INDEX]
AUTH, LIST, INFO = 1, 4, 5
"""The tags of the questions whose answers are read."""
OTHER_TYPES = [b"L\0\0\0\7", b"B\7", b"R" + b"\7" * 8, b"r" + b"\xff" * 8, b"T" * 9, b"1", b"0", b"N", b"t\0", b"PN"]
INPUTS = 10_000
OTHER, REFUSED = "the sound server speaks another language", "the sound server does not let this user in"
OLD = "the sound server is too old"


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeSoundServer]:
    """A server of the test's own."""
    made = FakeSoundServer(tmp_path)
    yield made
    made.close()


def hear(fake: FakeSoundServer, said: bytes) -> tuple[list[bool], list[str]]:
    """What is told of a server that says this: changes and losses."""
    loop, changes, lost = FakeLoop(), list[bool](), list[str]()
    server = SoundServer(fake.place, loop, changes.append, lost.append)
    fake.accept()
    fake.say(said)
    (descriptor,) = loop.readable
    loop.become_readable(descriptor)
    server.close()
    fake.hang_up()
    assert loop.readable == {}
    return changes, lost


def payload(values: list[Value], at: int, instead: bytes) -> bytes:
    """A reply's values as bytes, one of them replaced."""
    encoded = [packet(Command.REPLY, 0, value)[30:] for value in values]
    encoded[at] = instead
    return b"".join(encoded)


def reply(tag: int, values: bytes) -> bytes:
    """An answer with those values."""
    head = packet(Command.REPLY, tag)
    return (len(head) - 20 + len(values)).to_bytes(4, "big") + head[4:] + values


def conversation(recording: bytes, source: bytes) -> bytes:
    """All that a server says to us while somebody records."""
    return packet(Command.REPLY, AUTH, 32) + reply(LIST, recording) + reply(INFO, source)


def plain(values: list[Value]) -> bytes:
    """The values as they should be."""
    return packet(Command.REPLY, 0, *values)[30:]


def test_a_recording_from_a_microphone_is_understood(fake: FakeSoundServer) -> None:
    """What is spoilt below is sound."""
    assert hear(fake, conversation(plain(RECORDING), plain(SOURCE))) == ([True], [])


@pytest.mark.parametrize("instead", OTHER_TYPES, ids=lambda each: each[:1].decode())
def test_a_value_of_another_type_is_understood_or_told_as_a_loss(fake: FakeSoundServer, instead: bytes) -> None:
    """Each value of a recording and of a source in turn; a source of eight bytes among them."""
    for at in range(len(RECORDING)):
        changes, lost = hear(fake, conversation(payload(RECORDING, at, instead), plain(SOURCE)))
        assert (changes, lost) in [([True], []), ([], []), ([], [OTHER])]
    for at in range(len(SOURCE)):
        changes, lost = hear(fake, conversation(plain(RECORDING), payload(SOURCE, at, instead)))
        assert (changes, lost) in [([True], []), ([], []), ([], [OTHER])]


@pytest.mark.parametrize("instead", [b"R" + bytes(8), b"U" + b"\xff" * 8, b"1", b"N", b"tone\0"])
def test_a_source_that_is_no_number_of_four_bytes_is_told_as_a_loss(fake: FakeSoundServer, instead: bytes) -> None:
    """It cannot be asked about."""
    source = 4
    assert hear(fake, conversation(payload(RECORDING, source, instead), plain(SOURCE))) == ([], [OTHER])


def test_ten_thousand_spoilt_conversations_end_in_nothing_worse_than_a_loss(fake: FakeSoundServer) -> None:
    """Bytes are changed, left out, doubled and put in at random."""
    whole = conversation(plain(RECORDING), plain(SOURCE))
    told = set[str]()
    for seed in range(INPUTS):
        draw = random.Random(seed)
        said = bytearray(whole)
        for _ in range(draw.randint(1, 4)):
            at = draw.randrange(len(said))
            match draw.randrange(4):
                case 0:
                    said[at] = draw.randrange(256)
                case 1:
                    del said[at : at + draw.randint(1, 9)]
                case 2:
                    said[at:at] = draw.randbytes(draw.randint(1, 9))
                case _:
                    said[at:at] = said[at : at + draw.randint(1, 60)]
        changes, lost = hear(fake, bytes(said))
        assert (len(lost) <= 1, changes in ([], [True], [True, False])) == (True, True), seed
        told.update(lost)
    assert told <= {OTHER, REFUSED, OLD}
    assert OTHER in told
