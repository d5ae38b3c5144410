"""One message of each kind that goes over the control socket."""

from datetime import UTC, date, datetime
from typing import Any

from core.exercises.catalogue_samples import built_in
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Done, Refused
from glutebreak.control.news import (
    AnswerWanted,
    BreakExpected,
    DeletionDone,
    DeletionFailed,
    LogChanged,
    SettingsChanged,
    WindowWanted,
)
from glutebreak.control.requests import (
    Diagnose,
    GetStatus,
    OpenWindow,
    PauseFor,
    PauseUntilResumed,
    PauseUntilTomorrow,
    Quit,
    Resume,
    Sit,
    Skip,
    Snooze,
    Stand,
    StartBreak,
    Window,
)
from glutebreak.control.status import Status
from glutebreak.control.window_requests import (
    Attach,
    BanExercise,
    ChangeSettings,
    ClaimAsk,
    CorrectActivation,
    CorrectBout,
    CorrectLastBreak,
    Delete,
    FinishBreak,
    ReportAlive,
    ReportPress,
    ReportSet,
    UndoCorrection,
)
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.core.durations import MINUTE
from glutebreak.core.exercises.catalogue import Side
from glutebreak.core.history.corrections import Said
from glutebreak.core.records import SeenSet
from glutebreak.core.sitting.happenings import Outcome
from glutebreak.ports import Capability


def of_each_kind() -> dict[type[Any], Any]:
    """A message by its class, with a value that is no default in every field."""
    routine = built_in().routine("desk-two-minute-reset")
    capabilities = (
        Capability("tray", "none", (("X11 system tray", "no panel"),)),
        Capability("lock", "logind", (), (("org.freedesktop.login1", datetime(2026, 3, 2, 9, tzinfo=UTC)),)),
    )
    messages = (
        GetStatus(),
        Diagnose(),
        StartBreak("donkey-kick"),
        Snooze(5 * MINUTE),
        Skip(),
        PauseFor(30 * MINUTE),
        PauseUntilTomorrow(),
        PauseUntilResumed(),
        Resume(),
        Stand(),
        Sit(),
        OpenWindow(Window.LIBRARY, ("wayland-0", ":0")),
        Quit(),
        Attach(),
        ReportAlive(),
        ReportSet(SeenSet("donkey-kick", "left", 10, 0, completed=True)),
        ReportPress(),
        FinishBreak(Outcome.PARTLY, seated=True),
        CorrectLastBreak(Outcome.ABANDONED),
        CorrectActivation(7, Outcome.DONE),
        ClaimAsk(7, done=True),
        CorrectBout(7, 0, MINUTE, Said.STANDING),
        UndoCorrection(3),
        Delete((date(2026, 11, 16), date(2026, 11, 17))),
        BanExercise("donkey-kick"),
        ChangeSettings({"floor": True, "quiet_hours": [[1320, 420]]}),
        Done(),
        Refused("There’s no reminder to snooze."),
        Status(said="Sitting 5 min", state="sitting", sitting_ms=5 * MINUTE, holds=("quiet",), prompt_after_min=30.0),
        Diagnosis(capabilities=capabilities, prompt_after="30m"),
        BreakExpected(),
        WindowWanted(Window.BREAK, BreakPlan(routine, Side.RIGHT, standing=routine)),
        LogChanged(),
        SettingsChanged(),
        DeletionDone(3, 4096),
        DeletionFailed("The log is locked."),
        AnswerWanted(),
    )
    return {type(each): each for each in messages}
