"""The map of prefectures, one square each, from where the vocabulary puts them.

`lay_tiles(entries)` gives the map of an index page, or None where no prefecture has a place.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection.listing import TermEntry, Tile, TileMap
from generator.collection.vocabulary import Prefecture
from generator.measures.places import strip_ending


def lay_tiles(entries: Iterable[TermEntry]) -> TileMap | None:
    """The tiles, moved to where the upper left corner of all is 0, 0."""
    placed = [
        (entry, entry.term.tile)
        for entry in entries
        if isinstance(entry.term, Prefecture) and entry.term.tile
    ]
    if not placed:
        return None
    left = min(tile[0] for _, tile in placed)
    top = min(tile[1] for _, tile in placed)
    tiles = tuple(
        Tile(entry, strip_ending(entry.term.name), tile[0] - left, tile[1] - top)
        for entry, tile in placed
    )
    columns = max(tile.column for tile in tiles) + 1
    return TileMap(tiles, columns, max(tile.row for tile in tiles) + 1)
