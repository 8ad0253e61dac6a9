"""How fast the program is, as a table in Markdown; ratios are within one run (machines are noisy).

    python -m benchmarks                  all rows
    python -m benchmarks build search     some of them
    python -m benchmarks --times 4 --runs 1

Seconds are those of the processor, each the median of the runs. `search` needs Chromium and says
so where there is none. What a browser and a stick make a reader wait for is measured apart:
`python -m benchmarks.preview`, `python -m benchmarks.stick`, `python -m benchmarks.search`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.build import list_builds, list_edits, list_readings
from benchmarks.data import list_formats
from benchmarks.search import list_queries
from benchmarks.table import CONTENT, Options, Row, write_table

SUBJECTS: Mapping[str, Callable[[Options], Iterator[Row]]] = {
    "build": list_builds,
    "edit": list_edits,
    "html": list_readings,
    "data": list_formats,
    "search": list_queries,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the speed.")
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--content", type=Path, default=CONTENT, help="another collection")
    parser.add_argument("--times", type=int, default=10, help="cases of the large collection")
    parser.add_argument("--runs", type=int, default=3, help="of which the median is taken")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.subjects if name not in SUBJECTS]
    if unknown:
        parser.error(f"no such subject: {', '.join(unknown)} (there are {', '.join(SUBJECTS)})")
    options = Options(given.content, given.times, given.runs)
    names = given.subjects or SUBJECTS
    print(write_table(row for name in names for row in SUBJECTS[name](options)), end="")


if __name__ == "__main__":
    main()
