"""A week on one sheet of paper, or as a picture."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutebreak.language import tr
from glutebreak.private_files import make_whole
from glutebreak.windows.dates_and_lengths import week_title
from glutebreak.windows.history.week import week_texts
from glutebreak.windows.history.week.chart import BricksChart
from glutebreak.windows.history.week.day_panel import Legend
from glutebreak.windows.history.week.table import WeekTable
from glutebreak.windows.history.week.week_from_log import ShownWeek
from glutebreak.windows.history.week.week_numbers import WeekNumbers
from glutebreak.windows.look import tokens
from glutebreak.windows.look.surfaces import Card
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Tone, Type, Weight
from glutebreak.windows.look.words import Words, emphasised

PAPER = QSize(794, 1123)
"""A4 upright at 96 pixels an inch."""
SHARPNESS = 2
"""A picture has so many pixels for each logical one."""


class PaperLook(Look):
    """The light look at its own text size, for paper; it dresses no application and follows no desktop."""

    def __init__(self, look: Look) -> None:
        # The paper is the ground: nothing of it is to be printed.
        colours = replace(tokens.light(), canvas=QColor("#FFFFFF"))
        super().__init__(colours, look.icons, look.fallback, reduced_motion=True)

    def _make_font(self, size: Type, weight: Weight, columns: bool) -> QFont:  # noqa: FBT001 - as it is overridden
        """Without figures of equal width: their glyphs have no characters of their own, so a PDF could not be read."""
        return super()._make_font(size, weight, columns=False)


class WeekSheet(QWidget):
    """The week's sentence, bricks, figures and table, one below the other.

    Args:
        look: what it is painted with.
        shown: the week.
        goal: sitting per day to draw a dotted line at, in milliseconds; None draws none.
    """

    def __init__(self, look: Look, shown: ShownWeek, goal: int | None = None) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 32)
        column.setSpacing(0)
        monday = shown.week.monday
        title = tr("{week} {year}", week=week_title(monday), year=monday.year)
        column.addWidget(Words(look, title, Type.BODY, weight=Weight.SEMIBOLD))
        column.addSpacing(10)
        opening = emphasised(week_texts.opening(shown), plain_weight=Weight.MEDIUM)
        column.addWidget(Words(look, opening, Type.SECTION, wrap=True))
        column.addSpacing(18)
        card = Card(look)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        chart = BricksChart(look, goal=goal)
        chart.show_week(shown)
        for each in chart.columns:
            # On paper no day is chosen.
            each.setAutoExclusive(False)
            each.group().setExclusive(False)
            each.setChecked(False)
        inner.addWidget(chart)
        card.setFixedHeight(430)
        column.addWidget(card)
        column.addSpacing(12)
        column.addWidget(Legend(look))
        column.addSpacing(14)
        numbers = WeekNumbers(look)
        numbers.set_narrow(narrow=True)
        numbers.show_numbers(week_texts.six_figures(shown), running=shown.is_running)
        column.addWidget(numbers)
        column.addSpacing(14)
        table = WeekTable(look)
        table.show_week(shown)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in range(table.rowCount()):
            table.setRowHeight(row, 29)
        column.addWidget(table, 1)
        column.addWidget(Words(look, tr("glutebreak"), Type.AXIS, tone=Tone.TEXT3))
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.resize(PAPER)

    def draw(self, painter: QPainter) -> None:
        """Draw it, its ground included, at the painter's origin."""
        painter.fillRect(0, 0, self.width(), self.height(), self._look.colours.canvas)
        # A window that was never shown lays itself out only when it is.
        self.show()
        self.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        self.hide()


def save_picture(path: Path, look: Look, shown: ShownWeek, goal: int | None = None) -> bool:
    """Save a week as a picture in the colours on screen, for the owner alone; False if it cannot be written."""
    sheet = WeekSheet(look, shown, goal)
    image = QImage(PAPER * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(image)
    sheet.draw(painter)
    painter.end()
    return _save(path, lambda part: image.save(str(part), "PNG"))  # type: ignore[call-overload]  # the stub has it as bytes


def save_pdf(path: Path, look: Look, shown: ShownWeek, goal: int | None = None) -> bool:
    """Save a week as one page to print, always light, for the owner alone; False if it cannot be written."""
    sheet = WeekSheet(PaperLook(look), shown, goal)

    def write(part: Path) -> bool:
        writer = QPdfWriter(str(part))
        writer.setTitle(week_title(shown.week.monday))
        writer.setCreator("glutebreak")
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        writer.setResolution(96)
        painter = QPainter()
        if not painter.begin(writer):
            return False
        sheet.draw(painter)
        return painter.end()

    return _save(path, write)


def _save(path: Path, write: Callable[[Path], bool]) -> bool:
    """Save a file whole or not at all, which `write` does, and tells whether it could."""

    def fill(part: Path) -> None:
        if not write(part):
            raise OSError(part)

    try:
        make_whole(path, fill)
    except OSError:
        return False
    return True
