"""The output folder is swapped in whole, and nobody's own files are lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.page import Output
from generator.problem import OutputFolderRefused, OutputNotWritten
from generator.write import write_site

ONE = Output("a/b.html", b"one")
TWO = Output("c.html", b"two")


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_new_site_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_site([ONE, TWO], tmp_path / "build" / "site") == 2
    assert files_of(tmp_path / "build" / "site") == {".jirei-output", "a/b.html", "c.html"}
    assert [p.name for p in (tmp_path / "build").iterdir()] == ["site"]


def test_an_unchanged_file_keeps_its_time_and_a_changed_one_does_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([ONE, TWO], site)
    before = {name: (site / name).stat().st_mtime_ns for name in ("a/b.html", "c.html")}
    assert write_site([ONE, Output("c.html", b"other")], site) == 1
    assert (site / "a/b.html").stat().st_mtime_ns == before["a/b.html"]
    assert (site / "c.html").stat().st_mtime_ns > before["c.html"]


def test_what_is_no_longer_planned_is_removed(tmp_path: Path) -> None:
    write_site([ONE, TWO], tmp_path / "site")
    write_site([TWO], tmp_path / "site")
    assert files_of(tmp_path / "site") == {".jirei-output", "c.html"}


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputFolderRefused):
        write_site([ONE], tmp_path)
    assert files_of(tmp_path) == {"mine.txt"}


def test_a_failure_in_the_middle_leaves_the_last_site_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site([ONE, TWO], site)
    with pytest.raises(OutputNotWritten):
        write_site([Output("c.html", b"new"), Output("c.html/x", b"clash")], site)
    assert (site / "c.html").read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_failed_swap_brings_the_last_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write_site([ONE], site)
    rename, calls = Path.rename, []

    def fail_second(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError("disk")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_second)
    with pytest.raises(OutputNotWritten):
        write_site([TWO], site)
    assert files_of(site) == {".jirei-output", "a/b.html"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
