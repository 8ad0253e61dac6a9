"""Our index holds what Pagefind's own indexer makes of the same texts, entry for entry."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT, TESTS

from generator.core.text import fold_search
from generator.search.blocks import scan_texts
from generator.search.index import split_index, write_meta
from generator.search.part import weigh
from generator.search.postings import make_record
from search.pagefind import Index, index_records, read_index, write_record
from search.test_text import ODD

GOLDEN = TESTS / "golden" / "small" / "cases"
Texts = list[tuple[int, str]]


def read_texts(folder: Path) -> list[Texts]:
    """The texts of rendered cases, with their weights."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html")))
    return [
        [(weigh(block), fold_search(block.text)) for block in scan_texts(html).blocks]
        for html in pages
        if "data-search-text" in html
    ]


def make_odd_texts() -> list[Texts]:
    """Mixtures of the characters that fold, join and part, of all weights, short and long."""
    files = sorted((ROOT / "content" / "cases").glob("*.md"))
    letters = ODD * 3 + "".join(path.read_text(encoding="utf-8") for path in files)[:2000]
    chance = random.Random(3)
    mixed = [
        [
            (chance.randrange(11), fold_search("".join(chance.choices(letters, k=length))))
            for length in chance.choices((0, 1, 2, 3, 30, 300), k=chance.randrange(12))
        ]
        for _ in range(60)
    ]
    long = [(2, "窓口。" * 30_000), (3, "窓口")]
    return [*mixed, [], [(10, "")], [(10, "※。")], [(0, "窓")], [(6, "窓"), (6, "窓")] * 2, long]


def make_index(records: Sequence[Texts]) -> Index:
    made = [make_record(texts) for texts in records]
    return read_index(write_meta(made), (piece.content for piece in split_index(made)))


def hold_against_pagefind(records: Sequence[Texts]) -> None:
    own = make_index(records)
    other = index_records([write_record(texts) for texts in records])
    assert own.lengths == other.lengths
    assert own.words.keys() == other.words.keys()
    assert [word for word in own.words if own.words[word] != other.words[word]] == []


def test_the_index_of_the_small_site_is_pagefinds_own() -> None:
    texts = read_texts(GOLDEN)
    assert len(texts) > 2
    hold_against_pagefind(texts)


def test_the_index_of_odd_texts_is_pagefinds_own() -> None:
    hold_against_pagefind(make_odd_texts())


@pytest.mark.slow
def test_the_index_of_the_collection_is_pagefinds_own(site: Path) -> None:
    texts = read_texts(site / "cases")
    assert len(texts) > 40
    hold_against_pagefind(texts)


def test_the_pieces_hold_every_word_once_and_in_order() -> None:
    made = [make_record(texts) for texts in make_odd_texts()]
    pieces = split_index(made)
    held = [word for piece in pieces for word in piece.words]
    assert held == sorted({word for record in made for word in record.words})
    assert len(pieces) > 3
    for piece in pieces:
        assert tuple(read_index(write_meta(made), [piece.content]).words) == piece.words


def test_a_collection_without_words_has_no_pieces() -> None:
    assert split_index([make_record([])]) == ()
