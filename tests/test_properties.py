"""Any text ends in problems at a place of its file; the same content ends in the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import BARE_SITE, BODY, PARTS, ROOT, case_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.finish import Findings, finish_site
from generator.reading.load import load_collection
from generator.words.messages import print_problem

pytestmark = pytest.mark.slow

THEMES = ROOT / "themes"

# What editors type, and what the readers of YAML and Markdown stumble over, among any characters.
LINES = [line for part in PARTS.values() for line in part.split("\n")] + BODY.split("\n")
MARKS = (
    *(
        "---",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u3000",
        "  ",
        ": ",
        ":",
        "：",
        "- ",
        "-",
        "・",
        "# ",
        "##",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        '"',
        "%",
        "@",
        "`",
        "?",
        ", ",
        "\\",
        "<",
        "~",
    ),
    *(
        "「",
        "**",
        ":::",
        "::: before",
        "| a |",
        "| - |",
        "](",
        "![",
        "&#x202e;",
        "&#0;",
        "\0",
        "\ufeff",
    ),
    *("title: ", "cost:", "note: |", "R2.9～", "26,700千円", "<!--", "=", "\u2028", "\x85", "ｶﾞ"),
)
PIECES = st.sampled_from([*LINES, *MARKS])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map("".join)
)


@pytest.fixture(scope="module")
def check_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """A function that reads a text as a case file, to the end of the check."""
    content = tmp_path_factory.mktemp("any") / "content"
    shutil.copytree(BARE_SITE, content)
    path = content / "cases" / "any.md"
    path.parent.mkdir()

    def check(text: str) -> None:
        path.write_bytes(text.encode("utf-8"))
        collection, problems = load_collection(BuildSettings(content, Path(), THEMES))
        assert collection is not None or problems
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in problems:
            printed = print_problem(problem)
            assert "any.md" in printed
            assert "{" not in problem.code
            assert 1 <= problem.where.line <= len(lines), printed
            # NFC and a character's four bytes: a line may be read longer than it is written.
            width = len(lines[problem.where.line - 1]) * 3 + 1
            assert 1 <= problem.where.column <= width, printed

    return check


@settings(max_examples=120, deadline=None)
@given(TEXTS)
@example("---")
@example("---\n---")
@example("---\n" + "[" * 50_000 + "\n---\n")
@example("---\n" + "a: {b: " * 2_000 + "\n---\n")
def test_any_text_is_answered_with_problems(check_file: Callable[[str], None], text: str) -> None:
    check_file(text)


@settings(max_examples=120, deadline=None)
@given(TEXTS)
@example("number: '\n---\n'")
@example("a: &a [*a]")
@example("? [a]\n: b")
def test_any_front_matter_is_answered(check_file: Callable[[str], None], text: str) -> None:
    check_file(f"---\n{text}\n---\n{BODY}")


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(PARTS)), TEXTS)
def test_any_value_is_answered(check_file: Callable[[str], None], key: str, text: str) -> None:
    check_file(case_text(**{key: f"{key}: {text}"}))


@settings(max_examples=120, deadline=None)
@given(TEXTS)
@example("[" * 9_000)
@example("> " * 3_000 + "a")
@example("- " * 3_000 + "a")
@example("![" * 3_000)
def test_any_body_is_answered(check_file: Callable[[str], None], text: str) -> None:
    check_file(case_text(f"\n## 事業の概要\n\n{text}\n\n## 事業効果\n\n効果\n"))


def shuffled(listing: Callable[..., Iterator[Path]]) -> Callable[..., Iterator[Path]]:
    def listing_in_another_order(path: Path, *arguments: str) -> Iterator[Path]:
        found = list(listing(path, *arguments))
        random.Random(7).shuffle(found)
        return iter(found)

    return listing_in_another_order


def test_the_order_of_a_folder_changes_no_byte(
    small_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outputs() -> list[tuple[str, bytes]]:
        draft = draft_site(BuildSettings(small_content, Path(), THEMES))
        made = finish_site(draft, Findings())
        return sorted((output.path, output.content) for output in made)

    before = outputs()
    for name in ("iterdir", "glob", "rglob"):
        monkeypatch.setattr(Path, name, shuffled(getattr(Path, name)))
    assert outputs() == before


# Two machines' worth of differences, beside the folder of the checkout itself.
SURROUNDINGS = (
    {
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "1",
        "PYTHONUTF8": "0",
        "RAYON_NUM_THREADS": "1",
        "UMASK": "022",
        "ORDER": "1",
    },
    {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C.UTF-8",
        "LANG": "ja_JP.UTF-8",
        "PYTHONHASHSEED": "2",
        "RAYON_NUM_THREADS": "7",
        "UMASK": "077",
        "ORDER": "2",
    },
)
# A build whose folders are listed in another order, with another umask and number of processors.
BUILD = """
import os, random, sys
os.umask(int(os.environ["UMASK"], 8))
order = random.Random(int(os.environ["ORDER"]))
def shuffle(listing):
    def listing_in_another_order(*arguments):
        found = list(listing(*arguments))
        order.shuffle(found)
        return found
    return listing_in_another_order
os.listdir = shuffle(os.listdir)
from pathlib import Path
for name in ("iterdir", "glob", "rglob"):
    listing = shuffle(getattr(Path, name))
    setattr(Path, name, lambda *arguments, listing=listing: iter(listing(*arguments)))
if hasattr(os, "sched_setaffinity") and os.environ["ORDER"] == "1":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from generator.cli import main
sys.exit(main(["build", "--content", sys.argv[1], "--out", sys.argv[2]]))
"""


def test_two_machines_worth_of_differences_changes_no_byte_of_the_real_site(tmp_path: Path) -> None:
    trees = []
    for number, changes in enumerate(SURROUNDINGS):
        checkout = tmp_path / f"checkout {number}"
        for name in ("generator", "themes", "content"):
            shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("*.pyc"))
        out = checkout / "out" / "site"
        ended = subprocess.run(
            [sys.executable, "-c", BUILD, str(checkout / "content"), str(out)],
            cwd=checkout,
            env=os.environ | changes,
            capture_output=True,
            timeout=120,
        )
        assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()
        paths = (path for path in sorted(out.rglob("*")) if path.is_file())
        trees.append({path.relative_to(out).as_posix(): path.read_bytes() for path in paths})
    assert len(trees[0]) > 200
    different = [path for path in trees[0] if trees[0][path] != trees[1].get(path)]
    assert different == []
    assert list(trees[0]) == list(trees[1])
