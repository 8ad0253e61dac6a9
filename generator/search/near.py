"""What the browser reads only where nothing stands as written: words, readings, places, meanings.

The tables of words in data/ are cut to what the collection holds; their notices go along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from generator.collection.reader_words import ReaderWords
from generator.core.page import Output
from generator.core.recall import Memory
from generator.output.pack import write_json
from generator.search.blocks import TextBlock
from generator.search.folder import FOLDER, Pack, pack_part, recall_made
from generator.search.meaning import Sense, build_meaning, cut_claims
from generator.search.near_words import read_near_words
from generator.search.places import list_place_readings, list_places
from generator.search.readings import list_read_words, list_word_readings
from generator.search.sounds import list_sounds
from generator.search.spellings import SpellingGroup
from generator.search.synonyms import is_whole, list_synonym_words, list_synonyms
from generator.search.word_table import WordTable
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
    read, synonyms, table = open_tables()
    found = table.find(text)
    return NearPart(
        tuple(sorted(find_searched_words("\n".join(folded)))),
        tuple(sorted(found & read)),
        tuple(sorted(word for word in found & synonyms if is_whole(word, text))),
        "".join(sorted(set(text))),
        cut_claims([*claims, *asks], found & read_near_words().rows.keys()),
    )


@cache
def open_tables() -> tuple[frozenset[str], frozenset[str], WordTable]:
    """The words that have a reading, and those that have synonyms; these and the near words in one
    table, to seek all of them at once.
    """
    read, synonyms = frozenset(list_read_words()), frozenset(list_synonym_words())
    return read, synonyms, WordTable({*read, *synonyms, *read_near_words().rows})


def build_near(
    parts: Sequence[NearPart],
    words: ReaderWords,
    similar: Sequence[SpellingGroup],
    memory: Memory,
) -> tuple[Pack, tuple[Pack, ...]]:
    """The pack of meanings, and all others."""
    counted = count_words(part.words for part in parts)
    readings = join_readings(words.list_readings(), recall_readings(parts, memory))
    ladder = {
        "words": list(counted.items()),
        "known": sorted({word for _, *own in readings for word in own} - counted.keys()),
        "similar": similar,
        "sounds": list_sounds(part.signs for part in parts),
        "synonyms": recall_synonyms(parts, memory),
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
    meaning, *others = build_meaning([part.sentences for part in parts], words.list_needs(), memory)
    return meaning, (*fixed, *others)


def recall_readings(parts: Sequence[NearPart], memory: Memory) -> tuple[tuple[str, ...], ...]:
    """The readings of the words that the cases write, with these."""
    written = sorted(set(chain.from_iterable(part.read for part in parts)))

    def make() -> tuple[tuple[str, ...], ...]:
        return tuple(map(tuple, list_word_readings(written)))

    return recall_made(memory, "readings", written, tuple[tuple[str, ...], ...], make)


def recall_synonyms(parts: Sequence[NearPart], memory: Memory) -> tuple[str, ...]:
    """The groups of synonyms of which the cases write a word, and ask for another."""
    present = set(chain.from_iterable(part.synonyms for part in parts))

    def make() -> tuple[str, ...]:
        groups = list_synonyms(present)
        return tuple(BETWEEN_PARTS.join(map(BETWEEN_WORDS.join, group)) for group in groups)

    return recall_made(memory, "synonyms", sorted(present), tuple[str, ...], make)


def read_notices() -> Output:
    """The notices and the licence of the tables, as one text."""
    data = files("generator.search") / "data"
    texts = [(data / name).read_text(encoding="utf-8") for name in NOTICES]
    return Output(f"{FOLDER}/notice.txt", "\n".join(texts).encode("utf-8"))


def join_readings(
    names: Mapping[str, list[str]], listed: Sequence[Sequence[str]]
) -> list[list[str]]:
    """The readings of the vocabulary's names and those of words, sorted by reading.

    >>> join_readings({"マドグチ": ["窓口"]}, [["カミ", "紙"]])
    [['カミ', '紙'], ['マドグチ', '窓口']]
    """
    words = {reading: own for reading, *own in listed}
    return [
        [reading, *dict.fromkeys([*names.get(reading, ()), *words.get(reading, ())])]
        for reading in sorted({*names, *words})
    ]
