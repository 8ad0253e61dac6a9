"""Texts of a case → one record of the index: its tokens, and where each of them stands.

>>> record = make_record([(6, "窓口")])
>>> record.length, dict(record.entries())["hkjdfdod"].encode("latin-1")
(6, b'\\x828\\x90\\x19F ')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

from generator.search.cbor import CBOR_ARRAYS, CBOR_NEGATIVES, CBOR_NUMBERS
from generator.search.text import cut_runs, list_extras

BETWEEN = "\u0100"  # two items of CBOR; no byte of theirs
BETWEEN_SHELVES = b"\xfe"  # no byte of UTF-8
CODE_LETTERS = "abcdefghijklmnop"  # as text.py spells characters
SHELVES = tuple(first + second for first in CODE_LETTERS for second in CODE_LETTERS)
WEIGHT_UNIT = 24  # Pagefind writes a weight as so many times what it was given
BITS = 24  # of a place, in a number that has a weight in the bits above
PLACE = (1 << BITS) - 1
SLOT_PLACES = 8  # places: a run begins at a multiple of it
LEAST_SLOTS = 1 << 12  # 10 times what a case of usual length takes: two runs seldom want one slot
PROBES = 100  # after so many slots that are taken, a run goes behind all others
PLACE_ALONE = 0  # the place of what is no part of a run, before all runs

# A weight, and a text that is folded.
Weighed: TypeAlias = "tuple[int, str]"


@dataclass(frozen=True, slots=True)
class Postings:
    """A record: how many words Pagefind would count in it, and what the index has of each token.

    `shelves` are the tokens by their last two letters, each followed by what the index has of it:
    its weights and places in CBOR, each weight below 0, the places behind it counted from one to
    the next. All is one text in UTF-8, empty where there is no token: a hundred thousand would fill
    the memory, and those of a shelf are soon told from those of another edition.
    """

    length: int
    shelves: bytes

    def entries(self) -> Iterator[tuple[str, str]]:
        """Each token with its places."""
        for shelf in self.shelves.split(BETWEEN_SHELVES):
            yield from list_shelf(shelf.decode("utf-8"))


def list_shelf(shelf: str) -> Iterator[tuple[str, str]]:
    """Each token of a shelf with its places."""
    items = shelf.split(BETWEEN)
    return zip(items[::2], items[1::2], strict=False)


def make_record(texts: Sequence[Weighed]) -> Postings:
    """The record of texts: their runs, then with no weight what else they are found by."""
    cut = [(weight, cut_runs(text)) for weight, text in texts]
    extras = list_extras([text for _, text in texts])
    # Pagefind counts what stands between runs, too.
    length = sum(sum(map(len, runs)) + max(len(runs), 1) for _, runs in cut)
    length += sum(len(extra) + 1 for extra in extras)
    runs = [(weight, run) for weight, own in cut for run in own if run]
    found = lay_out([*runs, *((0, list(extra)) for extra in extras if len(extra) > 1)])
    for extra in extras:
        if len(extra) == 1:
            found[extra[0]].append(PLACE_ALONE)
    return Postings(length, fill_shelves(found))


def fill_shelves(found: Mapping[str, list[int]]) -> bytes:
    """The shelves of tokens with places below their weights."""
    if not found:
        return b""
    shelves: dict[str, list[str]] = {name: [] for name in SHELVES}
    for token, places in found.items():
        shelves[token[-2:]].append(f"{token}{BETWEEN}{write_places(places)}")
    return BETWEEN_SHELVES.join([BETWEEN.join(own).encode("utf-8") for own in shelves.values()])


def lay_out(runs: Sequence[tuple[int, list[str]]]) -> defaultdict[str, list[int]]:
    """Places with weights of the tokens of weighed runs; one at least is free behind each run.

    A run lies where its tokens say, and not where the text before it ends: so a change in one
    leaves the places of nearly all others.
    """
    # The long ones choose first: later there might be no room for them.
    named = sorted(
        (-(len(run) // SLOT_PLACES + 1), crc32("".join(run).encode()), weight, run)
        for weight, run in runs
    )
    slots = max(LEAST_SLOTS, 1 << (2 * sum(-size for size, *_ in named)).bit_length())
    taken = bytearray(slots)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for size, mark, weight, run in named:
        home = find_home(taken, slots, -size, mark)
        taken[home : home - size] = b"\1" * -size
        for place, token in enumerate(run, weight << BITS | (home + 1) * SLOT_PLACES):
            found[token].append(place)
    return found


def find_home(taken: bytearray, slots: int, size: int, mark: int) -> int:
    """The first slot that a mark leads to with so many free ones; else the one behind all."""
    step = mark >> 16 | 1
    for probe in range(PROBES):
        home = (mark + probe * step) % slots
        if taken.find(1, home, home + size) < 0:
            return home
    return len(taken)


class Heads(dict[int, str]):
    """How the entry of a single place begins, by its weight."""

    def __missing__(self, weight: int) -> str:
        self[weight] = head = CBOR_ARRAYS[2] + CBOR_NEGATIVES[-1 - weight * WEIGHT_UNIT]
        return head


SINGLE_HEADS = Heads()


def write_places(places: list[int]) -> str:
    """Places below their weights as the index has them."""
    if len(places) == 1:
        (number,) = places
        return SINGLE_HEADS[number >> BITS] + CBOR_NUMBERS[number & PLACE]
    items: list[str] = []
    weight = before = -1
    for number in sorted(places):
        if number >> BITS != weight:
            weight = number >> BITS
            before = weight << BITS
            items.append(CBOR_NEGATIVES[-1 - weight * WEIGHT_UNIT])
        items.append(CBOR_NUMBERS[number - before])
        before = number
    return CBOR_ARRAYS[len(items)] + "".join(items)
