"""What a search costs: bytes and requests of a first query, milliseconds of a second one.

    python -m benchmarks.search           the collection, and 2,000 cases mixed from its blocks
    python -m benchmarks.search 500       another number of mixed cases

Bytes are those of the files that a query reads, with no compression on the way. A row gives the
cases, the seconds that the index took, its files, its MiB and its MiB on a stick (clusters of
32 KiB); the median and the most of the queries' KB and requests; and the median and the most
milliseconds of the same queries asked again, as a reader's keys ask them.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.table import CONTENT, Options, Row, run_apart
from generator.build import build_site
from generator.commands.common import THEMES
from generator.core.page import Output, SearchEntry
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.pages.render import render_page
from generator.plan.search import plan_card, plan_reader_words, plan_search
from generator.search.blocks import TextBlock, scan_texts
from generator.search.build import build_search, write_engine
from generator.search.part import CasePart, make_part
from tools.browsers import CHROMIUM, find_browser

CLUSTER = 32 * 1024
HEAD = f"{'cases':>6}{'index s':>9}{'files':>7}{'MiB':>6}{'stick':>7}   first query, then again"
QUERIES = (
    *("固定資産税", "キャッシュレス", "窓口改革", "AI-OCR", "マイナンバーカード", "待ち時間"),
    *("電子契約", "ペーパーレス化", "議会", "スマートフォン", "補助金", "新型コロナウイルス"),
    *("RPA", "チャットボット", "書かない窓口", "ローコードツール", "株式会社", "手続き"),
    *("住民票の写し", "タブレット端末", "ワンストップ", "保育所", "オンライン申請", "令和5年"),
    "デジタル田園都市国家構想交付金",
)
# Of what stands nowhere as written: parts, slips, readings, other words, English, sentences.
NEAR_QUERIES = (
    *("コスト削減", "引越し手続き", "待ち時間短縮", "電子決裁システム導入", "固定試算税"),
    *("生活補語", "でんしけいやく", "電子けいやく", "madoguti", "paperless", "判子", "神戸市役所"),
    *("契約書を郵送でやり取りするのをやめたい", "上司が出張だと許可がもらえない"),
    "空から撮った写真で家の変化を見つける",
)
ASK = """
(text) => new Promise((resolve) => {
  const field = document.querySelector("form [data-search-field]");
  const found = document.querySelector("[data-search-state]");
  const begun = performance.now();
  const observer = new MutationObserver(() => {
    if (!["done", "error"].includes(found.dataset.searchState)) return;
    observer.disconnect();
    resolve([found.dataset.searchState, performance.now() - begun]);
  });
  field.value = text;
  observer.observe(found, { attributes: true });
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})
"""
CLEAR = """
() => {
  const field = document.querySelector("form [data-search-field]");
  field.value = "";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return new Promise((resolve) => setTimeout(resolve, 200));
}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one query reads at first, and how many milliseconds it takes once that is read."""

    size: int
    requests: int
    milliseconds: float


def mix_cases(
    entries: tuple[SearchEntry, ...], pages: Mapping[str, bytes], count: int
) -> Iterator[tuple[SearchEntry, bytes]]:
    """Cases each of whose sections is half one real case's and half another's, digits changed."""
    chance = random.Random(1)
    sections: dict[str, list[list[TextBlock]]] = defaultdict(list)
    for entry in entries:
        found: dict[str, list[TextBlock]] = defaultdict(list)
        for block in scan_texts(pages[entry.path].decode("utf-8")).blocks:
            found[block.section].append(block)
        for name, blocks in found.items():
            sections[name].append(blocks)
    for number in range(count):
        entry = entries[number % len(entries)]
        slug = f"{entry.slug}-{number}"
        parts = [f"<h1 data-search-text>{escape(entry.title)} {number}</h1>"]
        for name in filter(None, sections):
            one, other = chance.choices(sections[name], k=2)
            half = one[: len(one) // 2] + other[len(other) // 2 :]
            texts = "".join(write_paragraph(block.text, chance) for block in half)
            parts.append(f'<section id="{name}"><h2>{name}</h2>{texts}</section>')
        path = f"cases/{slug}.html"
        mixed = replace(entry, slug=slug, path=path, sorts=(("number", number),))
        yield mixed, "".join(parts).encode("utf-8")


def write_paragraph(text: str, chance: random.Random) -> str:
    digits = (str(chance.randrange(10)) if sign.isdecimal() else sign for sign in text)
    return f"<p data-search-text>{escape(''.join(digits))}</p>"


def measure_query(browser: Browser, site: Path, query: str) -> Cost:
    """A query in a new tab on file://, and the same once more."""
    with browser.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        page.goto((site / "search.html").as_uri())
        files = [path for path in list_read(page, query) if path.parent.name == "search"]
        page.evaluate(CLEAR)
        state, milliseconds = page.evaluate(ASK, query)
        assert state == "done", query
        return Cost(sum(path.stat().st_size for path in files), len(files), milliseconds)


