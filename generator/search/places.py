"""The names of all municipalities, so that no place is ever taken for another.

>>> list_places()["岡山県"][:3]
['岡山市', '倉敷市', '津山市']
>>> list_place_readings()["岡山県"][:3]
['オカヤマ', 'オカヤマ', 'クラシキ']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.core.text import fold_search
from generator.measures.places import read_places

SHARED_SIGNS = 2  # characters


def list_places() -> dict[str, list[str]]:
    """The municipalities of each prefecture."""
    listed: dict[str, list[str]] = {}
    for place in read_places():
        own = listed.setdefault(place.prefecture, [])
        if place.name:
            own.append(fold_search(place.name))
    return listed


def list_place_readings() -> dict[str, list[str]]:
    """How each prefecture, and then its municipalities, are read without 市 and the like."""
    listed: dict[str, list[str]] = {}
    for place in read_places():
        listed.setdefault(place.prefecture, []).append(place.reading_stem)
    return listed


def list_apart(organizations: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Places of which no case tells, with what only looks like them where a case's place stands.

    >>> list_apart(["東京都町田市"])
    [('京都', ['東京都']), ('京都市', ['東京都市']), ('京都府', ['東京都府'])]
    """
    own = set(organizations)
    present = [place for place in read_places() if any(place.full_name in name for name in own)]
    told = {name for place in present for name in (place.short_name, place.stem)}
    absent = {name for place in read_places() for name in (place.short_name, place.stem)} - told
    listed = ((name, [*find_looks(name, sorted(told))]) for name in sorted(absent))
    return [(fold_search(name), looks) for name, looks in listed if looks]


def find_looks(name: str, others: Iterable[str]) -> Iterator[str]:
    """Where a name begins inside another and shares two characters with it: 東京都市 for 京都市.

    >>> [*find_looks("津市", ["君津市"])], [*find_looks("市川市", ["君津市"])]
    (['君津市'], [])
    """
    if len(name) < SHARED_SIGNS:
        return
    for other in others:
        for at in range(1, len(other) - SHARED_SIGNS + 1):
            rest = other[at:]
            if rest.startswith(name) or name.startswith(rest):
                yield fold_search(other if len(name) < len(rest) else other[:at] + name)
