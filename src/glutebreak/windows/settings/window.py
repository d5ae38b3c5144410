"""The settings window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from glutebreak.core.app_settings import AppSettings
from glutebreak.language import tr
from glutebreak.windows.look.back_row import BackRow
from glutebreak.windows.look.surfaces import Hairline, Page
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import NARROW_MARGIN
from glutebreak.windows.resident_requests import SendRequest
from glutebreak.windows.settings.break_page import InABreak
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.log_page import YourLog
from glutebreak.windows.settings.login_page import AtLogin
from glutebreak.windows.settings.page import SettingsPage
from glutebreak.windows.settings.place_page import WhereIWork
from glutebreak.windows.settings.quiet_page import WhenNotTo
from glutebreak.windows.settings.rail import Rail
from glutebreak.windows.settings.reminders_page import WhenToAsk
from glutebreak.windows.speech.voice import FindableVoice, Silent

NARROW = 760
"""Under this width the groups are a list that opens pages."""


class SettingsWindow(QWidget):
    """Groups at the side, the chosen group's rows beside them. A change is made at once.

    Args:
        settings: as they are kept now.
        send: asks the resident, which keeps what is changed.
        look: what it is painted with.
        voice: the voice of the guided break; nobody's if it is not given.
        parent: None for a window of its own.
    """

    def __init__(
        self,
        settings: AppSettings,
        send: SendRequest,
        look: Look,
        *,
        voice: FindableVoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._editing = Editing(settings, send, self)
        self._inside = False
        self.setWindowTitle(tr("Settings: glutebreak"))
        self.setMinimumSize(look.px(420), 420)
        self.resize(1040, 800)
        editing = self._editing
        self.pages: list[SettingsPage] = [
            WhenToAsk(look, editing),
            WhenNotTo(look, editing),
            WhereIWork(look, editing),
            InABreak(look, editing, voice or Silent()),
            AtLogin(look, editing),
            YourLog(look, editing),
        ]
        icons = ("bell", "moon", "desk", "sound", "power", "chart")
        names = [page.title.text() for page in self.pages]
        self.rail = Rail(look, tr("Groups of settings"), list(zip(icons, names, strict=True)))
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(Page(look, page))
        self._line = Hairline(look, upright=True)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._back_row = QWidget()
        top = BackRow(look, tr("All settings"))
        top.stand_above(NARROW_MARGIN, above=16, below=0)
        self._back_row.setLayout(top)
        self.back = top.back
        right.addWidget(self._back_row)
        right.addWidget(self._stack, 1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._line)
        row.addLayout(right, 1)
        self.rail.chosen.connect(self._stack.setCurrentIndex)
        self.rail.pressed.connect(lambda _: self._go_inside())
        self.back.clicked.connect(self._go_outside)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        self._arrange()
        self.rail.items[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def settings(self) -> AppSettings:
        """The settings as they are kept."""
        return self._editing.settings

    def show_settings(self, settings: AppSettings) -> None:
        """Somebody else has changed the settings."""
        self._editing.take(settings)

    def open_group(self, nth: int) -> None:
        """Show a group."""
        self.rail.choose(nth)
        self._go_inside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        self._arrange()

    def _is_narrow(self) -> bool:
        return self.width() < NARROW * self._look.text_scale

    def _go_inside(self) -> None:
        self._inside = True
        self._arrange()

    def _go_outside(self) -> None:
        self._inside = False
        self._arrange()
        self.rail.items[self._stack.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        if self._is_narrow() and self._inside:
            self._go_outside()
        else:
            self.close()

    def _arrange(self) -> None:
        narrow = self._is_narrow()
        self.rail.setVisible(not narrow or not self._inside)
        self._stack.setVisible(not narrow or self._inside)
        self._line.setVisible(not narrow)
        self._back_row.setVisible(narrow and self._inside)
        self.rail.set_opens(opens=narrow)
        self._row.setStretch(0, 1 if narrow and not self._inside else 0)
        self._row.setStretch(2, 0 if narrow and not self._inside else 1)
        self.rail.setMaximumWidth(16_777_215 if narrow else self._look.px(247))
        self.rail.setMinimumWidth(0 if narrow else self._look.px(247))
        for page in self.pages:
            side = NARROW_MARGIN if narrow else 40
            page.column.setContentsMargins(side, 22 if not narrow else 12, side, 12)
