"""Whose case it is: places that there are no more or never were, and populations they cannot have.

>>> find_town_meant("岡山県鏡野町", "岡山県").code, find_town_meant("浜松市浜北区", "静岡県").name
('336068', '浜松市')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem, Severity
from generator.core.text import fold_measure
from generator.measures.organization_code import belongs_to, parse_organization_code
from generator.measures.places import (
    Place,
    find_named,
    find_place,
    find_prefecture,
    is_same_name,
    read_places,
    suggest_places,
)
from generator.measures.population import parse_headcount
from generator.reading.doubts.written import is_noted, try_read, value_at
from generator.reading.rules import warn
from generator.records.tree import Fields, Scalar, select

COUNTY = re.compile("[^市町村]{1,5}郡")
HALL = re.compile("(?:市|町|村|区)?役[所場]$")
WARD = re.compile("(?<=市)[^市]{1,6}区$")
# The fewest and the most people of each kind of place, with room on both sides of those that there
# are (総務省, 住民基本台帳に基づく人口, 令和6年1月1日): 鳥取県 540,000 and 東京都 13,900,000;
# 静岡市 680,000 and 横浜市 3,750,000; 千代田区 68,000 and 世田谷区 920,000; 歌志内市 2,700 and
# 船橋市 650,000; 府中町 53,000; 読谷村 42,000 and 青ヶ島村 160. A town may have been left by most.
LIMITS = {
    "都道府県": (500_000, 15_000_000),
    "政令指定都市": (400_000, 4_000_000),
    "特別区": (50_000, 1_000_000),
    "市": (2_000, 1_000_000),
    "町": (100, 60_000),
    "村": (100, 50_000),
}

OFFICE_PATHS = (("contacts", "*", "office"), ("contacts", "*", "email"), ("respondent",))
KINDS_OF_HOST = {
    "pref": ("都", "道", "府", "県"),
    "city": ("市",),
    "town": ("町",),
    "vill": ("村",),
}
MAIL_OF_PLACE = re.compile(rf"@(?:[a-z0-9-]+\.)*({'|'.join(KINDS_OF_HOST)})\.([a-z-]+)\.")


def check_towns(tree: Fields) -> Iterator[Problem]:
    """The place of a case and its population."""
    prefecture = value_at(tree, "organization", "prefecture")
    code, name = (value_at(tree, "organization", key) for key in ("code", "name"))
    if prefecture is None or find_prefecture(prefecture.text) is None:
        return
    if name is not None and is_same_name(name.text, prefecture.text):
        yield Problem(name.where, "prefecture-as-name", {"found": name.text})
        return
    meant = find_town_meant(name.text, prefecture.text) if name else None
    if name is not None and meant is not None:
        arguments = {"found": name.text, "suggestion": meant.name}
        yield Problem(name.where, "place-name-not-plain", arguments)
    whole = meant.full_name if meant else prefecture.text + (name.text if name else "")
    odd = list(check_code(code, prefecture.text, whole)) if code else []
    yield from odd or check_population(tree, whole)
    if not odd and (own := find_named(whole)):
        yield from check_others(tree, own)


def check_code(code: Scalar, prefecture: str, written: str) -> Iterator[Problem]:
    """The code is that of the place that is written beside it, and there is such a place.

    A code that is none, or of another prefecture, is an error of its own.
    """
    right = try_read(parse_organization_code, code)
    own = find_prefecture(prefecture)
    if right is None or own is None or not belongs_to(right, own.code):
        return
    place = find_place(right)
    if place is not None and is_same_name(place.full_name, written):
        return
    named = find_named(written)
    arguments = {"found": code.text, "written": written}
    if place is not None:
        suggestion = {"suggestion": f'"{named.code}"'} if named else {}
        arguments |= {"actual": place.full_name, **suggestion}
        yield warn(code.where, "code-names-another-place", **arguments)
        return
    near = named or find_nearest_town(written.removeprefix(prefecture), prefecture)
    hint = {"suggestion": f"{near.full_name}（{near.code}）"} if near else {}
    severity = Severity.WARNING if named else Severity.ERROR
    yield Problem(code.where, "unknown-place", arguments | hint, severity)


def find_nearest_town(name: str, prefecture: str) -> Place | None:
    """The place of a prefecture whose name is nearest."""
    return next((near for near in suggest_places(name) if near.prefecture == prefecture), None)


def find_town_meant(name: str, prefecture: str) -> Place | None:
    """The place of a prefecture whose name stands there with too much around it or cut short."""
    if find_named(prefecture + name):
        return None
    places = {place.name: place for place in read_places() if place.prefecture == prefecture}
    plain = "".join(name.split())
    while plain.startswith(prefecture):
        plain = plain.removeprefix(prefecture)
    for less in (plain, COUNTY.sub("", plain, count=1)):
        for ending in (less, WARD.sub("", less), HALL.sub("", less), HALL.sub(less[-3:-2], less)):
            if ending and ending in places and not is_same_name(ending, name):
                return places[ending]
    short = [place for place in places.values() if place.name and place.stem == plain]
    return short[0] if len(short) == 1 else None


def check_population(tree: Fields, name: str) -> Iterator[Problem]:
    """A population that no place of the kind has, unless a note speaks of it."""
    count = value_at(tree, "population", "count")
    people = try_read(parse_headcount, count)
    place = find_named(name)
    if count is None or people is None or place is None or is_noted(tree, "population"):
        return
    kind = kind_of_place(place)
    fewest, most = LIMITS[kind]
    if fewest <= people.persons <= most:
        return
    limits = {"kind": kind, "fewest": f"{fewest:,}", "most": f"{most:,}"}
    meant = re.sub("人|名", "万人", fold_measure(count.text))
    is_meant = "万" not in count.text and fewest <= people.persons * 10_000 <= most
    hint = {"suggestion": meant} if is_meant else {}
    yield warn(count.where, "population-unlikely", found=count.text, **limits, **hint)


def check_others(tree: Fields, own: Place) -> Iterator[Problem]:
    """An office, or the address of one, that is another place's: left from the case that was
    copied. A note on it says why.
    """
    for path in OFFICE_PATHS:
        for scalar in select(tree, *path) if not is_noted(tree, path[0]) else ():
            host = MAIL_OF_PLACE.search(scalar.text)
            other = find_by_host(host[1], host[2], own) if host else find_by_name(scalar.text, own)
            if other:
                said = {"found": scalar.text, "own": own.short_name, "other": other.full_name}
                yield warn(scalar.where, "of-another-place", **said)


def find_by_name(text: str, own: Place) -> Place | None:
    """The other place that a text begins with, with its prefecture or without."""
    if text.startswith((own.full_name, own.short_name)):
        return None
    for place in read_places():
        # A great city has a 中央区 too, and an office may have its prefecture's name alone.
        names = [place.full_name] if place.name or place.prefecture != own.prefecture else []
        if place.name and not place.name.endswith("区"):
            names.append(place.name)
        if text.startswith(tuple(names)):
            return place
    return None


def find_by_host(kind: str, label: str, own: Place) -> Place | None:
    """The one place that has city.chiba.lg.jp by its kind and romaji, where it is another one."""
    ending = KINDS_OF_HOST[kind]
    named = [p for p in read_places() if p.romaji == label and p.short_name.endswith(ending)]
    if len(named) != 1 or own.full_name.startswith(named[0].full_name):
        return None
    return named[0] if named[0].romaji != own.romaji else None


def kind_of_place(place: Place) -> str:
    """The kind by name and by code: 131xx are the wards of Tokyo, xx1xx else great cities."""
    if not place.name:
        return "都道府県"
    if place.name.endswith("区"):
        return "特別区"
    return "政令指定都市" if place.code[2] == "1" else place.name[-1]
