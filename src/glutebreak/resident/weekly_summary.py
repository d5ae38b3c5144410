"""Last week in a sentence, told once, when the user works first in a week."""

from collections.abc import Callable
from datetime import date, timedelta

from glutebreak.core.durations import MINUTE
from glutebreak.core.history.local_days import monday_of
from glutebreak.core.history.statistics_by_day import week
from glutebreak.core.history.weekly_summary import is_first_of_week, summary, weeks_to_read
from glutebreak.core.message import Message
from glutebreak.core.records import Dated
from glutebreak.language import tr, tr_count
from glutebreak.ports import Clock
from glutebreak.resident.texts import spell_sitting
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader


class WeeklySummary:
    """Looks back on last week.

    Args:
        clock: says which week it is.
        reader: the log.
        off_after: the model's setting of that name, in milliseconds.
        wanted: whether the user wants it.
        announce: says a title and a body.
    """

    def __init__(
        self,
        clock: Clock,
        reader: LogReader,
        off_after: Callable[[], int],
        wanted: Callable[[], bool],
        announce: Callable[[str, str], None],
    ) -> None:
        self._clock = clock
        self._reader = reader
        self._off_after = off_after
        self._wanted = wanted
        self._announce = announce
        self._looked_on: date | None = None

    def bout_opened(self) -> None:
        """The user has sat down. The log is looked at once a week only; it holds the bout by now, or does not yet."""
        opened = Dated.of(self._clock.wall())
        monday = monday_of(opened.local().date())
        if self._looked_on == monday or not self._wanted():
            return
        self._looked_on = monday
        since, until = weeks_to_read(opened)
        try:
            correctable = self._reader.correctable(since, until)
        except LogUnreadableError:
            return
        # The bout that has just been opened began at this moment, or a little before it was written down.
        earlier = [bout for bout in correctable.records.bouts if bout.start.utc < opened.utc - MINUTE]
        if not is_first_of_week(opened, earlier):
            return
        records = correctable.corrected(self._off_after())
        last, before = (week(monday - timedelta(days=days), records, self._off_after()) for days in (7, 14))
        facts = summary(last, before)
        if facts:
            self._announce(tr("Last week"), spell_summary(last.statistics.sitting, facts))


def spell_summary(sitting: int, facts: tuple[Message, ...]) -> str:
    """The facts of `summary` as two or three sentences without blame; `sitting` in milliseconds."""
    given = {fact.id: fact.arguments for fact in facts}
    sentences = [tr("You sat for {length}.", length=spell_sitting(sitting))]
    if "up-every-before" in given:
        sentences.append(
            tr_count(
                "You got up every minute; the week before, every {before}.",
                "You got up every {count} minutes; the week before, every {before}.",
                _number(given["up-every"]["minutes"]),
                before=given["up-every-before"]["minutes"],
            )
        )
    elif "up-every" in given:
        count = _number(given["up-every"]["minutes"])
        sentences.append(tr_count("You got up every minute.", "You got up every {count} minutes.", count))
    if "longest" in given:
        longest = spell_sitting(_number(given["longest"]["minutes"]) * MINUTE)
        sentences.append(tr("Longest sitting period: {length}.", length=longest))
    if "active" in given:
        active = spell_sitting(_number(given["active"]["milliseconds"]))
        sentences.append(tr("Exercise time: {length}.", length=active))
    return " ".join(sentences)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
