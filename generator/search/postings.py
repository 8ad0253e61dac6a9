"""Texts of a case → one record of the index: its tokens, and where each of them stands.

>>> record = make_record([(6, "窓口")])
>>> record.length, list(record.words), record.words["hkjdfdod"].encode("latin-1")
(6, ['hkjdfdod', 'fdod', 'hkjd'], b'\\x828\\x90\\x10')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

from generator.search.cbor import CBOR_ARRAYS, CBOR_NEGATIVES, CBOR_NUMBERS
from generator.search.text import cut_runs, list_extras

WEIGHT_UNIT = 24  # Pagefind writes a weight as so many times what it was given
BITS = 24  # of a number that has a weight in the bits above a place
SLOT_PLACES = 8  # places: a run begins at a multiple of it
PROBES = 100  # after so many slots that are taken, a run goes behind all others
PLACE_ALONE = 0  # the place of what is no part of a run, before all runs

# A weight, and a text that is folded.
Weighed: TypeAlias = "tuple[int, str]"


@dataclass(frozen=True, slots=True)
class Postings:
    """A record: how many words Pagefind would count in it, and what the index has of each token.

    That is its weights and places in CBOR: each weight is below 0, and the places behind it count
    from one to the next.
    """

    length: int
    words: Mapping[str, str]


def make_record(texts: Sequence[Weighed]) -> Postings:
    """The record of texts: their runs, then with no weight what else they are found by."""
    cut = [(weight, cut_runs(text)) for weight, text in texts]
    extras = list(dict.fromkeys(extra for _, text in texts for extra in list_extras(text)))
    # Pagefind counts what stands between runs, too.
    length = sum(sum(map(len, runs)) + max(len(runs), 1) for _, runs in cut)
    runs = [(weight, run) for weight, own in cut for run in own if run]
    found = lay_out([*runs, *((0, list(extra)) for extra in extras if len(extra) > 1)])
    for extra in extras:
        if len(extra) == 1:
            found.setdefault(extra[0], []).append(PLACE_ALONE)
    words = {token: write_places(places) for token, places in found.items()}
    return Postings(length + sum(len(extra) + 1 for extra in extras), words)


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
    slots = count_slots(sum(-size for size, *_ in named))
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
    step = 1 + (mark >> 16) % slots
    for probe in range(PROBES):
        home = (mark + probe * step) % slots
        if taken.find(1, home, home + size) < 0:
            return home
    return len(taken)


def count_slots(taken: int) -> int:
    """Twice as many as are taken, or some more: so few changes change the number, and all places.

    >>> count_slots(550), count_slots(551), count_slots(640)
    (1280, 1280, 1280)
    """
    step = 1 << max(0, (2 * taken).bit_length() - 3)
    return -(-2 * taken // step) * step


def write_places(places: list[int]) -> str:
    """Places below their weights as the index has them."""
    if len(places) == 1:
        weight, place = divmod(places[0], 1 << BITS)
        return CBOR_ARRAYS[2] + CBOR_NEGATIVES[-1 - weight * WEIGHT_UNIT] + CBOR_NUMBERS[place]
    items = [*list_place_items(sorted(places))]
    return CBOR_ARRAYS[len(items)] + "".join(items)


def list_place_items(places: Iterable[int]) -> Iterator[str]:
    last = -1
    before = 0
    for number in places:
        weight, place = divmod(number, 1 << BITS)
        if weight != last:
            yield CBOR_NEGATIVES[-1 - weight * WEIGHT_UNIT]
            last, before = weight, 0
        yield CBOR_NUMBERS[place - before]
        before = place
