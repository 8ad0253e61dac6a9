"""Texts of a case → one record of the index: its tokens, and where each of them stands.

>>> record = make_record([(6, "窓口")])
>>> record.length, list(record.words), record.words["hkjdfdod"].encode("latin-1")
(6, ['hkjdfdod', 'fdod', 'hkjd'], b'\\x828\\x90\\x00')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.search.cbor import ARRAYS, NEGATIVES, NUMBERS
from generator.search.text import cut_runs, list_extras

UNIT = 24  # Pagefind writes a weight as so many times what it was given
BITS = 24  # of a number that has a weight in the bits above a place
GAP_LENGTH = 1  # places after a run: no phrase goes beyond it

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
    extras = dict.fromkeys(extra for _, text in texts for extra in list_extras(text))
    phrases: list[tuple[int, Iterable[Sequence[str]]]] = [
        *((weight, cut_runs(text) or [[]]) for weight, text in texts),
        *((0, [extra]) for extra in extras),
    ]
    found: dict[str, list[int]] = {}
    at = 0
    for weight, phrase in phrases:
        for run in phrase:
            for place, token in enumerate(run, weight << BITS | at):
                found.setdefault(token, []).append(place)
            at += len(run) + GAP_LENGTH
    return Postings(at, {token: write_places(places) for token, places in found.items()})


def write_places(places: list[int]) -> str:
    """Places below their weights as the index has them."""
    if len(places) == 1:
        weight, place = divmod(places[0], 1 << BITS)
        return ARRAYS[2] + NEGATIVES[-1 - weight * UNIT] + NUMBERS[place]
    items = [*list_items(sorted(places))]
    return ARRAYS[len(items)] + "".join(items)


def list_items(places: Iterable[int]) -> Iterator[str]:
    last = -1
    before = 0
    for number in places:
        weight, place = divmod(number, 1 << BITS)
        if weight != last:
            yield NEGATIVES[-1 - weight * UNIT]
            last, before = weight, 0
        yield NUMBERS[place - before]
        before = place
