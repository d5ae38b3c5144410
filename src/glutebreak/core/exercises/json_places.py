"""Values of a JSON document that know where they stand, so that whatever is wrong can be pointed at."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

_Choice = TypeVar("_Choice", bound=StrEnum)

ROOT = "$"
"""The place of the document itself."""


class RefusedError(ValueError):
    """A document is refused. It carries no sentence: that is made by whoever tells the user."""

    def __init__(self, place: str, reason: str, **values: object) -> None:
        super().__init__(f"{place}: {reason} {values}")
        self.place = place
        """Where, as a JSON path such as `$.exercises[3].dose.count`."""
        self.reason = reason
        """A message id, such as `missing`."""
        self.values = values
        """The reason's arguments."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and its place. The methods return what they are named after, or refuse the document."""

    value: Any
    place: str = ROOT

    def refused(self, reason: str, **values: object) -> RefusedError:
        """What to raise about this value."""
        return RefusedError(self.place, reason, **values)

    def record(self, *known: str) -> "Record":
        """An object that has none but the known fields."""
        fields = dict(self.entries())
        for name, field in fields.items():
            if name not in known:
                raise field.refused("unknown-field", known=", ".join(known))
        return Record(fields, self)

    def entries(self) -> Iterator[tuple[str, "Placed"]]:
        """The fields of an object whose names are data."""
        if not isinstance(self.value, dict):
            raise self.refused("not-an-object")
        if isinstance(self.value, _Object) and self.value.twice is not None:
            raise RefusedError(f"{self.place}.{self.value.twice}", "twice")
        for name, value in self.value.items():
            if half := _half_character(name):
                shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
                raise RefusedError(f"{self.place}.{shown}", "half-character", half=half)
            yield name, Placed(value, f"{self.place}.{name}")

    def items(self) -> list["Placed"]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.refused("not-a-list")
        return [Placed(item, f"{self.place}[{index}]") for index, item in enumerate(self.value)]

    def text(self, most: int = 600) -> str:
        """A text that is neither blank nor longer than so many characters."""
        if not isinstance(self.value, str):
            raise self.refused("not-text")
        if half := _half_character(self.value):
            raise self.refused("half-character", half=half)
        if not self.value.strip():
            raise self.refused("blank")
        if len(self.value) > most:
            raise self.refused("too-long", length=len(self.value), most=most)
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())

    def whole(self, least: int, most: int) -> int:
        """A whole number within the range, both ends included."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.refused("not-whole")
        if not least <= self.value <= most:
            raise self.refused("out-of-range", value=self.value, least=least, most=most)
        return self.value

    def milliseconds(self, most: int) -> int:
        """A number of seconds from 0 to so many, as whole milliseconds."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refused("not-a-number")
        if not 0 <= self.value <= most:
            raise self.refused("out-of-range", value=self.value, least=0, most=most)
        return round(self.value * 1000)

    def yes(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.refused("not-true-or-false")
        return self.value

    def one_of(self, choices: type[_Choice]) -> _Choice:
        """A member of the enumeration, by its value."""
        try:
            return choices(self.value)
        except ValueError:
            raise self.refused("not-one-of", known=", ".join(choices)) from None


@dataclass(frozen=True, slots=True)
class Record:
    """An object's fields."""

    fields: Mapping[str, Placed]
    whole: Placed

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def __getitem__(self, name: str) -> Placed:
        """The field, which must be there."""
        if name not in self.fields:
            raise self.whole.refused("missing", field=name)
        return self.fields[name]

    def get(self, name: str, default: object) -> Placed:
        """The field, or the default in its place."""
        return self.fields.get(name, Placed(default, f"{self.whole.place}.{name}"))


def _half_character(text: str) -> str:
    r"""The first half of a pair that stands alone, as JSON writes it: `\ud800` can be read and never written again."""
    half = next((each for each in text if "\ud800" <= each <= "\udfff"), "")
    return half.encode("ascii", "backslashreplace").decode("ascii")


class _Object(dict[str, Any]):
    """A JSON object that knows whether a name stands in it twice: of the two, the first would be lost in silence."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.twice = next((name for name, count in counts.items() if count > 1), None)


def parse_json(text: str) -> Placed:
    """The document.

    Raises:
        RefusedError: it is no JSON; the reason `not-json` has `line`, `column` and `problem`.
    """
    try:
        return Placed(json.loads(text, object_pairs_hook=_Object))
    except json.JSONDecodeError as error:
        raise RefusedError(ROOT, "not-json", line=error.lineno, column=error.colno, problem=error.msg) from None
    except RecursionError:
        raise RefusedError(ROOT, "not-json", line=1, column=1, problem="nested too deeply") from None
    except ValueError:
        # Python refuses whole numbers of some thousand digits.
        raise RefusedError(ROOT, "not-json", line=1, column=1, problem="a number too long to be read") from None
