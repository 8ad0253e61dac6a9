"""Small contents for the tests: a valid case, one change at a time, and a folder around it."""

from __future__ import annotations

import csv
import io
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings

from generator.core.problem import Problem
from generator.export.data import render_csv
from generator.export.table import Sheet
from generator.pages.render import CompiledTemplates
from generator.theme.theme import Theme

# A slow machine is no failing test, and a test fails today as it did yesterday.
settings.register_profile("tests", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("tests"), max_examples=20)  # make check
settings.load_profile("tests")

TESTS = Path(__file__).parent
ROOT = TESTS.parent
THEMES = ROOT / "themes"
BARE_SITE = TESTS / "sites" / "bare"

# A small valid case, by its top-level keys; `body` is what follows the second `---`.
PARTS = {
    "number": "number: 1",
    "title": "title: 電子申請システム",
    "organization": 'organization: {code: "336068", prefecture: 岡山県, name: 鏡野町}',
    "population": "population: {count: 1.2万人, as_of: 令和5年1月1日}",
    "category": "category: オンライン行政サービス",
    "labels": "labels:\n  - オンライン申請",
    "points": "points:\n  - 申請をスマートフォンで行えるようにした。",
    "cost": "cost:\n  initial:\n    amount: 26,700千円\n  running:\n    amount: 875千円",
}
BODY = """
## 事業の概要

申請をオンラインにした。

## 事業効果

年500時間を減らした。

## インタビュー

### きっかけを教えてください。

職員の声です。
"""


def make_chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its length and its checksum."""
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def make_png(width: int, height: int, *extra: bytes) -> bytes:
    """A grey picture that is not plain, with other chunks before its pixels."""
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    rows = b"".join(b"\0" + bytes((x + y) % 256 for x in range(width)) for y in range(height))
    pixels = make_chunk(b"IDAT", zlib.compress(rows))
    chunks = (make_chunk(b"IHDR", head), *extra, pixels, make_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


PNG = make_png(8, 4)
MakeContent = Callable[[Mapping[str, str | bytes]], Path]


def case_text(body: str = BODY, **parts: str) -> str:
    """The small case with other lines for a key (none drops it, a new key comes last)."""
    lines = [part for part in (PARTS | parts).values() if part]
    return "\n".join(["---", *lines, "---", body])


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """A worker compiles each template once for all its builds."""
    codes: dict[tuple[str, str, str], CodeType] = {}

    def begin(self: CompiledTemplates) -> None:
        self.codes = codes

    with patch.object(CompiledTemplates, "__init__", begin):
        yield


@pytest.fixture
def make_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeContent:
    """A function that lays files (by path below `content`) over a bare site, in a new folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        content = tmp_path / "content"
        shutil.copytree(BARE_SITE, content, dirs_exist_ok=True)
        (content / "cases").mkdir(exist_ok=True)
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return content

    monkeypatch.chdir(tmp_path)
    return make


@pytest.fixture
def run_check(make_content: MakeContent) -> Callable[..., tuple[Problem, ...]]:
    """A function that gives all problems of a content of these files."""
    from generator.core.settings import BuildSettings
    from generator.reading.load import load_collection

    def check(files: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
        content = make_content(files)
        return load_collection(BuildSettings(content, Path("out"), Path("themes")))[1]

    return check


def read_rows(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a table by its headings, with its whole numbers; what is blank is None."""
    text = render_csv(sheet).output.content.decode("utf-8-sig")
    whole = {column.name for column in sheet.columns if column.type == "integer"}
    return [
        {name: int(cell) if name in whole and cell else cell or None for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    ]


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of tests/sites/small: three cases that have every part of the format."""
    content = tmp_path_factory.mktemp("small") / "content"
    shutil.copytree(BARE_SITE, content)
    shutil.copytree(BARE_SITE.parent / "small", content, dirs_exist_ok=True)
    return content


WIDE_TABLE = (
    ("年度と窓口", *(f"{month}月の件数" for month in (*range(4, 13), 1, 2, 3)), "計"),
    ("R2（本庁舎の総合窓口）", *(f"{n}1,234,567" for n in range(1, 13)), "987,654,321"),
    ("R3（kintoneでの申請）", *("記録のない月です" for _ in range(12)), "－"),
)


@pytest.fixture(scope="session")
def wide_content(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small content with a table of fourteen columns (WIDE_TABLE) in the effects of a case."""
    content = Path(shutil.copytree(small_content, tmp_path_factory.mktemp("wide") / "content"))
    path = content / "cases" / "kagamino-online-counter.md"
    text = path.read_text(encoding="utf-8")
    heads, *rows = (f"| {' | '.join(cells)} |\n" for cells in WIDE_TABLE)
    table = f"表：月ごとの件数\n\n{heads}|{' --- |' * 14}\n{''.join(rows)}\n## インタビュー"
    path.write_text(text.replace("## インタビュー", table, 1), encoding="utf-8", newline="\n")
    return content


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real content, built as `make site` builds it; read only."""
    from browser.site import build_site_once

    own = tmp_path_factory.getbasetemp()
    return build_site_once(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def standard_theme() -> Theme:
    """The theme of themes/standard."""
    from generator.reading.read.themes import read_theme
    from generator.reading.validate.theme import validate_theme

    theme, problems = validate_theme(read_theme(THEMES, "standard"))
    assert problems == ()
    assert theme is not None
    return theme


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in tests/browser needs one; a file that is slow as a whole builds in one process."""
    for item in items:
        module = item.getparent(pytest.Module)
        if TESTS / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
        elif module and any(mark.name == "slow" for mark in module.own_markers):
            item.add_marker(pytest.mark.xdist_group(module.nodeid))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
