"""Which cases are closest to each: one bit a case, so that all that share a trait are one number.

Comparing each case with each takes time with the square of their number; a number of a bit a case
is added and compared 64 cases at once, which at 10,000 cases is not yet felt.

>>> first, second, third = {"窓口": 2, "AI": 1}, {"窓口": 2}, {"AI": 1, "紙": 3}
>>> list(find_closest((first, second, third), (1, 2, 5), most=4))
[[1, 2], [0], [0]]
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

Trait = TypeVar("Trait", bound=Hashable)


def find_closest(
    weights: Sequence[Mapping[Trait, int]], numbers: Sequence[int], most: int
) -> Iterator[list[int]]:
    """For each case the places of those that share the greatest weight, the greatest first.

    `weights` are those of each case's traits; `numbers` ascend, and of those that share as much the
    nearer number comes first, then the lower. What shares nothing is not close.
    """
    holders: dict[Trait, int] = {}
    for place, own in enumerate(weights):
        for trait in own:
            holders[trait] = holders.get(trait, 0) | 1 << place
    for place, own in enumerate(weights):
        others = ~(1 << place)
        planes: list[int] = []
        for trait, weight in own.items():
            add_weight(planes, holders[trait] & others, weight)
        yield list(islice(list_heaviest(planes, place, numbers), most))


def add_weight(planes: list[int], cases: int, weight: int) -> None:
    """Adds a weight to the sums of some cases; plane n holds the bit n of every case's sum."""
    for bit in range(weight.bit_length()):
        carry, at = cases if weight >> bit & 1 else 0, bit
        while carry:
            planes += [0] * (at + 1 - len(planes))
            planes[at], carry = planes[at] ^ carry, planes[at] & carry
            at += 1


def list_heaviest(planes: Sequence[int], place: int, numbers: Sequence[int]) -> Iterator[int]:
    """The places of all cases of some weight, the heaviest first, of equals the nearest."""
    left = 0
    for plane in planes:
        left |= plane
    while left:
        best = left
        for plane in reversed(planes):
            best = best & plane or best
        left &= ~best
        yield from list_nearest(best, place, numbers)


def list_nearest(cases: int, place: int, numbers: Sequence[int]) -> Iterator[int]:
    """The places of some cases by the distance of their numbers from that of another."""
    below, above = cases & (1 << place) - 1, cases >> place
    while below or above:
        lower = below.bit_length() - 1
        upper = place + (above & -above).bit_length() - 1
        is_lower = not above or (
            below and numbers[place] - numbers[lower] <= numbers[upper] - numbers[place]
        )
        yield lower if is_lower else upper
        if is_lower:
            below ^= 1 << lower
        else:
            above &= above - 1
