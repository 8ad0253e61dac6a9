"""What the browser reads only where nothing stands as written: words, readings, places, meanings.

The tables of words in data/ are cut to what the collection holds; their notices go along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from generator.collection.reader_words import ReaderWords
from generator.core.page import Output
from generator.output.pack import pack_name, write_json
from generator.search.blocks import TextBlock
from generator.search.folder import FOLDER, pack_part
from generator.search.meaning import Sense, build_meaning, cut_claims
from generator.search.places import list_place_readings, list_places
from generator.search.readings import find_read_words, list_word_readings
from generator.search.sounds import list_sounds
from generator.search.spellings import SpellingGroup
from generator.search.synonyms import find_synonyms, list_synonyms
from generator.search.words import count_words, find_searched_words

CLAIMING = frozenset(("", "points", "overview", "effects"))  # the sections that say most of a case
# A list of words as one string: packs of many such lists are 3 to 4 % smaller. No word of the
# tables has the sign, and in a query it is an "or": no term with it could be asked for.
BETWEEN_WORDS, BETWEEN_PARTS = "|", "||"
NOTICES = ("NOTICE.txt", "LICENSE-2.0.txt")


@dataclass(frozen=True, slots=True)
class NearPart:
    """The words of a case: runs of one script, those of the tables of readings and of synonyms.

    `signs` are all its characters, `sentences` what it says.
    """

    words: tuple[str, ...]
    read: tuple[str, ...]
    synonyms: tuple[str, ...]
    signs: str
    sentences: tuple[tuple[Sense, ...], ...]


def make_near_part(
    blocks: Sequence[TextBlock], folded: Sequence[str], asks: Sequence[str]
) -> NearPart:
    """The part of a case, whose folded texts are those of its blocks and what officers ask."""
    text = "\n".join((*folded, *asks))
    told = zip(blocks, folded, strict=True)
    claims = [own for block, own in told if block.section in CLAIMING]
    return NearPart(
        tuple(sorted(find_searched_words("\n".join(folded)))),
        tuple(sorted(find_read_words(text))),
        tuple(sorted(find_synonyms(text))),
        "".join(sorted(set(text))),
        cut_claims([*claims, *asks]),
    )


def build_near(
    parts: Sequence[NearPart], words: ReaderWords, similar: Sequence[SpellingGroup]
) -> tuple[str, tuple[Output, ...]]:
    """The name of the pack of meanings; all packs, and the notices of what they are made from."""
    counted = count_words(part.words for part in parts)
    written = set(chain.from_iterable(part.read for part in parts))
    readings = join_readings(words.list_readings(), list_word_readings(written))
    present = set(chain.from_iterable(part.synonyms for part in parts))
    ladder = {
        "words": list(counted.items()),
        "known": sorted({word for _, *own in readings for word in own} - counted.keys()),
        "similar": similar,
        "sounds": list_sounds(part.signs for part in parts),
        "synonyms": [
            BETWEEN_PARTS.join(map(BETWEEN_WORDS.join, group))
            for group in list_synonyms(present.__contains__)
        ],
    }
    packs = {
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
    meaning = build_meaning([part.sentences for part in parts], words.list_needs())
    return pack_name(meaning[0]), (*fixed, *meaning, read_notices())


def read_notices() -> Output:
    """The notices and the licence of the tables, as one text."""
    data = files("generator.search") / "data"
    texts = [(data / name).read_text(encoding="utf-8") for name in NOTICES]
    return Output(f"{FOLDER}/notice.txt", "\n".join(texts).encode("utf-8"))


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
