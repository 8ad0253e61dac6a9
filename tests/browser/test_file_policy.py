"""The negative control: on `file://` these browsers do forbid a page to read another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from .place import FOLDER_NAME, serve_site
from .tab import Tab

# A page without a CSP of its own, so that what stops it is the browser's rule for `file://`.
PAGE = '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>対照</title><p>対照</p></html>'
FETCH = "return fetch('other.txt').then((answer) => answer.text(), () => 'blocked');"
REQUEST = """
return new Promise((done) => {
  const request = new XMLHttpRequest();
  request.onload = () => done(request.responseText);
  request.onerror = () => done("blocked");
  request.open("GET", "other.txt");
  request.send();
});
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page and another file."""
    folder = tmp_path / FOLDER_NAME
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(PAGE, encoding="utf-8")
    (folder / "other.txt").write_text("read", encoding="utf-8")
    return folder


@pytest.mark.parametrize("script", [FETCH, REQUEST], ids=["fetch", "XMLHttpRequest"])
def test_a_page_on_file_cannot_read_another_file(tab: Tab, folder: Path, script: str) -> None:
    tab.open((folder / "index.html").as_uri())
    assert tab.evaluate(script) == "blocked"


@pytest.mark.parametrize("script", [FETCH, REQUEST], ids=["fetch", "XMLHttpRequest"])
def test_the_same_page_on_a_server_can(tab: Tab, folder: Path, script: str) -> None:
    with serve_site(folder) as place:
        tab.open(place.url("index.html"))
        assert tab.evaluate(script) == "read"
