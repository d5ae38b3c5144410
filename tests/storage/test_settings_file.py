"""The settings file: read, complained about, and written without losing a line of the user's."""

import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies

from glutebreak.core.app_settings import AppSettings, QuietHours
from glutebreak.core.coaching.occasion import Place
from glutebreak.core.durations import MINUTE
from glutebreak.core.sitting.settings import SittingSettings
from glutebreak.storage.settings_file import ReadSettings, SettingsUnwritableError, read_settings, write_settings
from glutebreak.storage.settings_table import settings_in
from glutebreak.storage.settings_text import edited_text, new_text
from storage.log_samples import as_nobody, folder_of_nobody, full_disk
from storage.odd_files import ODD_FILES, put_huge

MINE = """\
# My settings
prompt_after = 45       # minutes
"away_after" = "90s"
shows_per_ask = 2
watching = "off"
banned = [
    "donkey-kick",   # knees
    "jump",
]
future = { colour = "teal", when = 2026-03-02T09:00:00+01:00 }
place = "home"

[plugin]
prompt_after = "not ours"
"""
AS_MINE = AppSettings(
    sitting=SittingSettings(prompt_after=45 * MINUTE, away_after=90_000, shows_per_ask=2, watching=False),
    place=Place.HOME,
    banned=frozenset({"donkey-kick", "jump"}),
)


def _sitting_values(metadata: Any) -> strategies.SearchStrategy[Any]:
    if metadata["kind"] == "switch":
        return strategies.booleans()
    return strategies.integers(metadata["least"], metadata["most"])


MINUTES = strategies.integers(0, 24 * 60 - 1)
ANY_SETTINGS = strategies.builds(
    AppSettings,
    sitting=strategies.builds(
        SittingSettings, **{each.name: _sitting_values(each.metadata) for each in fields(SittingSettings)}
    ),
    place=strategies.sampled_from(Place),
    floor=strategies.booleans(),
    sounds=strategies.booleans(),
    voice=strategies.booleans(),
    start_at_login=strategies.booleans(),
    quiet_hours=strategies.lists(
        strategies.tuples(MINUTES, MINUTES).filter(lambda each: each[0] != each[1]).map(lambda each: QuietHours(*each)),
        max_size=3,
    ).map(tuple),
    banned=strategies.frozensets(strategies.text(strategies.characters(exclude_categories=["Cs"])), max_size=3),
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """And none is made by reading."""
    assert read_settings(tmp_path / "settings.toml") == ReadSettings(AppSettings())
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_says_every_setting_and_its_range(tmp_path: Path) -> None:
    """It is for the owner alone, and reads as what was written."""
    path = tmp_path / "config" / "settings.toml"

    write_settings(path, AppSettings(quiet_hours=(QuietHours(22 * 60, 7 * 60 + 30),)))
    text = path.read_text(encoding="utf-8")

    assert tomllib.loads(text).keys() == AppSettings().to_json().keys()
    assert ('# How long you sit before the first reminder. From 10s to 4h.\nprompt_after = "30m"\n') in text
    assert (
        '# Where you work; it decides which exercises are suggested. One of "open-office", "own-office", "home".'
        in text
    )
    assert 'quiet_hours = ["22:00-07:30"]\n' in text
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)] == [0o600, 0o700]
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


@settings(max_examples=100, deadline=None)
@given(first=ANY_SETTINGS, second=ANY_SETTINGS)
def test_what_is_written_is_read(first: AppSettings, second: AppSettings) -> None:
    """Into a new file, over another one's settings, and into a user's own file, whose other lines all stay."""
    new = new_text(first)
    over = edited_text(new, second)
    mine = edited_text(MINE, first)

    assert over is not None
    assert mine is not None
    assert [settings_in(tomllib.loads(text)) for text in (new, over, mine)] == [(first, {}), (second, {}), (first, {})]
    assert {"# My settings", "[plugin]", 'prompt_after = "not ours"'} < set(mine.splitlines())
    assert [tomllib.loads(mine)[name] for name in ("future", "plugin")] == [
        tomllib.loads(MINE)[name] for name in ("future", "plugin")
    ]


