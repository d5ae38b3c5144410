"""The tray reads what there is to do once, and again when one's own was changed."""

from pathlib import Path

from core.exercises.catalogue_samples import BUILT_IN, built_in, own_text
from glutebreak.resident.kept_catalogue import KeptCatalogue
from glutebreak.storage.catalogue_file import ReadCatalogue, read_catalogue


class Reading:
    """Reads a user's catalogue, and remembers how often, and what it was told is wrong."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.times = 0
        self.complaints: list[str] = []
        self.catalogue = KeptCatalogue(own, self._read, self.complaints.append)

    def _read(self) -> ReadCatalogue:
        self.times += 1
        return read_catalogue(BUILT_IN, self.own)


def test_it_is_read_when_it_is_first_wanted_and_then_kept(tmp_path: Path) -> None:
    """Whether there is a file of one's own or not."""
    reading = Reading(tmp_path / "catalogue.json")
    before = reading.times
    first = reading.catalogue()
    assert (before, reading.catalogue() is first, reading.times, first) == (0, True, 1, built_in())


def test_it_is_read_again_when_ones_own_has_come_changed_or_gone(tmp_path: Path) -> None:
    """Nobody has to tell."""
    reading = Reading(tmp_path / "catalogue.json")
    seen = ["wall-sit" in reading.catalogue().exercises]
    reading.own.write_text(own_text(), encoding="utf-8")
    seen.append("wall-sit" in reading.catalogue().exercises)
    reading.own.write_text(own_text(exercises=[], routines=[]), encoding="utf-8")
    seen.append("wall-sit" in reading.catalogue().exercises)
    reading.own.unlink()
    reading.catalogue()
    assert (seen, reading.times) == ([False, True, False], 4)


def test_a_fault_is_told_once_until_the_file_is_another_one(tmp_path: Path) -> None:
    """An ask every half hour is no reason to tell it every half hour."""
    reading = Reading(tmp_path / "catalogue.json")
    reading.own.write_text("{", encoding="utf-8")
    for _ in range(3):
        assert reading.catalogue() == built_in()
    once = len(reading.complaints)
    reading.own.write_text("{}", encoding="utf-8")
    reading.catalogue()
    assert (once, len(reading.complaints)) == (1, 2)
    assert 'the field "schema" is missing' in reading.complaints[1]
