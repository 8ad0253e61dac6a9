"""The preview goes on whatever happens to the content, and shows the last good site meanwhile."""

from __future__ import annotations

import errno
import multiprocessing
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import BARE_SITE, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.core.page import Output
from generator.core.problem import BuildStopped, Problem
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.preview import preview as module
from generator.preview.preview import Preview
from generator.preview.serve import finish_when_quiet
from generator.reading.parse import parse_case
from generator.words.messages import print_problem

CASE = "cases/a.html"


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    return make_content({"cases/a.md": case_text(), "cases/b.md": case_text(number="number: 2")})


@pytest.fixture
def preview(content: Path, tmp_path: Path) -> Preview:
    shutil.copytree(THEMES, tmp_path / "themes")
    preview = Preview(BuildSettings(content, tmp_path / "unused", tmp_path / "themes"))
    assert preview.update()
    return preview


def read(preview: Preview, path: str) -> str:
    found = preview.find(path)
    assert found is not None
    return found.output.content.decode("utf-8")


def codes(preview: Preview) -> list[str]:
    return [problem.code for problem in preview.status().problems if problem.is_error]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_every_file_of_a_build_is_served_with_its_bytes(preview: Preview, tmp_path: Path) -> None:
    build_site(preview.settings)
    assert preview.finish()
    site = tmp_path / "unused"
    paths = [path for path in site.rglob("*") if path.is_file() and path.name != ".jirei-output"]
    assert len(paths) > 20
    for path in paths:
        found = preview.find(path.relative_to(site).as_posix())
        assert found is not None, path
        assert found.output.content == path.read_bytes()
    assert preview.find("cases/none.html") is None
    assert preview.find("../content/site.yaml") is None


