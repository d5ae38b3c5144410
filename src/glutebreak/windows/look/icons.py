"""Line icons from one SVG file, painted in any colour at the exact size."""

from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

_SVG = "http://www.w3.org/2000/svg"


class Icons:
    """The icons of a file in which every `<g id>` is one icon on a 20 by 20 grid, drawn with `currentColor`.

    The file is read at the first icon. A group's `transform` only lays the sheet out for whoever opens it.
    """

    def __init__(self, sheet: Path) -> None:
        self._sheet = sheet
        self._drawings: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def names(self) -> list[str]:
        """All icons of the sheet.

        Raises:
            OSError: the sheet cannot be read.
        """
        if not self._drawings:
            self._read()
        return list(self._drawings)

    def paint(self, painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
        """Paint an icon into the box.

        Raises:
            KeyError: there is no icon of that name.
        """
        key = (name, colour.name(QColor.NameFormat.HexRgb))
        if key not in self._renderers:
            self.names()
            drawing = self._drawings[name].replace("currentColor", key[1])
            self._renderers[key] = QSvgRenderer(QByteArray(drawing.encode()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(painter.opacity() * colour.alphaF())
        self._renderers[key].render(painter, box)
        painter.restore()

    def _read(self) -> None:
        ET.register_namespace("", _SVG)
        sheet = ET.fromstring(self._sheet.read_text("utf-8"))  # noqa: S314 - the app's own file
        shared = {name: value for name, value in sheet.attrib.items() if name.startswith(("fill", "stroke"))}
        for group in sheet.findall(f"{{{_SVG}}}g"):
            alone = ET.Element(f"{{{_SVG}}}svg", {"viewBox": "0 0 20 20", **shared})
            alone.extend(list(group))
            self._drawings[group.attrib["id"]] = ET.tostring(alone, encoding="unicode")
