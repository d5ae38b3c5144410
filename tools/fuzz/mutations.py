"""Content spoilt at random, the way disks, editors and strangers spoil it."""

import json
import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

ODD_BYTES = (b"", b"\0", b"\xff", b"\n", b"\r\n", b'"', b"[", b"{" * 300, b"=", b"#", b"'''", b"-1", b"1e999", b"NaN")
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1 << 31, 1 << 63, -(1 << 63), 10**400, 0.1, 1e308, float("inf"), float("nan")),
    *("", "\0", "\ud800", "ä" * 300, "2026-02-30", "9999-12-31T23:59:59+14:00", "../x", [], {}, [[]], {"": None}),
)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The content with one to five places changed, cut, doubled or overwritten."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.choice((0, 1, 1, 4, 20)))
        made[start:end] = chance.choice(
            (chance.randbytes(end - start), chance.choice(ODD_BYTES), bytes(made[start:end]) * 2, b"")
        )
    return bytes(made[: 1 << 16])


def spoilt_value(value: Any, chance: random.Random) -> Any:
    """The JSON value with one place in it taken out, doubled, renamed or made into something else."""
    made = json.loads(json.dumps(value))
    for _ in range(chance.randint(1, 3)):
        places = list(_places(made))
        if not places:
            return _odd(chance)
        chance.choice(places)(chance)
    return made


def _odd(chance: random.Random) -> Any:
    """One of its own: what is put in once may be spoilt in its turn."""
    return deepcopy(chance.choice(ODD_VALUES))


def _places(value: Any) -> list[Callable[[random.Random], None]]:
    if isinstance(value, dict):
        found = [_in_object(value, name) for name in value]
        return [*found, *(place for each in value.values() for place in _places(each))]
    if isinstance(value, list):
        found = [_in_list(value, nth) for nth in range(len(value))]
        return [*found, *(place for each in value for place in _places(each))]
    return []


def _in_object(held: dict[str, Any], name: str) -> Callable[[random.Random], None]:
    def spoil(chance: random.Random) -> None:
        value = held.pop(name, None)
        if chance.random() < 0.8:
            odd = _odd(chance)
            held[chance.choice((name, name, name, str(odd)))] = odd if chance.random() < 0.8 else value

    return spoil


def _in_list(held: list[Any], nth: int) -> Callable[[random.Random], None]:
    def spoil(chance: random.Random) -> None:
        at = nth % max(len(held), 1)
        held[at : at + 1] = chance.choice(([], held[at : at + 1] * 2, [_odd(chance)]))

    return spoil
