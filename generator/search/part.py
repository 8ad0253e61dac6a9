"""What the search knows of one case, made from its page and its entry alone.

So it can be kept while these stay as they are; `build.py` joins the parts of all cases.

>>> entry = SearchEntry("cases/a.html", "a", "題", "港町", (), (), asks=("紙が多い",))
>>> part = make_part('<section id="cost"><h2>費用</h2><p data-search-text>円</p></section>', entry)
>>> part.stored, part.sections, part.loose
('[[],[["円","cost","cost",2]]]', {'cost': '費用'}, ('asks',))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.core.html_tree import read_tree
from generator.core.page import SearchEntry
from generator.core.text import fold_search
from generator.output.pack import write_json
from generator.search.blocks import TextBlock, scan_texts
from generator.search.near import NearPart, make_near_part
from generator.search.postings import Postings, make_record
from generator.search.readings import read_word_table
from generator.search.spellings import KATAKANA
from generator.search.synonyms import read_synonym_table

# How much a word counts by the section it stands in (Pagefind takes 0 to 10): title and points
# before the overview, that before the interview. A page's title stands outside its sections.
WEIGHTS = {"": 10, "points": 6, "summary": 4, "overview": 3, "effects": 3, "interview": 1}
OTHER_WEIGHT = 2
LOOSE_WEIGHT = WEIGHTS["points"]  # of what is searched apart from the text of a case


@dataclass(frozen=True, slots=True)
class CasePart:
    """Texts, numbers and lists of them, as JSON has them.

    `stored` is the JSON of the card and of the texts for excerpts. The first of `records` is the
    case's text, and `loose` the kinds of those behind it: what a case is found by though it does
    not stand in its text. `katakana` are its words in that script.
    """

    stored: str
    sections: Mapping[str, str]
    records: tuple[Postings, ...]
    loose: tuple[str, ...]
    katakana: tuple[str, ...]
    near: NearPart


def make_part(html: str, entry: SearchEntry) -> CasePart:
    """The part of the case of a rendered page."""
    page = scan_texts(html)
    folded = [fold_search(block.text) for block in page.blocks]
    asks, links = (tuple(map(fold_search, texts)) for texts in (entry.asks, entry.links))
    loose = {kind: texts for kind, texts in (("asks", asks), ("links", links)) if texts}
    text = [(weigh(block), own) for block, own in zip(page.blocks, folded, strict=True)]
    beside = ([(LOOSE_WEIGHT, own) for own in texts] for texts in loose.values())
    return CasePart(
        write_json([read_tree(entry.card), list_texts(page.blocks)]).decode("utf-8"),
        page.sections,
        tuple(make_record(texts) for texts in (text, *beside)),
        tuple(loose),
        tuple(sorted({word for own in folded for word in KATAKANA.findall(own)})),
        make_near_part(page.blocks, folded, asks),
    )


def load_tables() -> None:
    """Reads what all parts are made with, so that processes which share the cases find it read."""
    read_word_table()
    read_synonym_table()


def weigh(block: TextBlock) -> int:
    return WEIGHTS.get(block.section, OTHER_WEIGHT)


def list_texts(blocks: Sequence[TextBlock]) -> list[list[str | int]]:
    """What excerpts are cut from: text, anchor, section and weight of each block."""
    return [[block.text, block.anchor, block.section, weigh(block)] for block in blocks]
