"""The copy for a stick: what is in it, that it is the same each time, and what it refuses."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from conftest import ROOT

from generator.build import build_site, build_stick
from generator.cli import main
from generator.commands.common import THEMES
from generator.core.page import Output, Page
from generator.core.problem import BuildStopped, Problem
from generator.core.settings import BuildSettings
from generator.output.check import check_outputs
from generator.plan.stick import list_folders
from generator.stick.limits import find_unfit
from generator.stick.plain_text import width_of, wrap, write_plain_text
from generator.theme.theme import Theme
from generator.words.messages import describe

NAME = "jirei-r6"  # the small site has no short name of its own
ADDRESS = "https://example.jp/dx/"
GUIDE = {"START.html", "README.txt", "FILES.html", "SHA256SUMS.txt"}
# What a locked-down PC stops, or what Windows runs by itself.
PROGRAMS = {".exe", ".bat", ".cmd", ".com", ".inf", ".lnk", ".msi", ".ps1", ".vbs", ".hta", ".url"}


@pytest.fixture(scope="module")
def settings(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildSettings:
    return BuildSettings(small_content, tmp_path_factory.mktemp("usb") / "usb", THEMES, ADDRESS)


@pytest.fixture(scope="module")
def folder(settings: BuildSettings) -> Path:
    """The folder of a stick with the small site, its ZIP beside it."""
    build_stick(settings)
    return settings.out / NAME


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def read(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_output_is_one_folder_and_one_zip(folder: Path) -> None:
    marked = {".jirei-output", NAME, f"{NAME}.zip"}
    assert {path.name for path in folder.parent.iterdir()} == marked
    assert {path.name for path in folder.iterdir()} == GUIDE | {"site"}


@pytest.mark.slow
def test_the_site_on_the_stick_is_the_site_of_a_build(
    folder: Path, settings: BuildSettings, tmp_path: Path
) -> None:
    build_site(replace(settings, out=tmp_path / "site"))
    built = files_of(tmp_path / "site")
    del built[".jirei-output"]
    assert files_of(folder / "site") == built


@pytest.mark.slow
def test_nothing_on_the_stick_is_a_program(folder: Path) -> None:
    assert {Path(name).suffix.lower() for name in files_of(folder)} & PROGRAMS == set()


@pytest.mark.slow
def test_the_zip_holds_the_folder_sorted_in_ascii_with_the_day_of_the_content(folder: Path) -> None:
    with ZipFile(folder.parent / f"{NAME}.zip") as zipped:
        entries = zipped.infolist()
        unzipped = {entry.filename: zipped.read(entry) for entry in entries}
    assert unzipped == {f"{NAME}/{name}": content for name, content in files_of(folder).items()}
    names = list(unzipped)
    assert names == sorted(names)
    assert all(name.isascii() for name in names)
    times = {entry.date_time for entry in entries}
    kinds = {
        (e.create_system, e.external_attr >> 16, e.compress_type, e.flag_bits) for e in entries
    }
    assert times == {(1980, 1, 1, 0, 0, 0)}  # the small site names no day
    assert kinds == {(3, 0o100644, ZIP_DEFLATED, 0)}


def compress_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's zlib becomes one of another make: what it inflates is the same."""
    compress, compressobj = zlib.compress, zlib.compressobj
    monkeypatch.setattr(zlib, "compress", lambda content, *_, **__: compress(content, 0))
    monkeypatch.setattr(zlib, "compressobj", lambda level=-1, *others: compressobj(0, *others))