def list_read(page: Page, query: str) -> list[Path]:
    """The files that a query reads until its results in view are whole."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    state, _ = page.evaluate(ASK, query)
    assert state == "done", query
    page.wait_for_timeout(200)
    return [Path(url2pathname(urlsplit(url).path)) for url in asked]


def print_row(browser: Browser, site: Path, cases: int, seconds: float) -> None:
    files = [path.stat().st_size for path in (site / "search").iterdir()]
    stick = sum(-(-size // CLUSTER) * CLUSTER for size in files)
    costs = [measure_query(browser, site, query) for query in QUERIES]
    sizes, counts = [cost.size / 1000 for cost in costs], [cost.requests for cost in costs]
    times = [cost.milliseconds for cost in costs]
    print(
        f"{cases:6}{seconds:9.1f}{len(files):7}{sum(files) / 2**20:6.1f}{stick / 2**20:7.1f}   "
        f"{statistics.median(sizes):.0f} KB (≤ {max(sizes):.0f}), "
        f"{statistics.median(counts)} requests (≤ {max(counts)}), "
        f"{statistics.median(times):.1f} ms (≤ {max(times):.1f})"
    )


def write_all(outputs: Iterable[Output], site: Path) -> None:
    for output in outputs:
        path = site / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)


def query_once(content: str, out: str) -> dict[str, float]:
    """The median and the most bytes and requests of first queries; nothing without a browser."""
    program = find_browser(CHROMIUM)
    if program is None:
        return {}
    build_site(BuildSettings(Path(content), Path(out), THEMES))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        costs = [measure_query(browser, Path(out), query) for query in QUERIES]
        browser.close()
    files = sum(path.stat().st_size for path in (Path(out) / "search").iterdir())
    sizes = [cost.size for cost in costs]
    return {
        "size": statistics.median(sizes),
        "most": max(sizes),
        "requests": statistics.median(cost.requests for cost in costs),
        "files": files,
    }


def list_queries(options: Options) -> Iterator[Row]:
    name = "search: files of a first query"
    with tempfile.TemporaryDirectory() as folder:
        cost = run_apart("benchmarks.search:query_once", options.content, Path(folder, "site"))
    if not cost:
        yield Row(name, "not measured: no Chromium")
        return
    figure = f"{cost['size']:,.0f} bytes (≤ {cost['most']:,.0f}), {cost['requests']:.0f} requests"
    yield Row(name, figure, f"{100 * cost['size'] / cost['files']:.0f} % of the search's files")


def make_parts(pages: Mapping[str, bytes], entries: Iterable[SearchEntry]) -> list[CasePart]:
    """The parts of the search, made of pages by path."""
    return [make_part(pages[entry.path].decode("utf-8"), entry) for entry in entries]


def main(count: int) -> None:
    program = find_browser(CHROMIUM)
    assert program is not None, "no Chromium: python -m tools.browsers"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        site, mixed_site = Path(folder, "site"), Path(folder, "mixed")
        settings = BuildSettings(CONTENT, site, THEMES)
        build_site(settings)
        draft = draft_site(settings)
        words = plan_reader_words(draft.collection)
        cards = {
            case.slug: render_page(plan_card(case), draft.look.environment).content
            for case in draft.collection.cases
        }
        entries = tuple(
            replace(entry, card=cards[entry.slug].decode("utf-8"))
            for entry in plan_search(draft.collection)
        )
        pages = {entry.path: (site / entry.path).read_bytes() for entry in entries}
        print(HEAD)
        begun = time.perf_counter()
        build_search(entries, make_parts(pages, entries), words)
        print_row(browser, site, len(entries), time.perf_counter() - begun)
        mixed = dict(mix_cases(entries, pages, count))
        shutil.copytree(site / "assets", mixed_site / "assets")
        shutil.copy(site / "search.html", mixed_site)
        begun = time.perf_counter()
        mixed_pages = {entry.path: page for entry, page in mixed.items()}
        outputs = build_search(tuple(mixed), make_parts(mixed_pages, mixed), words)
        seconds = time.perf_counter() - begun
        write_all((write_engine(Memory()), *outputs), mixed_site)
        print_row(browser, mixed_site, count, seconds)
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
