"""Whatever Pagefind does or leaves, it ends in one way: no search is built, for a reason."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pagefind_bin import get_executable

from generator.core.problem import SearchFault, SearchNotBuilt
from generator.core.recall import Memory
from generator.search import engine
from generator.search.build import write_engine
from generator.search.engine import fetch_engine

resource = pytest.importorskip("resource")  # on Windows, where nothing below is run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="a script is no program there"),
]

# A program in the place of Pagefind: it is called as that is, then does something wrong.
FAKE = """#!{python}
import gzip, json, os, pathlib, subprocess, sys, time
out = pathlib.Path(sys.argv[sys.argv.index("--output-path") + 1])
real = lambda: subprocess.run([{real!r}, *sys.argv[1:]], check=True)
def pack(path, content):
    path.write_bytes(gzip.compress(b"pagefind_dcd" + content))
{what}
"""


@pytest.fixture
def put_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A function that lets a program stand for Pagefind."""
    real = str(get_executable())

    def put(what: str) -> None:
        fake = tmp_path / "pagefind"
        fake.write_text(FAKE.format(python=sys.executable, real=real, what=what), encoding="utf-8")
        fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(engine, "get_executable", lambda: fake)

    return put


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("sys.exit(3)", SearchFault.NOT_RUN),
        ("os.kill(os.getpid(), 11)", SearchFault.NOT_RUN),
        ("pass", SearchFault.ODD),
        ("print('x' * 1_000_000)", SearchFault.ODD),
        ("out.mkdir()", SearchFault.ODD),
        ("real(); (out / 'pagefind.js').unlink()", SearchFault.ODD),
        ("real(); (out / 'pagefind.js').write_bytes(b'\\xff')", SearchFault.ODD),
        ("real(); (out / 'pagefind.js').write_bytes(b'')", SearchFault.ODD),
        ("real(); (out / 'wasm.unknown.pagefind').unlink()", SearchFault.ODD),
        ("real(); (out / 'wasm.unknown.pagefind').write_bytes(b'garbage')", SearchFault.ODD),
        ("real(); pack(out / 'wasm.unknown.pagefind', b'')", SearchFault.ODD),
    ],
)
def test_whatever_pagefind_does_keeps_the_search_from_being_built_in_one_way(
    put_in_its_place: Callable[[str], None], what: str, reason: SearchFault
) -> None:
    put_in_its_place(what)
    with pytest.raises(SearchNotBuilt) as stopped:
        write_engine(Memory())
    assert stopped.value.reason == reason
    assert len(stopped.value.fault) <= engine.LONGEST_FAULT


@pytest.mark.parametrize("name", ["pagefind.js", "wasm.unknown.pagefind"])
def test_a_file_that_is_cut_off_anywhere_is_told(
    put_in_its_place: Callable[[str], None], name: str
) -> None:
    for part in (0.1, 0.5, 0.99) if name.endswith("pagefind") else (0.01, 0.1):
        put_in_its_place(
            f"real(); path = out / {name!r}; content = path.read_bytes()\n"
            f"path.write_bytes(content[:int(len(content) * {part})])"
        )
        with pytest.raises(SearchNotBuilt) as stopped:
            fetch_engine()
        assert stopped.value.reason == SearchFault.ODD


def test_a_pagefind_that_hangs_is_ended(
    put_in_its_place: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_its_place(
        f"pathlib.Path({str(tmp_path)!r}, 'id').write_text(str(os.getpid())); time.sleep(60)"
    )
    monkeypatch.setattr(engine, "MOST_SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(SearchNotBuilt) as stopped:
        fetch_engine()
    assert time.monotonic() - begun < 10
    assert stopped.value.reason == SearchFault.HANGS
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "id").read_text(encoding="utf-8")), 0)


def test_a_pagefind_that_speaks_without_end_fills_no_memory(
    put_in_its_place: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_its_place("while True: print('x' * 1_000_000); print('x' * 1_000_000, file=sys.stderr)")
    monkeypatch.setattr(engine, "MOST_SECONDS", 2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(SearchNotBuilt) as stopped:
        fetch_engine()
    assert stopped.value.reason == SearchFault.HANGS
    unit = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit < 50_000_000


def test_nobody_waits_for_a_program_that_pagefind_has_started(
    put_in_its_place: Callable[[str], None],
) -> None:
    put_in_its_place("real(); subprocess.Popen(['sleep', '30'])")
    begun = time.monotonic()
    assert fetch_engine().bindings
    assert time.monotonic() - begun < 20


def test_a_pagefind_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "get_executable", lambda: tmp_path / "none")
    with pytest.raises(SearchNotBuilt) as stopped:
        fetch_engine()
    assert stopped.value.reason == SearchFault.NOT_RUN
