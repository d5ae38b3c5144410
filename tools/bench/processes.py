"""What the kernel knows of a process and everything it has started."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """What a process has used up to now, its threads and its children included."""

    cpu: float
    """Seconds of processor time."""
    sleeps: dict[int, int]
    """How often each of its threads has gone to sleep of its own accord, and so woken up again."""

    def wakeups_since(self, earlier: "Usage") -> int:
        """How often its threads have woken up since then; what a thread that is gone did is not known."""
        return sum(count - earlier.sleeps.get(thread, 0) for thread, count in self.sleeps.items())


@dataclass(frozen=True)
class Memory:
    """What a process holds now, its children included, in MB."""

    pss: float
    """Pages shared with others count by their share."""
    uss: float
    """Pages that only it has."""


def family(pid: int) -> list[int]:
    """A process and all that it has started."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in tasks.read_text().split():
            found += family(int(child))
    return found


def usage(pid: int) -> Usage:
    """What the process has used."""
    cpu, sleeps = 0, {}
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        cpu += int(fields[11]) + int(fields[12])
        for status in Path(f"/proc/{each}/task").glob("*/status"):
            (line,) = (line for line in status.read_text().splitlines() if line.startswith("voluntary_ctxt"))
            sleeps[int(status.parent.name)] = int(line.split()[1])
    return Usage(cpu / TICKS, sleeps)


def memory(pid: int) -> Memory:
    """What the process holds."""
    pss = uss = 0
    for each in family(pid):
        lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()[1:]
        kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
        pss += kilobytes["Pss"]
        uss += kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return Memory(pss / 1024, uss / 1024)
