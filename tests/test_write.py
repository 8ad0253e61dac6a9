"""The output folder is swapped in whole, and nobody's own files are lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.page import Output
from generator.problem import OutputFolderRefused, OutputNotWritten
from generator.write import write_file, write_site

ONE = Output("a/b.html", b"one")
TWO = Output("c.html", b"two")


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_site_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_site([ONE, TWO], tmp_path / "build" / "site") == 2
    assert files_of(tmp_path / "build" / "site") == {".jirei-output", "a/b.html", "c.html"}
    assert names_in(tmp_path / "build") == [".site.lock", "site"]


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
    assert names_in(tmp_path) == [".site.lock", "site"]


def test_a_fault_without_a_place_gets_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OutputNotWritten) as refused:
        write_site([ONE], tmp_path / "site")
    assert refused.value.fault.filename == str(tmp_path / "site")


def test_one_file_is_written_whole_and_kept_where_it_is_equal(tmp_path: Path) -> None:
    path = tmp_path / "out" / "site.zip"
    assert write_file(path, b"one")
    time = path.stat().st_mtime_ns
    assert not write_file(path, b"one")
    assert path.stat().st_mtime_ns == time
    assert write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert names_in(path.parent) == ["site.zip"]


def test_one_file_that_cannot_be_written_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "site.zip"
    write_file(path, b"one")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputNotWritten):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert names_in(tmp_path) == ["site.zip"]
