"""``python -m demos all``, ``film <id> [--view <name>]``, ``preview <id>``, ``plan``, ``body``."""

from __future__ import annotations

import argparse
from pathlib import Path

from demos.exercises import FILMS
from demos.make import CACHE, VIDEOS, make_view, preview
from demos.plan import Stage, make_plan


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m demos", description="Renders glutebreak's demo films.")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where rendered pictures are kept (git-ignored)")
    parser.add_argument("--videos", type=Path, default=VIDEOS, help="where finished films go")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("all", help="make every film, rendering only what is missing")
    commands.add_parser("plan", help="say how many pictures each film needs")
    commands.add_parser("body", help="shape the figure's body anew (needs the package anny)")
    for name, does in (("film", "make one film"), ("preview", "a rough contact sheet of one film")):
        command = commands.add_parser(name, help=does)
        command.add_argument("exercise", choices=sorted(FILMS))
        command.add_argument("--view", help="only this view")
    choice = parser.parse_args()
    if choice.command == "body":
        from demos.shape_body import write_body  # noqa: PLC0415 (needs a package that films do not)

        write_body()
        return
    wanted = [FILMS[choice.exercise]] if choice.command in ("film", "preview") else list(FILMS.values())
    for exercise in wanted:
        for view in exercise.views:
            if getattr(choice, "view", None) not in (None, view.name):
                continue
            if choice.command == "plan":
                plan = make_plan(Stage(exercise), view)
                frames = sum(map(len, plan.frames.values()))
                print(f"{exercise.key} {view.name}: {len(plan.keys)} pictures for {frames} frames")
            elif choice.command == "preview":
                preview(exercise, view, choice.cache, choice.cache / f"preview-{exercise.key}-{view.name}.jpg")
            else:
                make_view(exercise, view, choice.cache, choice.videos)


if __name__ == "__main__":
    main()
