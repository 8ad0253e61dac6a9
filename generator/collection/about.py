"""What a remark or a note is about: a path of the case format, its items counted from 1.

>>> split_about("cost.initial.items[2]")
('cost', 'initial', 'items', 2)
>>> part_about("cost.initial"), part_about("service.providers[1]"), part_about("overview")
('cost', 'service', 'overview')
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from generator.collection.form.case import FrontMatter
from generator.collection.form.reference import Remark
from generator.collection.format import FORMAT, DeclaredField
from generator.collection.prose import BODY_PARTS
from generator.core.guess import guess_name
from generator.records.tree import Fields, Node, child

SUMMARY = "summary"  # the one part of every case that is no field and no section
BODY_WORDS = dict(
    zip(("事業の概要", "事業効果", "インタビュー", "参考資料"), BODY_PARTS, strict=True)
)
PATH_STEP = re.compile(r"([a-z_]+)(?:\[([1-9][0-9]{0,2})\])?")


def split_about(about: str) -> tuple[str | int, ...] | None:
    """The steps of a path, items from 1; None where it is no path."""
    steps: list[str | int] = []
    for part in about.split("."):
        match = PATH_STEP.fullmatch(part)
        if match is None:
            return None
        steps.append(match[1])
        steps += [int(match[2])] if match[2] else []
    return tuple(steps)


@cache
def known_abouts() -> dict[str, str]:
    """What may be named, each with its part of the page: parts, and fields by their paths."""
    parts = dict.fromkeys((*BODY_PARTS, *(field.part for field in FORMAT if field.part)))
    named = (field for field in FORMAT if field.part or not field.above)
    return {part: part for part in parts} | {name_path(field): field.part for field in named}


def name_path(field: DeclaredField) -> str:
    """A field as it is named, without its items: cost.initial.items."""
    return field.key.replace(".*", "")


def suggest_about(about: str) -> str:
    """What is meant by a word of the screen, by a last name alone or by a slip of the keyboard."""
    word = BODY_WORDS | {field.word: name_path(field) for field in reversed(FORMAT)}
    plain, bracket, rest = about.partition("[")
    names = [name for name in known_abouts() if name.endswith(f".{plain}")]
    near = word.get(plain) or (names and names[0]) or guess_name(plain, list(known_abouts()), 0.7)
    return f"{near}{bracket}{rest}" if near and rest[:1] != "0" else near


def part_about(about: str | None) -> str:
    """The part of the page that a remark belongs to; empty where it is about no one part."""
    steps = split_about(about) if about else None
    return known_abouts().get(".".join(s for s in steps or () if isinstance(s, str)), "")


def points_nowhere(about: str, tree: Fields, sections: Collection[str]) -> bool:
    """Whether a path names nothing that the case has; `sections` are those of its body."""
    steps = split_about(about)
    names = ".".join(step for step in steps or () if isinstance(step, str))
    if steps is None or names not in known_abouts():
        return True
    if names in BODY_PARTS or tree.find(str(steps[0])) is None:
        return len(steps) > 1 or names not in (*sections, SUMMARY)
    node: Node | None = tree
    for step in steps:
        node = node and child(node, step - 1 if isinstance(step, int) else step)
    return node is None


def is_misnamed(about: str, tree: Fields) -> bool:
    """Whether a known path ends where the case has a key that is none, which is told there."""
    names = [step for step in split_about(about) or () if isinstance(step, str)]
    if ".".join(names) not in known_abouts():
        return False
    node: Node | None = tree
    for depth, name in enumerate(names):
        if not isinstance(node, Fields):
            return False
        below = child(node, name)
        if below is None:
            keys = (".".join((*names[:depth], key.text)) for key, _ in node.pairs)
            return any(key not in known_abouts() for key in keys)
        node = below
    return False


def doubts_about(facts: FrontMatter, path: str) -> tuple[Remark, ...]:
    """The notes and remarks on a figure, by its path: on itself or on one of its plain values."""
    remarks = (*facts.notes, *facts.remarks)
    return tuple(remark for remark in remarks if bears_on(remark.about, path))


def bears_on(about: str | None, path: str) -> bool:
    """Whether what is about one path stands beside the figure of another.

    >>> bears_on("cost.initial.amount", "cost.initial"), bears_on("cost.initial.items[1]", "cost")
    (True, False)
    """
    below = (about or "").removeprefix(path)
    return (
        about is not None
        and about.startswith(path)
        and (not below or (below[0] == "." and "[" not in below))
    )
