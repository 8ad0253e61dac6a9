"""What the open data costs: processor seconds and bytes of each format, as the collection grows.

python -m benchmarks data             the collection, then 43 times its cases (over 2,000)
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.table import Options, Row, cpu_seconds, medians, run_apart
from generator.collection.collection import Collection
from generator.commands.common import THEMES
from generator.core.page import Output
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.export.case_parts import describe_collection
from generator.export.cases_json import render_cases_json
from generator.export.codes import fill_codes
from generator.export.data import render_csv
from generator.export.gif_json import render_gif
from generator.export.open_data import OpenData
from generator.export.tables import fill_tables
from generator.export.workbook import render_workbook
from generator.theme.theme import Labels

FORMATS = ("parts of cases", "JSON", "CSV", "Excel", "GIF")
MANY = 43  # over 2,000 cases


def list_outputs(
    data: OpenData, collection: Collection, labels: Labels
) -> Iterator[tuple[str, Callable[[], list[Output]]]]:
    """What is said of each case, then each format by its name, with what makes its files."""
    sheets = (*fill_tables(data), *fill_codes(collection, None))
    yield "parts of cases", lambda: list_records(collection)
    yield "JSON", lambda: [render_cases_json(data)]
    yield "CSV", lambda: [render_csv(sheet).output for sheet in sheets]
    yield "Excel", lambda: [render_workbook(sheets, collection, labels, None).output]
    yield "GIF", lambda: [render_gif(data, collection).output]


def list_records(collection: Collection) -> list[Output]:
    cases = describe_collection(collection).cases
    return [Output(case.path, case.record) for case in cases]


def make_once(content: str, out: str) -> dict[str, float]:
    """The seconds and megabytes of each format, for the collection and for many cases."""
    draft = draft_site(BuildSettings(Path(content), Path(out), THEMES))
    figures = {"cases": float(len(draft.collection.cases))}
    for times in (1, MANY):
        collection = replace(draft.collection, cases=draft.collection.cases * times)
        data = describe_collection(collection)
        for name, make in list_outputs(data, collection, draft.theme.labels):
            begun = cpu_seconds()
            figures[f"{name} MB {times}"] = sum(len(file.content) for file in make()) / 1_000_000
            figures[f"{name} s {times}"] = cpu_seconds() - begun
    return figures


def list_formats(options: Options) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("benchmarks.data:make_once", options.content, folder)
        made = medians([run_apart(*arguments) for _ in range(options.runs)])
    for name in FORMATS:
        few, many = made[f"{name} s 1"], made[f"{name} s {MANY}"]
        yield Row(
            f"open data as {name}, {made['cases'] * MANY:.0f} cases",
            f"{many:.2f} s CPU, {made[f'{name} MB {MANY}']:.2f} MB",
            f"{many / MANY / few:.2f} × per case" if few else "",
        )
