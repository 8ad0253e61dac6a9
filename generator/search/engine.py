"""Runs Pagefind on records of tokens and takes from its output what the search carries on.

Pagefind 1.5.2 writes `pagefind.js` (an ES module), a WebAssembly engine, a meta file, and index
files of about 20,000 postings each. The site's scripts call the engine directly, so only the
bindings at the head of `pagefind.js` are kept: 8 KB of 45, and the same classic script works on a
server and on `file://`, where modules, `fetch` and workers fail.

>>> engine = run_pagefind(('<html lang="und"><body><p>aabb ccdd</p></body></html>',))
>>> engine.bindings.startswith("const pagefind_version="), len(engine.chunks)
(True, 1)
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pagefind_bin import get_executable

from generator.core.problem import SearchFault, SearchNotBuilt
from generator.core.temporary import temporary_folder

VERSION = "1.5.2"  # the bindings, the meta file and the index files are read as this version writes
SIGNATURE = b"pagefind_dcd"
BINDINGS_START = f'const pagefind_version="{VERSION}";let wasm_bindgen=(function(exports){{'
BINDINGS_END = "})({__proto__:null});var __defProp="
CODE_WORDS = re.compile(r"\b(import|export|eval|Function|Worker|XMLHttpRequest)\b(?!s)")
# What takes longer hangs: a record of 4,000 words takes 0.03 s, on a very busy machine 0.1 s.
MOST_SECONDS, MOST_SECONDS_A_RECORD = 60.0, 0.25
LONGEST_FAULT = 200  # characters of a fault in another program's words
UNHEARD = subprocess.DEVNULL  # what it says might have no end
FILE_NAME = re.compile(rb"und_[0-9a-f]+")  # of a page or an index file, in the meta file
CALLS = ("init_pagefind", "load_index_chunk", "search", "set_ranking_weights")


class PagefindChanged(Exception):  # the pinned version is not the one that runs
    """Pagefind's output does not have the shape that this module was written for."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine for the browser and the index as Pagefind wrote it, decompressed.

    `pages` gives the record's number for each of Pagefind's page hashes.
    """

    bindings: str
    wasm: bytes
    meta: bytes
    chunks: tuple[bytes, ...]
    pages: dict[str, int]


def run_pagefind(records: Sequence[str]) -> Engine:
    """Indexes the records (HTML, one a page); raises SearchNotBuilt."""
    limit = MOST_SECONDS + MOST_SECONDS_A_RECORD * len(records)
    try:
        with temporary_folder() as folder:
            site, out = folder / "records", folder / "out"
            site.mkdir()
            for number, record in enumerate(records):
                Path(site, f"{number}.html").write_text(record, encoding="utf-8", newline="\n")
            command = [get_executable(), "--site", site, "--output-path", out, "--silent"]
            subprocess.run(
                command, check=True, timeout=limit, stdin=UNHEARD, stdout=UNHEARD, stderr=UNHEARD
            )
            with doubt_answer():
                return collect(out)
    except subprocess.TimeoutExpired as error:
        raise not_built(SearchFault.HANGS, f"{limit:.0f}") from error
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


def collect(out: Path) -> Engine:
    """What Pagefind wrote into a folder."""
    pages = {}
    for path in sorted(out.glob("fragment/*.pf_fragment")):
        url = json.loads(unpack(path))["url"]
        pages[path.stem] = int(url.removeprefix("/").removesuffix(".html"))
    metas = sorted(out.glob("*.pf_meta"))
    if len(metas) != 1 or not pages:
        raise PagefindChanged(f"{len(metas)} meta files, {len(pages)} pages")
    meta, chunks = unpack(metas[0]), sorted(out.glob("index/*.pf_index"))
    named = {name.decode() for name in FILE_NAME.findall(meta)}
    if named != pages.keys() | {path.stem for path in chunks}:
        raise PagefindChanged("the meta file names other files")
    return Engine(
        bindings=cut_bindings(Path(out, "pagefind.js").read_text(encoding="utf-8")),
        wasm=unpack(Path(out, "wasm.unknown.pagefind")),
        meta=meta,
        chunks=tuple(unpack(path) for path in chunks),
        pages=pages,
    )


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
