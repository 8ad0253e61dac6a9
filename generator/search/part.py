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
from generator.search.record import weigh, write_loose, write_record
from generator.search.spellings import KATAKANA


@dataclass(frozen=True, slots=True)
class CasePart:
    """Texts, numbers and lists of them, as JSON has them.

    `stored` is the JSON of the card and of the texts for excerpts. The first of `records` is the
    case's text, and `loose` the kinds of those behind it: what a case is found by though it does
    not stand in its text. `katakana` are its words in that script.
    """

    stored: str
    sections: Mapping[str, str]
    records: tuple[str, ...]
    loose: tuple[str, ...]
    katakana: tuple[str, ...]
    near: NearPart


def make_part(html: str, entry: SearchEntry) -> CasePart:
    """The part of the case of a rendered page."""
    page = scan_texts(html)
    folded = [fold_search(block.text) for block in page.blocks]
    loose = {"asks": entry.asks, "links": entry.links}
    kinds = tuple(kind for kind, texts in loose.items() if texts)
    return CasePart(
        write_json([read_tree(entry.card), list_texts(page.blocks)]).decode("utf-8"),
        page.sections,
        (write_record(page.blocks), *(write_loose(loose[kind]) for kind in kinds)),
        kinds,
        tuple(sorted({word for text in folded for word in KATAKANA.findall(text)})),
        make_near_part(page.blocks, folded, [fold_search(text) for text in entry.asks]),
    )


def list_texts(blocks: Sequence[TextBlock]) -> list[list[str | int]]:
    """What excerpts are cut from: text, anchor, section and weight of each block."""
    return [[block.text, block.anchor, block.section, weigh(block)] for block in blocks]
