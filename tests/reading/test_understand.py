"""What is kept of a case file, and what is read of it alone, is as if all were read anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import BARE_SITE, ROOT, MakeContent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.collection.config import Site
from generator.collection.vocabulary import Vocabulary
from generator.commands.check import gather_problems
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.reading.load import load_settings
from generator.reading.parse import parse_case
from generator.reading.read.content import read_content
from generator.reading.understand import revive, understand
from generator.reading.validate.case import fill_case, validate_case

GOOD = sorted((ROOT / "content" / "cases").glob("*.md"))
SMALL = sorted((BARE_SITE.parent / "small" / "cases").glob("*.md"))
BAD = sorted((ROOT / "tests" / "bad_cases").glob("*.md"))
TEXTS = {path: path.read_text(encoding="utf-8", errors="replace") for path in (*GOOD, *SMALL, *BAD)}


def read_settings(content: Path) -> tuple[Site, Vocabulary]:
    site, vocabulary, _ = load_settings(read_content(content))
    assert site is not None
    assert vocabulary is not None
    return site, vocabulary


def compare(text: str, site: Site, vocabulary: Vocabulary) -> None:
    """A case file of a text is revived as it is understood."""
    source = Source("content/cases/a.md", text, "")
    revived = revive(understand(source, vocabulary, site), source, vocabulary, site)
    document, problems = parse_case(source)
    valid, found = validate_case(document, vocabulary, site)
    assert revived.problems == (*problems, *found)
    assert revived.document == document
    assert revived.document.tree == (valid.tree if valid else document.tree)
    if valid is None or document.body is None:
        assert revived.case is None
        return
    case = fill_case(document, valid.facts, document.body, vocabulary, site)
    assert revived.case == case
    assert repr(revived.case) == repr(case)


def test_every_case_is_revived_as_it_is_understood() -> None:
    site, vocabulary = read_settings(ROOT / "content")
    for path in GOOD:
        compare(TEXTS[path], site, vocabulary)


@pytest.fixture(scope="session")
def small_settings(small_content: Path) -> tuple[Site, Vocabulary]:
    return read_settings(small_content)


ODD_LINES = st.sampled_from(sorted({line for text in TEXTS.values() for line in text.split("\n")}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    path=st.sampled_from([*SMALL, *BAD]),
    slips=st.lists(st.tuples(st.integers(0, 200), ODD_LINES), max_size=4),
)
def test_an_odd_case_is_revived_as_it_is_understood(
    path: Path, slips: list[tuple[int, str]], small_settings: tuple[Site, Vocabulary]
) -> None:
    lines = TEXTS[path].split("\n")
    for at, line in slips:
        lines.insert(at % (len(lines) + 1), line)
    compare("\n".join(lines), *small_settings)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
@given(
    paths=st.lists(st.sampled_from([*SMALL, *BAD]), min_size=2, max_size=5, unique=True),
    slips=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 200), ODD_LINES), max_size=4),
)
def test_a_file_alone_is_told_what_it_is_told_among_all(
    paths: list[Path], slips: list[tuple[int, int, str]], make_content: MakeContent
) -> None:
    texts = [TEXTS[path].split("\n") for path in paths]
    for which, at, line in slips:
        lines = texts[which % len(texts)]
        lines.insert(at % (len(lines) + 1), line)
    files = {f"cases/case-{n}.md": "\n".join(lines) for n, lines in enumerate(texts)}
    shutil.rmtree(make_content({}))
    content = make_content(files)
    asked = BuildSettings(content, Path("out"), Path("themes"))
    every = gather_problems(asked, [])
    for name in files:
        own = [problem for problem in every if problem.where.path.endswith(name)]
        assert [*gather_problems(asked, [content / name])] == own
