"""Digests of all that a build reads: of folders, byte by byte, and of the program itself.

Times of files say nothing: a copy, a checkout or a restored file has any.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

OWN_FOLDER = Path(__file__).resolve().parent.parent
NOT_READ = {"__pycache__", ".git"}


def digest_folder(folder: Path) -> str:
    """One value for all files below a folder, their names and whatever else lies there.

    Raises OSError where something cannot be read.
    """
    whole = hashlib.sha256()
    for path, content in sorted(list_entries(str(folder), "")):
        whole.update(f"{len(path.encode())} {len(content)} {path}".encode())
        whole.update(content)
    return whole.hexdigest()


def list_entries(folder: str, below: str) -> Iterator[tuple[str, bytes]]:
    """Paths with the digests of their bytes; links are followed to files and to nothing else."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.name in NOT_READ:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield f"{path}/", b""
                yield from list_entries(entry.path, f"{path}/")
                continue
            link = os.fsencode(Path(entry.path).readlink()) if entry.is_symlink() else b""
            is_file = entry.is_file()
            content = Path(entry.path).read_bytes() if is_file else b"-"
            yield path, b"\0".join((link, hashlib.sha256(content).digest()))


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
