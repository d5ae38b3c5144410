"""Records as `glutebreak log --json` prints them."""

from dataclasses import fields, is_dataclass
from typing import Any

from glutebreak.core.durations import SECOND
from glutebreak.core.history.corrections import SittingCorrection
from glutebreak.core.records import (
    ActivationRecord,
    AskRecord,
    BoutRecord,
    BreakRecord,
    Dated,
    DecisionRecord,
    HoldRecord,
    PostureRecord,
)

Record = (
    BoutRecord
    | BreakRecord
    | AskRecord
    | ActivationRecord
    | PostureRecord
    | HoldRecord
    | DecisionRecord
    | SittingCorrection
)

_KINDS: dict[type, str] = {
    BoutRecord: "bout",
    BreakRecord: "break",
    AskRecord: "ask",
    ActivationRecord: "activation",
    PostureRecord: "posture",
    HoldRecord: "hold",
    DecisionRecord: "decision",
    SittingCorrection: "correction",
}
_DURATIONS = {"lasted", "kept_back", "sitting", "held", "since", "until"}


def began(record: Record) -> Dated:
    """The moment a record begins with; an ask begins with its first show."""
    if isinstance(record, AskRecord):
        return record.shows[0].at
    if isinstance(record, PostureRecord | DecisionRecord | SittingCorrection):
        return record.at
    return record.start


def as_json(record: Record) -> dict[str, Any]:
    """The record as a JSON object: its kind under `is`, then its fields.

    Moments are local time with its offset (`2026-03-02T09:00:00.000+01:00`), durations seconds, whole ones without a
    fraction, both as in the traces of `glutebreak replay`.
    """
    return {"is": _KINDS[type(record)], **_fields(record)}


def _fields(value: Any) -> dict[str, Any]:
    return {each.name: _field(each.name, getattr(value, each.name)) for each in fields(value)}


def _field(name: str, value: Any) -> Any:
    if isinstance(value, Dated):
        return value.local().isoformat(timespec="milliseconds")
    if name in _DURATIONS and value is not None:
        return value // SECOND if value % SECOND == 0 else value / SECOND
    if isinstance(value, tuple):
        return [_fields(each) if is_dataclass(each) else each for each in value]
    return value
