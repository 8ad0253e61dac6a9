"""The words nearest in meaning to common words (generator/search/data/near_words.tsv), made once.

What it needs is no part of Jirei's own environment:

python -m venv env && env/bin/pip install numpy msgpack
env/bin/pip download --no-deps ja-ginza==5.3.0
PYTHONPATH=. env/bin/python -m tools.near_words ja_ginza-5.3.0-py3-none-any.whl

Words of one line share a vector. Measured on sentences of officers: twelve near words find as much
as the vectors themselves, and 30,000 words as much as 60,000.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import numpy as np

from generator.core.text import fold_search
from tools.ja_ginza import Known, read_known, read_vectors

PLACE = Path(__file__).parent.parent / "generator" / "search" / "data" / "near_words.tsv"
MOST_WORDS, MOST_NEAR = 30_000, 12
LEAST_TENTHS, MOST_TENTHS = 3, 9  # of the square of the cosine
# Begins with a kanji, katakana or a Latin letter: what is all hiragana seldom says what is meant.
SHAPE = re.compile("(?:[一-龥々]|[ァ-ヺ][ァ-ヺー]|[a-z]{3})[一-龥々ァ-ヺーぁ-ゖa-z&+-]{0,11}")
BENT = re.compile("(?P<stem>.*[一-龥々][ぁ-ゖ]*)[うくぐすつぬぶむるい]")
KANJI, KANA = re.compile("[一-龥々ヶ]"), re.compile("([ぁ-ゖ]+)")


def list_groups(words: Iterable[Known]) -> dict[int, list[str]]:
    """For each row its words, the commonest first, and after them their other forms."""
    rows: dict[str, int] = {}
    for known in words:
        word = fold_search(known.word)
        if len(rows) == MOST_WORDS:
            break
        if SHAPE.fullmatch(word):
            rows.setdefault(word, known.row)
    forms: dict[str, int] = {}
    for word, row in rows.items():
        for form in list_forms(word):
            forms.setdefault(form, row)
    groups: dict[int, list[str]] = {}
    for word, row in (
        rows | {form: row for form, row in forms.items() if form not in rows}
    ).items():
        groups.setdefault(row, []).append(word)
    return groups


def list_forms(word: str) -> Iterator[str]:
    """What stands for a word in a sentence: the stem that does not bend, fewer kana.

    >>> [*list_forms("減る")], [*list_forms("引っ越し")]
    (['減'], ['引っ越', '引越し', '引越'])
    """
    if bent := BENT.fullmatch(word):
        yield bent["stem"]
    parts = KANA.split(word)
    if len(KANJI.findall(word)) > 1:
        choices = [(part, "") if KANA.fullmatch(part) else (part,) for part in parts]
        yield from ("".join(choice) for choice in [*product(*choices)][1:])


def find_near(vectors: np.ndarray) -> Iterator[list[tuple[int, int]]]:
    """For each vector the nearest others, the nearest first, with the tenths of closeness."""
    units = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    for start in range(0, len(units), 1000):
        for number, cosines in enumerate(units[start : start + 1000] @ units.T, start):
            nearest = np.argsort(-cosines, kind="stable")[: MOST_NEAR + 1]
            tenths = [(int(at), round(10 * float(cosines[at]) ** 2)) for at in nearest]
            yield [
                (at, min(MOST_TENTHS, close))
                for at, close in tenths
                if at != number and close >= LEAST_TENTHS
            ]


def write_table(groups: dict[int, list[str]], vectors: np.ndarray) -> str:
    """A line for each row: its words, a tab, the first words of near rows with their closeness."""
    own = list(groups.values())
    near = find_near(vectors[list(groups)])
    return "".join(
        f"{' '.join(words)}\t{' '.join(f'{own[at][0]}{close}' for at, close in found)}\n"
        for words, found in zip(own, near, strict=True)
    )


def main() -> int:
    wheel = Path(sys.argv[1])
    vectors = np.load(io.BytesIO(read_vectors(wheel))).astype(np.float64)
    groups = list_groups(read_known(wheel))
    PLACE.write_text(write_table(groups, vectors), encoding="utf-8", newline="\n")
    print(f"{PLACE.name}: {len(groups):,} lines, {PLACE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
