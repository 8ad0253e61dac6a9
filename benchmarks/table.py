"""One manner of measuring and printing: a process of its own, medians, and a table in Markdown."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
# ru_maxrss is in KiB but on macOS, where it is in bytes.
PEAK_UNIT = 2**20 if sys.platform == "darwin" else 2**10
RUN = """
import importlib, json, sys
module, function, *arguments = sys.argv[1:]
print(json.dumps(getattr(importlib.import_module(module), function)(*arguments)))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, its figure, and its ratio to another one of the same run."""

    name: str
    figure: str
    ratio: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What is measured: a content, how many cases for each of its own, how often each run."""

    content: Path = CONTENT
    times: int = 10
    runs: int = 3


def cpu_seconds() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak_mebibytes() -> float:
    """The most memory that this process has had.

    A process takes over the peak of the one that started it: `benchmarks` itself builds nothing.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT / 2**20


def run_apart(function: str, *arguments: object) -> dict[str, float]:
    """The figures that a function `module:name` gives in a new process."""
    words = (*function.split(":"), *map(str, arguments))
    run = subprocess.run(
        [sys.executable, "-c", RUN, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of each figure of several runs."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def write_table(rows: Iterable[Row]) -> str:
    lines = ((row.name, row.figure, row.ratio) for row in rows)
    return write_columns(("Measured", "Figure", "Ratio"), lines)


def write_columns(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table in Markdown of which every column but the first is of figures."""
    rule = f"|---|{'---:|' * (len(head) - 1)}"
    rows = (f"| {' | '.join(cells)} |" for cells in (head, *lines))
    first, *others = rows
    return "\n".join((first, rule, *others)) + "\n"
