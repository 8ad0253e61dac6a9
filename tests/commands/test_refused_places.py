"""A real build that is refused, killed or run twice says so in Japanese; the last output stays.

A place is refused by an audit hook (PEP 578), not by its mode bits, which root may ignore.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from generator.output import write

pytestmark = pytest.mark.slow

CASE = "content/cases/kagamino-online-counter.md"
IMAGE = "content/cases/kagamino-online-counter/screen.png"

# A build for which the system refuses whatever lies in a place: `refused code mode arguments…`.
REFUSED_BUILD = """
import os, sys
from pathlib import Path
refused, code, mode = Path(sys.argv[1]).resolve(), int(sys.argv[2]), sys.argv[3]
def refuse(event, arguments):
    if event == "open" and (mode == "read" or set("wxa") & set(str(arguments[1]))) or event in (
        "os.listdir", "os.scandir") and mode == "read" or event in ("os.mkdir", "os.rename"):
        if isinstance(arguments[0], (str, bytes)):
            path = Path(os.fsdecode(arguments[0])).absolute()
            if path == refused or refused in path.parents:
                raise OSError(code, os.strerror(code), str(path))
from generator.cli import main
sys.addaudithook(refuse)
sys.exit(main(sys.argv[4:]))
"""


@pytest.fixture(scope="module")
def built(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a content and its built site."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(small_content, folder / "content")
    assert build(folder).returncode == 0
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A copy of that folder with a change that the next build would show."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    site = tmp_path / "content" / "site.yaml"
    site.write_bytes(site.read_bytes().replace(b"title: ", b"title: New ", 1))
    return tmp_path


def arguments(place: Path) -> tuple[str, ...]:
    return ("build", "--content", f"{place}/content", "--out", f"{place}/out/site")


def build(
    place: Path, *program: str, limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, *(program or ("-m", "generator")), *arguments(place)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limit,
        timeout=60,
    )


def start(place: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (sys.executable, "-m", "generator", *arguments(place)),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def refused_build(place: Path, path: str, code: int, mode: str) -> subprocess.CompletedProcess[str]:
    return build(place, "-c", REFUSED_BUILD, str(place / path), str(code), mode)


def files_of(place: Path) -> dict[str, bytes]:
    site = place / "out" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("out", errno.ENOSPC, "ディスクの空きが足りません。要らないファイルを消して"),
        ("out", errno.EROFS, "読み取り専用の場所なので、書き込めません。別の場所を指定して"),
        ("out", errno.EACCES, "書き込む権限があるか"),
        ("out/.site.new/fresh/index.html", errno.ENOSPC, "ディスクの空きが足りません。"),
        ("out/.site.new/fresh/search", errno.EIO, "search"),
    ],
    ids=["full", "read-only", "not allowed", "full later", "broken"],
)
def test_a_disk_that_takes_nothing_more_is_said_with_its_place(
    place: Path, path: str, code: int, said: str
) -> None:
    before = files_of(place)
    done = refused_build(place, path, code, "write")
    assert done.returncode == 2
    assert done.stderr.startswith("書き出せませんでした。前の出力はそのままです。\n")
    assert f"{place / path}" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(place) == before
    assert build(place).returncode == 0
    assert files_of(place) != before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_no_room_for_the_index_is_said(place: Path) -> None:
    import resource

    (place / "out" / ".site.kept").unlink()  # it has the engine
    before = files_of(place)
    done = build(place, limit=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)))
    assert done.returncode == 2
    assert "検索の索引を作れませんでした。前の出力はそのままです。\n一時フォルダー「" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(place) == before


@pytest.mark.parametrize("path", ["content/site.yaml", CASE, IMAGE, "content/cases"])
def test_what_cannot_be_read_is_named(place: Path, path: str) -> None:
    before = files_of(place)
    done = refused_build(place, path, errno.EACCES, "read")
    assert done.returncode == 1
    assert f"{place / path}:1:1: エラー[file-not-readable]" in done.stdout
    assert "何も書き出していません。前の出力はそのままです。" in done.stdout
    assert done.stderr == ""
    assert files_of(place) == before


def test_an_output_that_is_a_file_is_left_alone(place: Path) -> None:
    shutil.rmtree(place / "out" / "site")
    (place / "out" / "site").write_bytes(b"mine")
    done = build(place)
    assert done.returncode == 2
    assert "同じ名前のファイルがあります" in done.stderr
    assert (place / "out" / "site").read_bytes() == b"mine"


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(place: Path) -> None:
    old = files_of(place)
    begun = time.monotonic()
    assert build(place).returncode == 0
    duration, new = time.monotonic() - begun, files_of(place)
    moments = random.Random(6)
    for _ in range(6):
        process = start(place)
        time.sleep(moments.uniform(0.6, 1) * duration)
        process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        process.communicate()
        assert files_of(place) in (old, new)
    assert build(place).returncode == 0
    assert files_of(place) == new
    assert sorted(path.name for path in (place / "out").iterdir()) == [
        ".site.kept",
        ".site.lock",
        "site",
    ]


def test_of_two_builds_at_once_one_is_told_to_wait(place: Path) -> None:
    processes = [start(place) for _ in range(3)]
    said = [process.communicate()[1].decode("utf-8") for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    for code, words in zip(codes, said, strict=True):
        assert ("ほかの jirei がいま書き出しています" in words) == (code == 2)
    alone = files_of(place)
    assert build(place).returncode == 0
    assert files_of(place) == alone


def test_a_build_is_refused_while_another_holds_the_output(place: Path) -> None:
    before = files_of(place)
    with write.reserve(place / "out" / "site"):
        done = build(place)
    assert done.returncode == 2
    assert f"「{place}/out/site」には、ほかの jirei がいま書き出しています。" in done.stderr
    assert files_of(place) == before


def test_the_next_build_clears_up_after_a_killed_one_and_says_so(place: Path) -> None:
    new = place / "out" / ".site.new"
    new.mkdir()
    (place / "out" / "site").rename(new / "last")  # killed between the two steps of a swap
    done = build(place)
    assert done.returncode == 0
    code = "last-build-killed"
    assert f"警告[{code}] 前の書き出しが途中で止まっていた" in done.stdout
    assert not new.exists()
    assert "index.html" in files_of(place)


def test_a_failing_build_puts_back_what_a_killed_one_has_left(place: Path) -> None:
    before = files_of(place)
    new = place / "out" / ".site.new"
    new.mkdir()
    (place / "out" / "site").rename(new / "last")
    (place / CASE).write_bytes(b"---\n")
    assert build(place).returncode == 1
    assert files_of(place) == before
