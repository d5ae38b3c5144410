"""What the signs of the timeline mean."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from glutebreak.core.history.day_and_week import BoutClass
from glutebreak.language import tr
from glutebreak.windows.history.day.timeline_items import paint_ask
from glutebreak.windows.look import painting
from glutebreak.windows.look.legend import Sign
from glutebreak.windows.look.theme import Look


def swatch(bout_class: BoutClass) -> Sign:
    """A small brick."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        side = look.px(12)
        where = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painting.box(painter, where, side / 4, painting.bout_colours(look, bout_class)[0])

    return paint


def mark(*, guided: bool) -> Sign:
    """The sign of a break."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        painting.break_mark(painter, look, at, guided=guided, radius=4.8 * look.text_scale)

    return paint


def ask(outcome: str | None) -> Sign:
    """The sign of an ask's outcome."""

    def paint(painter: QPainter, look: Look, at: QPointF) -> None:
        paint_ask(painter, look, at, outcome)

    return paint


def _hold(painter: QPainter, look: Look, at: QPointF) -> None:
    width, height = look.px(14), look.px(10)
    where = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    painting.box(painter, where, 3.0, look.colours.hold_ground, look.colours.hold)


def _standing(painter: QPainter, look: Look, at: QPointF) -> None:
    side = look.px(12)
    where = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    painting.box(painter, where, side / 4, look.colours.accent_soft, look.colours.accent_edge)


def day_entries(*, claimed: bool) -> tuple[tuple[Sign, str], ...]:
    """What stands on the timeline; what was done by the user's word only where there is such an ask."""
    by_word = ((ask("claimed"), tr("done by your word")),)
    return (
        (swatch(BoutClass.SHORT), tr("up to 30")),
        (swatch(BoutClass.MIDDLE), tr("30 to 60")),
        (swatch(BoutClass.LONG), tr("over 60")),
        (mark(guided=True), tr("guided")),
        (mark(guided=False), tr("on your own")),
        (ask("start"), tr("started")),
        *(by_word if claimed else ()),
        (ask("snooze"), tr("later")),
        (ask("skip"), tr("skipped")),
        (ask("unanswered"), tr("no answer")),
        (_standing, tr("standing")),
        (_hold, tr("held back")),
    )
