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

from generator.core.page import Output
from generator.core.problem import OutputNotWritten
from generator.output import write
from generator.words.faults import explain_fault

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="each fault needs its own process")

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
        write.write_folder(NEW, site)
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


@pytest.mark.slow
@needs_fork
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
        write.write_folder(OLD, site)
        ends.append(run_with_fault(site, at, die, CALLS))
        if in_one_step or site.exists():
            assert files_of(site) in (bytes_of(OLD), bytes_of(NEW)), at
        with write.reserve(site):
            assert files_of(site) in (bytes_of(OLD), bytes_of(NEW)), at
        write.write_folder(NEW, site)
        assert files_of(site) == bytes_of(NEW)
        assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]
        if ends[-1] == SPARED:
            break
    assert ends[-1] == SPARED
    assert set(ends[:-1]) == {-signal.SIGKILL}
    assert len(ends) > 15


@needs_fork
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
        write.write_folder(OLD, site)
        end = run_with_fault(site, at, refuse(code), (*WRITES, "open"))
        ends.append(end)
        assert files_of(site) == bytes_of(OLD if end == REFUSED else NEW), at
        write.write_folder(NEW, site)
        assert files_of(site) == bytes_of(NEW)
        if end == SPARED:
            break
    assert ends[-1] == SPARED
    assert set(ends[:-1]) <= {WRITTEN, REFUSED}  # a folder that is there need not be made
    assert ends.count(REFUSED) > 6


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "ディスクの空きが足りません。"),
        (errno.EACCES, "書き込む権限があるか"),
        (errno.EPERM, "書き込む権限があるか"),
        (errno.EROFS, "読み取り専用の場所"),
        (errno.EIO, "USBメモリーやネットワークのフォルダーなら、つながっているか"),
        (errno.ELOOP, "リンクが互いを指していて"),
        (errno.EMFILE, "開いているファイルが多すぎます。"),
        (errno.ENAMETOOLONG, "名前が長すぎます。"),
        (errno.ENOTDIR, "同じ名前のファイルがあります。"),
        (errno.EISDIR, "同じ名前のフォルダーがあります。"),
        (errno.EBUSY, "ほかのプログラムが使っています。"),
        (errno.ENOENT, "フォルダーまたはファイルがありません。"),
    ],
)
def test_what_the_disk_says_is_told_in_japanese_with_what_to_do(code: int, said: str) -> None:
    told = explain_fault(OSError(code, os.strerror(code), "out/a.html"))
    assert told.startswith("out/a.html: ")
    assert said in told
    assert told.endswith("ください。")
    assert os.strerror(code) not in told


@pytest.mark.parametrize(
    ("winerror", "said"),
    [
        (5, "書き込めません。"),
        (19, "読み取り専用の場所なので、書き込めません。"),
        (32, "ほかのプログラムが使っています。"),
    ],
)
def test_what_python_takes_together_windows_tells_apart(winerror: int, said: str) -> None:
    fault = type("WindowsFault", (PermissionError,), {"winerror": winerror})
    assert explain_fault(fault(errno.EACCES, "Access is denied", "a.html")).startswith(
        f"a.html: {said}"
    )


def test_a_fault_without_words_of_ours_is_told_with_those_of_the_system() -> None:
    told = explain_fault(OSError(errno.EPIPE, "Broken pipe", "a.html"))
    assert told == ("a.html: 読み書きできません。管理者に次の言葉を伝えてください: Broken pipe")
    assert explain_fault(OSError("no code")).endswith(": no code")
