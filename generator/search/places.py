"""The names of all municipalities, so that no place is ever taken for another.

>>> list_places()["岡山県"][3:6]
['玉野市', 'タマノ', '笠岡市']
"""

from __future__ import annotations

from generator.core.text import fold_search
from generator.measures.places import read_places


def list_places() -> dict[str, list[str]]:
    """For each prefecture the reading of its stem, then each place in it with that reading."""
    listed: dict[str, list[str]] = {}
    for place in read_places():
        own = listed.setdefault(place.prefecture, [])
        if place.name:
            own.append(fold_search(place.name))
        own.append(place.reading_stem)
    return listed
