"""How long an editor waits for the preview: from the start, and from saving a file.

    python -m benchmarks.preview        five edits of one case among all of the collection

A row gives milliseconds: until the server tells of the new version, until the new page has been
sent, until Chromium shows it (where there is one), and until the search finds a new word. Without
Chromium, that is when the search's files are others than before.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as BrowserTimeout

from benchmarks.edit import edit_sentence
from tools.browsers import CHROMIUM, find_browser, open_chromium
from tools.serving import ROOT, start_preview

CASE = "kagamino-online-application"
EDITS = 5
PATIENCE_SECONDS, FIND_SECONDS = 600, 5
# The hit's text comes with a pack of its own.
IS_FOUND = """
([slug, word]) => [...document.querySelectorAll("[data-search-results] [data-case]")].some(
  (hit) => hit.dataset.case === slug && hit.textContent.includes(word))
"""


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds after saving a file: told, sent, seen and found by the search."""

    told: float
    sent: float
    seen: float
    found: float


@dataclass(frozen=True, slots=True)
class Watched:
    """A case in an editor and on an open preview, and a second tab for the search."""

    file: Path
    address: str
    page: Page | None = None
    asker: Page | None = None

    @property
    def slug(self) -> str:
        return self.file.stem


def fetch(address: str) -> str:
    """What a server sends; nothing where it has no such file yet."""
    try:
        with urllib.request.urlopen(address) as answer:
            text: str = answer.read().decode("utf-8")
    except HTTPError:
        return ""
    return text


def wait_until(found: str, address: str) -> None:
    """Asks for an address again and again until it holds a text."""
    while found not in fetch(address):
        time.sleep(0.005)


def measure_edit(watched: Watched, edited: str, word: str) -> Waits:
    """Saves a text that has a new word, which stands nowhere else."""
    address = watched.address
    before = fetch(f"{address}search/cases.js")
    with urllib.request.urlopen(f"{address}__jirei/events") as events:
        events.readline(), events.readline()
        begun = time.perf_counter()
        watched.file.write_text(edited, encoding="utf-8")
        while not events.readline().startswith(b"data:"):
            pass
        told = time.perf_counter()
    wait_until(word, f"{address}cases/{watched.slug}.html")
    sent = time.perf_counter()
    if watched.page is not None:
        watched.page.get_by_text(word).first.wait_for()
    seen = time.perf_counter()
    found = wait_for_search(watched, word, before, begun + PATIENCE_SECONDS)
    return Waits(*(1000 * (moment - begun) for moment in (told, sent, seen, found)))


def wait_for_search(watched: Watched, word: str, before: str, end: float) -> float:
    """The moment when the search's files have become those that find a word."""
    known, changed = before, 0.0
    while time.perf_counter() < end:
        files = fetch(f"{watched.address}search/cases.js")
        if files != known:
            known, changed = files, time.perf_counter()
        if files == before:
            time.sleep(0.02)
        elif watched.asker is None or finds(watched, watched.asker, word):
            return changed
    raise TimeoutError(f"the search does not find {word}")


def finds(watched: Watched, asker: Page, word: str) -> bool:
    """Whether the search shows the case with a word, within the seconds that it has for it."""
    asker.goto(f"{watched.address}search.html?q={word}")
    try:
        asker.wait_for_function(IS_FOUND, arg=[watched.slug, word], timeout=1000 * FIND_SECONDS)
    except BrowserTimeout:
        return False
    return True


def measure_edits(file: Path, address: str, browser: Browser | None) -> Iterator[Waits]:
    """One edit after the other of a case; each is found before the next one is made."""
    text = file.read_text(encoding="utf-8")
    wait_until("jirei", f"{address}search/cases.js")
    with browser.new_context() if browser else nullcontext() as context:
        tabs = [context.new_page() for _ in range(2)] if context else []
        for tab in tabs:
            tab.set_default_timeout(1000 * PATIENCE_SECONDS)
        watched = Watched(file, address, *tabs)
        if watched.page is not None:
            watched.page.goto(f"{address}cases/{watched.slug}.html")
        for number in range(EDITS):
            word = f"jirei{number}mark"
            yield measure_edit(watched, edit_sentence(text, f"{word}という文を加えた。"), word)
            time.sleep(1)


def measure(content: Path, browser: Browser | None) -> None:
    begun = time.perf_counter()
    with start_preview(content) as address:
        wait_until("</main>", f"{address}cases/{CASE}.html")
        print(f"first page after the start: {1000 * (time.perf_counter() - begun):.0f} ms")
        wait_until("jirei", f"{address}search/cases.js")
        print(f"search after the start: {1000 * (time.perf_counter() - begun):.0f} ms")
        print(f"{'told':>7} {'sent':>7} {'seen':>7} {'search':>7}")
        for waits in measure_edits(content / "cases" / f"{CASE}.md", address, browser):
            print(f"{waits.told:>7.0f} {waits.sent:>7.0f} {waits.seen:>7.0f} {waits.found:>7.0f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        has_browser = find_browser(CHROMIUM) is not None
        with open_chromium() if has_browser else nullcontext() as browser:
            measure(content, browser)


if __name__ == "__main__":
    main()
