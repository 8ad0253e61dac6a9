"""One manner of measuring and printing: a process of its own, medians, and a table in Markdown."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
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
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


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
    lines = (f"| {row.name} | {row.figure} | {row.ratio} |" for row in rows)
    return "\n".join(("| Measured | Figure | Ratio |", "|---|---:|---:|", *lines)) + "\n"
