"""What the open data costs: processor seconds and bytes of each format, as the collection grows.

python -m benchmarks.data             the collection, then 43 times its cases (over 2,000)
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.build import CONTENT
from generator.build import draft_site
from generator.collection.collection import Collection
from generator.collection.config import BuildSettings
from generator.commands.common import THEMES
from generator.core.page import Output
from generator.export.cases_json import describe_collection, render_cases_json
from generator.export.data import render_csv
from generator.export.gif_json import render_gif
from generator.export.open_data import OpenData
from generator.export.tables import fill_tables
from generator.export.workbook import render_workbook
from generator.theme.theme import Labels

MULTIPLES = (1, 43)


def list_outputs(
    data: OpenData, collection: Collection, labels: Labels
) -> Iterator[tuple[str, Callable[[], list[Output]]]]:
    """Each format by its name, with what makes its files."""
    sheets = fill_tables(data)
    yield "JSON", lambda: [render_cases_json(data)]
    yield "CSV", lambda: [render_csv(sheet).output for sheet in sheets]
    yield "Excel", lambda: [render_workbook(sheets, collection, labels).output]
    yield "GIF", lambda: [render_gif(data, collection).output]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = draft_site(BuildSettings(CONTENT, Path(folder), THEMES))
    for times in MULTIPLES:
        collection = replace(draft.collection, cases=draft.collection.cases * times)
        data = describe_collection(collection)
        print(f"{len(data.cases)} cases")
        for name, make in list_outputs(data, collection, draft.theme.labels):
            begun = time.process_time()
            size = sum(len(output.content) for output in make()) / 1_000_000
            print(f"{name:>9} {time.process_time() - begun:>8.2f} s {size:>8.2f} MB")


if __name__ == "__main__":
    main()
