"""What a remark or a note is about: a path of the case format, its items counted from 1.

>>> split_about("cost.initial.items[2]")
('cost', 'initial', 'items', 2)
>>> part_about("cost.initial"), part_about("providers"), part_about("overview")
('cost', 'service', 'overview')
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from generator.collection.form.case import FrontMatter
from generator.collection.form.reference import Remark
from generator.collection.format import FORMAT
from generator.collection.prose import BODY_PARTS
from generator.records.tree import Fields, Items, Node, child

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
    """What may be named, and its part of the page: parts, fields, and fields by their last name.

    A field of `cost`, `schedule` or `service` is named alone, too, where the name is no other's.
    """
    parts = dict.fromkeys((*BODY_PARTS, *(field.part for field in FORMAT if field.part)))
    known = {part: part for part in parts}
    named = [field for field in FORMAT if field.part or not field.above]
    known |= {field.key.replace(".*", ""): field.part for field in named}
    near = [field for field in named if len(field.above) < 2]
    counts = Counter(field.name for field in near)
    return known | {field.name: field.part for field in near if counts[field.name] == 1}


def part_about(about: str | None) -> str:
    """The part of the page that a remark belongs to; empty where it is about no one part."""
    steps = split_about(about) if about else None
    return known_abouts().get(".".join(s for s in steps or () if isinstance(s, str)), "")


def points_nowhere(about: str, tree: Fields) -> bool:
    """Whether a path names nothing that the case has a place for, or an item that is not there."""
    steps = split_about(about)
    if steps is None:
        return True
    names = ".".join(step for step in steps if isinstance(step, str))
    if names not in known_abouts():
        return True
    node: Node | None = tree
    for step in steps:
        if isinstance(step, int):
            if not isinstance(node, Items) or step > len(node.nodes):
                return True
            node = node.nodes[step - 1]
        else:
            node = child(node, step) if node is not None else None
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
