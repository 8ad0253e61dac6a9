"""Kanji that are read alike: an input method puts one for the other (電子決済 for 決裁).

>>> [group for group in list_sounds(["決裁"]) if "済" in group and "裁" in group] != []
True
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files


def list_sounds(texts: Iterable[str]) -> list[str]:
    """The groups of kanji of one sound of which the texts have one."""
    written = set().union(*texts)
    return [group for group in read_sounds() if not written.isdisjoint(group)]


@cache
def read_sounds() -> tuple[str, ...]:
    """Every group, the kanji of one sound (data/README.md)."""
    table = files("generator.search") / "data" / "sounds.txt"
    return tuple(table.read_text(encoding="utf-8").split())