def test_people_may_write_it_their_way(tmp_path: Path) -> None:
    """Numbers are minutes, switches may be on and off, quotes and comments may stand where TOML has them."""
    path = tmp_path / "settings.toml"
    path.write_text("\ufeff" + MINE.replace("\n", "\r\n"), encoding="utf-8", newline="")

    assert read_settings(path).settings == AS_MINE


def test_only_changed_lines_are_touched(tmp_path: Path) -> None:
    """A change of two settings changes one line and adds another; writing what is there changes nothing."""
    path = tmp_path / "settings.toml"
    path.write_text(MINE, encoding="utf-8")

    write_settings(path, AS_MINE)
    same = path.read_text(encoding="utf-8")
    write_settings(path, AS_MINE.changed({"shows_per_ask": 1, "floor": True}))

    assert same == MINE
    assert path.read_text(encoding="utf-8") == MINE.replace("shows_per_ask = 2", "shows_per_ask = 1").replace(
        'place = "home"\n', 'place = "home"\nfloor = true\n'
    )


def test_each_setting_of_a_new_file_is_changed_in_its_place() -> None:
    """Whatever its kind: the lines keep their order, and the others their content."""
    text, changed = (
        new_text(AppSettings()),
        AS_MINE.changed({"sounds": True, "quiet_hours": [[0, 60]], "daily_goal": 1}),
    )

    edited = edited_text(text, changed)

    assert edited == new_text(changed)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file may lie in a folder of the user's own that is kept elsewhere."""
    kept = tmp_path / "dotfiles" / "glutebreak.toml"
    kept.parent.mkdir()
    (tmp_path / "settings.toml").symlink_to(kept)

    write_settings(tmp_path / "settings.toml", AS_MINE)

    assert (tmp_path / "settings.toml").is_symlink()
    assert read_settings(kept) == ReadSettings(AS_MINE)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('prompt_after = "5h"', "prompt_after can’t be 5h. It can be from 10s to 4h"),
        ("prompt_after = 0.01", "prompt_after can’t be 0.6s. It can be from 10s to 4h"),
        (
            'prompt_after = "soon"',
            "prompt_after: 'soon' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes",
        ),
        ("prompt_after = true", "prompt_after must be a whole number, not True"),
        ("prompt_after = [1]", "prompt_after must be a whole number, not [1]"),
        ("shows_per_ask = 0", "shows_per_ask can’t be 0. It can be from 1 to 10"),
        ("shows_per_ask = 1.5", "shows_per_ask must be a whole number, not 1.5"),
        ('watching = "maybe"', "watching can be on or off, not 'maybe'"),
        ('place = "beach"', "place can be open-office, own-office, home, not 'beach'"),
        ('floor = "yes"', "floor can be on or off, not 'yes'"),
        ('quiet_hours = ["22:00-"]', 'quiet_hours must be a list such as ["22:00-07:00"]'),
        ('quiet_hours = ["22:00-24:00"]', 'quiet_hours must be a list such as ["22:00-07:00"]'),
        ('quiet_hours = "22:00-07:00"', 'quiet_hours must be a list such as ["22:00-07:00"]'),
        ('quiet_hours = ["22:00-22:00"]', "A quiet time can’t start and end at the same time"),
        ("banned = [1]", "banned must be a list of exercises"),
    ],
)
def test_what_does_not_fit_is_said_and_left_as_it_is(tmp_path: Path, line: str, reason: str) -> None:
    """File, line, reason, range and remedy in one sentence; the default stands in, the other settings hold."""
    path = tmp_path / "settings.toml"
    text = f'snooze = "10m"\n\n{line}\n'
    path.write_text(text, encoding="utf-8")

    assert read_settings(path) == ReadSettings(
        AppSettings().changed({"snooze": 10 * MINUTE}),
        (f"{path}, line 3: {reason}. Fix it there or in Settings. Until then, the default applies.",),
    )
    assert path.read_text(encoding="utf-8") == text
    write_settings(path, read_settings(path).settings)
    assert read_settings(path) == ReadSettings(AppSettings().changed({"snooze": 10 * MINUTE}))


