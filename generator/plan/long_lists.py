"""A page that lists cases → itself, or where they are very many, several pages of a part each.

>>> path_of_part("population/under-10k.html", 2)
'population/under-10k-2.html'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from generator.collection.listing import CaseGroup, ListPart
from generator.core.page import Crumb, Page
from generator.plan.common import date_of_cases
from generator.theme.theme import Labels

MOST_ON_ONE_PAGE = 200  # cases: a list of more is slow to open, and nobody reads to its end
CASES_OF_PART = 100


def path_of_part(path: str, number: int) -> str:
    """The page of a list's part, from 1: the first is where the whole list was."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"


def split_list(page: Page, labels: Labels) -> Iterator[Page]:
    """The page as it is, or those that its `groups` are spread over, in the same order."""
    groups = cast("tuple[CaseGroup, ...]", page.data["groups"])
    count = sum(group.count for group in groups)
    if count <= MOST_ON_ONE_PAGE:
        yield page
        return
    firsts = range(0, count, CASES_OF_PART)
    paths = tuple(path_of_part(page.path, number) for number in range(1, len(firsts) + 1))
    starts = dict(find_starts(groups, paths))
    for number, first in enumerate(firsts, start=1):
        last = min(first + CASES_OF_PART, count)
        part = ListPart(number, first + 1, last, count, paths, starts)
        yield cut_out(page, part, groups, labels)


def find_starts(groups: Sequence[CaseGroup], paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The page on which each group begins, by the group's id."""
    before = 0
    for group in groups:
        yield group.id, paths[before // CASES_OF_PART]
        before += group.count


def cut_out(page: Page, part: ListPart, groups: Sequence[CaseGroup], labels: Labels) -> Page:
    """The page of one part; the first one keeps the title of the whole."""
    cut = tuple(cut_groups(groups, part, labels))
    data: Mapping[str, object] = {"parts": groups, **page.data, "groups": cut, "part": part}
    updated = date_of_cases(case for group in cut for case in group.cases)
    page = replace(page, path=part.paths[part.number - 1], data=data, updated=updated)
    if part.number == 1:
        return page
    span = {"first": part.first, "last": part.last, "count": part.count}
    title = labels.text("titles.list_part", title=page.title, **span)
    *above, itself = page.crumbs
    number = Crumb(labels.text("listing.part_number", number=part.number))
    return replace(
        page,
        title=title,
        description=labels.text("descriptions.list_part", title=title, **span),
        crumbs=(*above, Crumb(itself.text, part.paths[0]), number),
    )


def cut_groups(groups: Sequence[CaseGroup], part: ListPart, labels: Labels) -> Iterator[CaseGroup]:
    """What a part has of each group; a title says where it goes on from the page before."""
    before = 0
    for group in groups:
        start, end = max(0, part.first - 1 - before), max(0, part.last - before)
        before += group.count
        if cases := group.cases[start:end]:
            title = group.title
            if title and start:
                title = labels.text("listing.goes_on", title=title)
            yield replace(group, title=title, cases=cases, whole=group)
