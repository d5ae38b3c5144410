"""Corrections of what the log holds, and deletions from it, checked before they are written.

A deletion gives the file's room back, which takes a second for a log of ten years. It runs on a thread of its own with
a connection of its own, while the recorder lets what happens wait in memory, so that the tray never stands still.
"""

import traceback
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from glutebreak.background import Background
from glutebreak.control.messages import RequestRefusedError
from glutebreak.control.news import DeletionDone, DeletionFailed, LogChanged, News
from glutebreak.core.history.corrections import CorrectionRefusedError, Said, SittingCorrection, check
from glutebreak.core.records import Dated
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr
from glutebreak.places import Places
from glutebreak.ports import Clock, EventLoop
from glutebreak.resident.recorder import Recorder
from glutebreak.storage.deleting import delete
from glutebreak.storage.errors import LogError, LogUnreadableError
from glutebreak.storage.reader import LogReader

_Found = TypeVar("_Found")


class LogKeeper:
    """Corrects and deletes.

    Args:
        loop: on which it is told how a deletion went.
        clock: dates what is said.
        places: where the log and its copies lie.
        recorder: writes the corrections.
        copying: whether a copy of the log is being made just now.
        inform: tells the windows that the log has changed, and how a deletion went.
    """

    def __init__(  # noqa: PLR0913 - each is a part of its own
        self,
        loop: EventLoop,
        clock: Clock,
        places: Places,
        recorder: Recorder,
        *,
        copying: Callable[[], bool],
        inform: Callable[[News], None],
    ) -> None:
        self._clock = clock
        self._places = places
        self._recorder = recorder
        self._copying = copying
        self._inform = inform
        self._reader = LogReader(places.log)
        self._deleting: Background[DeletionDone | DeletionFailed] = Background(loop, "deletion")

    def correct_last_break(self, outcome: Outcome) -> None:
        """Note what the user says of the break that has just finished."""
        self._recorder.correct(outcome)
        self._inform(LogChanged())

    def correct_activation(self, activation_id: int, outcome: Outcome) -> None:
        """Note what the user says of a finished activation.

        Raises:
            RequestRefusedError: there is no such activation.
        """
        if self._look(lambda reader: reader.activation(activation_id)) is None:
            raise RequestRefusedError(_gone())
        self._recorder.correct_activation(activation_id, outcome)
        self._inform(LogChanged())

    def claim_ask(self, ask_id: int, *, done: bool) -> None:
        """Note that the user did what an ask proposed, or takes that back.

        Raises:
            RequestRefusedError: there is no such ask, it is on screen, or what it started was seen.
        """
        ask = self._look(lambda reader: reader.ask(ask_id))
        if ask is None:
            raise RequestRefusedError(_gone())
        if not ask.may_be_claimed:
            raise RequestRefusedError(tr("You can only add a break for a past reminder that didn’t start one."))
        self._recorder.claim_ask(ask_id, done=done)
        self._inform(LogChanged())

    def correct_sitting(self, bout_id: int, since: int, until: int, said: Said) -> None:
        """Note what the user says of a part of a bout.

        Raises:
            RequestRefusedError: there is no such bout, or the part is none of it.
        """
        bout = self._look(lambda reader: reader.bout(bout_id))
        if bout is None:
            raise RequestRefusedError(_gone())
        try:
            check(bout, since, until)
        except CorrectionRefusedError:
            raise RequestRefusedError(tr("You weren’t sitting during that time. Choose another time.")) from None
        now = Dated.of(self._clock.wall())
        self._recorder.correct_sitting(SittingCorrection(now, bout_id, since, until, said))
        self._inform(LogChanged())

    def undo_correction(self, correction_id: int) -> None:
        """Note that a correction is taken back.

        Raises:
            RequestRefusedError: there is no such correction.
        """
        if self._look(lambda reader: reader.sitting_correction(correction_id)) is None:
            raise RequestRefusedError(_gone())
        self._recorder.undo_correction(correction_id)
        self._inform(LogChanged())

    def delete(self, days: tuple[date, date] | None) -> None:
        """Begin to delete what began in these local days, or everything.

        Raises:
            RequestRefusedError: a deletion or a copy is under way.
        """
        self._refuse_while_busy()
        self._recorder.hold_back()
        now = Dated.of(self._clock.wall())
        self._deleting.start(lambda: self._delete(days, now), self._deleted)

    def close(self) -> None:
        """At a quit: wait for the deletion that runs, so that what has waited can be written."""
        self._deleting.wait()

    def _look(self, read: Callable[[LogReader], _Found]) -> _Found:
        self._refuse_while_busy()
        try:
            return read(self._reader)
        except LogUnreadableError as error:
            raise RequestRefusedError(str(error)) from None

    def _refuse_while_busy(self) -> None:
        if self._deleting.busy or self._copying():
            raise RequestRefusedError(tr("The log is being cleaned up. Try again in a moment."))

    def _delete(self, days: tuple[date, date] | None, now: Dated) -> DeletionDone | DeletionFailed:
        """Delete, and say how it went. Runs in the thread."""
        try:
            made = delete(self._places.log, self._places.backups, now, days)
        except LogError as error:
            return DeletionFailed(str(error))
        except Exception as error:
            # A bug: it is printed here, and told as a failure, so that the recorder writes again.
            traceback.print_exc()
            return DeletionFailed(tr("Something went wrong: {error}", error=error))
        return DeletionDone(made.records, made.given_back)

    def _deleted(self, how: DeletionDone | DeletionFailed) -> None:
        self._recorder.write_again()
        self._inform(how)
        self._inform(LogChanged())


def _gone() -> str:
    return tr("What you want to correct isn’t in the log anymore.")