@pytest.mark.parametrize(
    ("line", "name", "remedy"),
    [
        ('promt_after = "20m"', "promt_after", "Did you mean prompt_after?"),
        ('prompt-after = "20m"', "prompt-after", "Did you mean prompt_after?"),
        ('Snooze = "20m"', "Snooze", "Did you mean snooze?"),
        ('"quiet hours" = ["22:00-07:00"]', "quiet hours", "Did you mean quiet_hours?"),
        ('sitting.snooze = "20m"', "sitting", "Remove it."),
        ('[[colours]]\nsnooze = "20m"', "colours", "Remove it."),
    ],
)
def test_a_name_that_no_setting_has_is_said_with_the_nearest_one(
    tmp_path: Path, line: str, name: str, remedy: str
) -> None:
    """File, line, reason and remedy in one sentence; the other settings hold, and saving keeps the line."""
    path = tmp_path / "settings.toml"
    path.write_text(f'snooze = "10m"\n\n{line}\n', encoding="utf-8")

    said = f"{path}, line 3: there is no setting called {name}, so it does nothing. {remedy}"
    assert read_settings(path) == ReadSettings(AppSettings().changed({"snooze": 10 * MINUTE}), (said,))
    write_settings(path, AS_MINE)
    assert read_settings(path) == ReadSettings(AS_MINE, (said.replace("line 3", f"line {_line(path, line)}"),))


def _line(path: Path, line: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(line.splitlines()[0]) + 1


@pytest.mark.parametrize(
    ("content", "reason", "remedy"),
    [
        (b"snooze = \n", "Invalid value (at line 1, column 10)", "fix it there"),
        (b'snooze = "5m"\nsnooze = "6m"\n', "Cannot overwrite a value (at line 2, column 14)", "fix it there"),
        (b"snooze = \xff\n", "it isn’t UTF-8 text", "fix or delete it"),
        (b"snooze = " + b"[" * 100_000, "it is nested too deeply", "fix it there"),
        (b"daily_goal = " + b"9" * 5_000, "it holds a number too long to be read", "fix it there"),
    ],
)
def test_an_unreadable_file_is_said_kept_and_set_aside_by_saving(
    tmp_path: Path, content: bytes, reason: str, remedy: str
) -> None:
    """Reading leaves it alone; saving, which nobody does unasked, keeps it under another name."""
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    read = read_settings(path)
    for _ in range(2):
        path.write_bytes(content)
        write_settings(path, AS_MINE)

    assert read == ReadSettings(
        AppSettings(), (f"{path} can’t be read: {reason}; {remedy}. Until then, the defaults apply.",)
    )
    assert read_settings(path) == ReadSettings(AS_MINE)
    assert (tmp_path / "settings.unreadable.toml").read_bytes() == content
    assert (tmp_path / "settings.unreadable-2.toml").read_bytes() == content


def test_a_comment_stays_whatever_is_changed_beside_it(tmp_path: Path) -> None:
    """Above, behind and within values, with the spacing and the quotes of whoever wrote them; a list keeps its form."""
    path = tmp_path / "settings.toml"
    path.write_bytes(
        b"# Mine\r\n'snooze'   =   7\t# a while\r\n"
        b"banned = [\r\n    # knees\r\n    'jump', # both\r\n    'squat',\r\n]\r\n"
        b'note = """\r\nsnooze = 8\r\n"""\r\n\r\n[snooze_later]\r\nfloor = 1\r\n'
    )

    write_settings(path, read_settings(path).settings.changed({"snooze": 9 * MINUTE, "banned": ["jump", "plank"]}))

    assert path.read_bytes() == (
        b"# Mine\r\n'snooze'   =   \"9m\"\t# a while\r\n"
        b"banned = [\r\n    # knees\r\n    'jump', # both\r\n    \"plank\",\r\n]\r\n"
        b'note = """\r\nsnooze = 8\r\n"""\r\n\r\n[snooze_later]\r\nfloor = 1\r\n'
    )


def test_a_table_in_a_settings_place_makes_way(tmp_path: Path) -> None:
    """The value stands above all tables, not in the one before."""
    path = tmp_path / "settings.toml"
    path.write_text("[plugin]\nx = 1\n\n[snooze]\nminutes = 2\n", encoding="utf-8")

    write_settings(path, AppSettings().changed({"snooze": 9 * MINUTE}))

    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"snooze": "9m", "plugin": {"x": 1}}


