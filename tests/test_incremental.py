"""A site that is built from what earlier builds have kept has the bytes of one built anew.

Whatever was changed since, and wherever an earlier build was killed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import ROOT, make_png
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import build_site
from generator.commands.build import build_anew
from generator.core.settings import BuildSettings
from generator.unchanged import find_unchanged, place_beside

pytestmark = pytest.mark.slow

COUNTER, APPROVAL, NO_COST = (
    f"cases/{name}.md"
    for name in (
        "kagamino-online-counter",
        "kanagawa-electronic-approval",
        "nishiawakura-no-cost",
    )
)
CASES = "content/{}".format
Edit = Callable[[Path], None]


def swap(name: str, before: str, after: str) -> Edit:
    """An edit that writes something else in one place of a file."""

    def edit(top: Path) -> None:
        text = (top / name).read_text(encoding="utf-8")
        assert before in text
        (top / name).write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")

    return edit


def lay(name: str, content: bytes) -> Edit:
    """An edit that writes a file."""

    def edit(top: Path) -> None:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(content)

    return edit


def rename_case(top: Path) -> None:
    (top / "content" / NO_COST).rename(top / "content/cases/nishiawakura-counter.md")


def drop_case(top: Path) -> None:
    """A case less, and the link to it."""
    path = "kanagawa-electronic-approval.html#overview"
    swap(CASES(COUNTER), f"[神奈川県の事例]({path})", "神奈川県の事例")(top)
    (top / "content" / APPROVAL).unlink()


def add_case(top: Path) -> None:
    text = (top / "content" / NO_COST).read_text(encoding="utf-8")
    text = re.sub(r"number: \d", "number: 4", text).replace("職員が作った", "職員がまた作った")
    (top / "content/cases/nishiawakura-window.md").write_text(text, encoding="utf-8", newline="\n")


PLACES = "code,population,as_of\n336068,12345,令和6年1月1日\n"
# One of each kind of what a page may be made from.
EDITS: Mapping[str, Edit] = {
    "a sentence": swap(CASES(APPROVAL), "決裁を電子にした。", "決裁をすべて電子にした。"),
    "a title": swap(CASES(NO_COST), "職員が作った受付", "職員が作った受付票"),
    "a number": swap(CASES(NO_COST), "number: 3", "number: 9"),
    "a population": swap(CASES(NO_COST), "count: 0.1万人", "count: 1.1万人"),
    "an amount": swap(CASES(NO_COST), "amount: 0円", "amount: 90千円"),
    "a label": swap(CASES(APPROVAL), "  - 電子契約\n", ""),
    "a point": swap(CASES(APPROVAL), "知事の決裁まで", "知事の決裁も"),
    "a picture": lay("content/cases/kagamino-online-counter/screen.png", make_png(9, 5)),
    "the site's title": swap("content/site.yaml", "試しの事例集", "別の事例集"),
    "a word of the vocabulary": swap(
        "content/vocabulary/keywords.yaml", "slug: rpa", "slug: rpa-and-more"
    ),
    "an old address": lay(
        "content/moved.yaml",
        b"- from: cases/kagamino-old-name.html\n  to: cases/kagamino-online-counter.html\n",
    ),
    "a table of places": lay("content/vocabulary/places.csv", PLACES.encode()),
    "a word of the theme": swap(
        "themes/standard/labels.yaml", "skip: 本文へ移動", "skip: 本文に移る"
    ),
    "a template": swap("themes/standard/components/case_head/macro.html", "<h1", "<h1 data-other"),
    "a style": swap("themes/standard/components/chip/style.css", "{", "{ --other: 1px;"),
    # Those last that take away what others change.
    "another case": add_case,
    "a case less": drop_case,
    "a case's address": rename_case,
}


@pytest.fixture(scope="module")
def first(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content, themes and the site that was built of them, and what it kept."""
    top = tmp_path_factory.mktemp("first")
    shutil.copytree(small_content, top / "content")
    shutil.copytree(ROOT / "themes", top / "themes")
    build_site(settings_of(top))
    return top


def settings_of(top: Path, out: str = "site") -> BuildSettings:
    return BuildSettings(top / "content", top / out, top / "themes", "https://www.example.jp/a/")


def build(top: Path) -> dict[str, bytes]:
    """The files of a site that is built as the command builds it."""
    if find_unchanged(settings_of(top)) is None:
        build_anew(settings_of(top))
    return read_site(top / "site")


def build_cold(top: Path) -> dict[str, bytes]:
    """The files of the same site, built where nothing is kept."""
    out = settings_of(top, "cold").out
    shutil.rmtree(out, ignore_errors=True)
    place_beside(out).unlink(missing_ok=True)
    build_anew(settings_of(top, "cold"))
    return read_site(out)


def read_site(out: Path) -> dict[str, bytes]:
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def copy(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "copy"))


def undo(first: Path, top: Path) -> None:
    for name in ("content", "themes"):
        shutil.rmtree(top / name)
        shutil.copytree(first / name, top / name)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_as_if_all_were_built_anew_and_is_undone(
    edit: Edit, first: Path, tmp_path: Path
) -> None:
    top = copy(first, tmp_path)
    edit(top)
    edited = build(top)
    assert edited == build_cold(top)
    assert edited != read_site(first / "site")
    undo(first, top)
    assert build(top) == read_site(first / "site")


@settings(max_examples=6)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4, unique=True))
def test_any_edits_one_after_the_other(
    first: Path, tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    top = copy(first, tmp_path_factory.mktemp("edits"))
    for name in (name for name in EDITS if name in names):
        EDITS[name](top)
        edited = build(top)
    assert edited == build_cold(top)


BUILD = """
import sys
from pathlib import Path
from generator.commands.build import build_anew
from generator.core.settings import BuildSettings
top = Path(sys.argv[1])
build_anew(
    BuildSettings(top / "content", top / "site", top / "themes", "https://www.example.jp/a/")
)
"""


@pytest.fixture(scope="module")
def edited(first: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The folder with edits that are not built yet, and how long their build takes."""
    top = copy(first, tmp_path_factory.mktemp("edited"))
    for edit in ("a sentence", "a word of the theme"):
        EDITS[edit](top)
    timed = copy(top, tmp_path_factory.mktemp("timed"))
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", BUILD, str(timed)], cwd=ROOT, check=True)
    return top, time.monotonic() - begun


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.8, 0.9])
def test_a_build_that_is_killed_leaves_one_site_or_the_other(
    part: float, first: Path, edited: tuple[Path, float], tmp_path: Path
) -> None:
    top = copy(edited[0], tmp_path)
    with subprocess.Popen([sys.executable, "-c", BUILD, str(top)], cwd=ROOT) as running:
        time.sleep(edited[1] * part)
        running.send_signal(signal.SIGKILL)
    after = read_site(top / "site")
    wanted = build_cold(top)
    assert after in (read_site(first / "site"), wanted)
    assert build(top) == wanted
