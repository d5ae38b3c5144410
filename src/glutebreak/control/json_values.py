"""Dataclasses as JSON values and back, strictly: what does not have the declared type is refused, never converted."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

EXACT = 2**53
"""Whole numbers beyond this, in either direction, are not the same to every JSON reader (RFC 8259, section 6)."""
_PLAIN: Mapping[Any, tuple[type, ...]] = {bool: (bool,), int: (int,), float: (float, int), NoneType: (NoneType,)}

_Wanted = TypeVar("_Wanted")


class MismatchError(Exception):
    """A JSON value is not of the declared type; the message is what does not fit, such as `milliseconds: "5"`."""


def to_json(value: object) -> Any:
    """The value as JSON has it: moments as ISO 8601 to the second, dates likewise, dataclasses as objects."""
    if is_dataclass(value):
        return {each.name: to_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        # Half a surrogate pair, as in an odd file name, is no text for anybody who reads it.
        return value.encode(errors="backslashreplace").decode()
    return value


def from_json(wanted: type[_Wanted], given: object) -> _Wanted:
    """The value of that type that `to_json` wrote.

    A field with a default may be missing, and one that is unknown is passed over: the other side may be of another
    version.

    Raises:
        MismatchError: something in it is not of the declared type.
    """
    return _read(wanted, given, "")  # type: ignore[no-any-return]  # it is of the wanted type, which only this module knows


def _read(wanted: Any, given: object, place: str) -> Any:
    origin = get_origin(wanted)
    if wanted is Any:
        return _read_any(given, place)
    if origin in (Union, UnionType):
        return _read_first_that_fits(get_args(wanted), given, place)
    if origin is tuple:
        return _read_tuple(get_args(wanted), given, place)
    if origin is not None and issubclass(origin, Mapping) and isinstance(given, dict):
        _, values = get_args(wanted)
        return {_read(str, key, place): _read(values, each, f"{place}.{key}") for key, each in given.items()}
    if is_dataclass(wanted) and isinstance(given, dict):
        return _read_dataclass(wanted, given, place)
    if type(given) in _PLAIN.get(wanted, ()) and _is_sane(given):
        return given
    if isinstance(given, str):
        return _read_text(wanted, given, place)
    raise _mismatch(given, place)


def _read_any(given: object, place: str) -> object:
    """Any JSON value whose texts and numbers every part of the app can work with."""
    if isinstance(given, dict):
        return {_read(str, key, place): _read_any(each, f"{place}.{key}") for key, each in given.items()}
    if isinstance(given, list):
        return [_read_any(each, place) for each in given]
    return _read_first_that_fits((str, bool, int, float, NoneType), given, place)


def _is_sane(given: object) -> bool:
    """Whether it is no number beyond what is exact, and none that is infinite or no number at all."""
    return not isinstance(given, int | float) or abs(given) <= EXACT


def _read_first_that_fits(kinds: tuple[Any, ...], given: object, place: str) -> Any:
    mismatches = []
    for kind in kinds:
        try:
            return _read(kind, given, place)
        except MismatchError as mismatch:
            mismatches.append(mismatch)
    raise mismatches[0] if kinds[-1] is NoneType else _mismatch(given, place)


def _read_tuple(kinds: tuple[Any, ...], given: object, place: str) -> tuple[Any, ...]:
    if not isinstance(given, list):
        raise _mismatch(given, place)
    each_of = (kinds[0],) * len(given) if kinds[-1] is Ellipsis else kinds
    if len(each_of) != len(given):
        raise _mismatch(given, place)
    return tuple(_read(kind, each, place) for kind, each in zip(each_of, given, strict=True))


def _read_dataclass(wanted: Any, given: dict[str, Any], place: str) -> Any:
    values = {}
    for each, kind in _fields(wanted):
        inside = f"{place}.{each.name}" if place else each.name
        if each.name in given:
            values[each.name] = _read(kind, given[each.name], inside)
        elif each.default is MISSING and each.default_factory is MISSING:
            raise MismatchError(f"{inside}: ?")
    return wanted(**values)


@cache
def _fields(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((each, hints[each.name]) for each in fields(kind))


def _read_text(wanted: Any, given: str, place: str) -> Any:
    try:
        given.encode()
        if wanted is str:
            return given
        if wanted in (date, datetime):
            return wanted.fromisoformat(given)
        if isinstance(wanted, type) and issubclass(wanted, StrEnum):
            return wanted(given)
    except ValueError:
        # Half a surrogate pair, no date, or none of the enumeration's members.
        pass
    raise _mismatch(given, place)


def _mismatch(given: object, place: str) -> MismatchError:
    shown = ascii(given)
    return MismatchError(f"{place}: {shown if len(shown) <= LONGEST_SHOWN else shown[:LONGEST_SHOWN] + '…'}")


LONGEST_SHOWN = 60
"""Characters of a value that are shown where it does not fit."""
