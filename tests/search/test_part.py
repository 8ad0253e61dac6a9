"""What the search knows of a case is made from that case alone, and can be kept as JSON."""

from __future__ import annotations

from dataclasses import asdict

from generator.core.page import SearchEntry
from generator.search.part import make_part

ENTRY = SearchEntry(
    "cases/a.html", "a", "電子契約", "港町", (), (), "<p>電子契約</p>", asks=("紙が多い",)
)
PAGE = (
    "<h1 data-search-text>電子契約</h1><section id=points><h2>要点</h2>"
    "<p data-search-text>AI-OCRとペーパーレスで、ワークスルーを減らした。</p></section>"
)


def is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_plain(item) for key, item in value.items())
    return isinstance(value, str | int) or (isinstance(value, tuple) and all(map(is_plain, value)))


def test_a_part_is_plain_data() -> None:
    assert is_plain(asdict(make_part(PAGE, ENTRY)))


def test_a_part_has_what_is_found_in_the_page_and_beside_it() -> None:
    part = make_part(PAGE, ENTRY)
    assert (part.sections, part.loose) == ({"points": "要点"}, ("asks",))
    assert part.katakana == ("ペーパーレス", "ワークスルー")
    assert {"電子契約", "ペーパーレス", "ワークスルー"} <= set(part.near.words)
    assert {"電子", "契約", "紙"} <= set(part.near.read)
    assert {"ペーパーレス", "ai"} <= set(part.near.synonyms)
    assert set("紙電契") <= set(part.near.signs)
