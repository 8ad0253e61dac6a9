"""A new edition's numbers follow the categories; nothing else in a file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeContent, case_text

from generator.cli import main

COUNTER = {"category": "category: 窓口改革"}


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    return make_content(
        {
            "cases/c.md": case_text(number="number: 7", **COUNTER),
            "cases/a.md": case_text(number="number: 9 # 9番"),
            "cases/b.md": case_text(number="number: １"),
        }
    )


def read(content: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (content / "cases").glob("*.md")}


def test_numbers_are_shown_before_they_are_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(content)
    assert main(["renumber", "--content", str(content)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["9 → 2  a", "7 → 3  c"]
    assert read(content) == before


def test_the_numbers_alone_are_written(content: Path) -> None:
    assert main(["renumber", "--content", str(content), "--write"]) == 0
    assert read(content) == {
        "b": case_text(number="number: １"),
        "a": case_text(number="number: 2"),
        "c": case_text(number="number: 3", **COUNTER),
    }


def test_content_with_errors_keeps_its_numbers(content: Path) -> None:
    (content / "cases" / "b.md").write_text(case_text(title=""), encoding="utf-8")
    before = read(content)
    assert main(["renumber", "--content", str(content), "--write"]) == 1
    assert read(content) == before
