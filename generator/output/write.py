"""Outputs → the output folder, swapped in whole; the last good output stays until then.

`write_folder(outputs, Path("build/site"))` leaves files with equal bytes their time of change.
"""

from __future__ import annotations

import errno
import os
import posixpath
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.core.page import Output
from generator.core.problem import OutputBusy, OutputFolderRefused, OutputNotWritten
from generator.output.exchange import exchange

# A folder that is to be replaced must be empty or carry this file, which names the kind of output
# (of a site it is empty): nobody's own files are lost, nor a site to the settings of a server.
MARKER = ".jirei-output"


def write_folder(outputs: Iterable[Output], folder: Path, kind: str = "") -> int:
    """Writes all outputs beside the folder, then swaps; the last ones stay whole until then.

    Gives the number of files that are new or have other bytes than before. Raises what `reserve`
    raises, and OutputNotWritten where the disk refuses.
    """
    folder = follow_folder(folder)
    with reserve(folder, kind):
        try:
            return write_and_swap(outputs, folder, kind)
        except OSError as error:
            raise OutputNotWritten(error, str(folder)) from error


def follow_folder(folder: Path) -> Path:
    """Where a folder is, all links followed; raises OutputNotWritten where they lead nowhere."""
    try:
        return folder.resolve()
    except RuntimeError as error:  # Python 3.11 has no other for links that lead to each other
        fault = OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        raise OutputNotWritten(fault, str(folder)) from error


@contextmanager
def reserve(folder: Path, kind: str = "") -> Iterator[bool]:
    """Keeps every other build out of an output folder; the system ends this with the process.

    Gives whether an earlier build was killed here, whose traces are now removed. Raises
    OutputFolderRefused where the folder holds anything but an output of the kind, OutputBusy where
    another build is at work, and OutputNotWritten where the disk refuses.
    """
    folder = follow_folder(folder)
    if not folder.name:  # the top of a disk: nothing can be made beside it
        raise OutputFolderRefused(str(folder))
    # In one process this is the same lock each time: `write_folder` asks for it again.
    lock = FileLock(folder.with_name(f".{folder.name}.lock"), timeout=0, is_singleton=True)
    try:
        if folder.exists() and any(folder.iterdir()) and read_mark(folder) != kind:
            raise OutputFolderRefused(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise OutputBusy(str(folder)) from error
    except OSError as error:
        raise OutputNotWritten(error, str(folder)) from error
    try:
        yield lock.lock_counter == 1 and clear_up(folder)
    finally:
        lock.release()


def read_mark(folder: Path) -> str | None:
    """The kind of output that a folder holds; None where it holds none."""
    mark = folder / MARKER
    return mark.read_text(encoding="utf-8", errors="replace") if mark.is_file() else None


def workplace_of(folder: Path) -> Path:
    """Where the next output is made: on the same disk, so that it only has to be renamed."""
    return folder.with_name(f".{folder.name}.new")


def was_killed_at(folder: Path) -> bool:
    """Whether a build has been killed at its work on a folder, and none has cleared up since."""
    folder = follow_folder(folder)
    return bool(folder.name) and workplace_of(folder).exists()


def clear_up(folder: Path) -> bool:
    """Removes what a killed build has left, and puts the last output back if that was away."""
    workplace = workplace_of(folder)
    if not workplace.exists():
        return False
    try:
        put_back(workplace / "last", folder)
        shutil.rmtree(workplace)
    except OSError as error:
        raise OutputNotWritten(error, str(folder)) from error
    return True


def put_back(last: Path, folder: Path) -> None:
    """The last output in its place again, where no new one has taken it."""
    if last.exists() and not folder.exists():
        last.rename(folder)


def write_and_swap(outputs: Iterable[Output], folder: Path, kind: str) -> int:
    """The outputs in a fresh folder beside the old one, then in its place."""
    workplace = workplace_of(folder)
    fresh = workplace / "fresh"
    try:
        fresh.mkdir(parents=True)
        changed = sum(write_output(output, fresh, folder) for output in make_room(outputs, fresh))
        (fresh / MARKER).write_text(kind, encoding="utf-8", newline="\n")
        swap(fresh, folder, workplace / "last")
        return changed
    finally:
        put_back(workplace / "last", folder)
        shutil.rmtree(workplace, ignore_errors=True)


def make_room(outputs: Iterable[Output], fresh: Path) -> Iterator[Output]:
    """The outputs, each when its folder is there."""
    made: set[str] = set()
    for output in outputs:
        place = posixpath.dirname(output.path)
        if place not in made:
            (fresh / place).mkdir(parents=True, exist_ok=True)
            made.add(place)
        yield output


def write_output(output: Output, fresh: Path, last: Path) -> bool:
    """One file, and whether it changed; one of the last site's bytes is that very file."""
    target, before = fresh / output.path, last / output.path
    if not (before.is_file() and before.read_bytes() == output.content):
        target.write_bytes(output.content)
        return True
    try:
        os.link(before, target, follow_symlinks=True)
    except OSError:  # a disk without links, such as a stick's
        target.write_bytes(output.content)
        status = before.stat()
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    return False


def swap(fresh: Path, folder: Path, last: Path) -> None:
    """Puts the fresh folder in the place of the old one.

    In one step where the system can; else in two, and what stops between them is put right:
    a failure at once, a killed build by the next one.
    """
    if not folder.exists():
        fresh.rename(folder)
    elif not exchange(fresh, folder):
        folder.rename(last)
        fresh.rename(folder)
