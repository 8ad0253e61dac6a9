"""The list of changed pages is of paths alone, cases first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main


def write(site: Path, pages: dict[str, str]) -> str:
    for path, text in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return str(site)


def test_pages_are_told_apart_by_their_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = {"index.html": "1", "assets/site.css": "1"}
    before = write(tmp_path / "a", same | {"cases/old.html": "1", "about.html": "1"})
    changed = {"about.html": "2", "assets/site.css": "2"}
    after = write(tmp_path / "b", same | changed | {"cases/new.html": "1", "a/new.html": "1"})
    assert main(["changed-pages", before, after]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "added": ["cases/new.html", "a/new.html"],
        "changed": ["about.html"],
        "removed": ["cases/old.html"],
    }


def test_a_first_site_is_all_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none").mkdir()
    after = write(tmp_path / "b", {"cases/a.html": "1"})
    assert main(["changed-pages", str(tmp_path / "none"), after]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == ["cases/a.html"]


def test_what_is_no_folder_is_wrong_use(tmp_path: Path) -> None:
    assert main(["changed-pages", str(tmp_path), str(tmp_path / "missing")]) == 2
