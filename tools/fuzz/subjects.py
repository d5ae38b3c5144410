"""What is fuzzed: each makes one input from a seed and gives it to the app, which may refuse it as it says it does."""

import json
import random
import sqlite3
import struct
import tempfile
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fuzz.mutations import ODD_VALUES, spoilt, spoilt_value
from glutebreak.control.lines import Framer, ProtocolError
from glutebreak.control.messages import Codec, RequestRefusedError, UnknownMessageError, to_object
from glutebreak.core.app_settings import AppSettings
from glutebreak.core.exercises.catalogue import Catalogue
from glutebreak.core.history.corrections import Said, SittingCorrection
from glutebreak.core.history.day_layout import DayRecords, timeline
from glutebreak.core.history.statistics_by_day import weeks
from glutebreak.core.records import BreakRecord, Dated
from glutebreak.core.sitting.happenings import BreakKind, Posture
from glutebreak.core.sitting.replay import replay
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.core.sitting.trace import MalformedTraceError, check
from glutebreak.places import shipped
from glutebreak.sensing.pulse_protocol import Command, NotUnderstoodError, packet, recordings, take_packet
from glutebreak.storage import schema
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.log import open_log
from glutebreak.storage.reader import LogReader
from glutebreak.storage.settings_file import read_settings, write_settings
from glutebreak.storage.settings_text import new_text
from messages_of_all_kinds import of_each_kind
from storage.log_samples import MINUTE, at, opened, write_a_morning

Subject = Callable[[Path, random.Random], None]
"""Takes an empty folder to work in and what to draw from; whatever it raises is a fault of the app."""

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
_TRACE = [
    {"t": 0, "is": "launch"},
    {"t": 1, "is": "wall", "to": "2026-03-02T09:00:00+01:00"},
    *({"t": 10 * nth, "is": "input"} for nth in range(1, 6)),
    {"t": 60, "is": "hold", "reason": "call"},
    {"t": 90, "is": "release", "reason": "call"},
    {"t": 1900, "is": "input"},
    {"t": 1960.5, "is": "answer", "choice": "snooze"},
    {"t": 2000, "is": "lock"},
    {"t": 2500, "is": "unlock"},
    {"t": 2600, "is": "posture", "to": "standing"},
    {"t": 3000, "is": "sleep"},
    {"t": 3300, "is": "wake"},
    {"t": 4000, "is": "end"},
]


def fuzz_trace(_: Path, chance: random.Random) -> None:
    """A trace is checked whole before it is replayed; what is sound is replayed to its end."""
    told: list[Any] = json.loads(json.dumps(_TRACE))
    for _times in range(chance.choice((0, 1, 3))):
        place = chance.randrange(len(told))
        told[place : place + 1] = chance.choice(
            ([{}], [told[place], dict(told[place])], [spoilt_value(told[place], chance)], chance.sample(_TRACE, 2))
        )
        told = [each if isinstance(each, dict) else {"is": each} for each in told]
    times = sorted(chance.choice((0.5, 1, 60, 600, 86_400)) * chance.randint(0, 60) for _ in told)
    for line, t in zip(told, times, strict=True):
        if "t" in line and chance.random() < 0.95:
            line["t"] = t
    lines = [json.dumps(line) for line in told]
    if chance.random() < 0.3:
        text = spoilt("\n".join(lines).encode(), chance).decode("utf-8", "surrogateescape")
        lines = text.split("\n")
    with suppress(MalformedTraceError):
        latest = check(lines)
        deque(replay(lines, latest, SittingSettings()), maxlen=0)


def fuzz_settings(folder: Path, chance: random.Random) -> None:
    """A settings file is read with complaints, and after a change in it read as it was changed."""
    text = new_text(AppSettings().changed({"banned": ["a", "b"], "quiet_hours": [[1320, 420]]}))
    path = folder / "settings.toml"
    path.write_bytes(spoilt(text.encode(), chance))
    read = read_settings(path)
    changed = read.settings.changed({"snooze": chance.randint(1, 9) * 60_000, "banned": chance.choice([[], ["c"]])})
    write_settings(path, changed)
    again = read_settings(path).settings
    if again != changed:
        raise AssertionError(f"written as {changed} and read as {again}")


def fuzz_catalogue(folder: Path, chance: random.Random) -> None:
    """The user's own exercises are read, or left out with one sentence."""
    own = {
        "schema": "glutebreak.catalogue/1",
        "exercises": [
            {
                "id": "wall-sit",
                "name": "Wall sit",
                "role": "activate",
                "region": "thighs",
                "setting": "stand",
                "dose": {"kind": "hold", "seconds": {"up": 2, "hold": 20, "down": 2}},
                "steps": ["Lean on the wall and slide down."],
                "cues": ["Heels heavy"],
                "film": "wall-sit.webm",
            }
        ],
        "routines": [{"id": "mine", "name": "Mine", "steps": [{"exercise": "wall-sit"}, {"exercise": "calf-raise"}]}],
    }
    path = folder / "catalogue.json"
    content = json.dumps(spoilt_value(own, chance)).encode()
    path.write_bytes(spoilt(content, chance) if chance.random() < 0.3 else content)
    read = read_catalogue(shipped("resources", "catalogue.json"), path)
    if read.complaint is None and not isinstance(read.catalogue, Catalogue):
        raise AssertionError("neither read nor complained about")


