"""Digests of all that a build reads: of folders, byte by byte, and of the program itself.

Times of files say nothing: a copy, a checkout or a restored file has any.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

OWN_FOLDER = Path(__file__).resolve().parent.parent
NOT_READ = {"__pycache__", ".git"}


def digest_folder(folder: Path) -> str:
    """One value for all files below a folder, their names and whatever else lies there.

    Raises OSError where something cannot be read.
    """
    return digest_entries(list_entries(str(folder), ""))


@dataclass(frozen=True, slots=True)
class FolderDigest:
    """What `digest_folder` gives of a folder, from the files that are put into it."""

    entries: dict[str, bytes] = field(default_factory=dict)

    def add(self, path: str, content: bytes) -> None:
        self.entries[path] = digest_file(content)
        while path := posixpath.dirname(path):
            self.entries[f"{path}/"] = b""

    def hexdigest(self) -> str:
        return digest_entries(self.entries.items())


def digest_entries(entries: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for path, content in sorted(entries):
        whole.update(f"{len(path.encode())} {len(content)} {path}".encode())
        whole.update(content)
    return whole.hexdigest()


def digest_file(content: bytes, link: bytes = b"") -> bytes:
    return b"\0".join((link, hashlib.sha256(content).digest()))


def list_entries(folder: str, below: str) -> Iterator[tuple[str, bytes]]:
    """Paths with the digests of their bytes; links are followed to files, at the top to folders."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.name in NOT_READ:
                continue
            if entry.is_dir(follow_symlinks=not below):  # a folder of cases may lie elsewhere
                yield f"{path}/", b""
                yield from list_entries(entry.path, f"{path}/")
                continue
            link = os.fsencode(Path(entry.path).readlink()) if entry.is_symlink() else b""
            is_file = entry.is_file()
            content = Path(entry.path).read_bytes() if is_file else b"-"
            yield path, digest_file(content, link)


def digest_program() -> str:
    """One value for this program, its data, and the packages and the Python that it runs on."""
    packages = sorted(
        path.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix in (".dist-info", ".egg-info")
    )
    found = "\n".join((digest_folder(OWN_FOLDER), sys.version, *packages))
    return hashlib.sha256(found.encode()).hexdigest()
