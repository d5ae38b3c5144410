"""Why the app asks now, or does not, in words."""

import re
from collections.abc import Iterable, Sequence

from glutebreak.control.status import Status
from glutebreak.core.durations import MINUTE
from glutebreak.core.records import Dated, DecisionRecord
from glutebreak.language import tr, tr_count
from glutebreak.ports import Capability


def reason(identity: str) -> str:
    """What kept an ask back, as a few words within a sentence."""
    return {
        "call": tr("a call"),
        "fullscreen": tr("something fills the screen"),
        "dnd": tr("do not disturb is on"),
        "quiet": tr("quiet hours"),
        "pause": tr("you paused it"),
        "watching": tr("you watch something"),
        "after-hold": tr("a call or the like has only just ended"),
        "empty-room": tr("no sign of you"),
        "typing": tr("you were typing"),
        "locked": tr("the screen was locked"),
        "asleep": tr("the computer was asleep"),
        "standing": tr("you stand"),
        "activation": tr("a break runs"),
        "not-due": tr("it is not due yet"),
        "nobody-sits": tr("you were not sitting"),
        "due": tr("it was due"),
    }.get(identity, identity)


def answer(choice: str) -> str:
    """An answer to an ask."""
    return {"start": tr("start"), "snooze": tr("later"), "skip": tr("skip"), "dismiss": tr("put away")}.get(
        choice, choice
    )


def decision(made: DecisionRecord) -> tuple[str, str]:
    """A decision as a word and its reasons."""
    reasons = ", ".join(reason(each) for each in made.reasons)
    match made.verdict:
        case "shown":
            return tr("Asked"), reasons
        case "kept-back":
            return tr("Not asked"), reasons
        case "answered":
            return tr("Answered"), ", ".join(answer(each) for each in made.reasons)
        case "refused":
            return tr("Not possible"), ", ".join(answer(each) for each in made.reasons)
        case "withdrawn":
            return tr("Taken back"), reasons
        case other:
            return other, reasons


def ago(made: DecisionRecord, now: Dated) -> str:
    """`12 min ago`: what a bug report needs, and nothing of when somebody works."""
    minutes = max((now.utc - made.at.utc) // MINUTE, 0)
    if minutes < 60:
        return tr("{minutes} min ago", minutes=minutes)
    if minutes < 24 * 60:
        return tr("{hours} h {minutes} ago", hours=minutes // 60, minutes=f"{minutes % 60:02}")
    return tr_count("{count} day ago", "{count} days ago", minutes // (24 * 60))


def now_sentence(status: Status, at: str | None) -> str:
    """What lies ahead now; what matters stands between pairs of asterisks.

    Args:
        status: the resident's answer to `status`.
        at: the clock time at which the next ask falls due, if one is ahead.
    """
    if status.activation:
        return tr("**You are taking a break.** Nothing is asked meanwhile.")
    if status.standing:
        return tr("**You stand.** Nothing is asked until you sit.")
    if status.ask_on_screen:
        return tr("**An ask is on screen.** It stays until you answer it, or get up.")
    held = [reason(each) for each in status.kept_back_by if each != "not-due"]
    if status.sitting_ms is None:
        return tr("**You are not sitting.** The next ask is counted from when you sit down.")
    if held and status.next_ask_ms == 0:
        return tr("**An ask is due,** but {reasons}.", reasons=", ".join(held))
    if held:
        return tr("**Next ask {time},** if nothing holds it back. Now: {reasons}.", time=at, reasons=", ".join(held))
    return tr("**Next ask {time}.** Nothing holds it back.", time=at)


SENSED_BY = {
    "call": "call",
    "fullscreen": "fullscreen",
    "dnd": "dnd",
    "watching": "watching",
    "empty-room": "silence",
    "typing": "silence",
    "locked": "lock",
    "asleep": "sleep",
}
"""Which purpose of `doctor` tells of a reason."""


def sensed_by(reasons: Iterable[str], capabilities: Sequence[Capability]) -> str:
    """Which mechanism said so, in a few words; empty where none did: a pause is the user's own word."""
    purposes = {SENSED_BY[each] for each in reasons if each in SENSED_BY}
    named = [each.mechanism for each in capabilities if each.purpose in purposes]
    named = [each for each in named if each != "none"]
    return tr("says {mechanism}", mechanism=", ".join(named)) if named else ""


def report(
    version: str,
    system: str,
    status: Status | None,
    capabilities: Sequence[Capability],
    told: Sequence[DecisionRecord],
    now: Dated,
) -> str:
    """The panel as a text for a bug report; in English, since that is what it is read in."""
    lines = [f"glutebreak {version}, {system}", "", "Now"]
    lines += [] if status is None else _what_is_now(status)
    lines += ["", "What serves what"]
    for each in capabilities:
        lines.append(f"  {each.purpose}: {each.mechanism}")
        lines += [f"    not {name}: {why}" for name, why in each.not_taken]
    lines += ["", "Last decisions"]
    lines += [f"  {ago(each, now)}: {each.verdict} ({', '.join(each.reasons)})" for each in reversed(told)]
    return "\n".join(lines) + "\n"


def _what_is_now(status: Status) -> list[str]:
    return [
        f"  state: {status.state}",
        f"  ask_on_screen: {status.ask_on_screen}",
        f"  activation: {status.activation}",
        f"  standing: {status.standing}",
        f"  kept_back_by: {list(status.kept_back_by)}",
        f"  prompt_after_min: {status.prompt_after_min}",
    ]


def without_personal_data(text: str, *, home: str, user: str, host: str) -> str:
    """The text with the home folder, the user's and the computer's name, and any address taken out.

    Args:
        text: the text.
        home: the user's home folder.
        user: their login name.
        host: the computer's name.
    """
    if len(home) > 1:
        text = text.replace(home, "~")
    text = re.sub(r"/(?:home|Users)/[^/\s:]+", "~", text)
    text = re.sub(r"/run/user/\d+", "/run/user/…", text)
    text = re.sub(r"[\w.+-]+@[\w-]+\.[\w.]+", tr("(address)"), text)
    for name, instead in ((user, tr("(user)")), (host, tr("(computer)"))):
        if len(name) > 1:
            text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", instead, text)
    return text
