"""Outputs → the output folder, swapped in whole; the last good output stays until then.

`write_site(outputs, Path("build/site"))` leaves files with equal bytes their time of change.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.page import Output
from generator.problem import OutputFolderRefused, OutputNotWritten

# A folder that is to be replaced must be empty or carry this file: nobody's own files are lost.
MARKER = ".jirei-output"


def write_site(outputs: Iterable[Output], folder: Path) -> int:
    """Writes all outputs beside the folder, then swaps; the old site stays whole until then.

    Gives the number of files that are new or have other bytes than before. Raises
    OutputFolderRefused, or OutputNotWritten with the system's own words.
    """
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise OutputFolderRefused(str(folder))
    try:
        return write_and_swap(outputs, folder)
    except OSError as error:
        raise OutputNotWritten(str(error)) from error


def write_and_swap(outputs: Iterable[Output], folder: Path) -> int:
    """The outputs in a fresh folder beside the old one, then in its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    fresh = workplace / "fresh"
    try:
        fresh.mkdir()
        changed = sum(write_output(output, fresh, folder) for output in outputs)
        (fresh / MARKER).write_bytes(b"")
        swap(fresh, folder, workplace / "last")
        return changed
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def write_output(output: Output, fresh: Path, last: Path) -> bool:
    """One file, and whether it changed; a file with the last site's bytes keeps its time."""
    target = fresh / output.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(output.content)
    before = last / output.path
    if before.is_file() and before.read_bytes() == output.content:
        status = before.stat()
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
        return False
    return True


def swap(fresh: Path, folder: Path, last: Path) -> None:
    """Puts the fresh folder in the place of the old one, which comes back if that fails."""
    if not folder.exists():
        fresh.rename(folder)
        return
    folder.rename(last)
    try:
        fresh.rename(folder)
    except OSError:
        last.rename(folder)
        raise
