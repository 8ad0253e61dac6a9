"""One file is written whole or not at all, and nothing that is not ours is lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.commands.files import claim_file, write_file
from generator.core.problem import OutputFileRefused, OutputNotWritten


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_place_for_a_file_is_free_empty_or_of_our_own(tmp_path: Path) -> None:
    def is_own(content: bytes) -> bool:
        return content == b"own"

    claim_file(tmp_path / "new" / "a.txt", is_own)
    assert (tmp_path / "new").is_dir()
    for content in (b"", b"own"):
        (tmp_path / "a.txt").write_bytes(content)
        claim_file(tmp_path / "a.txt", is_own)
    (tmp_path / "a.txt").write_bytes(b"mine")
    for place in (tmp_path / "a.txt", tmp_path):
        with pytest.raises(OutputFileRefused):
            claim_file(place, is_own)
    with pytest.raises(OutputNotWritten):
        claim_file(tmp_path / "a.txt" / "b.txt", is_own)


def test_the_top_of_a_disk_is_no_place_for_a_file() -> None:
    for path in (Path(Path.cwd().anchor), Path()):
        with pytest.raises(OutputFileRefused):
            write_file(path, b"one")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no files of this kind")
def test_a_device_or_a_pipe_is_no_file_of_ours(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(OutputFileRefused):
            claim_file(place, lambda _: True)
    with pytest.raises(OutputFileRefused):  # /dev/null itself would be lost if this failed
        write_file(tmp_path / "pipe", b"one")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert names_in(tmp_path) == ["pipe"]


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
    with pytest.raises(OutputNotWritten) as refused:
        write_file(path, b"two")
    assert refused.value.fault.filename == str(path)
    assert path.read_bytes() == b"one"
    assert names_in(tmp_path) == ["site.zip"]
