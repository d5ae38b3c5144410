"""The command `replay`, as a user runs it: what it reads, what it prints, how it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.sitting.malformed_traces import IN_THEIR_PLACE, MALFORMED
from core.sitting.trace_lines import lines_in, lines_out
from glutebreak.cli.main import main

TRACE = "0-600 input, 800 input, 800 end"
TOLD = "780 bout 0-600 away, 800 break 600-800 natural, 800 bout 800-800 open"
MEBIBYTE = 2**20


def glutebreak(*arguments: str | Path, stdin: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
    """The command run as a program of its own, far from any display."""
    command = [sys.executable, "-m", "glutebreak", *map(str, arguments)]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, timeout=60)


def text(short: str) -> bytes:
    """A trace as its file holds it."""
    return "".join(json.dumps(line) + "\n" for line in lines_in(short)).encode()


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    """A file with a short trace."""
    path = tmp_path / "a trace.jsonl"
    path.write_bytes(text(TRACE))
    return path


def assert_prints(done: "subprocess.CompletedProcess[bytes]", told: str) -> None:
    """It succeeded, printed this, and said nothing besides."""
    printed = [json.loads(line) for line in done.stdout.decode("ascii").splitlines()]
    assert (done.returncode, done.stderr.decode(), printed) == (0, "", lines_out(told))


def assert_refuses(done: "subprocess.CompletedProcess[bytes]", sentence: str, status: int = 2) -> None:
    """It printed nothing, said this one sentence on standard error, and ended with that status."""
    assert (done.returncode, done.stderr.decode(), done.stdout) == (status, f"glutebreak: {sentence}\n", b"")


def test_a_file_is_replayed(trace: Path) -> None:
    """Line by line, in the order in which things happen."""
    assert_prints(glutebreak("replay", trace), TOLD)


def test_what_is_printed_is_json_lines_to_the_letter() -> None:
    """Keys in the model's order, whole numbers without a fraction, parts of seconds with theirs."""
    done = glutebreak("replay", "-", stdin=text("0.5-1790 input, 1980.25 answer snooze, 1980.25 end"))
    assert done.stdout.decode().splitlines() == [
        '{"t": 1800.5, "is": "prompt", "bout": 0.5, "sitting": 1800, "nth": 1}',
        '{"t": 1970, "is": "withdraw", "nth": 1}',
        '{"t": 1970, "is": "bout", "start": 0.5, "end": 1790, "ended_by": "away"}',
        '{"t": 1980.25, "is": "break", "start": 1790, "end": 1980.25, "kind": "natural"}',
        '{"t": 1980.25, "is": "refused", "what": "snooze"}',
        '{"t": 1980.25, "is": "bout", "start": 1980.25, "end": 1980.25, "ended_by": "open"}',
    ]


def test_standard_input_is_replayed() -> None:
    """A dash stands for it."""
    assert_prints(glutebreak("replay", "-", stdin=text(TRACE)), TOLD)


def test_a_file_on_standard_input_is_read_from_where_it_stands(trace: Path) -> None:
    """What was read of it before is not read again."""
    with trace.open("rb", buffering=0) as file:
        file.seek(len(text("0-600 input")))
        command = [sys.executable, "-m", "glutebreak", "replay", "-"]
        done = subprocess.run(command, stdin=file, capture_output=True, check=False, timeout=60)
    assert_prints(done, "800 bout 800-800 open")


