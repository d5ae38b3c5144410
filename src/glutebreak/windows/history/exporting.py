"""What goes out of the log, carried out: files are written, and the resident is asked to delete."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from glutebreak.control.messages import Done, Refused
from glutebreak.control.news import DeletionDone, DeletionFailed
from glutebreak.control.window_requests import Delete
from glutebreak.core.history.local_days import monday_of
from glutebreak.language import tr, tr_count
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.export import ExportError, Form, export
from glutebreak.windows.history.context import HistoryContext
from glutebreak.windows.history.export_panel import ExportPanel, Range
from glutebreak.windows.history.week.week_from_log import read_week
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import while_there


class Exporting:
    """Makes the panel of what goes out, does what is wanted there, and says in it how that went.

    Args:
        parts: the log, where to save, and the way to the resident.
        look: what the panel and the pictures are painted with.
        window: the window that asks where to save.
    """

    def __init__(self, parts: HistoryContext, look: Look, window: QWidget) -> None:
        self._parts = parts
        self._look = look
        self._window = window

    def panel(self, span: tuple[date, date], day: date) -> ExportPanel:
        """A panel for the days that are shown, and for the week they begin in.

        Args:
            span: the first and the last day that are shown.
            day: the day of them that the week's picture is named after.
        """
        panel = ExportPanel(self._look, span, self._parts.clock.wall().date())
        panel.export_wanted.connect(lambda form, days: self._export(panel, form, days))
        panel.picture_wanted.connect(lambda: self._save_week(panel, span[0], day, ".png"))
        panel.pdf_wanted.connect(lambda: self._save_week(panel, span[0], day, ".pdf"))
        panel.delete_wanted.connect(lambda days: self._delete(panel, days))
        return panel

    def _export(self, panel: ExportPanel, form: str, days: Range) -> None:
        # One day is named once.
        span = [] if days is None else dict.fromkeys(map(str, days))
        path = self._choose_path(tr("Export"), f"{'-'.join(['glutebreak', *span])}.{form}")
        if path is None:
            return
        try:
            count = export(self._parts.reader, path, Form(form), days)
        except (ExportError, LogUnreadableError) as error:
            panel.say(str(error))
            return
        panel.say(tr_count("{count} record in {path}.", "{count} records in {path}.", count, path=path))

    def _save_week(self, panel: ExportPanel, first: date, day: date, suffix: str) -> None:
        from glutebreak.windows.history.week_sheet import save_pdf, save_picture  # noqa: PLC0415 - rarely wanted

        path = self._choose_path(tr("Save the week"), f"glutebreak-week-{day}{suffix}")
        if path is None:
            return
        parts = self._parts
        save = save_pdf if suffix == ".pdf" else save_picture
        try:
            week = read_week(parts.reader, parts.clock.wall(), monday_of(first), parts.off_after)
        except LogUnreadableError as error:
            panel.say(str(error))
            return
        if save(path, self._look, week, parts.goal):
            panel.say(tr("Saved as {path}.", path=path))
        else:
            panel.say(tr("{path} cannot be written; choose another place.", path=path))

    def _delete(self, panel: ExportPanel, days: Range) -> None:
        panel.say(tr("Deleting …"))

        def answered(answer: Done | Refused) -> None:
            if isinstance(answer, Refused):
                panel.say(answer.why)

        self._parts.send(Delete(days), while_there(panel, answered))

    def _choose_path(self, title: str, name: str) -> Path | None:
        if self._parts.choose_path is not None:
            return self._parts.choose_path(title, name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path.home() / name))
        return Path(chosen) if chosen else None


def say_how_deleting_went(panel: ExportPanel, how: DeletionDone | DeletionFailed) -> None:
    """Say what the resident told about a deletion that is over: how many records it took, or why it did not work."""
    if isinstance(how, DeletionFailed):
        panel.say(how.why)
        return
    panel.say(tr_count("{count} record was deleted.", "{count} records were deleted.", how.records))
