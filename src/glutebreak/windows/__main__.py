"""`python -m glutebreak.windows` is the windows process; the resident starts it."""

from glutebreak.lean_imports import import_qt
from glutebreak.places import of_this_user


def main() -> int:
    """Show windows until the last one is closed; returns the exit status."""
    import_qt()
    from glutebreak.windows.application import run  # noqa: PLC0415 - Qt has to be imported leanly before

    return run(of_this_user())


if __name__ == "__main__":
    raise SystemExit(main())
