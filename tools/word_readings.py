"""The readings of common words (generator/search/data/readings.tsv), made once from two packages.

They are no part of Jirei's own environment:

python -m venv env && env/bin/pip install sudachipy==0.7.0 sudachidict_small==20261015 msgpack
env/bin/pip download --no-deps ja-ginza==5.3.0
PYTHONPATH=. env/bin/python -m tools.word_readings ja_ginza-5.3.0-py3-none-any.whl

The words come with their readings from SudachiDict (its small edition, which holds the words of
UniDic alone); how common they are, from the order in which ja-ginza keeps its word vectors. What is
made of words that are listed is not listed itself.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from sudachipy import Dictionary, Morpheme, SplitMode

from generator.search.readings import BENT
from tools.ja_ginza import read_known

PLACE = Path(__file__).parent.parent / "generator" / "search" / "data" / "readings.tsv"

# Ranks among the 480,000 words of ja-ginza.
COMMON, COMMON_PLACE, COMMON_SIGN = 44_000, 5_000, 10_000
LEAST_COMPOUNDS = 8  # in which a single kanji is read so
AFFIXES = ("接頭辞", "接尾辞-名詞的", "接尾辞-形状詞的", "名詞-普通名詞-助数詞")
NOUNS = ("名詞-普通名詞", "形状詞-一般", "副詞", "代名詞", "連体詞")
PLACES = ("名詞-固有名詞-地名",)
BENDING = re.compile("動詞-(?:一般|非自立可能)-.*五段.*-終止形-一般|形容詞-.*-形容詞-終止形-一般")
KEEPING = re.compile("動詞-(?:一般|非自立可能)-.*(?<!文語)[上下]一段.*-終止形-一般")
SHAPE = re.compile("(?=(?:[ぁ-ゖ]*[一-龥々ヶ]){1,4}[ぁ-ゖ]*$)[あいうえおか-ゔ一-龥々ヶ]{1,7}")
READ = re.compile("[ァ-ヺー]+")
CAN = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))  # 書け(る) of 書く
HIRAGANA, KANJI = re.compile("[ぁ-ゖ]"), re.compile("[一-龥々ヶ]")
TAIL = re.compile("[ぁ-ゖ]*$")
BEFORE_KANJI = re.compile("[ぁ-ゖ][一-龥々ヶ]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary, and how common it is (0 is the commonest)."""

    surface: str
    reading: str
    speech: str
    rank: int
    morpheme: Morpheme


def list_entries(dictionary: Dictionary, ranks: Mapping[str, int]) -> Iterator[Entry]:
    """The common words of the dictionary that are written with kanji, and with kana at most."""
    written = [
        morpheme
        for morpheme in dictionary.entries()
        if SHAPE.fullmatch(morpheme.surface()) and READ.fullmatch(morpheme.reading_form())
    ]
    # One word in several spellings is as common as the one that ja-ginza counted: 手当, 手当て.
    known: dict[tuple[str, str], int] = defaultdict(lambda: COMMON)
    for morpheme in written:
        key = strip_kana(morpheme)
        known[key] = min(known[key], ranks.get(morpheme.normalized_form(), COMMON))
    tokenizer = dictionary.tokenizer()
    for morpheme in written:
        surface, name = morpheme.surface(), morpheme.normalized_form()
        reading, rank = morpheme.reading_form(), known[strip_kana(morpheme)]
        if rank >= COMMON or is_odd(surface, name):
            continue
        # 強い read こわい is 怖い, and seldom meant.
        is_other = surface != name and surface in ranks
        if not is_other or tokenizer.tokenize(surface)[0].reading_form() == reading:
            yield Entry(surface, reading, "-".join(morpheme.part_of_speech()), rank, morpheme)


def strip_kana(morpheme: Morpheme) -> tuple[str, str]:
    """The kanji of a word with the reading of all of it."""
    return HIRAGANA.sub("", morpheme.surface()), morpheme.reading_form()


def is_odd(surface: str, name: str) -> bool:
    """Whether a kanji of the usual spelling is kana before another: さん地, but not 障がい.

    >>> is_odd("さん地", "産地"), is_odd("障がい", "障害"), is_odd("取組", "取り組み")
    (True, False, False)
    """
    is_shorter = len(KANJI.findall(surface)) < len(KANJI.findall(name))
    return is_shorter and BEFORE_KANJI.search(surface) is not None


