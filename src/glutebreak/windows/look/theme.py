"""The look in force: colours, type and icons, following the desktop's settings while the app runs."""

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from glutebreak.places import shipped
from glutebreak.windows.look import tokens
from glutebreak.windows.look.icons import Icons
from glutebreak.windows.look.tokens import Colours, Tone, Type, Weight

_BETWEEN_WORDS = 0.06
"""Added between words whose letters stand closer than the typeface has them, in ems."""
_FACES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-Medium", "InterDisplay-SemiBold")


class Look(QObject):
    """What every window and control is drawn with; `changed` tells them to draw themselves anew.

    One is made by the composition root of the windows' process, after the `QApplication`. It loads the typeface and
    sets the application's style, palette and font.

    Args:
        application: the process's one application.
        dark: True or False to decide the scheme here, None to follow the desktop.
        high_contrast: likewise.
        reduced_motion: likewise.
        text_scale: the factor on every text size, from 1 to 2.
        assets: the folder that holds `fonts` and `icons`.
    """

    changed = Signal()
    """Anything about the look has changed: ask for colours and fonts again, and paint."""

    def __init__(
        self,
        application: QApplication,
        *,
        dark: bool | None = None,
        high_contrast: bool | None = None,
        reduced_motion: bool | None = None,
        text_scale: float = 1.0,
        assets: Path | None = None,
    ) -> None:
        super().__init__(application)
        folder = assets or shipped("assets")
        self._application = application
        self._dark_wanted = dark
        self._contrast_wanted = high_contrast
        self._motion_wanted = reduced_motion
        self.text_scale = text_scale
        self._system_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(folder / "fonts" / f"{face}.ttf"))
        self._fonts: dict[tuple[Type, Weight, bool], QFont] = {}
        self._icons = Icons(folder / "icons" / "ui.svg")
        hints = application.styleHints()
        self._desktop_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self._desktop_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        self._read_desktop()
        application.setStyle("Fusion")
        self._dress_application()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

    # What it is now

    dark: bool
    """Whether the dark scheme is in force."""
    high_contrast: bool
    """Whether stronger lines are wanted."""
    reduced_motion: bool
    """Whether nothing is to glide, fade or rise."""
    colours: Colours
    """The colours in force."""

    def choose(
        self, *, dark: bool | None = None, high_contrast: bool | None = None, reduced_motion: bool | None = None
    ) -> None:
        """Decide some of it here rather than by the desktop; None follows the desktop again."""
        self._dark_wanted, self._contrast_wanted, self._motion_wanted = dark, high_contrast, reduced_motion
        self._desktop_changed()

    def set_text_scale(self, scale: float) -> None:
        """Make every text that many times as large, from 1 to 2."""
        self.text_scale = min(max(scale, 1.0), 2.0)
        self._fonts.clear()
        self._desktop_changed()

    def font(self, size: Type, weight: Weight | None = None, *, columns: bool | None = None) -> QFont:
        """The font of a size of the scale.

        Args:
            size: the size.
            weight: its own unless one is given.
            columns: whether figures are of equal width, for numbers below one another; as the size has it unless given.
                Prose goes without: equal figures come with a hyphen as wide as they are.
        """
        given = size.value.weight if weight is None else weight
        key = (size, given, size.value.columns if columns is None else columns)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return QFont(self._fonts[key])

    def line(self, size: Type) -> int:
        """The height of a line of that size."""
        return round(size.value.line * self.text_scale)

    def px(self, size: float) -> int:
        """A length that grows with the text: the height of a control, a mark, an icon."""
        return round(size * self.text_scale)

    def colour(self, tone: Tone) -> QColor:
        """The colour of text in that tone."""
        made: QColor = getattr(self.colours, tone.value)
        return made

    def paint_icon(self, painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
        """Paint a line icon of `assets/icons/ui.svg` in one colour, filling the box."""
        self._icons.paint(painter, name, box, colour)

    # Following the desktop

    def _read_desktop(self) -> None:
        self.dark = self._desktop_dark if self._dark_wanted is None else self._dark_wanted
        self.high_contrast = self._desktop_contrast if self._contrast_wanted is None else self._contrast_wanted
        if self._motion_wanted is None:
            style = self._application.style()
            self.reduced_motion = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
        else:
            self.reduced_motion = self._motion_wanted
        scheme = tokens.dark if self.dark else tokens.light
        self.colours = scheme(high_contrast=self.high_contrast)

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._desktop_dark = scheme is Qt.ColorScheme.Dark
        self._desktop_changed()

    def _contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._desktop_contrast = preference is Qt.ContrastPreference.HighContrast
        self._desktop_changed()

    def _desktop_changed(self) -> None:
        self._read_desktop()
        self._dress_application()
        self.changed.emit()

    def _dress_application(self) -> None:
        colours, palette = self.colours, QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, colours.canvas),
            (QPalette.ColorRole.WindowText, colours.text),
            (QPalette.ColorRole.Base, colours.surface),
            (QPalette.ColorRole.AlternateBase, colours.band),
            (QPalette.ColorRole.Text, colours.text),
            (QPalette.ColorRole.PlaceholderText, colours.text3),
            (QPalette.ColorRole.Button, colours.sunken),
            (QPalette.ColorRole.ButtonText, colours.text),
            (QPalette.ColorRole.ToolTipBase, colours.raised),
            (QPalette.ColorRole.ToolTipText, colours.text),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.on_accent),
            (QPalette.ColorRole.Link, colours.accent),
        ):
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, colours.text3)
        self._application.setPalette(palette)
        self._application.setFont(self.font(Type.CONTROL, Weight.REGULAR))

    def _make_font(self, size: Type, weight: Weight, columns: bool) -> QFont:  # noqa: FBT001 - a key's part
        display = size.value.size >= tokens.DISPLAY_FROM and weight >= Weight.MEDIUM
        font = QFont()
        font.setFamilies(["Inter Display" if display else "Inter", "Inter", self._system_family])
        font.setPixelSize(round(size.value.size * self.text_scale))
        font.setWeight(QFont.Weight(int(weight)))
        if size.value.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size.value.tracking * font.pixelSize())
            # Letters that stand closer leave less between words as well: that is given back.
            font.setWordSpacing(_BETWEEN_WORDS * font.pixelSize())
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if columns:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font
