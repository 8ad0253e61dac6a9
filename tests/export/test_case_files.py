"""data/cases/: a file for each case says what the whole says of it, and of no other case."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.core.settings import BuildSettings
from generator.export.data import render_data
from generator.output.data_file import DataFile
from generator.reading.load import load_collection
from generator.theme.theme import Theme

BASE = "https://example.jp/a/"
SCHEMA = "data/case.schema.json"
Files = Mapping[str, DataFile]


def render(content: Path, theme: Theme, base_url: str | None = None) -> Files:
    settings = BuildSettings(content, Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return {file.path: file for file in render_data(collection, theme.labels, base_url)}


def read(files: Files, path: str) -> Any:
    return json.loads(files[path].output.content)


@pytest.fixture(scope="module", params=[None, BASE])
def base_url(request: pytest.FixtureRequest) -> str | None:
    address: str | None = request.param
    return address


@pytest.fixture(scope="module")
def files(small_content: Path, standard_theme: Theme, base_url: str | None) -> Files:
    return render(small_content, standard_theme, base_url)


def list_parts(files: Files) -> dict[str, Any]:
    return {path: read(files, path) for path, file in files.items() if file.is_part}


def test_each_case_has_a_file_with_the_record_that_the_whole_has(files: Files) -> None:
    whole, parts = read(files, "data/cases.json"), list_parts(files)
    assert list(parts) == [f"data/cases/{case['id']}.json" for case in whole["cases"]]
    assert [part["case"] for part in parts.values()] == whole["cases"]
    for part in parts.values():
        assert list(part) == ["$schema", "collection", "case"]
        assert part["collection"] == whole["collection"]  # which says no date here


def test_it_is_printed_as_the_whole_is(files: Files) -> None:
    for path, part in list_parts(files).items():
        printed = json.dumps(part, ensure_ascii=False, indent=1) + "\n"
        assert files[path].output.content.decode("utf-8") == printed


def test_it_leads_to_its_schema_and_keeps_to_it(files: Files, base_url: str | None) -> None:
    schema = read(files, SCHEMA)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for path, part in list_parts(files).items():
        assert list(validator.iter_errors(part)) == []
        address = posixpath.normpath(posixpath.join(posixpath.dirname(path), part["$schema"]))
        assert (part["$schema"] if base_url else address) == f"{base_url or ''}{SCHEMA}"
        part["case"]["cost"]["initial"]["yen"] = "26,700千円"
        del part["collection"]["title"]
        found = {".".join(map(str, error.path)) for error in validator.iter_errors(part)}
        assert found == {"case.cost.initial.yen", "collection"}
    assert list(validator.iter_errors({}))
    assert schema["$id"] == (f"{BASE}{SCHEMA}" if base_url else "case.schema.json")


def test_its_schema_has_no_field_that_it_never_says(files: Files) -> None:
    whole, schema = (read(files, path) for path in ("data/cases.schema.json", SCHEMA))
    about, known = (each["$defs"]["CollectionData"]["properties"] for each in (whole, schema))
    assert about.keys() - known.keys() == {"updated"}
    assert schema["$defs"]["CaseData"] == whole["$defs"]["CaseData"]
    for field in schema["properties"].values():
        assert field["description"]


def test_an_edit_of_a_case_changes_its_own_file_alone(
    small_content: Path, tmp_path: Path, standard_theme: Theme
) -> None:
    edited = Path(shutil.copytree(small_content, tmp_path / "content"))
    path = edited / "cases" / "kagamino-online-counter.md"
    text = path.read_text(encoding="utf-8")
    new = text.replace("\ntitle: ", "\nupdated: 2031-04-05\ntitle: 新しい", 1)
    assert new != text
    path.write_text(new, encoding="utf-8", newline="\n")
    before, after = (render(each, standard_theme) for each in (small_content, edited))
    changed = {path for path in before if before[path].output.content != after[path].output.content}
    own = "data/cases/kagamino-online-counter.json"
    assert {path for path in changed if before[path].is_part} == {own}
    assert read(after, "data/cases.json")["collection"]["updated"] == "2031-04-05"
    assert "updated" not in read(after, own)["collection"]
    assert read(after, own)["case"]["updated"] == "2031-04-05"
