"""What a search has to find, read from the built pages with none of the search's own code.

>>> holds("ocr", normalize("AI-OCRを活用")), holds("pa", "rpa"), holds("務シ", "事務 システム")
(True, False, True)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from bs4 import BeautifulSoup

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"〜": "~", "’": "'"})


def normalize(text: str) -> str:
    """NFKC, small letters, one kind of dash, no commas that group digits."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(DASHES)
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)


def holds(term: str, block: str) -> bool:
    """Whether a normalized block holds a normalized term, white space aside.

    What begins with a Latin letter or a digit begins where such a word does.
    """
    signs = re.sub(r"\s", "", term)
    start = r"(?<![a-z0-9])(?<![0-9]\.)" if re.match("[a-z0-9]", signs) else ""
    return re.search(start + r"\s*".join(map(re.escape, signs)), block) is not None


def read_blocks(site: Path) -> dict[str, tuple[str, ...]]:
    """The normalized blocks of every case by its slug, as the pages mark them."""
    cases = {}
    for path in sorted(site.glob("cases/*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        blocks = page.select("[data-search-text]")
        if blocks:
            cases[path.stem] = tuple(normalize(block.get_text()) for block in blocks)
    return cases


def find_cases(forms: Iterable[str], cases: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The cases in which a block holds one of the forms."""
    sought = [normalize(form) for form in forms]
    return frozenset(
        slug
        for slug, blocks in cases.items()
        if any(holds(form, block) for form in sought for block in blocks)
    )
