"""Why now, why not: the next ask, the last decisions, and what serves what on this desktop."""

import getpass
import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutebreak import __version__
from glutebreak.control.diagnosis import Diagnosis
from glutebreak.control.messages import Refused
from glutebreak.control.requests import Diagnose, GetStatus
from glutebreak.control.status import Status
from glutebreak.core.records import Dated, DecisionRecord
from glutebreak.language import tr
from glutebreak.ports import Capability, Clock
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader
from glutebreak.windows.dates_and_lengths import clock
from glutebreak.windows.history.why_now import why_texts
from glutebreak.windows.look.layouts import empty
from glutebreak.windows.look.link import LinkButton
from glutebreak.windows.look.surfaces import Hairline
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words, emphasised
from glutebreak.windows.resident_requests import SendRequest, while_there

SHOWN = 4
TOLD = 50
"""So many decisions stand in the panel, and so many in a bug report."""


class WhyNowPanel(QWidget):
    """The last decisions of the app with their reasons.

    Args:
        reader: the log, which keeps decisions for 90 days.
        clock: tells how long ago they were.
        look: what it is painted with.
        send: asks the resident for its status and its diagnosis.
        parent: where it stands.
    """

    def __init__(
        self, reader: LogReader, clock: Clock, look: Look, send: SendRequest, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._look = look
        self._send = send
        self._status: Status | None = None
        self._capabilities: Sequence[Capability] = ()
        self._decisions: tuple[DecisionRecord, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(look, tr("Why now, why not"), Type.BODY, weight=Weight.SEMIBOLD))
        column.addSpacing(look.px(8))
        self.sentence = Words(look, "", Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR, wrap=True)
        column.addWidget(self.sentence)
        column.addSpacing(look.px(10))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.px(6), 0, 0)
        foot.setSpacing(look.px(12))
        self.copy_button = LinkButton(look, tr("Copy for a bug report"))
        self.copy_button.setToolTip(tr("Without your name, your folders and the times at which you work."))
        self.copy_button.clicked.connect(self.copy)
        self.copied = Words(look, "", Type.HELP, tone=Tone.TEXT3)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.copied, 1)
        column.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        """Read the log and ask the resident anew."""
        try:
            self._decisions = self._reader.decisions(TOLD)
        except LogUnreadableError:
            self._decisions = ()
        self._show_rows()
        self._send(GetStatus(), while_there(self, self._show_status))
        self._send(Diagnose(), while_there(self, self._show_diagnosis))

    def text(self) -> str:
        """The panel as a text for a bug report, without personal data."""
        system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
        text = why_texts.report(
            __version__, system, self._status, self._capabilities, self._decisions, Dated.of(self._clock.wall())
        )
        user, host = getpass.getuser(), platform.node()
        return why_texts.without_personal_data(text, home=str(Path.home()), user=user, host=host)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.copied.set_text(tr("Copied."))

    def _show_status(self, status: Status | Refused) -> None:
        if isinstance(status, Refused):
            return
        self._status = status
        at = None
        if status.next_ask_ms is not None:
            due = Dated.of(self._clock.wall()).utc + status.next_ask_ms
            at = clock(Dated.of(self._clock.local(due)))
        self.sentence.set_text(emphasised(why_texts.now_sentence(status, at)))

    def _show_diagnosis(self, diagnosis: Diagnosis | Refused) -> None:
        if isinstance(diagnosis, Diagnosis):
            self._capabilities = diagnosis.capabilities
            self._show_rows()

    def _show_rows(self) -> None:
        empty(self._rows)
        if not self._decisions:
            words = tr("Each time the app asks, or keeps an ask back, its reason will stand here.")
            self._rows.addWidget(Words(self._look, words, Type.HELP, tone=Tone.TEXT2, wrap=True))
            return
        for made in reversed(self._decisions[-SHOWN:]):
            self._rows.addWidget(Hairline(self._look))
            self._rows.addWidget(self._row(made))
        self._rows.addWidget(Hairline(self._look))

    def _row(self, made: DecisionRecord) -> QWidget:
        look = self._look
        word, reasons = why_texts.decision(made)
        sensed = why_texts.sensed_by(made.reasons, self._capabilities)
        row = QWidget()
        row.setFixedHeight(look.px(35))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(16))
        at = Words(look, clock(made.at), Type.CONTROL, tone=Tone.TEXT3, weight=Weight.REGULAR, columns=True)
        at.setFixedWidth(look.px(40))
        what = Words(look, word, Type.CONTROL)
        what.setFixedWidth(look.px(84))
        added = f"{reasons} ({sensed})" if sensed else reasons
        why = Words(look, added, Type.CONTROL, tone=Tone.TEXT2, weight=Weight.REGULAR)
        why.setToolTip(added)
        line.addWidget(at)
        line.addWidget(what)
        line.addWidget(why, 1)
        return row
