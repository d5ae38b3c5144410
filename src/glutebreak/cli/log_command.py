"""The command `log`: everything the log holds."""

import json
from collections.abc import Callable

from glutebreak.cli.log_lines import log_line
from glutebreak.cli.output import DONE, REFUSED, say, say_wrong
from glutebreak.language import tr_count
from glutebreak.places import Places, shipped
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.errors import LogUnreadableError
from glutebreak.storage.reader import LogReader


def print_log(places: Places, *, as_json: bool) -> int:
    """Print the log, a line a record, the oldest first."""
    reader = LogReader(places.log)
    name_of = str if as_json else _names(places)
    try:
        for record in reader.everything():
            line = json.dumps(record, ensure_ascii=False) if as_json else log_line(record, name_of)
            if line is not None:
                say(line)
    except LogUnreadableError as error:
        say_wrong(str(error))
        return REFUSED
    if reader.left_out:
        say_wrong(
            tr_count(
                "{count} record can’t be read and is left out. Restart glutebreak to repair the log.",
                "{count} records can’t be read and are left out. Restart glutebreak to repair the log.",
                reader.left_out,
            )
        )
    return DONE


def _names(places: Places) -> Callable[[str], str]:
    """What exercises and routines are called; one that has been taken out of the catalogue keeps its id."""
    catalogue = read_catalogue(shipped("resources", "catalogue.json"), places.catalogue).catalogue

    def name_of(identity: str) -> str:
        try:
            return catalogue.routine(identity).name
        except KeyError:
            return identity

    return name_of
