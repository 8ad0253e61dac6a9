"""How near a case's body is to a reader's own: the size first, then the place and the kind.

`rank_near(home, cases)` gives the cases by their closeness, each with what makes it
near; what is not known of the home counts nothing.

>>> measure_distance(8_000, 16_000), measure_distance(8_000, 2_000), measure_distance(None, 500)
(1.0, 2.0, 0.0)
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from generator.collection.case import Case
from generator.collection.vocabulary import Prefecture
from generator.measures.places import BodyKind

SAME_KIND = 0.25


class Side(Enum):
    """How a prefecture lies to another, with what that takes off the distance."""

    SAME = 1.0
    BESIDE = 0.5
    IN_REGION = 0.25
    APART = 0.0


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the reader's own body."""

    persons: int | None = None
    prefecture: Prefecture | None = None
    kind: BodyKind | None = None


@dataclass(frozen=True, slots=True)
class NearCase:
    """A case with what makes it near or far; the less the distance, the nearer."""

    case: Case
    distance: float
    times: float | None  # its population as a multiple of the home's
    side: Side
    is_same_kind: bool


def rank_near(home: Home, cases: Iterable[Case]) -> tuple[NearCase, ...]:
    """The cases, the nearest first and those of one distance by number.

    What prefectures did themselves comes last, unless the home is a prefecture too.
    """

    def order(near: NearCase) -> tuple[bool, float, int]:
        is_of_prefecture = near.case.organization.kind is BodyKind.PREFECTURE
        is_last = is_of_prefecture and home.kind is not BodyKind.PREFECTURE
        return is_last, near.distance, near.case.number

    return tuple(sorted((weigh_case(home, case) for case in cases), key=order))


def weigh_case(home: Home, case: Case) -> NearCase:
    """A case's distance, by what is known of the home."""
    persons = case.facts.population.count.persons
    side = find_side(home.prefecture, case.prefecture)
    is_same_kind = home.kind is not None and home.kind is case.organization.kind
    near = side.value + SAME_KIND * is_same_kind
    times = persons / home.persons if home.persons else None
    return NearCase(case, measure_distance(home.persons, persons) - near, times, side, is_same_kind)


def measure_distance(one: int | None, other: int) -> float:
    """How often the smaller number has to be doubled to give the larger; none where one is unknown.

    The larger by the smaller: so 3 and 1/3 times as many are exactly as far.
    """
    if not one or not other:
        return 0.0
    return math.log2(max(one, other) / min(one, other))


def find_side(home: Prefecture | None, other: Prefecture) -> Side:
    """How a prefecture lies to the home's.

    >>> names = {"slug": "a", "reading": "a", "code": "01"}
    >>> gunma = Prefecture(name="群馬県", region="関東", neighbours=("埼玉県",), **names)
    >>> saitama = Prefecture(name="埼玉県", region="関東", neighbours=("群馬県",), **names)
    >>> find_side(gunma, saitama), find_side(None, saitama)
    (<Side.BESIDE: 0.5>, <Side.APART: 0.0>)
    """
    if home is None:
        return Side.APART
    if home == other:
        return Side.SAME
    if other.name in home.neighbours:
        return Side.BESIDE
    return Side.IN_REGION if other.region == home.region else Side.APART
