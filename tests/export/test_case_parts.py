"""What is said of a case is made from it alone, can be kept, and gives the same files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.collection.collection import Collection
from generator.core.settings import BuildSettings
from generator.export.case_parts import describe_collection, keep_parts, make_parts, read_parts
from generator.export.cases_json import describe_case, render_cases_json
from generator.export.data import render_csv
from generator.export.gif_json import render_gif
from generator.export.open_data import OpenData
from generator.export.tables import fill_tables, list_case_rows
from generator.output.csv_text import write_csv
from generator.reading.load import load_collection

BASE = "https://example.jp/a/"


@pytest.fixture(scope="module")
def collection(small_content: Path) -> Collection:
    settings = BuildSettings(small_content, Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return collection


def list_files(data: OpenData, collection: Collection) -> list[bytes]:
    tables = (render_csv(sheet).output for sheet in fill_tables(data))
    files = (render_cases_json(data), render_gif(data, collection).output, *tables)
    return [file.content for file in files]


def test_they_are_kept_and_give_the_same_files(collection: Collection) -> None:
    data = describe_collection(collection, BASE)
    kept = tuple(read_parts(case.path, keep_parts(case)) for case in data.cases)
    assert len(kept) == 3
    assert list(map(keep_parts, kept)) == list(map(keep_parts, data.cases))
    again = list_files(replace(data, cases=kept), collection)
    assert again == list_files(data, collection)


def test_they_are_the_same_whatever_the_other_cases_are(collection: Collection) -> None:
    whole = describe_collection(collection, BASE)
    for case, parts in zip(collection.cases, whole.cases, strict=True):
        related = collection.related[case.slug]
        alone = make_parts(case, related, collection.site, BASE)
        assert keep_parts(alone) == keep_parts(parts)


def test_the_lines_are_the_rows(collection: Collection) -> None:
    published = [
        describe_case(case, collection.related[case.slug], collection.site)
        for case in collection.cases
    ]
    for sheet in fill_tables(describe_collection(collection, BASE)):
        rows = [row for case in published for row in list_case_rows(case, BASE)[sheet.name]]
        assert render_csv(sheet).output.content == write_csv([sheet.headings, *rows])
        assert sheet.count == len(rows)


def test_the_whole_is_printed_as_json_prints_it(collection: Collection) -> None:
    data = describe_collection(collection, BASE)
    for few in (data, replace(data, cases=data.cases[:1]), replace(data, cases=())):
        for file in (render_cases_json(few), render_gif(few, collection).output):
            text = file.content.decode("utf-8")
            printed = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
            assert text == f"{printed}\n"