def test_a_named_pipe_is_replayed(tmp_path: Path) -> None:
    """Though it can be read but once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", 'cat > "$0"', pipe], stdin=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        writer.stdin.write(text(TRACE))
        writer.stdin.close()
        assert_prints(glutebreak("replay", pipe), TOLD)


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \t\r\n"], ids=["nothing", "blank lines", "white space"])
def test_an_empty_trace_brings_nothing(content: bytes) -> None:
    """And that is no error."""
    assert_prints(glutebreak("replay", "-", stdin=content), "")


def test_carriage_returns_and_a_missing_last_newline_do_no_harm() -> None:
    """A trace may have been written on another system."""
    assert_prints(glutebreak("replay", "-", stdin=text(TRACE).replace(b"\n", b"\r\n").rstrip()), TOLD)


def test_a_separator_that_is_no_newline_does_not_end_a_line() -> None:
    """Only a newline does, so that line numbers are those that an editor shows."""
    note = '{"t": 0, "is": "input", "note": "a\u2028b\x85c"}\nnonsense\n'
    assert_refuses(
        glutebreak("replay", "-", stdin=note.encode()),
        "Line 2 of the trace: it is not JSON (Expecting value at column 1).",
    )


def test_settings_are_set(trace: Path) -> None:
    """As often as there are settings to set; the last of a name counts."""
    done = glutebreak(
        "replay", trace, "--set", "away_after=4m", "--set", "prompt_after=10s", "--set", "prompt_after=0.2h",
        "--set", "watching=off", "--set", "present_within=3m",
    )  # fmt: skip
    assert_prints(done, "720 prompt 1, 800 bout 0-800 open")


SETTINGS = (
    "prompt_after, away_after, break_min, settle, settle_limit, present_within, repeat_every, shows_per_ask, "
    "snooze, snooze_limit, after_hold, off_after, watching, watch_limit"
)

WRONG_SETTINGS = {
    "sit=1": f"There is no setting called sit. The settings are {SETTINGS}.",
    "prompt_after=5h": "prompt_after can’t be 5h. It can be from 10s to 4h.",
    "shows_per_ask=11": "shows_per_ask can’t be 11. It can be from 1 to 10.",
    "settle=soon": "settle: 'soon' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes.",
    "settle=": "settle: '' isn’t a length of time. Write, for example, 90s, 20m, 2h, or a number of minutes.",
    "settle=0.0005s": "settle: '0.0005s' is more exact than a millisecond. Write fewer digits.",
    "watching=maybe": "watching can be on or off, not 'maybe'.",
    "settle": "--set takes NAME=VALUE, not settle.",
    "": "--set takes NAME=VALUE, not .",
}


@pytest.mark.parametrize("wrong", WRONG_SETTINGS)
def test_a_wrong_setting_is_refused(trace: Path, wrong: str, capfd: pytest.CaptureFixture[str]) -> None:
    """With its range or what may be written."""
    assert main(["replay", str(trace), "--set", wrong]) == 2
    assert capfd.readouterr() == ("", f"glutebreak: {WRONG_SETTINGS[wrong]}\n")


@pytest.mark.parametrize("case", MALFORMED)
def test_every_malformed_line_is_refused(tmp_path: Path, case: str, capfd: pytest.CaptureFixture[str]) -> None:
    """With its number and what is wrong, status 2, and nothing of what came before it printed."""
    line, wrong = MALFORMED[case]
    trace = tmp_path / "malformed.jsonl"
    start = '{"start": "2026-03-02T09:00:00+01:00"}' if '"start"' not in line else ""
    trace.write_bytes(f"{start}\n\n{line}\n{{}}\n".encode(errors="surrogateescape"))
    assert main(["replay", str(trace)]) == 2
    assert capfd.readouterr() == ("", f"glutebreak: Line 3 of the trace: {wrong}.\n")


@pytest.mark.parametrize("case", IN_THEIR_PLACE)
def test_every_line_in_the_wrong_place_is_refused(tmp_path: Path, case: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Likewise."""
    lines, wrong = IN_THEIR_PLACE[case]
    trace = tmp_path / "malformed.jsonl"
    trace.write_text("\n".join(lines))
    assert main(["replay", str(trace)]) == 2
    assert capfd.readouterr() == ("", f"glutebreak: Line {len(lines)} of the trace: {wrong}.\n")


def test_a_malformed_trace_prints_nothing_at_all() -> None:
    """Not even what came before the malformed line, which is the very last of many."""
    lines = text("0-600 input, 800 input") + b"".join(
        b'{"t": %d, "is": "input"}\n' % (t * 1000) for t in range(1, 5000)
    )
    assert_refuses(
        glutebreak("replay", "-", stdin=lines + b'{"t": 1, "is": "input"}\n'),
        "Line 5002 of the trace: t goes back, from 4999000 to 1.",
    )


