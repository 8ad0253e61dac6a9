"""What the search knows of a case is made from that case alone, and can be kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.core.page import SearchEntry
from generator.core.text import fold_search
from generator.search.part import dump_part, fold_lines, load_part, make_part
from search.test_text import ODD

SIGNS = ODD + "か\u3099ΑΣ1,000\u0327e\u0301"  # and what a neighbour may change
ENTRY = SearchEntry(
    "cases/a.html", "a", "電子契約", "港町", (), (), "<p>電子契約</p>", asks=("紙が多い",)
)
PAGE = (
    "<h1 data-search-text>電子契約</h1><section id=points><h2>要点</h2>"
    "<p data-search-text>AI-OCRとペーパーレスで、ワークスルーを減らした。</p></section>"
)


def test_a_part_comes_back_as_it_was_kept() -> None:
    part = make_part(PAGE, ENTRY)
    assert load_part(dump_part(part)) == part
    empty = make_part("", SearchEntry("cases/a.html", "a", "", "", (), ()))
    assert load_part(dump_part(empty)) == empty


def test_a_part_has_what_is_found_in_the_page_and_beside_it() -> None:
    words = make_part(PAGE, ENTRY).words
    assert (words.sections, words.loose) == ({"points": "要点"}, ("asks",))
    assert words.katakana == ("ペーパーレス", "ワークスルー")
    assert {"電子契約", "ペーパーレス", "ワークスルー"} <= set(words.near.words)
    assert {"電子", "契約", "紙"} <= set(words.near.read)
    assert {"ペーパーレス", "ai"} <= set(words.near.synonyms)
    assert set("紙電契") <= set(words.near.signs)


@given(st.lists(st.text(SIGNS).map(lambda text: " ".join(text.split())), max_size=6))
def test_lines_fold_together_as_each_by_itself(lines: list[str]) -> None:
    assert fold_lines(lines) == [fold_search(line) for line in lines]
