"""The peer, Hugo with Pagefind, and the collections of the same cases for both programs.

`Tools` are a folder with `gen_corpus.py` (N invented cases in a plain format), `to_jirei.py` (the
same in ours) and `hugo/build.sh` (the peer's site); `Peer` is an environment of its own with the
peer's two programs in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import CONTENT
from benchmarks.tree import Usage, run_tree


@dataclass(frozen=True, slots=True)
class Tools:
    """The folder of what makes the collections and the peer's site."""

    folder: Path

    def make_ours(self, cases: int, out: Path) -> None:
        """A content folder of made cases, with the vocabulary of our own."""
        self.run("to_jirei.py", str(cases), str(CONTENT), str(out), "--typed")

    def make_plain(self, cases: int, out: Path) -> None:
        """The same cases as the peer reads them."""
        self.run("gen_corpus.py", str(cases), str(out))

    def run(self, name: str, *arguments: str) -> None:
        command = [sys.executable, "-B", str(self.folder / name), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@dataclass(frozen=True, slots=True)
class Peer:
    """The peer's programs, and the script that makes its site."""

    hugo: Path
    pagefind: Path
    script: Path

    def build(self, corpus: Path, out: Path) -> Usage:
        """A cold build of the site and its search."""
        for folder in (out, out.with_name(f"{out.name}.work")):
            shutil.rmtree(folder, ignore_errors=True)
        path = f"{self.hugo.parent}{os.pathsep}{os.environ['PATH']}"
        script = ["sh", str(self.script), str(corpus), str(out)]
        site = run_tree(script, env=os.environ | {"PATH": path})
        options = ("--site", str(out), "--force-language", "ja")
        return site.then(run_tree([str(self.pagefind), *options]))


def find_peer(environment: Path, tools: Tools) -> Peer:
    """The peer in a Python environment that both its programs were installed into.

    The programs themselves: the commands that pip makes start a Python first.
    """

    def find(program: str) -> Path:
        path = next(environment.glob(f"lib/python*/site-packages/{program}"), None)
        if path is None:
            raise FileNotFoundError(f"{environment}: no {program}")
        return path.absolute()

    hugo, pagefind = find("hugo/binaries/hugo"), find("pagefind_bin_extended/pagefind_extended")
    return Peer(hugo, pagefind, tools.folder.absolute() / "hugo" / "build.sh")