def fuzz_control(_: Path, chance: random.Random) -> None:
    """What comes over the socket in any pieces is cut into objects and read as messages, or refused."""
    messages = [to_object(each) for each in chance.choices(list(of_each_kind().values()), k=3)]
    sent = b"".join(json.dumps(spoilt_value(each, chance)).encode() + b"\n" for each in messages)
    sent = spoilt(sent, chance) if chance.random() < 0.5 else sent
    framer, reader = Framer(), Codec(*of_each_kind())
    with suppress(ProtocolError):
        while sent:
            size = chance.randint(1, len(sent))
            for given in framer.feed(sent[:size]):
                with suppress(RequestRefusedError, UnknownMessageError):
                    message = reader.read(given)
                    assert reader.read(to_object(message)) == message
            sent = sent[size:]


def fuzz_pulse(_: Path, chance: random.Random) -> None:
    """What a sound server sends is a packet that can be gone by, or not understood."""
    recording = (1, "name", 2, 3, 4, b"sample", b"map", 5, 6, "peaks", "driver", {"application.id": "x"}, False)
    values = (*recording, b"volume", False, True, True, None)
    sent = packet(Command.REPLY, 7, *values)
    sent = sent[:20] + chance.choice((sent[20:], spoilt(sent[20:], chance)))
    if chance.random() < 0.3:
        place = chance.choice([at for at, byte in enumerate(sent) if byte == ord("L") and at >= 30] or [30])
        sent = sent[:place] + b"U" + struct.pack(">Q", chance.getrandbits(64)) + sent[place + 5 :]
    if chance.random() < 0.8:
        sent = struct.pack(">I", len(sent) - 20) + sent[4:]
    received = bytearray(sent if chance.random() < 0.7 else spoilt(sent, chance))
    with suppress(NotUnderstoodError):
        while (taken := take_packet(received)) is not None:
            for each in recordings(taken[2]):
                packet(Command.GET_SOURCE_INFO, 8, each.source, None)


def fuzz_rows(folder: Path, chance: random.Random) -> None:
    """Rows with values that nobody wrote: left out by the reader, gone after the next start, the others shown."""
    log = folder / "log.db"
    log.write_bytes(_filled_log())
    with closing(sqlite3.connect(log)) as connection:
        for _ in range(chance.randint(1, 4)):
            table = chance.choice([name for name in schema.COLUMNS if name != "state"])
            column = chance.choice(schema.COLUMNS[table])
            value = chance.choice((*(each for each in ODD_VALUES if _fits_sqlite(each)), b"\xff\0", 1 << 60))
            with suppress(sqlite3.Error):
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid % 2 = 1", (value,))
        connection.commit()
    _show(LogReader(log))
    opened = open_log(log, folder / "backups", _Standing())
    opened.log.close()
    after = LogReader(log)
    _show(after)
    if after.left_out:
        raise AssertionError(f"{after.left_out} rows are still left out after a start")


def _show(reader: LogReader) -> None:
    since, until = Dated.of(NOW).utc - 20 * 86_400_000, Dated.of(NOW).utc + 86_400_000
    json.dumps(list(reader.everything()))
    correctable = reader.correctable(since, until, sets=True)
    day = DayRecords(
        correctable=correctable,
        asks=reader.asks(since, until),
        holds=reader.holds(since, until),
        postures=reader.postures(since, until),
    )
    timeline(NOW.date(), day, Dated.of(NOW), 7_200_000)
    weeks(NOW.date() - timedelta(days=7), 2, correctable.corrected(7_200_000), 7_200_000)


def _fits_sqlite(value: Any) -> bool:
    if isinstance(value, int):
        return -(1 << 63) <= value < 1 << 63
    return value is None or isinstance(value, float) or (isinstance(value, str) and value.isprintable())


class _Standing:
    """A clock that shows one moment."""

    def wall(self) -> datetime:
        return NOW

    def local(self, utc: int) -> datetime:
        return datetime.fromtimestamp(utc / 1000, NOW.tzinfo)

    def steady(self) -> int:
        return 0

    def slept(self) -> int:
        return 0


@cache
def _filled_log() -> bytes:
    """A log with some of everything."""
    with tempfile.TemporaryDirectory() as folder:
        log = opened(Path(folder)).log
        write_a_morning(log)
        for minute in range(6):
            log.declare_posture(Posture.STANDING, at(60 + minute))
            log.add_break(BreakRecord(at(60 + minute), at(61 + minute), MINUTE, BreakKind.NATURAL))
        said = log.correct_sitting(SittingCorrection(at(70), 1, 0, MINUTE, Said.AWAY))
        log.undo_correction(said, at(71))
        log.claim_ask(1, at(72), done=True)
        log.close()
        return (Path(folder) / "log.db").read_bytes()


SUBJECTS: dict[str, Subject] = {
    "trace": fuzz_trace,
    "settings": fuzz_settings,
    "catalogue": fuzz_catalogue,
    "control": fuzz_control,
    "pulse": fuzz_pulse,
    "rows": fuzz_rows,
}
