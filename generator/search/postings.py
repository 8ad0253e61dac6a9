"""Texts of a case → one record of the index: its tokens, and where each of them stands.

>>> record = make_record([(6, "窓口")])
>>> record.length, [(token, places.encode("latin-1")) for token, places in record.entries()][0]
(6, ('hkjdfdod', b'\\x828\\x90\\x19F '))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

from generator.search.cbor import CBOR_ARRAYS, CBOR_NEGATIVES, CBOR_NUMBERS
from generator.search.text import cut_runs, list_extras

BETWEEN = "\u0100"  # two items of CBOR; no byte of theirs
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

    `tokens` are all of them, and `places` what the index has of each: its weights and places in
    CBOR, each weight below 0, the places behind it counted from one to the next. Each of both is
    one text: a hundred thousand would fill the memory.
    """

    length: int
    tokens: str
    places: str

    def entries(self) -> Iterator[tuple[str, str]]:
        """Each token with its places."""
        if self.tokens:
            yield from zip(self.tokens.split(" "), self.places.split(BETWEEN), strict=True)


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
            found.setdefault(extra[0], []).append(PLACE_ALONE)
    return Postings(length, " ".join(found), BETWEEN.join(map(write_places, found.values())))


def lay_out(runs: Sequence[tuple[int, list[str]]]) -> dict[str, list[int]]:
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
    found: dict[str, list[int]] = {}
    for size, mark, weight, run in named:
        home = find_home(taken, slots, -size, mark)
        taken[home : home - size] = b"\1" * -size
        for place, token in enumerate(run, weight << BITS | (home + 1) * SLOT_PLACES):
            found.setdefault(token, []).append(place)
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
    items = [*list_place_items(sorted(places))]
    return CBOR_ARRAYS[len(items)] + "".join(items)


def list_place_items(places: Iterable[int]) -> Iterator[str]:
    last, before = -1, 0
    for number in places:
        weight, place = number >> BITS, number & PLACE
        if weight != last:
            yield CBOR_NEGATIVES[-1 - weight * WEIGHT_UNIT]
            last, before = weight, 0
        yield CBOR_NUMBERS[place - before]
        before = place
