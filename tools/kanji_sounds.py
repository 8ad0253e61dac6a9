"""Kanji that are read alike (generator/search/data/sounds.txt), from the readings of words.

    python -m tools.kanji_sounds

The two kanji of a word share its reading: 決裁 ケッサイ and 裁判 サイバン give 裁 the sound サイ,
which it has in common with 済. Of each sound, all kanji stand in one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.search.readings import read_readings

PLACE = Path(__file__).parent.parent / "generator" / "search" / "data" / "sounds.txt"
PAIR = re.compile("[一-龥々]{2}")
LEAST_WORDS = 2  # in which a kanji is read so
LONGEST = 3  # kana
NO_START = "ャュョッンー"

Split = tuple[tuple[str, str], tuple[str, str]]


def find_sounds() -> dict[str, set[str]]:
    """The kanji of every sound."""
    splits = [
        list(split_reading(reading, word))
        for word, readings in read_readings().items()
        if PAIR.fullmatch(word)
        for reading in readings.split(" ")
    ]
    possible = Counter(pair for word in splits for split in word for pair in split)
    likely: Counter[tuple[str, str]] = Counter()
    for word in filter(None, splits):
        best: Split = max(word, key=lambda split: possible[split[0]] * possible[split[1]])
        likely.update(best)
    sounds: dict[str, set[str]] = {}
    for (sign, sound), count in likely.items():
        if count >= LEAST_WORDS:
            sounds.setdefault(sound, set()).add(sign)
    return sounds


def split_reading(reading: str, word: str) -> Iterator[Split]:
    """The ways to share a reading between the two kanji of a word.

    >>> list(split_reading("シセツ", "施設"))
    [(('施', 'シ'), ('設', 'セツ')), (('施', 'シセ'), ('設', 'ツ'))]
    """
    for at in range(1, len(reading)):
        head, tail = reading[:at], reading[at:]
        if max(len(head), len(tail)) <= LONGEST and tail[0] not in NO_START:
            yield (word[0], head), (word[1], tail)


def write_groups(sounds: Mapping[str, set[str]]) -> str:
    """A line for the kanji of each sound that several have."""
    groups = {"".join(sorted(kanji)) for kanji in sounds.values() if len(kanji) > 1}
    return "".join(f"{group}\n" for group in sorted(groups))


def main() -> None:
    PLACE.write_text(write_groups(find_sounds()), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
