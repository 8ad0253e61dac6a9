"""A temporary folder of this run alone; what killed runs have left there goes first.

>>> with temporary_folder() as folder:
...     (folder / "a.txt").write_bytes(b"1")
1
>>> folder.exists()
False
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from filelock import FileLock, Timeout

RUN_PREFIX = "jirei-"
# In each folder: a lock that the system ends with the process, a mark that the lock was held (so
# that a folder which is just being made is nobody's to remove), and the folder to work in.
RUN_LOCK, RUN_MARK, RUN_WORK = "run.lock", ".jirei-temporary", "work"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder, removed at the end; raises OSError where there is no place for one."""
    remove_left_folders()
    with (
        TemporaryDirectory(prefix=RUN_PREFIX, ignore_cleanup_errors=True) as name,
        FileLock(Path(name, RUN_LOCK), timeout=0),
    ):
        Path(name, RUN_MARK).touch()
        Path(name, RUN_WORK).mkdir()
        yield Path(name, RUN_WORK)


def remove_left_folders() -> None:
    """Removes the folders of runs that were killed, never one of a run that is alive."""
    with suppress(OSError):
        for mark in Path(gettempdir()).glob(f"{RUN_PREFIX}*/{RUN_MARK}"):
            with suppress(OSError, Timeout):  # it is in use, or gone
                remove_left(mark.parent)


def remove_left(folder: Path) -> None:
    """Removes a folder of ours; Timeout where its run is alive.

    The mark goes last: what a program that outlived its run still holds is left to the next run.
    """
    if folder.is_symlink() or (os.name != "nt" and folder.stat().st_uid != os.getuid()):
        return
    with FileLock(folder / RUN_LOCK, timeout=0):
        shutil.rmtree(folder / RUN_WORK, ignore_errors=True)
    if not (folder / RUN_WORK).exists():
        shutil.rmtree(folder, ignore_errors=True)
