"""Japanese text → the tokens that the index holds.

A text becomes overlapping pairs of characters, so that Pagefind's phrase search finds a term
anywhere in it; a Latin word or a number is entered only at its start:

>>> [spell(token) for token in tokenize("AI-OCRを導入")]
['^ai', 'io', '^oc', 'cr', 'rを', 'を導', '導入']
>>> [spell(token) for token in tokenize("1.8万時間（年）、窓")]
['^1.', '.8', '8万', '万時', '時間', '間(', '(年', '年)', '。', '窓']

themes/standard/components/search/text.js cuts queries in the same way; a test compares both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from operator import add

from generator.core.text import fold_search

# No phrase runs across the end of a thought.
RUN = re.compile("[^。、!?…※]+")
# What a reader may leave out: white space, and the hyphen and the like within a Latin word.
JOINT = r"(?:\s+|(?<=[a-z0-9])[-_&+'](?=[a-z])|(?<=[a-z])[-_&+'](?=[0-9]))"
JOINTS = re.compile(JOINT)
WITH_LATIN = re.compile(r"[\sa-z0-9]")  # where a run may have a joint or the start of a word
WORD_START = re.compile(r"[a-z0-9](?<![a-z0-9]{2})(?<![0-9]\.[a-z0-9])")
JOINED = re.compile(rf"[a-z0-9]+(?:{JOINT}[a-z0-9]+)+")

WORD_MARK = "q"  # begins the token at which a Latin word or a number starts
GAP = "。"  # Pagefind counts a position for punctuation, but does not index it
PAIR_LETTERS = 8  # letters of the token of a pair
MOST_PAIRS = 100_000  # kept as they were spelt
CONTEXT = 8  # characters kept around Latin words that are also entered as one


class Codes(dict[int, str]):
    """Four letters for a character: Pagefind folds, splits or drops nothing that is a-z only."""

    def __missing__(self, point: int) -> str:
        digits = f"{point & 0xFFFF:04x}"
        code = self[point] = "".join(chr(ord("a") + int(digit, 16)) for digit in digits)
        return code


CODES = Codes()


class Pairs(dict[str, str]):
    """The tokens of pairs of signs: texts have few pairs, and each of them again and again."""

    def __missing__(self, pair: str) -> str:
        if len(self) >= MOST_PAIRS:
            self.clear()
        token = self[pair] = pair.translate(CODES)
        return token


PAIR_TOKENS = Pairs()


def tokenize(text: str) -> Iterator[str]:
    """The tokens of one block of text, in order; a GAP stands where no phrase may run across."""
    for number, run in enumerate(cut_runs(fold_search(text))):
        if number:
            yield GAP
        yield from run


def cut_runs(text: str) -> list[list[str]]:
    """The tokens of a folded text run by run."""
    return [pair_run(run) for run in RUN.findall(text)]


def pair_run(run: str) -> list[str]:
    """The overlapping pairs of a run, with a MARK on each that starts a Latin word."""
    if not WITH_LATIN.search(run):
        return pair_signs(run)
    parts = JOINTS.split(run)
    pairs = pair_signs("".join(parts))
    begin = 0
    for part in parts:
        for start in WORD_START.finditer(part):
            at = begin + start.start()
            if len(pairs) > at and len(pairs[at]) == PAIR_LETTERS:
                pairs[at] = WORD_MARK + pairs[at]
        begin += len(part)
    return pairs


def pair_signs(signs: str) -> list[str]:
    """The overlapping pairs of signs; one that has no neighbour stands alone."""
    if len(signs) == 1:
        return [CODES[ord(signs)]]
    return [*map(PAIR_TOKENS.__getitem__, map(add, signs, signs[1:]))]


def pair_span(run: str, begin: int, end: int, starts: Collection[int]) -> list[str]:
    """The pairs of a part of a run; a character that has no neighbour stands alone."""
    joints = {at for joint in JOINTS.finditer(run) for at in range(*joint.span())}
    kept = [at for at in range(begin, end) if at not in joints]
    codes = [CODES[ord(run[at])] for at in kept]
    if len(codes) == 1:
        return codes
    pairs = zip(kept, codes, codes[1:], strict=False)
    return [WORD_MARK * (at in starts) + sign + after for at, sign, after in pairs]


def list_extras(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Phrases that folded texts are also found by: single characters, Latin words written as one.

    >>> [" ".join(map(spell, phrase)) for phrase in list_extras(["和ai-ocr"])]
    ['和', '和a ^ai io oc cr', '^a', '^o']
    """
    whole = GAP.join(texts)
    signs = {sign for sign in set(whole) if sign.isalnum() and not sign.isascii()}
    starts = set(WORD_START.findall(whole))
    runs = RUN.findall(whole) if JOINED.search(whole) else ()
    joined = (phrase for run in runs if WITH_LATIN.search(run) for phrase in join_words(run))
    alone = (*(CODES[ord(sign)] for sign in signs), *(WORD_MARK + CODES[ord(s)] for s in starts))
    return sorted({*((token,) for token in alone), *joined})


def join_words(run: str) -> Iterator[tuple[str, ...]]:
    """Latin words that stand apart, entered as one from each of them on: PowerBI, WorkspaceFor."""
    for joined in JOINED.finditer(run):
        words = [joined.start() + start.start() for start in WORD_START.finditer(joined[0])]
        end = min(joined.end() + CONTEXT, len(run))
        for number, word in enumerate(words[:-1]):
            begin = max(word - CONTEXT, 0) if number == 0 else word
            yield tuple(pair_span(run, begin, end, (word,)))


def spell(token: str) -> str:
    """The characters of a token, for tests and for people."""
    if token == GAP:
        return token
    digits = "".join(f"{ord(letter) - ord('a'):x}" for letter in token.removeprefix(WORD_MARK))
    signs = (chr(int(digits[at : at + 4], 16)) for at in range(0, len(digits), 4))
    return ("^" if token.startswith(WORD_MARK) else "") + "".join(signs)
