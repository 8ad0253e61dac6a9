"""What the browser reads only where nothing stands as written: words, readings, places, meanings.

The tables of words in data/ are cut to what the collection holds; their notices go along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from generator.collection.reader_words import ReaderWords
from generator.core.page import Output, SearchEntry
from generator.core.text import fold_search
from generator.output.pack import pack_name, write_json
from generator.search.blocks import TextBlock
from generator.search.folder import FOLDER, pack_part
from generator.search.meaning import build_meaning
from generator.search.places import list_place_readings, list_places
from generator.search.readings import list_word_readings
from generator.search.sounds import list_sounds
from generator.search.synonyms import find_synonyms, list_synonyms
from generator.search.words import count_words

CLAIMING = frozenset(("", "points", "overview", "effects"))  # the sections that say most of a case
# A list of words as one string: packs of many such lists are 3 to 4 % smaller. No word of the
# tables has the sign, and in a query it is an "or": no term with it could be asked for.
BETWEEN_WORDS, BETWEEN_PARTS = "|", "||"
NOTICES = ("NOTICE.txt", "LICENSE-2.0.txt")


def build_near(
    entries: Sequence[SearchEntry], blocks: Sequence[Sequence[TextBlock]], words: ReaderWords
) -> tuple[str, tuple[Output, ...]]:
    """The name of the pack of meanings; all packs, and the notices of what they are made from.

    `blocks` are those of each entry.
    """
    counted = count_words([[block.text for block in page] for page in blocks])
    folded = list(map(fold_search, list_all_texts(blocks, entries)))
    readings = join_readings(words.list_readings(), list_word_readings(folded))
    ladder = {
        "known": sorted({word for _, *own in readings for word in own} - counted.keys()),
        "sounds": list_sounds(folded),
        "synonyms": [
            BETWEEN_PARTS.join(map(BETWEEN_WORDS.join, group))
            for group in list_synonyms(find_synonyms(folded).__contains__)
        ],
    }
    claims = [list_claims(page, entry) for page, entry in zip(blocks, entries, strict=True)]
    packs = {
        "words": list(counted.items()),
        "places": {
            "places": list_places(),
            "regions": dict(words.regions),
            "beside": dict(words.beside),
        },
        "ladder": ladder,
        "kana": {
            "readings": [BETWEEN_WORDS.join(row) for row in readings],
            "places": list_place_readings(),
        },
    }
    fixed = [pack_part(name, write_json(content)) for name, content in packs.items()]
    meaning = build_meaning(claims, words.list_needs())
    return pack_name(meaning[0]), (*fixed, *meaning, read_notices())


def read_notices() -> Output:
    """The notices and the licence of the tables, as one text."""
    data = files("generator.search") / "data"
    texts = [(data / name).read_text(encoding="utf-8") for name in NOTICES]
    return Output(f"{FOLDER}/notice.txt", "\n".join(texts).encode("utf-8"))


def list_all_texts(
    blocks: Sequence[Sequence[TextBlock]], entries: Sequence[SearchEntry]
) -> Iterator[str]:
    """Every text that is searched: those of the pages, and what officers ask."""
    yield from (block.text for page in blocks for block in page)
    yield from (text for entry in entries for text in entry.asks)


def list_claims(blocks: Sequence[TextBlock], entry: SearchEntry) -> list[str]:
    """What a case says it is about, and what officers ask that it answers."""
    return [*(block.text for block in blocks if block.section in CLAIMING), *entry.asks]


def join_readings(names: Mapping[str, list[str]], listed: list[list[str]]) -> list[list[str]]:
    """The readings of the vocabulary's names and those of words, sorted by reading.

    >>> join_readings({"マドグチ": ["窓口"]}, [["カミ", "紙"]])
    [['カミ', '紙'], ['マドグチ', '窓口']]
    """
    words = {reading: own for reading, *own in listed}
    return [
        [reading, *dict.fromkeys([*names.get(reading, ()), *words.get(reading, ())])]
        for reading in sorted({*names, *words})
    ]
