"""The guide for editors is true: its links lead somewhere, its commands exist, its table is new."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from types import NoneType
from typing import get_args

import pytest
from conftest import ROOT, case_text
from test_architecture import ORDER, TOP

from generator.cli import build_argument_parser
from generator.collection.config import SiteCatalog
from generator.collection.fact import ASPECTS, Fact
from generator.core.problem import Problem
from tools.field_table import PAGE, make_table, put_table

EDITORS = ROOT / "docs" / "editors"
HOUSE = [ROOT / "docs" / "architecture.md", ROOT / "docs" / "case-format.md"]
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted(EDITORS.glob("*.md")), *HOUSE]
# A place in the repository, not what is made there or an example of a name.
PLACE = re.compile(
    r"`((?:generator|themes|tests|tools|benchmarks|content|docs)/[\w./-]*)`", re.ASCII
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\.venv\\Scripts\\python|py) -m (\S+)(.*)$", re.MULTILINE)
MOST_BYTES = 200_000


def links_of(page: Path) -> Iterator[str]:
    """The relative links and images of a page, but for what stands there as an example."""
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", target):
            yield target.partition("#")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_the_guide_leads_to_a_file(page: Path) -> None:
    assert [target for target in links_of(page) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", HOUSE, ids=lambda page: page.name)
def test_every_place_that_the_plan_of_the_house_names_is_there(page: Path) -> None:
    places = PLACE.findall(page.read_text(encoding="utf-8"))
    assert len(places) >= 5
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_order_of_the_packages_is_written_as_it_is_held() -> None:
    text = HOUSE[0].read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| ((?:`\w+` ?)+) \|", text, re.MULTILINE)
    written = [tuple(re.findall(r"\w+", row)) for row in rows]
    above = [(name,) for name in reversed(TOP) if name != "__main__"]
    assert written == [*ORDER, *above]


def test_what_a_fact_may_say_is_explained() -> None:
    explained = re.findall(r"^\| ((?:`\w+`、?)+) \|", HOUSE[1].read_text("utf-8"), re.MULTILINE)
    names = {name for row in explained for name in re.findall(r"\w+", row)}
    assert names == {field.name for field in fields(Fact)} | set(ASPECTS)


def test_every_page_of_the_guide_is_in_its_index() -> None:
    listed = set(links_of(EDITORS / "README.md"))
    assert {page.name for page in EDITORS.glob("*.md")} - listed == {"README.md"}


def test_every_picture_is_shown_is_small_and_has_a_description() -> None:
    shown: set[str] = set()
    for page in EDITORS.glob("*.md"):
        for alt, target in re.findall(r"!\[([^\]]*)\]\((images/[^)]+)\)", page.read_text("utf-8")):
            assert len(alt) > 5
            shown.add(target.removeprefix("images/"))
    images = {path.name: path.stat().st_size for path in (EDITORS / "images").iterdir()}
    assert images.keys() == shown
    assert max(images.values()) < MOST_BYTES


def test_every_command_of_the_guide_is_one_of_the_programs() -> None:
    found = [
        command for page in PAGES for command in COMMAND.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(found) > 10
    for module, arguments in found:
        if module == "generator":
            build_argument_parser().parse_args(arguments.split())
        elif module not in ("pip", "venv"):
            assert importlib.util.find_spec(module) is not None


def test_the_table_of_fields_is_that_of_the_declaration() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert put_table(text, make_table()) == text, "python -m tools.field_table"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "title：電子申請システム"},
        {"number": "number:1"},
        {"cost": "cost:\n  initial:\n    amount: 26700\n  running:\n    amount: 875千円"},
        {"body": "\n## 事業の概要\n\n・職員の声\n\n## 事業効果\n\n効果\n"},
        {"body": "\n##事業の概要\n\n文。\n\n## 事業効果\n\n効果\n"},
    ],
)
def test_what_the_guide_calls_a_mistake_is_one(
    run_check: Callable[..., tuple[Problem, ...]], wrong: dict[str, str]
) -> None:
    problems = run_check({"cases/a.md": case_text(**wrong)})
    assert any(problem.is_error for problem in problems)


def test_the_words_for_the_data_catalog_are_all_explained() -> None:
    text = (ROOT / "docs" / "publish.md").read_text(encoding="utf-8")
    for name, info in SiteCatalog.model_fields.items():
        (words,) = (part for part in get_args(info.annotation) if part is not NoneType)
        explained = re.search(rf"^ +- `{name}`: (.*)$", text, re.MULTILINE)
        assert explained is not None, name
        assert re.sub("（.*?）", "", explained[1]).split("、") == [word.value for word in words]