def test_an_edit_makes_a_new_version_and_leaves_the_other_cases_parsed(
    preview: Preview, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = preview.status()
    replace(content / "cases/a.md", "職員の声です。", "住民の声です。")
    parsed: list[str] = []

    def parse(source: Source) -> object:
        parsed.append(source.slug)
        return parse_case(source)

    monkeypatch.setattr("generator.reading.understand.parse_case", parse)
    assert preview.update()
    assert parsed == ["a"]
    assert preview.status().version != before.version
    assert "住民の声です。" in read(preview, CASE)


def drop_site(content: Path) -> None:
    (content / "site.yaml").unlink()


def drop_content(content: Path) -> None:
    shutil.rmtree(content)


def break_case(content: Path) -> None:
    replace(content / "cases/a.md", "26,700千円", "26,70千円")


def spoil_bytes(content: Path) -> None:
    (content / "cases/a.md").write_bytes(b"---\n\xff\x00\n")


def put_folder_in_place(content: Path) -> None:
    (content / "vocabulary/labels.yaml").unlink()
    (content / "vocabulary/labels.yaml").mkdir()


def name_another_theme(content: Path) -> None:
    with (content / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("theme: nowhere\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (drop_site, "missing-file"),
        (drop_content, "missing-folder"),
        (break_case, "amount-wrong-separator"),
        (spoil_bytes, "encoding-not-utf-8"),
        (put_folder_in_place, "file-not-readable"),
        (name_another_theme, "missing-theme"),
    ],
)
def test_the_last_good_site_stays_until_the_content_is_good_again(
    preview: Preview, content: Path, tmp_path: Path, harm: Callable[[Path], None], code: str
) -> None:
    shutil.copytree(content, tmp_path / "kept")
    before = read(preview, CASE)
    version = preview.status().version
    harm(content)
    assert not preview.update()
    assert code in codes(preview)
    assert preview.status().version == version
    assert read(preview, CASE) == before
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(tmp_path / "kept", content)
    assert preview.update()
    assert codes(preview) == []


def test_a_folder_that_is_named_like_a_case_is_no_case(preview: Preview, content: Path) -> None:
    (content / "cases/c.md").mkdir()
    preview.update()
    assert read(preview, CASE)


def test_a_preview_of_bad_content_starts_and_becomes_good(content: Path, tmp_path: Path) -> None:
    drop_site(content)
    preview = Preview(BuildSettings(content, tmp_path, THEMES))
    assert not preview.update()
    assert not preview.status().is_shown
    with pytest.raises(BuildStopped):
        preview.find("index.html")
    shutil.copy(BARE_SITE / "site.yaml", content / "site.yaml")
    assert preview.update()
    assert "</main>" in read(preview, "index.html")


def test_a_fault_of_a_template_leaves_an_open_page_as_it_was(
    preview: Preview, tmp_path: Path
) -> None:
    before = read(preview, CASE)
    replace(tmp_path / "themes/standard/templates/case.html", "{{ pager.pager(", "{{ pages.pager(")
    assert not preview.update()
    (problem,) = [problem for problem in preview.status().problems if problem.is_error]
    assert "themes/standard/templates/case.html:" in print_problem(problem)
    assert read(preview, CASE) == before


def test_a_fault_on_a_page_that_is_not_open_is_told_when_it_is_asked_for(
    preview: Preview, tmp_path: Path
) -> None:
    replace(tmp_path / "themes/standard/templates/about.html", "{% block main %}", "{% block main")
    assert preview.update()
    with pytest.raises(BuildStopped):
        preview.find("about.html")
    assert codes(preview) == ["template-not-read"]


def test_a_bug_is_told_with_its_trace_and_ends_nothing(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("generator.draft.plan_pages", fail)
        assert not preview.update()
    assert codes(preview) == ["program-fault"]
    assert "ZeroDivisionError: a bug" in capsys.readouterr().err
    assert preview.update()


@pytest.mark.slow
def test_an_update_ends_the_work_on_an_older_version(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    done: list[bool] = []
    thread = threading.Thread(target=lambda: done.append(preview.finish()))
    thread.start()
    assert preview.update()
    thread.join(timeout=10)
    assert done == [False]
    assert preview.finished == ()
    assert preview.finish()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.slow
def test_a_search_that_cannot_be_made_is_told(preview: Preview, tmp_path: Path) -> None:
    replace(tmp_path / "themes/standard/templates/about.html", "{% block main %}", "{% block main")
    assert preview.update()
    assert preview.finish()
    assert codes(preview) == ["template-not-read"]


def refuse(*_: object, **__: object) -> Iterator[Path]:
    raise OSError(errno.EROFS, "Read-only file system", "/tmp/jirei-a")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "name"),
    [
        (module, "temporary_folder"),
        (module.APART, "Pipe"),
        (module.APART, "Process"),
        (module, "end_group"),
    ],
)
def test_a_system_that_refuses_is_told_and_the_next_edit_tries_again(
    preview: Preview,
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: object,
    name: str,
) -> None:
    assert preview.finish()
    before = read(preview, "search/cases.js")
    for _ in range(3):  # however often: the last good search stays
        replace(content / "cases/a.md", "title: ", "title: 新")
        assert preview.update()
        with monkeypatch.context() as patch:
            patch.setattr(place, name, refuse)
            assert preview.finish()
        (problem,) = preview.status().problems
        assert problem.code == "preview-not-finished"
        assert "読み取り専用の場所" in print_problem(problem)
        assert preview.status().is_current
        assert read(preview, "search/cases.js") == before
    assert preview.update()
    assert codes(preview) == []
    assert preview.finish()
    assert codes(preview) == []
    assert read(preview, "search/cases.js") != before
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_read_is_told_and_leaves_the_last_good_site(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(preview, CASE)
    with monkeypatch.context() as patch:
        patch.setattr(module, "draft_site", refuse)
        assert not preview.update()
    (problem,) = preview.status().problems
    assert (problem.where.path, problem.code) == ("/tmp/jirei-a", "file-not-readable")
    assert read(preview, CASE) == before
    assert preview.update()
    assert codes(preview) == []
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_a_process_that_is_killed_is_told(preview: Preview) -> None:
    thread = threading.Thread(target=preview.finish)
    thread.start()
    while not (children := multiprocessing.active_children()):
        time.sleep(0.01)
    children[0].kill()
    thread.join(timeout=10)
    assert codes(preview) == ["preview-not-finished"]


def test_a_search_that_cannot_be_made_keeps_nobody_waiting(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "temporary_folder", refuse)
    assert preview.finish()
    begun = time.monotonic()
    assert preview.find("search/cases.js") is None
    assert time.monotonic() - begun < module.FIRST_SEARCH_SECONDS / 2


def test_what_was_refused_is_tried_again_without_an_edit(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments: list[float] = []

    def finish_apart(begun: int) -> tuple[dict[str, Output], tuple[Problem, ...]]:
        moments.append(time.monotonic())
        if len(moments) < 4:
            refuse()
        return {"search/cases.js": Output("search/cases.js", b"new")}, ()

    monkeypatch.setattr(preview, "finish_apart", finish_apart)
    monkeypatch.setattr("generator.preview.serve.QUIET_SECONDS", 0)
    monkeypatch.setattr("generator.preview.serve.FIRST_PAUSE", 0.1)
    due = threading.Event()
    due.set()
    thread = threading.Thread(target=finish_when_quiet, args=(preview, due), daemon=True)
    thread.start()
    with preview.changed:
        assert preview.changed.wait_for(
            lambda: preview.finished and preview.finished[0], timeout=10
        )
    assert codes(preview) == []
    assert read(preview, "search/cases.js") == "new"
    pauses = [later - earlier for earlier, later in pairwise(moments)]
    assert pauses[0] >= 0.1
    assert pauses[1] >= 0.2
    assert pauses[2] >= 0.4
    assert capsys.readouterr().out.count("preview-not-finished") == 1
    preview.end()
    due.set()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert len(moments) == 4


def test_the_finisher_goes_on_whatever_is_refused_and_ends_with_the_preview(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "temporary_folder", refuse)
    monkeypatch.setattr("generator.preview.serve.QUIET_SECONDS", 0)
    monkeypatch.setattr(sys.stdout, "write", refuse)  # nobody hears it either
    due = threading.Event()
    thread = threading.Thread(target=finish_when_quiet, args=(preview, due), daemon=True)
    thread.start()
    for _ in range(3):
        assert preview.update()
        due.set()
        with preview.changed:
            assert preview.changed.wait_for(lambda: preview.faults, timeout=10)
    assert thread.is_alive()
    preview.end()
    due.set()
    thread.join(timeout=10)
    assert not thread.is_alive()
