"""The command `glutebreak`: what can be said on the command line, and who carries it out.

What a command needs is imported when it is carried out, so that `glutebreak status` stays quick.
"""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from glutebreak import __version__, language, places
from glutebreak.cli.output import DONE, MISUSED, REFUSED, OutputError, drop_output, flush, say, say_wrong
from glutebreak.language import capital, tr
from glutebreak.storage.chosen_language import chosen_language

Carry = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the remedy, instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        say_wrong(tr("{wrong}. See: {command} --help", wrong=capital(message), command=self.prog))
        raise SystemExit(MISUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; returns its exit status: 0 done, 1 refused, 2 misused."""
    language.install(places.shipped("assets", "locale"), chosen_language(places.of_this_user().settings))
    chosen = _parser().parse_args(arguments)
    carry: Carry = chosen.carry
    try:
        status = carry(chosen)
        flush()
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; there is nobody left to tell.
        drop_output()
        return DONE
    except OutputError as error:
        drop_output()
        say_wrong(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="glutebreak",
        description=tr("Reminds you to get up when you have been sitting long. Without a command, it starts the app."),
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(carry=_start)
    commands = parser.add_subparsers(metavar=tr("COMMAND"), parser_class=_Parser)
    for name, sentence, carry in (
        ("status", tr("show how long you have been sitting"), _status),
        ("break", tr("start a break now"), _carry_out),
        ("snooze", tr("snooze the reminder on screen"), _snooze),
        ("skip", tr("skip the reminder on screen"), _carry_out),
        ("pause", tr("pause reminders, for example for 30m, for 2h, or until tomorrow"), _pause),
        ("resume", tr("resume reminders"), _carry_out),
        ("stand", tr("say that you’re working standing up"), _carry_out),
        ("sit", tr("say that you’re sitting"), _carry_out),
        ("week", tr("show your week"), _carry_out),
        ("library", tr("show the exercises"), _carry_out),
        ("settings", tr("show the settings"), _carry_out),
        ("log", tr("print the log"), _log),
        ("doctor", tr("show what works on this desktop, and why the rest doesn’t"), _doctor),
        ("quit", tr("quit glutebreak"), _carry_out),
        ("replay", tr("show how glutebreak counts sitting in a recorded trace"), _replay),
        ("demo", tr("show two working hours in three minutes, on a temporary log"), _demo),
    ):
        command = commands.add_parser(name, help=sentence, description=capital(sentence) + ".")
        command.set_defaults(carry=carry, command=name)
        _add_arguments(name, command)
    return parser


def _add_arguments(name: str, command: argparse.ArgumentParser) -> None:
    match name:
        case "status" | "log" | "doctor":
            command.add_argument("--json", action="store_true", help=tr("print JSON, for programs"))
        case "snooze":
            command.add_argument(
                "length", nargs="?", help=tr("how long, such as 10m (default: as set in the settings)")
            )
        case "pause":
            command.add_argument(
                "length",
                nargs="?",
                help=tr("how long, such as 30m, or tomorrow (default: until you resume)"),
            )
        case "replay":
            command.add_argument("trace", help=tr("a file of JSON Lines, or - for standard input"))
            command.add_argument(
                "--set",
                action="append",
                default=[],
                metavar=tr("NAME=VALUE"),
                help=tr("a setting to try, such as prompt_after=20m"),
            )


def _start(_: argparse.Namespace) -> int:
    from glutebreak.resident.starting import start

    return start(places.of_this_user(), say_wrong)


def _demo(_: argparse.Namespace) -> int:
    from glutebreak.resident.demo.demo import demo

    return demo(say, say_wrong)


def _status(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.resident_commands import status

    return status(places.of_this_user().control, as_json=chosen.json)


def _carry_out(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.resident_commands import carry_out

    return carry_out(places.of_this_user().control, chosen.command)


def _snooze(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.resident_commands import snooze

    return snooze(places.of_this_user().control, chosen.length)


def _pause(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.resident_commands import pause

    return pause(places.of_this_user().control, chosen.length)


def _doctor(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.doctor import doctor

    return doctor(places.of_this_user(), as_json=chosen.json)


def _log(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.log_command import print_log

    return print_log(places.of_this_user(), as_json=chosen.json)


def _replay(chosen: argparse.Namespace) -> int:
    from glutebreak.cli.replay_command import replay

    return replay(chosen.trace, chosen.set)
