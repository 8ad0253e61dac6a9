"""What a list without a case leads to: the nearest cases, each with what makes it near.

`near_band(band, cases, collection, labels)` goes by the size, `near_prefecture(prefecture,
collection, labels)` by the place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from generator.collection.case import Case
from generator.collection.closeness import Home, NearCase, Side, rank_near
from generator.collection.collection import Collection
from generator.collection.listing import NearEntry, NearGroup
from generator.collection.vocabulary import Band, Prefecture
from generator.measures.places import BodyKind
from generator.theme.theme import Labels

MOST_NEAR = 6


def near_band(
    band: Band, cases: Iterable[Case], collection: Collection, labels: Labels
) -> tuple[NearGroup, ...]:
    """The cases of the nearest sizes, from the middle of the band."""
    bands = collection.vocabulary.bands
    ranked = rank_near(home_of_band(band, bands), cases)[:MOST_NEAR]
    entries = tuple(
        NearEntry(near.case, tell_size(band, near.case.band, bands, labels)) for near in ranked
    )
    title = labels.text("listing.near_size")
    return (NearGroup(title, "near-size", entries),) if entries else ()


def home_of_band(band: Band, bands: Iterable[Band]) -> Home:
    """The body in the middle of a band; prefectures, whose band has no limits, are larger than all.

    >>> band = {"name": "a", "slug": "a", "reading": "a"}
    >>> home_of_band(Band(minimum=10_000, maximum=40_000, **band), ()).persons
    20000
    """
    if is_limited(band):
        return Home(middle_of(band))
    largest = max((each.minimum or 0 for each in bands), default=0)
    return Home(2 * largest or None, kind=BodyKind.PREFECTURE)


def is_limited(band: Band) -> bool:
    return band.minimum is not None or band.maximum is not None


def middle_of(band: Band) -> int:
    """The geometric middle of a band's limits; an open end is twice or half the other."""
    low = band.minimum or (band.maximum or 0) // 4
    high = band.maximum or (band.minimum or 0) * 4
    return round(math.sqrt(low * high))


def tell_size(own: Band, other: Band, bands: Iterable[Band], labels: Labels) -> str:
    """How many bands larger or smaller a case's is."""
    limited = [band for band in bands if is_limited(band)]
    if other not in limited:
        return labels.text("listing.near_prefecture")
    if own not in limited:
        return labels.text("listing.near_municipality", band=other.name)
    steps = limited.index(other) - limited.index(own)
    word = "bigger" if steps > 0 else "smaller"
    return labels.text(f"listing.near_{word}", steps=abs(steps), band=other.name)


def query_of_band(band: Band) -> str:
    """What near.html is asked for a band: the middle in two digits, or any prefecture.

    >>> query_of_band(Band(name="a", slug="a", reading="a", minimum=10_000, maximum=50_000))
    'population=22000'
    """
    if not is_limited(band):
        return f"kind={BodyKind.PREFECTURE}"
    middle = middle_of(band)
    return f"population={round(middle, 2 - len(str(middle)))}"


def near_prefecture(
    prefecture: Prefecture, collection: Collection, labels: Labels
) -> tuple[NearGroup, ...]:
    """The cases of the prefectures beside it, and those of the others of its region."""
    ranked = rank_near(Home(prefecture=prefecture), collection.cases)
    beside = tuple(tell_place(ranked, Side.BESIDE, labels))
    region = tuple(tell_place(ranked, Side.IN_REGION, labels))
    groups = (
        NearGroup(labels.text("listing.near_beside"), "near-beside", beside),
        NearGroup(
            labels.text("listing.near_region", region=prefecture.region), "near-region", region
        ),
    )
    return tuple(group for group in groups if group.entries)


def tell_place(ranked: Iterable[NearCase], side: Side, labels: Labels) -> Iterator[NearEntry]:
    """The cases that lie so, each with its prefecture or region."""
    word = "beside" if side is Side.BESIDE else "region"
    for near in ranked:
        if near.side is side:
            place = near.case.prefecture
            reason = labels.text(f"near.reasons.{word}", prefecture=place.name, region=place.region)
            yield NearEntry(near.case, reason)
