"""Faults of the files beside the cases, and of a theme, are reported in the words of a golden file.

`bad_files.yaml` has the files of each code, by their paths; they lie over a bare content with one
valid case, and beside the standard theme.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import THEMES, MakeContent, case_text

from generator.core.problem import BuildStopped, Problem
from generator.core.settings import BuildSettings
from generator.reading.load import load_collection, load_theme
from generator.words.messages import print_problem
from tools.problem_pages import SAID, read_files, read_said

BAD_FILES = read_files()


def list_problems(content: Path) -> Iterator[Problem]:
    """What is wrong with a content, and with the theme that it names where it has one."""
    themes = content.parent / "themes"
    theme = "minato" if themes.exists() else None
    settings = BuildSettings(content, Path("out"), themes, theme=theme)
    collection, problems = load_collection(settings)
    yield from problems
    if theme is not None:
        assert collection is not None
        shutil.copytree(THEMES / "standard", themes / "standard")
        try:
            yield from load_theme(settings, collection.site)[1]
        except BuildStopped as stopped:
            yield from stopped.problems


@pytest.mark.parametrize("code", BAD_FILES)
def test_a_bad_file_is_reported_in_these_words(
    make_content: MakeContent, request: pytest.FixtureRequest, code: str
) -> None:
    files = {f"../{path}": text for path, text in BAD_FILES[code].items()}
    content = make_content({"cases/kagamino-online.md": case_text(), **files})
    problems = tuple(list_problems(content))
    assert code in {problem.code for problem in problems}
    said = "".join(f"{print_problem(problem)}\n" for problem in problems)
    golden = read_said()
    if request.config.getoption("--update-golden"):
        golden[code] = said
        text = "\n".join(f"{known}\n{golden.get(known, '')}" for known in BAD_FILES)
        SAID.write_text(text, encoding="utf-8", newline="\n")
    assert said == golden[code]


def test_no_words_are_left_of_a_code_that_is_gone() -> None:
    assert list(read_said()) == list(BAD_FILES)
