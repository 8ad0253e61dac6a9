"""Pages that moved or are gone (content/moved.yaml): where the readers of an old address go.

>>> list(trail("a.html", {"a.html": "b.html", "b.html": "c.html"}))
['a.html', 'b.html', 'c.html']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.core.guess import guess_name
from generator.core.problem import Problem, Where
from generator.core.text import fold_spelling
from generator.measures.measure import MeasureError
from generator.records.declare import Record, Text, measured

# Names as the site gives them, folder by folder; none that Windows keeps for itself.
PAGE_PATH = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])[./])[a-z0-9]+(?:-[a-z0-9]+)*(?:/|\.html$))+"
)
# What is meant by an address with its host, the place of a case's file, or a name alone.
NEAR_PATH = re.compile(
    r"(?:(?:.*/)?([a-z]+)/)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.html?|\.md)?(?:[?#].*)?"
)


def parse_page_path(text: str) -> str:
    """The path of a page from the top of the site; raises MeasureError page-path-not-read."""
    path = text.strip()
    if not PAGE_PATH.fullmatch(path) or not path.endswith(".html"):
        raise MeasureError("page-path-not-read", {"found": text, "suggestion": guess_path(path)})
    return path


def guess_path(text: str) -> str:
    """The path of the page that is meant perhaps; empty where nothing tells."""
    near = NEAR_PATH.fullmatch(re.sub(r"[_\s]", "-", fold_spelling(text).replace("\\", "/")))
    path = f"{near[1] or 'cases'}/{near[2]}.html" if near else ""
    return path if PAGE_PATH.fullmatch(path) else ""


PagePath = Annotated[
    str,
    PlainValidator(measured(parse_page_path)),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[a-z0-9/-]+\.html$",
            "patternErrorMessage": "サイトの先頭から cases/名前.html の形で書いてください。",
        }
    ),
]


class MovedPage(Record):
    """An entry of content/moved.yaml."""

    from_path: PagePath = Field(
        alias="from",
        description="前のアドレス（サイトの先頭から）",
        examples=["cases/kagamino-old-name.html"],
    )
    to: PagePath | None = Field(
        None,
        description="いまのアドレス（掲載をやめたときは書かない）",
        examples=["cases/kagamino-online-application.html"],
    )
    reason: Text | None = Field(
        None,
        description="移した、または掲載をやめた理由（ページに出る）",
        examples=["取組が終わったため、掲載を終えました。"],
    )

    @model_validator(mode="after")
    def check_target(self) -> MovedPage:
        if self.to is None and self.reason is None:
            raise PydanticCustomError("moved-without-target", "{found}", {"found": self.from_path})
        return self


@dataclass(frozen=True, slots=True)
class Move:
    """An old address, the one that took its place (None where the page is gone), and why."""

    old: str
    new: str | None
    reason: str | None
    where: Where
    new_where: Where


def successors(moves: Sequence[Move]) -> dict[str, str | None]:
    """What took the place of each old path; None where nothing did."""
    return {move.old: move.new for move in moves}


def trail(path: str, following: Mapping[str, str | None]) -> Iterator[str]:
    """A path and those that took its place one after the other; it ends where a circle closes."""
    seen: set[str] = set()
    step: str | None = path
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = following.get(step)


def last_of(path: str, following: Mapping[str, str | None]) -> str:
    """Where a trail ends."""
    return list(trail(path, following))[-1]


def redirects(moves: Sequence[Move]) -> tuple[tuple[str, str], ...]:
    """Pairs of an old path and the page that stands for it now, sorted; without those gone."""
    following = successors(moves)
    pairs = ((old, last_of(old, following)) for old in sorted(following))
    return tuple((old, new) for old, new in pairs if new not in following)


def find_moved_faults(
    moves: Sequence[Move], paths: Collection[str], below: str = ""
) -> Iterator[Problem]:
    """Old addresses that are pages still, and new ones that are none.

    `paths` are all pages of the site, or those `below` a folder, and then only these are judged.
    """
    following, first = successors(moves), {move.old: move for move in reversed(moves)}
    for move in moves:
        if first[move.old] is not move:
            line = first[move.old].where.line
            arguments: dict[str, str | int] = {"found": move.old, "first_line": line}
            yield Problem(move.where, "moved-twice", arguments)
        if move.old in paths:
            yield Problem(move.where, "moved-page-exists", {"found": move.old})
        if move.new is None:
            continue
        if following.get(last_of(move.old, following)) is not None:
            yield Problem(move.new_where, "moved-in-a-circle", {"found": move.new})
        elif move.new not in following and move.new not in paths and move.new.startswith(below):
            found = {"found": move.new, "suggestion": guess_name(move.new, sorted(paths))}
            yield Problem(move.new_where, "moved-to-nowhere", found)
