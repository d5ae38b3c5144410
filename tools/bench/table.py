"""The result as a table to read, with what was to be reached."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing that was measured."""

    what: str
    """In words, with its unit."""
    bare: float | None
    """The bare icon's figure, if it has one."""
    ours: float
    """glutebreak's figure."""
    most: float | None = None
    """What glutebreak's figure, or its ratio to the bare icon's, may be at most."""
    by_ratio: bool = False
    """Whether `most` is about the ratio."""

    @property
    def ratio(self) -> float | None:
        """Glutebreak's figure over the bare icon's."""
        return self.ours / self.bare if self.bare else None

    @property
    def reached(self) -> bool | None:
        """Whether it is as good as it has to be; None where nothing was asked."""
        judged = self.ratio if self.by_ratio else self.ours
        return None if self.most is None or judged is None else judged <= self.most


def written(rows: list[Row], bare: str = "bare icon") -> str:
    """The table; `bare` says what glutebreak was measured beside."""
    lines = [("", bare, "glutebreak", "ratio", "to reach", "")]
    for row in rows:
        bar = "" if row.most is None else f"≤ {row.most:g}" + (" times" if row.by_ratio else "")
        verdict = {None: "", True: "reached", False: "MISSED"}[row.reached]
        lines.append((row.what, _figure(row.bare), _figure(row.ours), _figure(row.ratio), bar, verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0])] + [line[n].rjust(widths[n]) for n in range(1, 5)] + [line[5]]).rstrip()
        for line in lines
    )


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}" if value >= 1 else f"{value:.3f}"
