"""A fault of a theme stops the build with its place, like a fault of the content."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, MakeContent, case_text

from generator.build import build_site
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.settings import BuildSettings
from generator.output import media
from generator.words.messages import print_problem

STANDARD = ROOT / "themes" / "standard"
MakeTheme = Callable[[str, str, str], tuple[Problem, ...]]


@pytest.fixture
def stop_build(small_content: Path, tmp_path: Path) -> MakeTheme:
    """A function that gives the problems of a build with one text of the theme replaced."""

    def stop(name: str, old: str, new: str) -> tuple[Problem, ...]:
        theme = tmp_path / "themes" / "standard"
        shutil.copytree(STANDARD, theme)
        text = (theme / name).read_text(encoding="utf-8")
        assert old in text
        (theme / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(BuildStopped) as stopped:
            build_site(BuildSettings(small_content, tmp_path / "site", tmp_path / "themes"))
        assert not (tmp_path / "site").exists()
        return stopped.value.problems

    return stop


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("templates/about.html", "{% extends", "{% extend", "template-tag-unknown"),
        ("templates/base.html", "page.description }}", "page.description }", "template-not-read"),
        ("templates/base.html", "page.description", "page.descripton", "template-name-unknown"),
        ("templates/base.html", "page.description", "pages", "template-name-unknown"),
        ("templates/base.html", "page.description", "page.title|uper", "template-name-unknown"),
        ("templates/base.html", "page.description", "page.title + 3", "template-not-rendered"),
        ("templates/base.html", "t('site.skip')", "t（'site.skip'）", "template-sign-not-allowed"),
        ("templates/base.html", "block main", "block header", "template-block-twice"),
        ("templates/base.html", "{% endif %}", "{% endmacro %}", "template-tag-not-closed"),
        ("templates/base.html", "page_header.header(", "page_header.head(", "macro-missing"),
        (
            "templates/base.html",
            "page_header.header(",
            "page_header.header(1, ",
            "template-not-rendered",
        ),
        ("templates/base.html", "<main id", "{% include page.title %}", "template-missing"),
        ("templates/base.html", "t('site.skip')", "t('site.skipp')", "unknown-interface-word"),
        ("components/pager/macro.html", "{{ href(", "{{ hrefs(", "template-name-unknown"),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_line(
    stop_build: MakeTheme, name: str, old: str, new: str, code: str
) -> None:
    before = (STANDARD / name).read_text(encoding="utf-8").partition(old)[0]
    (problem,) = [p for p in stop_build(name, old, new) if p.is_error]
    place = f"themes/standard/{name}:{before.count(chr(10)) + 1}:1"
    assert print_problem(problem).startswith(f"{place}: エラー[{code}] ")


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "code"),
    [
        ("labels.yaml", "titles:", "titels:", "labels.yaml", "unknown-interface-word"),
        ("labels.yaml", "{count}", "{number}", "labels.yaml", "unknown-interface-word"),
        ("labels.yaml", "titles:", "titles: [", "labels.yaml", "yaml-bracket-not-closed"),
        ("theme.yaml", "base.css", "bass.css", "theme.yaml", "theme-file-missing"),
    ],
)
def test_a_fault_of_the_themes_own_files_is_told_with_the_file(
    stop_build: MakeTheme, name: str, old: str, new: str, place: str, code: str
) -> None:
    (problem, *_) = [p for p in stop_build(name, old, new) if p.is_error]
    assert (problem.where.path, problem.code) == (f"themes/standard/{place}", code)


def line_of(name: str, words: str) -> Where:
    lines = (STANDARD / name).read_text(encoding="utf-8").split("\n")
    (line,) = [number for number, text in enumerate(lines, 1) if words in text]
    return Where(f"themes/standard/{name}", line)


def test_a_part_that_needs_the_pages_data_is_told_where_it_is_used(stop_build: MakeTheme) -> None:
    template, old = "templates/case_text.html", "as section with context"
    (problem,) = [p for p in stop_build(template, old, "as section") if p.is_error]
    where = line_of(template, "section.part(id='asks'")
    assert (problem.where, problem.code) == (where, "macro-without-context")


def test_a_part_that_links_outside_its_macros_is_told_where_it_is_taken(
    stop_build: MakeTheme,
) -> None:
    box, old = "components/pager/macro.html", "{% macro step("
    new = "{% set home = href('index.html') %}{% macro step("
    (problem,) = [p for p in stop_build(box, old, new) if p.is_error]
    where = line_of("templates/case.html", "{% import")
    assert (problem.where, problem.code) == (where, "macro-without-context")


@pytest.mark.parametrize(
    ("option", "place"),
    [
        (None, "content/site.yaml:{}:8"),
        ("standrad", "themes/standrad:1:1"),
    ],
    ids=["named in site.yaml", "named by --theme"],
)
def test_a_theme_that_is_not_there_is_told_where_it_is_named(
    make_content: MakeContent, tmp_path: Path, option: str | None, place: str
) -> None:
    content = make_content({"cases/a.md": case_text()})
    text = (content / "site.yaml").read_text(encoding="utf-8")
    (content / "site.yaml").write_text(f"{text}theme: standart\n", encoding="utf-8")
    settings = BuildSettings(content, tmp_path / "site", STANDARD.parent, theme=option)
    with pytest.raises(BuildStopped) as stopped:
        build_site(settings)
    (problem,) = [problem for problem in stopped.value.problems if problem.is_error]
    line = text.count("\n") + 1
    assert print_problem(problem).startswith(f"{place.format(line)}: エラー[missing-theme] ")
    assert problem.arguments["suggestion"] == "standard"


def test_a_bug_of_the_program_is_no_fault_of_the_theme(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.render.posixpath", None)
    with pytest.raises(AttributeError):
        build_site(BuildSettings(small_content, tmp_path / "site", STANDARD.parent))


@pytest.mark.slow
def test_a_file_of_no_known_kind_is_the_programs_fault_and_keeps_its_traceback(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = tuple(known for known in media.DESCRIBED if known.ending != ".xlsx")
    monkeypatch.setattr(media, "DESCRIBED", rest)
    with pytest.raises(LookupError, match=r"data/tables\.xlsx"):
        build_site(BuildSettings(small_content, tmp_path / "site", STANDARD.parent))


@pytest.mark.slow
def test_an_iterator_that_ends_in_the_program_is_no_fault_of_the_theme(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.output.data_file.media_type_of", lambda path: next(iter(())))
    with pytest.raises(RuntimeError, match="StopIteration"):
        build_site(BuildSettings(small_content, tmp_path / "site", STANDARD.parent))
