"""What is aimed at, and figures beside it: ratios to the peer's (H), seconds, bytes, files.

The aims are for a collection of 47 cases and for one of 1,000; for others there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.edit import Changed
from benchmarks.table import write_columns
from benchmarks.tree import Usage

HEAD = ("Measured", "Figure", "Against the aim", "Aim", "Met")


# The unit of each, and the most for either number of cases.
WITH_AIMS = (47, 1000)
AIMS: Mapping[str, tuple[str, float, float]] = {
    "cold build": ("H", 2, 3.5),
    "cold build, wall": ("H", 1.6, 2),
    "cold build, memory at most": ("H", 0.6, 1),
    "build after one edited sentence": ("H", 0.6, 0.25),
    "build with nothing changed": ("H", 0.45, 0.15),
    "check of one file": ("H", 0.4, 0.1),
    "files changed by the sentence": ("files", 25, 60),
    "serve: from saving to the page": ("s", 0.3, 0.5),
    "serve: from saving to the search": ("s", 2, 5),
    "search: files of the first query": ("KB", 260, 260),
    "search: files of a query, at most": ("KB", 260, 260),
    "search: a query asked again, median": ("ms", 10, 10),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one collection; of queries nothing without Chromium."""

    peer: Usage | None
    cold: Usage
    unchanged: Usage
    edit: Usage
    check: Usage
    changed: Changed
    seconds_to_page: float
    seconds_to_search: float
    search_sizes: tuple[int, ...]
    search_milliseconds: tuple[float, ...]

    def head(self, name: str) -> str:
        """What the ratios are to."""
        if self.peer is None:
            return f"{name}, no peer"
        cpu, wall, peak = self.peer.cpu, self.peer.wall, self.peer.peak
        return f"{name}; H = {cpu:.2f} s CPU, {wall:.2f} s, {peak:.0f} MiB"


@dataclass(frozen=True, slots=True)
class Result:
    """A figure in words, and what its aim is about, in the aim's unit (None: not known)."""

    name: str
    figure: str
    value: float | None

    def cells(self, cases: int) -> tuple[str, ...]:
        """
        >>> Result("check of one file", "0.50 s", 0.404).cells(47)
        ('check of one file', '0.50 s', '0.40 H', '≤ 0.4 H', 'no')
        """
        unit, *aims = AIMS[self.name]
        aim = dict(zip(WITH_AIMS, aims, strict=True)).get(cases)
        met = ""
        if aim is not None and self.value is not None:
            met = "yes" if self.value <= aim else "no"
        value = "" if self.value is None else f"{self.value:.2f} {unit}"
        return (self.name, self.figure, value, "" if aim is None else f"≤ {aim:g} {unit}", met)


def divide(own: float, peers: float | None) -> float | None:
    return None if peers is None else own / peers


def list_results(found: Figures) -> Iterator[Result]:
    """Every figure that was measured."""
    cold, peer = found.cold, found.peer
    cpu, wall, peak = (peer.cpu, peer.wall, peer.peak) if peer else (None, None, None)
    yield Result("cold build", f"{cold.cpu:.2f} s CPU", divide(cold.cpu, cpu))
    yield Result("cold build, wall", f"{cold.wall:.2f} s", divide(cold.wall, wall))
    memory = f"{cold.peak:.0f} MiB"
    yield Result("cold build, memory at most", memory, divide(cold.peak, peak))
    for name, usage in (
        ("build after one edited sentence", found.edit),
        ("build with nothing changed", found.unchanged),
        ("check of one file", found.check),
    ):
        yield Result(name, f"{usage.cpu:.2f} s CPU", divide(usage.cpu, cpu))
    changed = found.changed
    yield Result("files changed by the sentence", str(changed), changed.count)
    for to, seconds in (("page", found.seconds_to_page), ("search", found.seconds_to_search)):
        yield Result(f"serve: from saving to the {to}", f"{seconds:.2f} s", seconds)
    if found.search_sizes:
        sizes = [size / 1000 for size in found.search_sizes]
        for which, size in (("the first query", sizes[0]), ("a query, at most", max(sizes))):
            yield Result(f"search: files of {which}", f"{size:.0f} KB", size)
        times = found.search_milliseconds
        spread = f"{min(times):.1f} to {max(times):.1f} ms"
        yield Result("search: a query asked again, median", spread, median(times))


def write_results(results: Iterable[Result], cases: int) -> str:
    """The table in Markdown."""
    return write_columns(HEAD, (result.cells(cases) for result in results))
