"""The output folder is swapped in whole, and nobody's own files are lost."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.core.page import Output
from generator.core.problem import OutputFolderRefused, OutputNotWritten
from generator.output.write import write_folder

ONE = Output("a/b.html", b"one")
TWO = Output("c.html", b"two")


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_site_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_folder([ONE, TWO], tmp_path / "build" / "site") == 2
    assert files_of(tmp_path / "build" / "site") == {".jirei-output", "a/b.html", "c.html"}
    assert names_in(tmp_path / "build") == [".site.lock", "site"]


def test_an_unchanged_file_keeps_its_time_and_a_changed_one_does_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder([ONE, TWO], site)
    before = {name: (site / name).stat().st_mtime_ns for name in ("a/b.html", "c.html")}
    assert write_folder([ONE, Output("c.html", b"other")], site) == 1
    assert (site / "a/b.html").stat().st_mtime_ns == before["a/b.html"]
    assert (site / "c.html").stat().st_mtime_ns > before["c.html"]


def test_what_is_no_longer_planned_is_removed(tmp_path: Path) -> None:
    write_folder([ONE, TWO], tmp_path / "site")
    write_folder([TWO], tmp_path / "site")
    assert files_of(tmp_path / "site") == {".jirei-output", "c.html"}


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputFolderRefused):
        write_folder([ONE], tmp_path)
    assert files_of(tmp_path) == {"mine.txt"}


def test_an_output_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    for kind, other in (("", "headers"), ("headers", "")):
        folder = tmp_path / f"of-{kind}"
        write_folder([ONE, TWO], folder, kind)
        with pytest.raises(OutputFolderRefused):
            write_folder([TWO], folder, other)
        assert files_of(folder) == {".jirei-output", "a/b.html", "c.html"}
        assert write_folder([TWO], folder, kind) == 0
        assert files_of(folder) == {".jirei-output", "c.html"}


def test_the_top_of_a_disk_is_no_place_for_an_output() -> None:
    top = Path(Path.cwd().anchor)
    with pytest.raises(OutputFolderRefused):
        write_folder([ONE], top)


def test_links_that_lead_to_each_other_are_no_place_for_an_output(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for place in (tmp_path / "a", tmp_path / "a" / "site"):
        with pytest.raises(OutputNotWritten) as refused:
            write_folder([ONE], place)
        assert refused.value.fault.errno == errno.ELOOP
        assert refused.value.fault.filename == str(place)
    assert names_in(tmp_path) == ["a", "b"]


def test_a_failure_in_the_middle_leaves_the_last_site_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder([ONE, TWO], site)
    with pytest.raises(OutputNotWritten):
        write_folder([Output("c.html", b"new"), Output("c.html/x", b"clash")], site)
    assert (site / "c.html").read_bytes() == b"two"
    assert names_in(tmp_path) == [".site.lock", "site"]


def test_a_fault_without_a_place_gets_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OutputNotWritten) as refused:
        write_folder([ONE], tmp_path / "site")
    assert refused.value.fault.filename == str(tmp_path / "site")
