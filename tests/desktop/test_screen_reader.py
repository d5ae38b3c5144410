"""A screen reader on a real X server reads the week's figures, from the chart and from the table."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_parts.application import Application
from desktop_parts.scene import Scene
from desktop_parts.screen_reader import LAUNCHER, SPEAK, ScreenReader
from glutebreak.clock import SystemClock
from glutebreak.places import shipped
from glutebreak.storage.log import open_log
from pictures.invented_log import write_weeks
from virtual_desktop.program import wait_until
from windows.history.second_computation import MINUTE, RawLog

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not Path(LAUNCHER).exists(), reason="There is no accessibility bus: at-spi2-core is missing."),
]

WINDOW = "Your sitting: glutebreak"
FIGURES = ("Sitting", "Bouts", "Mean bout", "Longest bout", "Over 30 min", "Breaks per sitting hour")


@pytest.fixture(scope="module")
def reader(scene: Scene) -> Iterator[ScreenReader]:
    """A screen reader on the desktop."""
    with ScreenReader(scene.desktop) as reading:
        yield reading


@pytest.fixture(scope="module")
def app(scene: Scene, reader: ScreenReader) -> Iterator[Application]:
    """Somebody has worked for two weeks, and looks at the week before this one."""
    made = Application(scene.desktop, "read", {"prompt_after": "4h"})
    made.environment.update(SPEAK)
    made.log_file.parent.mkdir(parents=True, mode=0o700)
    log = open_log(made.log_file, made.log_file.parent / "backups", SystemClock()).log
    with log.step():
        write_weeks(log, datetime.now().astimezone(), 3)
    log.close()
    made.start()
    made.do("week")
    wait_until(lambda: WINDOW in scene.person.writes_to(), "the week has the keyboard")
    scene.person.press("Page_Up")
    yield made
    made.quit()


def last_monday() -> datetime:
    """The Monday of the week before this one."""
    today = datetime.now().astimezone()
    return today - timedelta(days=today.weekday() + 7)


def raw(app: Application) -> RawLog:
    """The log's rows."""
    catalogue = json.loads(shipped("resources", "catalogue.json").read_text(encoding="utf-8"))
    return RawLog(app.log_file, catalogue, 120 * MINUTE)


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_chart_is_read_day_by_day(app: Application, reader: ScreenReader) -> None:
    """Each day's column is a choice with its date for a name, and its figures are what is said of it."""
    monday = last_monday().date()
    first = f"{monday:%A} {monday.day} {monday:%B}"
    wait_until(lambda: any(each.name == first for each in reader.everything()), "the week before is on the screen")
    chart = reader.find("filler", "Sitting, day by day")
    columns = [each for each in reader.below(chart) if each.role == "radio button"]
    days = [monday + timedelta(days=nth) for nth in range(7)]
    assert [each.name for each in columns] == [f"{day:%A} {day.day} {day:%B}" for day in days]
    log = raw(app)
    assert [plain(each.description) for each in columns] == [log.day_in_words(day) for day in days]


def test_the_six_figures_are_read_with_their_names(app: Application, reader: ScreenReader) -> None:
    """A number alone would say nothing."""
    values = raw(app).six_figures(last_monday().date())
    said = [plain(each.name) for each in reader.everything() if each.role == "label"]
    assert [each for each in said if each.split(":")[0] in FIGURES and ":" in each] == [
        f"{name}: {value}" for name, value in zip(FIGURES, values, strict=True)
    ]


def test_the_table_is_read_cell_by_cell(app: Application, reader: ScreenReader, scene: Scene) -> None:
    """T shows it; its rows are the days and the week."""
    scene.person.press("t")
    table = reader.find("table", "The week as a table")
    monday, log = last_monday().date(), raw(app)
    days = [monday + timedelta(days=nth) for nth in range(7)]
    expected = [log.table_row(f"{day:%a} {day.day}", log.day(day)) for day in days]
    expected.append(log.table_row("Week", log.week(monday)))
    assert [[plain(cell) for cell in row] for row in reader.table(table)] == expected
