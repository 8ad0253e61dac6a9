"""The advice of the cases: editors' words of their own, shown as such before the interview."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bs4 import BeautifulSoup
from conftest import ROOT, THEMES

from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.reading.load import load_collection


def test_a_piece_of_advice_is_one_short_sentence_that_no_answer_has() -> None:
    collection, problems = load_collection(BuildSettings(ROOT / "content", Path("out"), THEMES))
    assert collection is not None, problems
    pieces = [(case, piece) for case in collection.cases for piece in case.facts.advice]
    assert set(Counter(piece for _, piece in pieces).values()) <= {1}
    for case, piece in pieces:
        assert len(piece) <= 60, piece
        assert piece.index("。") == len(piece) - 1, piece
        assert not piece.endswith(("です。", "ます。", "ません。")), piece
        assert piece.rstrip("。") not in "\n".join(case.body.paragraphs), piece


def test_advice_is_marked_as_the_editors_words_and_is_not_searched(small_content: Path) -> None:
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES))
    page = make_page(draft, "cases/kagamino-online-counter.html").content.decode("utf-8")
    advice = BeautifulSoup(page, "html.parser").select_one("#advice:has(+ #interview)")
    assert advice is not None
    assert [li.get_text() for li in advice.select("li")] == [
        "使う人が見慣れた様式は、変えずに電子にする。"
    ]
    assert "編集者がインタビューから選び、自分の言葉で書いたものです" in advice.get_text()
    assert advice.select("[data-search-text], [data-search-ask]") == []
