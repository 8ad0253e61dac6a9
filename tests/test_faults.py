"""Whatever stops a build, and wherever, the last good output stays whole and the next build works.

A fault is put in at the n-th call to the file system, for every n: the process is killed there, or
the system refuses the call. Python tells each call to an audit hook (PEP 578).
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import write
from generator.page import Output
from generator.problem import OutputNotWritten

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each fault needs its own process")

OLD = (Output("a/b.html", b"old"), Output("c.html", b"same"), Output("gone.html", b"gone"))
NEW = (Output("a/b.html", b"new"), Output("c.html", b"same"), Output("more/d.html", b"d"))
CALLS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime", "os.scandir")
WRITES = ("os.mkdir", "os.rename")
MOST_CALLS = 500
WRITTEN, REFUSED, SPARED, CRASHED = range(4)  # how a process ended; spared: there is no n-th call


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != write.MARKER
    }


def bytes_of(outputs: tuple[Output, ...]) -> dict[str, bytes]:
    return {output.path: output.content for output in outputs}


def run_with_fault(site: Path, at: int, strike: Callable[[], None], calls: tuple[str, ...]) -> int:
    """Writes the new site in a process of its own with a fault at a call; how that ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = at

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in calls and is_change(event, arguments):
            left -= 1
            if left == 0:
                strike()

    sys.addaudithook(count)
    end = CRASHED
    try:
        write.write_site(NEW, site)
        end = WRITTEN
    except OutputNotWritten:
        end = REFUSED
    finally:
        os._exit(end if left <= 0 else SPARED)


def is_change(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether a call can fail on a disk that is full: reading cannot."""
    return event != "open" or "w" in str(arguments[1])


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(code: int) -> Callable[[], None]:
    def strike() -> None:
        raise OSError(code, os.strerror(code), "somewhere")

    return strike


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "exchange", lambda first, second: False)


@pytest.mark.parametrize("in_one_step", [True, False], ids=["swap in one step", "in two"])
def test_a_build_that_is_killed_at_any_call_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        without_exchange(monkeypatch)
    elif sys.platform not in ("linux", "darwin"):
        pytest.skip("this system swaps folders in two steps")
    ends = []
    for at in range(1, MOST_CALLS):
        site = tmp_path / str(at) / "site"
        write.write_site(OLD, site)
        ends.append(run_with_fault(site, at, die, CALLS))
        if in_one_step or site.exists():
            assert files_of(site) in (bytes_of(OLD), bytes_of(NEW)), at
        with write.reserve(site):
            assert files_of(site) in (bytes_of(OLD), bytes_of(NEW)), at
        write.write_site(NEW, site)
        assert files_of(site) == bytes_of(NEW)
        assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]
        if ends[-1] == SPARED:
            break
    assert ends[-1] == SPARED
    assert set(ends[:-1]) == {-signal.SIGKILL}
    assert len(ends) > 15


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("in_one_step", [True, False], ids=["swap in one step", "in two"])
def test_a_disk_that_refuses_any_call_leaves_the_old_site_or_the_new_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, in_one_step: bool
) -> None:
    if not in_one_step:
        without_exchange(monkeypatch)
    ends = []
    for at in range(1, MOST_CALLS):
        site = tmp_path / str(at) / "site"
        write.write_site(OLD, site)
        end = run_with_fault(site, at, refuse(code), (*WRITES, "open"))
        ends.append(end)
        assert files_of(site) == bytes_of(OLD if end == REFUSED else NEW), at
        write.write_site(NEW, site)
        assert files_of(site) == bytes_of(NEW)
        if end == SPARED:
            break
    assert ends[-1] == SPARED
    assert set(ends[:-1]) <= {WRITTEN, REFUSED}  # a folder that is there need not be made
    assert ends.count(REFUSED) > 6