def test_two_thousand_banned_exercises_are_saved_at_once(tmp_path: Path) -> None:
    """Each line but the one that is taken out stays; the file is parsed a fixed number of times."""
    path = tmp_path / "settings.toml"
    lines = [f'    "exercise-{nth}", # {nth}\n' for nth in range(2_000)]
    path.write_text("banned = [\n" + "".join(lines) + "]\n", encoding="utf-8")
    read = read_settings(path).settings

    write_settings(path, read.changed({"banned": sorted(read.banned - {"exercise-1000"})}))

    assert path.read_text(encoding="utf-8") == "banned = [\n" + "".join(lines[:1000] + lines[1001:]) + "]\n"


def test_a_line_within_a_longer_text_is_no_setting(tmp_path: Path) -> None:
    """Neither changed nor complained of; the line that sets it is."""
    path = tmp_path / "settings.toml"
    odd = '# it\'s \'\'\'\nnote = """\nsnooze = 7\n"""\nsnooze = 0\n'
    path.write_text(odd, encoding="utf-8")

    complaints = read_settings(path).complaints
    write_settings(path, AS_MINE.changed({"snooze": 6 * MINUTE}))

    assert [each.split(":")[0].removeprefix(str(path)) for each in complaints] == [", line 2", ", line 5"]
    text = path.read_text(encoding="utf-8")
    assert text.startswith(odd.replace("snooze = 0", 'snooze = "6m"'))
    assert read_settings(path).settings == AS_MINE.changed({"snooze": 6 * MINUTE})


@pytest.mark.parametrize(("put", "reason"), [*ODD_FILES, (put_huge, "it is larger than 1 MB")])
def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path, put: Callable[[Path], None], reason: str) -> None:
    """At once, with the reason; the defaults hold, and nothing is written over it."""
    path = tmp_path / "settings.toml"
    put(path)

    assert read_settings(path) == ReadSettings(
        AppSettings(), (f"{path} can’t be read: {reason}; move it away. Until then, the defaults apply.",)
    )
    with pytest.raises(SettingsUnwritableError, match=f"can’t be written: {reason}; move away what is in its place"):
        write_settings(path, AS_MINE)


def test_reading_settings_does_not_load_what_writes_them() -> None:
    """Tomlkit weighs as much as the sitting model; the tray process reads its settings at every start."""
    program = (
        "import sys; from pathlib import Path; from glutebreak.storage.settings_file import read_settings;"
        " read_settings(Path('nowhere.toml')); print('tomlkit' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)

    assert (run.stdout, run.stderr) == ("False\n", "")


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """One sentence, no half-written file beside it."""
    path = tmp_path / "settings.toml"
    path.write_text(MINE, encoding="utf-8")

    with full_disk(10), pytest.raises(SettingsUnwritableError) as refusal:
        write_settings(path, AppSettings())

    assert str(refusal.value) == (f"{path} can’t be written: File too large; free up some space, and save again.")
    assert path.read_text(encoding="utf-8") == MINE
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_what_may_not_be_read_or_written_is_said() -> None:
    """A file of somebody else's: the defaults hold, and it cannot be replaced."""
    with folder_of_nobody() as folder:
        path = folder / "settings.toml"
        path.write_text(MINE, encoding="utf-8")
        path.chmod(0)
        folder.chmod(0o555)
        with as_nobody(folder, path):
            read = read_settings(path)
            with pytest.raises(SettingsUnwritableError) as refusal:
                write_settings(path, AppSettings())

    assert read.settings == AppSettings()
    assert read.complaints == (
        f"{path} can’t be read: permission is denied; make it readable for you. Until then, the defaults apply.",
    )
    assert (
        str(refusal.value)
        == f"{path} can’t be written: permission is denied; make it writable for you, and save again."
    )
