"""Last week in a sentence, told once, when the user works first in a week."""

from collections.abc import Callable
from datetime import date, timedelta

from glutebreak.core.app_settings import AppSettings
from glutebreak.core.durations import MINUTE
from glutebreak.core.history.local_days import monday_of
from glutebreak.core.history.statistics_by_day import week
from glutebreak.core.history.weekly_summary import Summary, is_first_of_week, summary, weeks_to_read
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
        settings: those in force, which say whether the user wants it.
        announce: says a title and a body.
    """

    def __init__(
        self,
        clock: Clock,
        reader: LogReader,
        settings: Callable[[], AppSettings],
        announce: Callable[[str, str], None],
    ) -> None:
        self._clock = clock
        self._reader = reader
        self._settings = settings
        self._announce = announce
        self._looked_on: date | None = None

    def bout_opened(self) -> None:
        """The user has sat down. The log is looked at once a week only; it holds the bout by now, or does not yet."""
        opened = Dated.of(self._clock.wall())
        monday = monday_of(opened.local().date())
        settings = self._settings()
        if self._looked_on == monday or not (settings.weekly_summary and settings.keep_log):
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
        off_after = settings.sitting.off_after
        records = correctable.corrected(off_after)
        last, before = (week(monday - timedelta(days=days), records, off_after) for days in (7, 14))
        looked_back = summary(last, before)
        if looked_back is not None:
            self._announce(tr("Last week"), spell_summary(looked_back))


def spell_summary(week: Summary) -> str:
    """Last week as two or three sentences without blame."""
    said = week.headline
    sentences = [tr("You sat for {length}.", length=spell_sitting(week.sitting))]
    if said.up_every is not None and said.up_every_before is not None:
        sentences.append(
            tr_count(
                "You got up every minute; the week before, every {before}.",
                "You got up every {count} minutes; the week before, every {before}.",
                said.up_every,
                before=said.up_every_before,
            )
        )
    elif said.up_every is not None:
        sentences.append(tr_count("You got up every minute.", "You got up every {count} minutes.", said.up_every))
    if said.longest is not None:
        longest = spell_sitting(said.longest * MINUTE)
        sentences.append(tr("Longest sitting period: {length}.", length=longest))
    if week.activation:
        sentences.append(tr("Exercise time: {length}.", length=spell_sitting(week.activation)))
    return " ".join(sentences)