def test_bytes_that_are_no_utf_8_are_refused_with_their_line() -> None:
    """Be the rest of the line as it may."""
    assert_refuses(
        glutebreak("replay", "-", stdin=b'{"t": 0, "is": "input"}\n{"t": 1, "is": "lock", "note": "\xe4"}\n'),
        "Line 2 of the trace: it is not UTF-8 text.",
    )


def test_text_beyond_ascii_is_taken_whatever_the_locale() -> None:
    """A trace is UTF-8 everywhere."""
    assert_prints(
        glutebreak("replay", "-", stdin='{"t": 0, "is": "input", "note": "für 2 ☕"}'.encode()), "0 bout 0-0 open"
    )


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the reason."""
    missing = tmp_path / "missing.jsonl"
    assert_refuses(glutebreak("replay", missing), f"{missing} can’t be read: No such file or directory.")


def test_a_directory_is_no_trace(tmp_path: Path) -> None:
    """With the reason."""
    assert_refuses(glutebreak("replay", tmp_path), f"{tmp_path} can’t be read: Is a directory.")


@pytest.mark.parametrize("lines", [1, 5_000], ids=["a few lines", "many lines"])
def test_a_full_disk_behind_the_output_is_told(lines: int) -> None:
    """It is the output's fault, not the trace's, and status 1: nothing was misused."""
    trace = b"".join(b'{"t": %d, "is": "input"}\n' % (t * 1000) for t in range(lines))
    command = f'"{sys.executable}" -m glutebreak replay - > /dev/full'
    done = subprocess.run(["sh", "-c", command], input=trace, capture_output=True, check=False, timeout=60)
    assert_refuses(done, "The output can’t be written: No space left on device.", 1)


@pytest.mark.parametrize("lines", [1, 50_000], ids=["a few lines", "many lines"])
def test_a_reader_that_goes_away_is_no_error(lines: int) -> None:
    """As `| head` does: nothing is said, and the status is 0."""
    reading, writing = os.pipe()
    os.close(reading)
    trace = b"".join(b'{"t": %d, "is": "input"}\n' % (t * 1000) for t in range(lines))
    command = [sys.executable, "-m", "glutebreak", "replay", "-"]
    done = subprocess.run(command, input=trace, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_standard_input_is_told() -> None:
    """A program may have been started without any."""
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m glutebreak replay - <&-'], capture_output=True, check=False, timeout=60
    )
    assert_refuses(done, "- can’t be read: Bad file descriptor.")


def test_no_standard_output_is_taken_as_unwanted(trace: Path) -> None:
    """The trace is checked all the same."""
    command = f'"{sys.executable}" -m glutebreak replay "{trace}" >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_huge_line_is_taken() -> None:
    """Extra keys are ignored, be they ten megabytes long."""
    line = json.dumps({"t": 0, "is": "input", "note": "x" * 10_000_000}).encode()
    assert_prints(glutebreak("replay", "-", stdin=line), "0 bout 0-0 open")


def test_a_month_of_working_days_is_replayed_in_bounded_memory(tmp_path: Path) -> None:
    """What a trace holds is never held at once: twenty days take no more memory than a moment."""
    short, long = tmp_path / "short", tmp_path / "long"
    short.write_bytes(text(TRACE))
    with long.open("w") as file:
        for day in range(20):
            file.writelines(f'{{"t": {day * 86_400 + tick * 5}, "is": "input"}}\n' for tick in range(5_760))
    assert long.stat().st_size > 3 * MEBIBYTE
    assert peak(long) < peak(short) + MEBIBYTE


def peak(trace: Path) -> int:
    """The most memory that a replay of the trace ever held, in bytes."""
    script = (
        "import resource, sys; from glutebreak.cli.main import main; status = main(['replay', sys.argv[1]]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr); sys.exit(status)"
    )
    command = [sys.executable, "-c", script, str(trace)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, timeout=60)
    return int(done.stderr) * 1024
