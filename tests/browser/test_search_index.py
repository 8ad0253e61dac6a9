"""What our own index finds, and in which order, is what Pagefind's own index finds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from search.pagefind import put_index, read_records, write_record
from search.quality import ask_all, load_queries

from .chromium import ChromiumTab
from .place import Place, copy_site

pytestmark = pytest.mark.xdist_group("chromium")


def test_every_query_finds_what_pagefinds_own_index_finds(
    chromium: ChromiumTab, file_site: Place, site: Path, tmp_path: Path
) -> None:
    known = Path(shutil.copytree(site, tmp_path / "site"))
    put_index(
        known / "search",
        [write_record(texts) for texts in read_records(site, ROOT / "content")],
    )
    queries = load_queries(site)
    own = ask_all(chromium, file_site, queries)
    assert own == ask_all(chromium, copy_site(known, tmp_path), queries)
    assert chromium.console_errors() == ()