def spell_entry(entry: Entry) -> str:
    """A word as it is listed: a verb of five steps or an adjective has a `~`; "" is none."""
    word = entry.surface
    if BENDING.fullmatch(entry.speech):
        name = entry.morpheme.normalized_form()
        is_whole = len(TAIL.findall(word)[0]) >= len(TAIL.findall(name)[0])  # 止まる, not 止る
        return f"{word}~" if is_whole and word[-1] in BENT else ""
    if KEEPING.fullmatch(entry.speech) and word.endswith("る"):
        if len(entry.reading) == 2:  # 見る: the stem alone is one kana
            return f"{word}~"
        return word[:-1] if HIRAGANA.fullmatch(word[-2]) else ""
    is_place = entry.speech.startswith(PLACES) and entry.rank < COMMON_PLACE
    return word if len(word) > 1 and (is_place or entry.speech.startswith(NOUNS)) else ""


def count_signs(entries: list[Entry]) -> Counter[tuple[str, str]]:
    """In how many compounds a single kanji is a part with a reading."""
    counts: Counter[tuple[str, str]] = Counter()
    for surface, morpheme in {entry.surface: entry.morpheme for entry in entries}.items():
        parts = morpheme.split(SplitMode.A)
        if len(parts) > 1 and not HIRAGANA.search(surface):
            found = {(part.surface(), part.reading_form()) for part in parts}
            counts.update(pair for pair in found if len(pair[0]) == 1)
    return counts


def list_signs(dictionary: Dictionary, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """Single kanji, each with its reading: in many compounds, as an affix, as a common word."""
    tokenizer = dictionary.tokenizer()
    for (sign, reading), count in count_signs(entries).items():
        if count >= LEAST_COMPOUNDS:
            yield sign, reading
    for entry in entries:
        sign = entry.surface
        if len(sign) > 1 or entry.rank >= COMMON_SIGN:
            continue
        if entry.speech.startswith(AFFIXES) and sign == entry.morpheme.normalized_form():
            yield sign, entry.reading
        elif entry.speech.startswith("名詞-普通名詞"):
            yield sign, tokenizer.tokenize(sign)[0].reading_form()


def is_made_of(entry: Entry, listed: set[tuple[str, str]]) -> bool:
    """Whether a compound is nothing but words that are listed, one read after the other."""
    parts = [(part.surface(), part.reading_form()) for part in entry.morpheme.split(SplitMode.A)]
    is_joined = "".join(reading for _, reading in parts) == entry.reading
    return len(parts) > 1 and is_joined and set(parts) <= listed


def list_words(dictionary: Dictionary, ranks: Mapping[str, int]) -> set[tuple[str, str]]:
    """The pairs of a word and its reading."""
    entries = sorted(
        list_entries(dictionary, ranks), key=attrgetter("surface", "reading", "speech")
    )
    words = {(word, entry.reading): entry for entry in entries if (word := spell_entry(entry))}
    signs = {pair for pair in list_signs(dictionary, entries) if READ.fullmatch(pair[1])}
    listed, spelt = signs | words.keys(), {word for word, _ in words}
    kept = {
        (word, reading)
        for (word, reading), entry in words.items()
        if not is_made_of(entry, listed) and f"{word[:-1]}{CAN.get(word[-1])}~" not in spelt
    }
    return signs | {(word, cut_reading(word, words[word, r])) for word, r in kept}


def cut_reading(word: str, entry: Entry) -> str:
    """The reading of a word as it is listed; a stem is read without the verb's る."""
    is_stem = word == entry.surface[:-1]
    return entry.reading[:-1] if is_stem else entry.reading


def write_table(words: set[tuple[str, str]]) -> str:
    """A line for each word, with its readings; those that bend have the `~` before their last kana.

    >>> write_table({("書く~", "カク"), ("市場", "シジョウ"), ("市場", "イチバ")})
    '市場\\tイチバ シジョウ\\n書~く\\tカク\\n'
    """
    table: dict[str, list[str]] = defaultdict(list)
    for word, reading in sorted(words):
        table[re.sub("(.)~$", r"~\1", word)].append(reading)
    return "".join(sorted(f"{word}\t{' '.join(table[word])}\n" for word in table))


def main() -> int:
    ranks = {known.word: known.rank for known in read_known(Path(sys.argv[1]))}
    words = list_words(Dictionary(dict="small"), ranks)
    PLACE.write_text(write_table(words), encoding="utf-8", newline="\n")
    print(f"{PLACE.name}: {len(words):,} words, {PLACE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