@pytest.mark.slow
def test_a_stick_is_the_same_whatever_the_zlib_of_the_machine(
    folder: Path, settings: BuildSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = zlib.compress(b"a" * 99)
    compress_otherwise(monkeypatch)
    assert zlib.compress(b"a" * 99) != before
    build_stick(replace(settings, out=tmp_path / "usb"))
    assert files_of(tmp_path / "usb") == files_of(folder.parent)


@pytest.mark.slow
def test_the_zip_is_a_third_of_its_files(folder: Path) -> None:
    with ZipFile(folder.parent / f"{NAME}.zip") as zipped:
        entries = zipped.infolist()
    for entry in entries:  # nothing grows by more than its frame
        assert entry.compress_size <= entry.file_size + 5 * (entry.file_size // 65_535 + 1)
    assert sum(e.compress_size for e in entries) < 0.35 * sum(e.file_size for e in entries)


@pytest.mark.slow
def test_a_stick_is_the_same_whatever_the_machine(small_content: Path, tmp_path: Path) -> None:
    machines = (
        ({"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"}, 0o077),
        ({"TZ": "America/Caracas", "LC_ALL": "C", "PYTHONHASHSEED": "2"}, 0o002),
    )
    found = []
    for number, (environment, umask) in enumerate(machines):
        out = tmp_path / str(number)
        command = ("-m", "generator", "usb", "--content", str(small_content), "--out", str(out))
        subprocess.run(
            [sys.executable, *command],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **environment},
            umask=umask if os.name == "posix" else -1,
        )
        found.append(files_of(out))
    assert len(found[0]) > 50
    assert found[0] == found[1]


@pytest.mark.slow
def test_the_sums_are_those_of_every_other_file_in_the_form_of_sha256sum(folder: Path) -> None:
    files = files_of(folder)
    sums = files.pop("SHA256SUMS.txt")
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    assert sums == "".join(lines).encode("ascii")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_sha256sum_finds_a_changed_file(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    command = ("sha256sum", "--quiet", "-c", "SHA256SUMS.txt")
    assert subprocess.run(command, cwd=copy, check=False).returncode == 0
    (copy / "site" / "index.html").write_bytes(b"changed")
    done = subprocess.run(command, cwd=copy, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"site/index.html" in done.stdout


@pytest.mark.slow
def test_notepad_shows_the_readme(folder: Path) -> None:
    raw = (folder / "README.txt").read_bytes()
    assert raw.startswith(codecs.BOM_UTF8)
    text = raw.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") > 50
    assert "&" not in text
    assert "<" not in text
    assert max(width_of(line) for line in text.split("\r\n")) <= 70
    for said in (
        NAME,
        ADDRESS,
        "print.html",
        "令和6年度",
        "certutil -hashfile",
        "Get-FileHash",
        "sha256sum -c",
    ):
        assert said in text


@pytest.mark.slow
def test_the_first_page_leads_to_the_site_the_files_and_the_public_address(folder: Path) -> None:
    html = read(folder, "START.html")
    for address in ("site/index.html", "site/print.html", "FILES.html", "README.txt", ADDRESS):
        assert f'href="{address}"' in html
    assert 'action="site/search.html"' in html
    assert NAME in html
    assert 'rel="canonical"' not in html
    assert 'http-equiv="Content-Security-Policy"' in html


@pytest.mark.slow
def test_without_an_address_the_guide_names_none(
    small_content: Path, settings: BuildSettings, tmp_path: Path
) -> None:
    build_stick(replace(settings, out=tmp_path / "usb", base_url=None))
    for name in ("START.html", "README.txt"):
        assert "公開している" not in read(tmp_path / "usb" / NAME, name)


@pytest.mark.slow
def test_the_index_links_every_page_and_counts_every_file(folder: Path) -> None:
    html = read(folder, "FILES.html")
    site = files_of(folder / "site")
    linked = set(re.findall(r'<th scope="row"><a href="site/([^"]+)">', html))
    assert linked == {name for name in site if name.endswith(".html")}
    captions = re.findall(r"<caption>.*?（([0-9,]+)個、", html)
    assert sum(int(count.replace(",", "")) for count in captions) == len(site)
    assert f"（{len(site)}個、" in html


def test_the_index_has_a_folder_s_pages_then_its_other_files_by_kind(
    standard_theme: Theme,
) -> None:
    pages = {"a/x.html": Page("a/x.html", "case.html", "題名", "", (), {})}
    names = ("a/x.html", "a/b.png", "a/c.webp", "a/d.css", "data/e.css")
    site = [Output(name, b"1" * 1001) for name in names]
    folders = list_folders(standard_theme.labels, pages, site)
    rows = [(row.what, row.name, row.size) for folder in folders for row in folder.rows]
    assert rows == [
        ("題名", "x.html", "2KB"),
        ("画像", "2個のファイル", "3KB"),
        ("画面の見た目を決めるファイル", "d.css", "2KB"),
        ("オープンデータのファイル", "e.css", "2KB"),
    ]


@pytest.mark.slow
def test_the_guide_is_checked_like_the_site(folder: Path) -> None:
    outputs = [Output(name, content) for name, content in files_of(folder).items()]
    assert list(check_outputs(outputs, ADDRESS, "site/")) == []
    halved = [output for output in outputs if not output.path.startswith("site/assets/")]
    broken = {problem.where.path for problem in check_outputs(halved, ADDRESS, "site/")}
    assert broken > {"START.html", "FILES.html"}


def unfit(*paths: str) -> Iterator[tuple[str, str]]:
    for problem in find_unfit([Output(path, b"") for path in paths]):
        assert re.search("[。]$", describe(problem))
        yield problem.code, problem.where.path


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a/CON.html", "stick-name-reserved"),
        ("aux/a.html", "stick-name-reserved"),
        ("a/Lpt1", "stick-name-reserved"),
        ("a/com0.html", "stick-name-reserved"),
        ("a/lpt9", "stick-name-reserved"),
        ("a/CONIN$", "stick-name-reserved"),
        ("a/conout$.txt", "stick-name-reserved"),
        ("a/b:c.html", "stick-character-forbidden"),
        ("a/b?.html", "stick-character-forbidden"),
        ("a/b\x1f.html", "stick-character-forbidden"),
        ("a/ロゴ.png", "stick-name-not-ascii"),
        ("é/a.png", "stick-name-not-ascii"),
        ("a./b.html", "stick-name-ending"),
        ("a/b.html ", "stick-name-ending"),
        ("a/" + "b" * 149, "stick-path-too-long"),
    ],
)
def test_a_name_that_a_stick_cannot_hold_is_a_problem(path: str, code: str) -> None:
    assert list(unfit("x.html", path)) == [(code, path)]


@pytest.mark.parametrize("path", ["a/" + "b" * 148, "a/console.html", "a/.b", "com/lpt10.html"])
def test_a_name_that_a_stick_can_hold_is_none(path: str) -> None:
    assert list(unfit("x.html", path)) == []


def test_names_that_differ_in_case_alone_are_a_problem_for_files_and_for_folders() -> None:
    assert list(unfit("a/b.html", "a/B.html")) == [("stick-name-twice", "a/B.html")]
    assert list(unfit("a/b.html", "A/c.html")) == [("stick-name-twice", "A/c.html")]


@pytest.mark.slow
def test_a_folder_holds_as_many_files_as_fat32_has_entries_for() -> None:
    # 13 characters of a long name an entry, and one more: 3 entries a file, and 2 of the folder.
    names = [f"a/{number:014}" for number in range(21_845)]
    assert list(unfit(*names[:-1])) == []
    assert list(unfit(*names)) == [("stick-folder-too-full", "a")]


class Claimed(bytes):
    """A content that says to have more bytes than a test has room for."""

    size = 0

    def __len__(self) -> int:
        return self.size


def test_a_file_that_fat32_cannot_count_is_a_problem() -> None:
    largest, larger = Claimed(), Claimed()
    largest.size, larger.size = 2**32 - 1, 2**32
    problems = list(find_unfit([Output("a", largest), Output("b", larger)]))
    assert [(p.code, p.where.path) for p in problems] == [("stick-file-too-large", "b")]


@pytest.mark.slow
def test_a_theme_with_a_name_for_no_stick_is_refused_and_nothing_is_written(
    settings: BuildSettings, tmp_path: Path
) -> None:
    themes = shutil.copytree(THEMES, tmp_path / "themes")
    image = themes / "standard" / "assets" / "img" / "ロゴ.svg"
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    own = replace(settings, themes=themes, out=tmp_path / "usb")
    with pytest.raises(BuildStopped) as stopped:
        build_stick(own)
    place = f"{NAME}/site/assets/img/ロゴ.svg"
    assert [(p.code, p.where.path) for p in errors(stopped.value)] == [
        ("stick-name-not-ascii", place)
    ]
    assert not own.out.exists()
    build_site(own)  # a server can have it


def errors(stopped: BuildStopped) -> list[Problem]:
    return [problem for problem in stopped.problems if problem.is_error]


@pytest.mark.slow
def test_a_theme_without_the_words_of_the_guide_is_refused(
    settings: BuildSettings, tmp_path: Path
) -> None:
    themes = shutil.copytree(THEMES, tmp_path / "themes")
    labels = themes / "standard" / "labels.yaml"
    words = labels.read_text(encoding="utf-8").replace("\n  files_lead:", "\n  other_lead:")
    labels.write_text(words, encoding="utf-8", newline="\n")
    with pytest.raises(BuildStopped) as stopped:
        build_stick(replace(settings, themes=themes, out=tmp_path / "usb"))
    assert [p.code for p in errors(stopped.value)] == ["unknown-interface-word"]


@pytest.mark.slow
def test_the_command_says_what_it_has_written(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "usb"
    assert main(["usb", "--content", str(small_content), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    digest = hashlib.sha256((out / f"{NAME}.zip").read_bytes()).hexdigest()
    assert f"ZIPのSHA-256: {digest}" in said
    assert f"ファイル {len(files_of(out / NAME))}個" in said


@pytest.mark.slow
def test_the_command_takes_the_theme_that_it_is_told(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["usb", "--content", str(small_content), "--out", str(tmp_path / "usb")]
    assert main([*command, "--theme", "nowhere"]) == 1
    assert "「nowhere」がありません" in capsys.readouterr().out
    assert not (tmp_path / "usb").exists()


def test_the_command_leaves_a_folder_with_other_files_alone(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["usb", "--content", str(small_content), "--out", str(tmp_path)]) == 2
    assert "この命令が書き出したものではない" in capsys.readouterr().err
    assert files_of(tmp_path) == {"mine.txt": b"mine"}


def test_a_line_is_folded_where_japanese_may_be() -> None:
    text = "・「" + "事例、" * 40 + "」をJavaScriptで、（検索）して、きゃっきゃと読む。" * 3
    lines = list(wrap(text, 70))
    assert "".join(line.removeprefix("  ") for line in lines) == text
    assert all(width_of(line) <= 70 for line in lines)
    assert all(line.startswith("  ") for line in lines[1:])
    starts = {line.removeprefix("  ")[0] for line in lines[1:]}
    ends = {line[-1] for line in lines}
    assert not starts & set("、。」）ゃっ")
    assert not ends & set("「（")
    assert sum("JavaScript" in line for line in lines) == 3
    assert list(wrap("・ab cd ef", 4)) == ["・ab", "  cd", "  ef"]


def test_a_command_stays_on_its_line() -> None:
    command = "    " + "a b " * 30 + "c"
    assert write_plain_text(command) == codecs.BOM_UTF8 + command.encode()
