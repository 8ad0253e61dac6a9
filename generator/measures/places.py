"""The table of prefectures and municipalities: codes, readings, romaji (data/README.md).

>>> [place.full_name for place in find_places("鏡野")]
['岡山県鏡野町']
>>> find_place("336068").reading
'カガミノチョウ'
"""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from generator.core.text import SELECTOR, fold_width

ENDINGS = ("都", "府", "県", "市", "町", "村", "区")
READ_ENDINGS = {
    "都": ("ト",),
    "府": ("フ",),
    "県": ("ケン",),
    "市": ("シ",),
    "町": ("チョウ", "マチ"),
    "村": ("ソン", "ムラ"),
    "区": ("ク",),
}
# One name is written with either, whatever its town prefers.
ALIKE = str.maketrans("ヶヵ", "ケカ")
HIRAGANA_TO_KATAKANA = {sign: sign + 0x60 for sign in range(ord("ぁ"), ord("ゖ") + 1)}


@dataclass(frozen=True, slots=True)
class Place:
    """A prefecture (its `name` is empty) or a municipality.

    The reading is in katakana; the romaji, that of the stem, is how a case's address begins.
    """

    code: str
    prefecture: str
    name: str
    reading: str
    romaji: str

    @property
    def full_name(self) -> str:
        """岡山県鏡野町, or 岡山県."""
        return self.prefecture + self.name

    @property
    def short_name(self) -> str:
        """鏡野町, or 岡山県."""
        return self.name or self.prefecture

    @property
    def stem(self) -> str:
        """鏡野 or 岡山: the short name without its ending; 北海道 has none."""
        return strip_ending(self.short_name)

    @property
    def reading_stem(self) -> str:
        """カガミノ: the reading of the stem."""
        for ending in READ_ENDINGS.get(self.short_name[-1], ()):
            if self.reading.endswith(ending) and self.reading != ending:
                return self.reading.removesuffix(ending)
        return self.reading


class BodyKind(StrEnum):
    """What a body is, as the vocabulary's kinds of body are called in addresses."""

    PREFECTURE = "prefecture"
    DESIGNATED_CITY = "designated-city"
    SPECIAL_WARD = "special-ward"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"


BODIES_BY_ENDING = {"市": BodyKind.CITY, "町": BodyKind.TOWN, "村": BodyKind.VILLAGE}


def body_kind(code: str, name: str | None) -> BodyKind | None:
    """What a body is: by its code, else by the end of its name; None where neither tells.

    >>> body_kind("141003", "横浜市"), body_kind("131164", "豊島区"), body_kind("336068", "鏡野町")
    (<BodyKind.DESIGNATED_CITY: 'designated-city'>, <BodyKind.SPECIAL_WARD: 'special-ward'>, \
<BodyKind.TOWN: 'town'>)
    """
    if not name:
        return BodyKind.PREFECTURE
    if code[2] == "1":
        return BodyKind.SPECIAL_WARD if code.startswith("131") else BodyKind.DESIGNATED_CITY
    return BODIES_BY_ENDING.get(name[-1])


@cache
def read_places() -> tuple[Place, ...]:
    """All 1,788, in the order of their codes."""
    table = files("generator.measures") / "data" / "organizations.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(Place(**row) for row in csv.DictReader(lines))


@cache
def index_places() -> dict[str, Place]:
    return {place.code: place for place in read_places()}


@cache
def index_names() -> dict[str, Place]:
    return {normalize(place.full_name): place for place in read_places()}


def find_named(full_name: str) -> Place | None:
    """The place of a name with its prefecture, however it writes ケ and its width."""
    return index_names().get(normalize(full_name))


def find_place(code: str) -> Place | None:
    """The place of a six-digit code."""
    return index_places().get(code)


def find_prefecture(name: str) -> Place | None:
    """The place of a prefecture's name."""
    place = index_names().get(normalize(name))
    return place if place and place.full_name == name else None


def find_places(text: str) -> tuple[Place, ...]:
    """The places that a text may mean, by code (six digits, or five without the check digit),
    by name with or without its prefecture, without 市 or 町, by reading, or by a part of a name.

    Only the nearest sort of match counts: 府中市 is two places, 府中 is three.
    """
    wanted = normalize(text)
    if not wanted:
        return ()
    sorts = (
        lambda place: (place.code, place.code[:5]),
        lambda place: map(normalize, (place.full_name, place.short_name)),
        lambda place: map(normalize, (place.stem, place.prefecture + strip_ending(place.name))),
        lambda place: (place.reading, place.reading_stem),
    )
    for spellings in sorts:
        found = tuple(place for place in read_places() if wanted in tuple(spellings(place)))
        if found:
            return found
    return tuple(place for place in read_places() if wanted in normalize(place.full_name))


def suggest_places(text: str) -> tuple[Place, ...]:
    """Up to three places whose names are close to a text that names none."""
    names = {normalize(place.short_name): place for place in read_places()}
    return tuple(names[name] for name in difflib.get_close_matches(normalize(text), names, 3, 0.5))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ at most in width, in the forms of kanji, and in ヶ and ケ."""
    return normalize(one) == normalize(other)


def normalize(text: str) -> str:
    """A name for comparison: one width, plain kanji, no spaces, katakana, ケ for ヶ."""
    plain = "".join(fold_width(SELECTOR.sub("", text)).split())
    return plain.translate(HIRAGANA_TO_KATAKANA).translate(ALIKE)


def strip_ending(name: str) -> str:
    return name[:-1] if len(name) > 1 and name.endswith(ENDINGS) else name
