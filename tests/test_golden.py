"""The whole output of a small site stands in tests/golden: a change of it is seen in review.

python -m pytest tests/test_golden.py --update-golden    writes it anew
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import TESTS

from generator.build import build_site
from generator.core.settings import BuildSettings

GOLDEN = TESTS / "golden" / "small"
THEMES = TESTS.parent / "themes"
# The theme's own files and the search engine's are not the small site's; tests of theirs hold them.
KEPT = (".html", ".json", ".jsonld", ".csv", ".xml", ".png")


def kept_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in KEPT and path.relative_to(folder).parts[0] not in ("assets", "search")
    }


@pytest.fixture(scope="module")
def built(small_content: Path) -> Path:
    site = small_content.parent / "site"
    settings = BuildSettings(small_content, site, THEMES, "https://example.jp/a/")
    assert build_site(settings).problems == ()
    return site


def test_the_small_site_is_what_it_was(built: Path, request: pytest.FixtureRequest) -> None:
    files = kept_files(built)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, content in files.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content)
    golden = kept_files(GOLDEN)
    assert sorted(files) == sorted(golden)
    for name, content in files.items():
        assert content.decode("utf-8", "replace") == golden[name].decode("utf-8", "replace"), name
