"""The look that follows the desktop's settings while the app runs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from glutebreak.places import shipped
from glutebreak.windows.look import tokens
from glutebreak.windows.look.icons import Icons
from glutebreak.windows.look.theme import Look
from glutebreak.windows.look.tokens import Type, Weight

_FACES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-Medium", "InterDisplay-SemiBold")


class DesktopLook(Look):
    """The look of an application, which it dresses: it loads the typeface and sets style, palette and font.

    One is made by the composition root of the windows' process, after the `QApplication`.

    Args:
        application: the process's one application.
        dark: True or False to decide the scheme here, None to follow the desktop.
        high_contrast: likewise.
        reduced_motion: likewise.
        text_scale: the factor on every text size, from 1 to 2.
        assets: the folder that holds `fonts` and `icons`.
    """

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
        folder = assets or shipped("assets")
        icons = Icons(folder / "icons" / "ui.svg")
        fallback = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        super().__init__(tokens.light(), icons, fallback, text_scale=text_scale, parent=application)
        self._application = application
        self._dark_wanted = dark
        self._contrast_wanted = high_contrast
        self._motion_wanted = reduced_motion
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(folder / "fonts" / f"{face}.ttf"))
        hints = application.styleHints()
        self._desktop_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self._desktop_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        self._read_desktop()
        application.setStyle("Fusion")
        self._dress_application()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

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
