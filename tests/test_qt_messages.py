"""What Qt writes to the terminal, in a process of its own."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
from PySide6.QtCore import qCritical, qInfo, qWarning
from PySide6.QtWidgets import QApplication
from glutebreak.qt_messages import keep_qt_quiet
keep_qt_quiet()
application = QApplication([])
qInfo("informed"), qWarning("warned"), qCritical("critical")
"""


@pytest.mark.parametrize(
    ("rules", "said"),
    [(None, []), ("default.warning=true", ["warned"]), ("*=true", ["informed", "warned", "critical"])],
)
def test_nothing_is_written_unless_somebody_wants_to_read_it(rules: str | None, said: list[str]) -> None:
    """By the variable that Qt itself names for that."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_LOGGING_RULES", None)
    if rules is not None:
        environment["QT_LOGGING_RULES"] = rules
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    assert [word for word in ("informed", "warned", "critical") if word in done.stderr] == said
