"""Our index holds what Pagefind's own indexer makes of the same texts, entry for entry.

Only where in a page a run of words lies is our own: Pagefind asks no more of places than which of
them follow one another.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import ROOT, TESTS

from generator.core.text import fold_search
from generator.search.blocks import scan_texts
from generator.search.index import split_index, write_meta
from generator.search.part import weigh
from generator.search.postings import PLACE_ALONE, SLOT_PLACES, make_record
from generator.search.text import tokenize
from search.pagefind import Index, Places, index_records, read_index, write_record
from search.test_text import ODD

GOLDEN = TESTS / "golden" / "small" / "cases"
Texts = list[tuple[int, str]]
Run = tuple[int, tuple[str, ...]]


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


def list_runs(index: Index) -> dict[str, Counter[Run]]:
    """The runs of each page, as often as it has them: a weight, and words in places in a row.

    What stands alone is a run of its own; of our own index that is all that shares a place.
    """
    standing: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for word, entry in index.words.items():
        for page, weights in entry.items():
            for weight, places in weights.items():
                assert len(set(places)) == len(places)
                standing[page] += ((place, weight, word) for place in places)
    return {page: Counter(cut_standing(sorted(words))) for page, words in standing.items()}


def cut_standing(words: list[tuple[int, int, str]]) -> Iterator[Run]:
    run: list[str] = []
    for before, (place, weight, word), after in zip(
        [(-9, 0, ""), *words], words, [*words[1:], (10**9, 0, "")], strict=False
    ):
        assert place not in (before[0], after[0]) or (place, weight) == (PLACE_ALONE, 0)
        run.append(word)
        if after[0] != place + 1:
            yield weight, tuple(run)
            run = []
        else:
            assert (weight, place) == (after[1], after[0] - 1)


def hold_against_pagefind(records: Sequence[Texts]) -> None:
    own = make_index(records)
    other = index_records([write_record(texts) for texts in records])
    assert own.lengths == other.lengths
    assert own.words.keys() == other.words.keys()
    for word, entry in own.words.items():
        weights = {page: count_places(places) for page, places in entry.items()}
        assert weights == {
            page: count_places(places) for page, places in other.words[word].items()
        }, word
    assert list_runs(own) == list_runs(other)


def count_places(places: Places) -> list[tuple[int, int]]:
    """The weights in the order of the index, each with the number of its places."""
    return [(weight, len(found)) for weight, found in places.items()]


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
    assert held == sorted({word for record in made for word, _ in record.entries()})
    assert len(pieces) > 3
    for piece in pieces:
        assert tuple(read_index(write_meta(made), [piece.content]).words) == piece.words


def test_a_collection_without_words_has_no_pieces() -> None:
    assert split_index([make_record([])]) == ()


def test_a_change_in_one_sentence_moves_few_others() -> None:
    texts = read_texts(GOLDEN)[0]
    whole = "".join(text for _, text in texts)
    sentences = [(2, f"{whole[at : at + 20]}{at}") for at in range(0, 4000, 20)]
    before = dict(make_record(sentences).entries())
    assert len(before) > 500
    for at in (0, 100, 200):
        changed = [*sentences[:at], (2, "新しい一文です"), *sentences[at:]]
        after = dict(make_record(changed).entries())
        assert sum(before.get(word) != places for word, places in after.items()) < 100


def test_a_changed_word_changes_few_pieces() -> None:
    texts = make_odd_texts()
    before = {piece.content for piece in split_index([make_record(own) for own in texts])}
    texts[3] = [*texts[3], (3, "窓口")]
    after = {piece.content for piece in split_index([make_record(own) for own in texts])}
    assert len(before) > 7
    assert 0 < len(after - before) < len(before) / 2


def test_a_run_begins_where_its_slot_does_and_what_is_alone_before_all() -> None:
    made = make_record([(6, "窓口"), (2, "港町の窓")])
    found = read_index(write_meta([made]), (piece.content for piece in split_index([made]))).words
    begins = {
        place % SLOT_PLACES for entry in found.values() for (place, *_) in entry["0"].values()
    }
    assert begins == {0, 1, 2}
    assert {word for word, entry in found.items() if entry["0"].get(0) == [PLACE_ALONE]} == {
        token for sign in "窓口港町の" for token in tokenize(sign)
    }
