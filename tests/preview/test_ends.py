"""What makes the search in another process ends with the program, however that ends."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.core.temporary import RUN_PREFIX, temporary_folder
from tools.serving import surroundings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are read in /proc"),
]

# The program with another Pagefind, also where the preview starts it as another process.
PROGRAM = """
import sys
from pathlib import Path
from generator.search import engine
engine.get_executable = lambda: Path(sys.argv[1])
if __name__ == "__main__":
    from generator.cli import main
    sys.exit(main(sys.argv[2:]))
"""
# It says which process it is and which has started it, and hangs.
PAGEFIND = """#!{python}
import os, pathlib, time
part = pathlib.Path({said!r} + ".part")
part.write_text(f"{{os.getpid()}} {{os.getppid()}}")
part.rename({said!r})
time.sleep(120)
"""

SERVE = ("serve", "--port", "0")


def is_running(process: int) -> bool:
    """Whether there is such a process, and not only its exit code that nobody has asked for."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def wait_until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said"


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    (tmp_path / "temporary").mkdir()
    return tmp_path / "temporary"


@contextmanager
def start(
    small_content: Path, said: Path, temporary: Path, *command: str
) -> Iterator[subprocess.Popen[str]]:
    """A command whose Pagefind hangs, in the moment when that has begun."""
    folder = said.parent
    shutil.copytree(small_content, folder / "content")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    pagefind = folder / "pagefind"
    pagefind.write_text(PAGEFIND.format(python=sys.executable, said=str(said)), encoding="utf-8")
    pagefind.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "program.py", str(pagefind), *command],
        cwd=folder,
        env=surroundings() | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as program:
        try:
            wait_until(said.exists)
            yield program
        finally:
            program.kill()


def read_processes(said: Path) -> list[int]:
    processes = [int(word) for word in said.read_text(encoding="utf-8").split()]
    assert all(map(is_running, processes))
    return processes


@pytest.mark.parametrize("kind", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_nothing_of_a_preview_outlives_it(
    small_content: Path,
    said: Path,
    temporary: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with start(small_content, said, temporary, *SERVE) as server:
        processes = read_processes(said)
        server.send_signal(getattr(signal, kind))
        heard = server.communicate(timeout=20)[1]
        wait_until(lambda: not any(map(is_running, processes)))
    assert heard == ""
    assert server.returncode == (0 if kind != "SIGKILL" else -signal.SIGKILL)
    assert bool(list(temporary.glob(f"{RUN_PREFIX}*"))) == (kind == "SIGKILL")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with temporary_folder():
        pass
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("kind", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_nothing_of_a_build_outlives_it(
    small_content: Path, said: Path, temporary: Path, kind: str
) -> None:
    with start(small_content, said, temporary, "build") as build:
        processes = read_processes(said)
        number = getattr(signal, kind)
        build.send_signal(number)
        heard = build.communicate(timeout=20)[1]
    assert not any(map(is_running, processes))
    assert build.returncode == 128 + number
    assert heard.count("\n") == 1
    assert ("Ctrl+C" in heard) == (kind == "SIGINT")
    assert list(temporary.iterdir()) == []
    left = sorted(path.name for path in (said.parent / "build").iterdir())
    assert left == [".site.kept", ".site.lock"]


def test_an_edit_ends_a_pagefind_that_hangs(
    small_content: Path, said: Path, temporary: Path
) -> None:
    with start(small_content, said, temporary, *SERVE):
        processes = read_processes(said)
        said.unlink()
        site = said.parent / "content" / "site.yaml"
        site.write_bytes(site.read_bytes().replace(b"title: ", b"title: New ", 1))
        wait_until(said.exists)
        assert not any(map(is_running, processes))
        # That of what the session keeps, and that of the search which is made now.
        assert len(list(temporary.glob(f"{RUN_PREFIX}*"))) == 2
