"""What the search knows of one case, made from its page and its entry alone.

So it can be kept while these stay as they are; `build.py` joins the parts of all cases.

>>> entry = SearchEntry("cases/a.html", "a", "題", "港町", (), (), asks=("紙が多い",))
>>> part = make_part('<section id="cost"><h2>費用</h2><p data-search-text>円</p></section>', entry)
>>> print(part.stored.decode(), part.words.sections, part.words.loose)
[[],[["円","cost","cost",2]]] {'cost': '費用'} ('asks',)
>>> load_part(dump_part(part)) == part
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.core.html_tree import read_tree
from generator.core.page import SearchEntry
from generator.core.plain import dump_plain, load_plain
from generator.core.text import fold_search
from generator.output.pack import write_json
from generator.search.blocks import TextBlock, scan_texts
from generator.search.near import NearPart, make_near_part
from generator.search.postings import Postings, make_record
from generator.search.spellings import KATAKANA

# How much a word counts by the section it stands in (Pagefind takes 0 to 10): title and points
# before the overview, that before the interview. A page's title stands outside its sections.
WEIGHTS = {"": 10, "points": 6, "summary": 4, "overview": 3, "effects": 3, "interview": 1}
OTHER_WEIGHT = 2
LOOSE_WEIGHT = WEIGHTS["points"]  # of what is searched apart from the text of a case


BETWEEN_RECORDS = b"\xff"  # no byte of UTF-8, and none between shelves


@dataclass(frozen=True, slots=True)
class CaseWords:
    """What the search says of a case beside its texts.

    `lengths` are those of its records, the first of them the case's text, and `loose` the kinds of
    the others: what a case is found by though it does not stand in its text. `katakana` are its
    words in that script.
    """

    sections: Mapping[str, str]
    lengths: tuple[int, ...]
    loose: tuple[str, ...]
    katakana: tuple[str, ...]
    near: NearPart


@dataclass(frozen=True, slots=True)
class CasePart:
    """What the search knows of a case; `stored` is the JSON of its card and texts for excerpts."""

    words: CaseWords
    stored: bytes
    records: tuple[Postings, ...]


def make_part(html: str, entry: SearchEntry) -> CasePart:
    """The part of the case of a rendered page."""
    page = scan_texts(html)
    folded = fold_lines([block.text for block in page.blocks])
    asks, links = (tuple(map(fold_search, texts)) for texts in (entry.asks, entry.links))
    loose = {kind: texts for kind, texts in (("asks", asks), ("links", links)) if texts}
    text = [(weigh(block), own) for block, own in zip(page.blocks, folded, strict=True)]
    beside = ([(LOOSE_WEIGHT, own) for own in texts] for texts in loose.values())
    records = tuple(make_record(texts) for texts in (text, *beside))
    words = CaseWords(
        page.sections,
        tuple(record.length for record in records),
        tuple(loose),
        tuple(sorted({word for own in folded for word in KATAKANA.findall(own)})),
        make_near_part(page.blocks, folded, asks),
    )
    return CasePart(words, write_json([read_tree(entry.card), list_texts(page.blocks)]), records)


def fold_lines(lines: Sequence[str]) -> list[str]:
    """Texts without line ends, each folded as by itself."""
    return fold_search("\n".join(lines)).split("\n")[: len(lines)]


def dump_part(part: CasePart) -> bytes:
    """A part as it is kept: its words, its stored JSON, its records."""
    shelves = (record.shelves for record in part.records)
    return BETWEEN_RECORDS.join((dump_plain(part.words), part.stored, *shelves))


def load_part(content: bytes) -> CasePart:
    """The part that was kept."""
    head, stored, *shelves = content.split(BETWEEN_RECORDS)
    words = load_plain(CaseWords, head)
    return CasePart(words, stored, tuple(map(Postings, words.lengths, shelves)))


def weigh(block: TextBlock) -> int:
    return WEIGHTS.get(block.section, OTHER_WEIGHT)


def list_texts(blocks: Sequence[TextBlock]) -> list[list[str | int]]:
    """What excerpts are cut from: text, anchor, section and weight of each block."""
    return [[block.text, block.anchor, block.section, weigh(block)] for block in blocks]
