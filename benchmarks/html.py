"""How much faster the scanner of pages is than the standard library's `html.parser`.

    python -m benchmarks.html                 the pages of build/site
    python -m benchmarks.html another/folder  those of another site

A row is the best of nine runs over all pages, and its ratio to the first row (machines are noisy):
`html.parser` handing over tags with places, attributes by name, and texts; the scanner handing over
the same; and all that the checks read of the pages with it.
"""

from __future__ import annotations

import sys
import time
from html.parser import HTMLParser
from pathlib import Path

from generator.core.html import scan_html
from generator.output.check import PageReader

RUNS = 9


class Parser(HTMLParser):
    """Takes what the scanner gives: tags with their places, attributes by name, texts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.getpos()
        dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.getpos()

    def handle_data(self, data: str) -> None:
        pass


def parse(html: str) -> None:
    parser = Parser()
    parser.feed(html)
    parser.close()


def scan(html: str) -> None:
    for _ in scan_html(html):
        pass


def main(folder: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))]
    print(f"{len(pages)} pages, {sum(map(len, pages)):,} characters")
    readers = {"html.parser": parse, "scanner": scan, "the checks": PageReader}
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(RUNS):
        for name, read in readers.items():
            begun = time.process_time()
            for page in pages:
                read(page)
            best[name] = min(best[name], time.process_time() - begun)
    for name, seconds in best.items():
        print(f"{name:>12}{seconds:8.2f} s{best['html.parser'] / seconds:7.1f} times as fast")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/site"))
