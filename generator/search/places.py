"""The names of all municipalities, so that no place is ever taken for another.

>>> list_places()["岡山県"][:3]
['岡山市', '倉敷市', '津山市']
>>> list_place_readings()["岡山県"][:3]
['オカヤマ', 'オカヤマ', 'クラシキ']
"""

from __future__ import annotations

from generator.core.text import fold_search
from generator.measures.places import read_places


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
