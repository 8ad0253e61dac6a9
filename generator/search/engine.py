"""Pagefind's engine for the browser, taken from what the program writes.

Pagefind 1.5.2 writes `pagefind.js` (an ES module) and a WebAssembly engine beside every index. The
site's scripts call the engine directly, so only the bindings at the head of `pagefind.js` are kept:
8 KB of 45, and the same classic script works on a server and on `file://`, where modules, `fetch`
and workers fail. The index is our own (index.py).

>>> engine = fetch_engine()
>>> engine.bindings.startswith("const pagefind_version="), engine.wasm[1:4]
(True, b'asm')
"""

from __future__ import annotations

import gzip
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pagefind_bin import get_executable

from generator.core.problem import SearchFault, SearchNotBuilt
from generator.core.temporary import temporary_folder

VERSION = "1.5.2"  # the bindings are read, and the index is written, as this version writes them
PAGE = '<html lang="und"><body><p>a</p></body></html>'
SIGNATURE, WASM_START = b"pagefind_dcd", b"\0asm"
BINDINGS_START = f'const pagefind_version="{VERSION}";let wasm_bindgen=(function(exports){{'
BINDINGS_END = "})({__proto__:null});var __defProp="
CODE_WORDS = re.compile(r"\b(import|export|eval|Function|Worker|XMLHttpRequest)\b(?!s)")
MOST_SECONDS = 60.0  # what takes longer hangs
LONGEST_FAULT = 200  # characters of a fault in another program's words
UNHEARD = subprocess.DEVNULL  # what it says might have no end
CALLS = ("init_pagefind", "load_index_chunk", "search", "set_ranking_weights")


class PagefindChanged(Exception):  # the pinned version is not the one that runs
    """Pagefind's output does not have the shape that this module was written for."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Pagefind's engine for the browser: its bindings in JavaScript, and its WebAssembly."""

    bindings: str
    wasm: bytes


def fetch_engine() -> Engine:
    """What Pagefind writes beside any index, here one of a single word; raises SearchNotBuilt."""
    return fetch_from(get_executable())


@cache  # what a program writes changes with the program alone
def fetch_from(program: Path) -> Engine:
    with pagefind_output((PAGE,), program) as out, doubt_answer():
        bindings = cut_bindings((out / "pagefind.js").read_text(encoding="utf-8"))
        wasm = unpack(out / "wasm.unknown.pagefind")
        if not wasm.startswith(WASM_START):
            raise PagefindChanged(f"the engine begins {wasm[:4]!r}")
        return Engine(bindings, wasm)


@contextmanager
def pagefind_output(pages: Sequence[str], program: Path) -> Iterator[Path]:
    """A folder with what Pagefind writes for pages, while it is needed; raises SearchNotBuilt."""
    try:
        with temporary_folder() as folder:
            site, out = folder / "site", folder / "out"
            site.mkdir()
            for number, page in enumerate(pages):
                Path(site, f"{number}.html").write_text(page, encoding="utf-8", newline="\n")
            command: list[str | Path] = [program, "--site", site, "--output-path", out, "--silent"]
            subprocess.run(
                command,
                check=True,
                timeout=MOST_SECONDS,
                stdin=UNHEARD,
                stdout=UNHEARD,
                stderr=UNHEARD,
            )
            yield out
    except subprocess.TimeoutExpired as error:
        raise not_built(SearchFault.HANGS, f"{MOST_SECONDS:.0f}") from error
    except subprocess.CalledProcessError as error:
        fault = str(error).removeprefix(f"Command '{error.cmd}' ")
        raise not_built(SearchFault.NOT_RUN, fault) from error
    except OSError as error:
        raise not_built(SearchFault.NOT_RUN, str(error)) from error


def not_built(reason: SearchFault, fault: str) -> SearchNotBuilt:
    """The fault with its place, where the system has named one for temporary files."""
    return SearchNotBuilt(reason, fault[:LONGEST_FAULT], str(tempfile.tempdir or ""))


@contextmanager
def doubt_answer() -> Iterator[None]:
    """Raises SearchNotBuilt for whatever is wrong with what another program has written."""
    try:
        yield
    except Exception as error:
        raise not_built(SearchFault.ODD, f"{type(error).__name__}: {error}") from error


def unpack(path: Path) -> bytes:
    """One of Pagefind's compressed files."""
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(SIGNATURE):
        raise PagefindChanged(f"{path.name} does not begin with {SIGNATURE!r}")
    return content.removeprefix(SIGNATURE)


def cut_bindings(script: str) -> str:
    """The WebAssembly bindings at the head of pagefind.js, which need no module and no network."""
    end = script.find(BINDINGS_END)
    if not script.startswith(BINDINGS_START) or end < 0:
        raise PagefindChanged("pagefind.js does not begin with the bindings of " + VERSION)
    bindings = script[: end + BINDINGS_END.index("var ")]
    found = CODE_WORDS.search(bindings)
    if found:
        raise PagefindChanged(f"the bindings of pagefind.js hold {found[0]!r}")
    missing = [name for name in CALLS if f"exports.{name}={name};" not in bindings]
    if missing:
        raise PagefindChanged(f"the bindings of pagefind.js lack {', '.join(missing)}")
    return bindings
