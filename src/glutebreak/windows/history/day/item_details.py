"""A closer look at an item of the day: what a popover says of it, and which corrections it offers."""

from collections.abc import Callable

from glutebreak.control.messages import Done, Refused
from glutebreak.control.window_requests import ClaimAsk, CorrectActivation, CorrectBout, UndoCorrection
from glutebreak.core.history.corrections import Said
from glutebreak.core.history.timeline import AskMark, Block, HoldBlock, SaidBlock, Timeline
from glutebreak.core.records import ActivationRecord
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.language import tr
from glutebreak.windows.dates_and_lengths import clock, duration
from glutebreak.windows.history.day import day_texts
from glutebreak.windows.history.day.correction_form import CorrectSitting, Facts, bout_facts
from glutebreak.windows.history.day.timeline_items import TimelineItem
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest

Answered = Callable[[Done | Refused], None]
"""Told what the resident answered to a correction."""


class ItemDetails:
    """Makes what stands in the popovers of a day.

    Args:
        look: what they are painted with.
        routine_name: the name of a routine by its id.
        send: asks the resident for corrections.
        answered: told what it answered.
    """

    def __init__(self, look: Look, routine_name: day_texts.RoutineName, send: SendRequest, answered: Answered) -> None:
        self._look = look
        self._routine_name = routine_name
        self._send = send
        self._answered = answered

    def content(self, item: TimelineItem, day: Timeline | None) -> Facts:
        """The facts of an item; the day is what it stands in."""
        look, shown = self._look, item.shown
        match shown:
            case Block():
                content = CorrectSitting(look, shown, bout_facts(shown, _told_of(shown, day)))
                content.said.connect(lambda since, until, said: self._correct(shown, since, until, said))
                return content
            case SaidBlock():
                title = tr("Standing") if shown.said is Said.STANDING else tr("Away")
                facts = tr(
                    "{span}, by your correction. It was logged as sitting.",
                    span=day_texts.from_to(shown.start, shown.within),
                )
                return Facts(look, title, facts, ((tr("Undo the correction"), lambda: self._undo(shown)),))
            case ActivationRecord():
                return self._activation_facts(shown)
            case AskMark():
                return self._ask_content(shown)
            case HoldBlock():
                facts = tr("{span}.", span=day_texts.from_to(shown.start, shown.within))
                if shown.kept_back is not None:
                    held = tr("It held an ask back for {length}.", length=duration(shown.kept_back))
                    facts = f"{facts} {held}"
                return Facts(look, day_texts.hold_name(shown.reason), facts)
            case _:
                return Facts(look, tr("Up"), f"{item.accessibleName()}.")

    def _activation_facts(self, activation: ActivationRecord) -> Facts:
        facts = tr(
            "{time}, {length}, {outcome}.",
            time=clock(activation.start),
            length=duration(activation.lasted),
            outcome=day_texts.outcome(activation),
        )
        actions: tuple[tuple[str, Callable[[], None]], ...] = ()
        if activation.may_be_claimed:
            actions = ((tr("I did do it"), lambda: self._claim(activation, Outcome.DONE)),)
        elif activation.corrections and activation.outcome is not activation.corrected_outcome:
            actions = ((tr("Undo the correction"), lambda: self._claim(activation, activation.outcome)),)
        return Facts(self._look, self._routine_name(activation.routine), facts, actions)

    def _ask_content(self, mark: AskMark) -> Facts:
        ask, facts = mark.ask, _ask_facts(mark)
        actions: tuple[tuple[str, Callable[[], None]], ...] = ()
        if ask.is_claimed:
            told = tr("Done by your word: nothing of it was seen, so it adds no sets.")
            facts = f"{facts} {told}"
            actions = ((tr("Undo the correction"), lambda: self._claim_ask(mark, done=False)),)
        elif ask.may_be_claimed:
            actions = ((tr("I did do it"), lambda: self._claim_ask(mark, done=True)),)
        content = Facts(self._look, day_texts.ask_word(ask.outcome), facts, actions)
        if actions and not ask.is_claimed:
            content.note.set_text(tr("The first record stays. Every change can be undone."))
        return content

    def _correct(self, block: Block, since: int, until: int, said: Said) -> None:
        self._send(CorrectBout(block.bout.id, since, until, said), self._answered)

    def _undo(self, block: SaidBlock) -> None:
        self._send(UndoCorrection(block.correction.id), self._answered)

    def _claim(self, activation: ActivationRecord, outcome: Outcome) -> None:
        self._send(CorrectActivation(activation.id, outcome), self._answered)

    def _claim_ask(self, mark: AskMark, *, done: bool) -> None:
        self._send(ClaimAsk(mark.ask.id, done), self._answered)


def _ask_facts(mark: AskMark) -> str:
    shows = mark.ask.shows
    sitting = tr(
        "Asked at {time}, after {length} of sitting.",
        time=clock(shows[0].at),
        length=duration(shows[0].sitting),
    )
    if len(shows) > 1:
        again = tr("Shown {count} times.", count=len(shows))
        return f"{sitting} {again}"
    return sitting


def _told_of(block: Block, day: Timeline | None) -> str:
    """What held an ask back in a stretch of sitting, and how its asks ended."""
    if day is None:
        return ""
    since, until = block.start.utc, block.start.utc + block.within
    held = [
        tr(
            "{hold} held the ask back until {time}.",
            hold=day_texts.hold_name(hold.reason),
            time=day_texts.ends(hold.start, hold.within),
        )
        for hold in day.holds
        if hold.kept_back is not None and since < hold.start.utc + hold.within <= until
    ]
    asks = [day_texts.ask_word(mark.ask.outcome) for mark in day.asks if since <= mark.ask.shows[0].at.utc <= until]
    if asks:
        held.append(tr("Asked: {answers}.", answers=", ".join(word.lower() for word in asks)))
    return " ".join(held)
