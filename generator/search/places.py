"""The names of all municipalities, so that no place is ever taken for another.

>>> list_places()["岡山県"][:3]
['岡山市', '倉敷市', '津山市']
>>> list_place_readings()["岡山県"][:3]
['オカヤマ', 'オカヤマ', 'クラシキ']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    own = "\n".join(set(organizations))
    present = [place for place in read_places() if place.full_name in own]
    told = {name for place in present for name in (place.short_name, place.stem)}
    absent = {name for place in read_places() for name in (place.short_name, place.stem)} - told
    looks = list_looks(sorted(told))
    listed = ((name, [*find_looks(name, looks)]) for name in sorted(absent))
    return [(fold_search(name), found) for name, found in listed if found]


def list_looks(others: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """Where in other names two characters stand, but at their beginning."""
    looks: dict[str, list[tuple[str, int]]] = {}
    for other in others:
        for at in range(1, len(other) - SHARED_SIGNS + 1):
            looks.setdefault(other[at : at + SHARED_SIGNS], []).append((other, at))
    return looks


def find_looks(name: str, looks: Mapping[str, Sequence[tuple[str, int]]]) -> Iterator[str]:
    """Where a name begins inside another and shares two characters with it: 東京都市 for 京都市.

    >>> looks = list_looks(["君津市"])
    >>> [*find_looks("津市", looks)], [*find_looks("市川市", looks)]
    (['君津市'], [])
    """
    for other, at in looks.get(name[:SHARED_SIGNS], ()):
        rest = other[at:]
        if rest.startswith(name) or name.startswith(rest):
            yield fold_search(other if len(name) < len(rest) else other[:at] + name)
