"""The digest of a folder is told by its files, be they read there or put there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.core.fingerprint import FolderDigest, digest_folder
from generator.core.page import Output
from generator.output.write import MARKER, write_folder

FILES = [Output("a.html", b"a"), Output("data/cases/b.json", b"{}"), Output("c.html", b"")]


def test_a_folder_is_digested_as_it_is_written(tmp_path: Path) -> None:
    written = FolderDigest()
    for file in FILES:
        written.add(file.path, file.content)
    assert write_folder(FILES, tmp_path / "site") == 3
    assert digest_folder(tmp_path / "site") != written.hexdigest()
    written.add(MARKER, b"")
    assert digest_folder(tmp_path / "site") == written.hexdigest()


def test_another_name_place_or_content_is_another_digest() -> None:
    folders: list[dict[str, bytes]] = [
        {"a": b"1"},
        {"b": b"1"},
        {"a": b"2"},
        {"a/a": b"1"},
        {"a": b"1", "b": b""},
    ]
    found = set()
    for files in folders:
        digest = FolderDigest()
        for path, content in files.items():
            digest.add(path, content)
        found.add(digest.hexdigest())
    assert len(found) == len(folders)


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")
def test_a_folder_that_lies_elsewhere_is_digested_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content" / "cases").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "content" / "loop").symlink_to(tmp_path / "content")
    before = digest_folder(tmp_path / "content")
    (tmp_path / "elsewhere" / "a.md").write_bytes(b"a")
    assert digest_folder(tmp_path / "content") != before
