"""What had to be done to a log before it could be written, as values, and in words."""

from dataclasses import dataclass
from datetime import datetime

from glutebreak.language import tr, tr_count


@dataclass(frozen=True, slots=True)
class DamagedSetAside:
    """The log was damaged and lies now beside the new one."""

    name: str
    """Its file name in the log's folder."""


@dataclass(frozen=True, slots=True)
class RecordsMended:
    """The damage was within some records, and all others stay as they are."""

    put_back: int
    """How many were put back from the newest readable backup."""
    left_out: int
    """How many could not be read, and are in no backup."""


@dataclass(frozen=True, slots=True)
class BackupRestored:
    """The newest readable backup has taken the damaged log's place."""

    taken: datetime
    """When it was made, in UTC."""


@dataclass(frozen=True, slots=True)
class NewLogBegun:
    """No backup was readable: the log begins anew after the damage. A first start is not told."""


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Somebody has changed the log since it was closed, and nothing is found to be wrong with it."""


Notice = DamagedSetAside | RecordsMended | BackupRestored | NewLogBegun | ChangedMeanwhile


def tell(notice: Notice) -> str:
    """The notice as one or two sentences for the user."""
    match notice:
        case DamagedSetAside(name):
            return tr("The log was damaged and has been set aside as {name}.", name=name)
        case RecordsMended(put_back, left_out):
            return _tell_mended(put_back, left_out)
        case BackupRestored(taken):
            return tr(
                "The backup of {date} has been restored. What came after it is missing.",
                date=taken.astimezone().strftime("%Y-%m-%d %H:%M"),
            )
        case NewLogBegun():
            return tr("There was no readable backup, so a new log has been started.")
        case ChangedMeanwhile():
            return tr(
                "The log was changed while glutebreak wasn’t running. All of it can be read, so nothing was done."
            )


def _tell_mended(put_back: int, left_out: int) -> str:
    told = []
    if put_back:
        told.append(
            tr_count(
                "{count} record was put back from the newest backup.",
                "{count} records were put back from the newest backup.",
                put_back,
            )
        )
    if left_out:
        told.append(
            tr_count(
                "{count} record can’t be read and is left out. All others were kept.",
                "{count} records can’t be read and are left out. All others were kept.",
                left_out,
            )
        )
    return " ".join(told) or tr("It has been repaired, and nothing was lost.")
