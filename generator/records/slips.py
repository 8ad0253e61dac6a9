"""Slips of the keyboard in YAML that YAML itself takes for something else, or reports elsewhere.

>>> [(slip.code, slip.where.column) for slip in find_slips("title：窓口", "a.md", 2)]
[('yaml-full-width-colon', 6)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from generator.core.problem import Problem, Where
from generator.core.text import fold_width
from generator.records.tree import Fields, Items, Node, Scalar

# What people write for the dash of a list.
BULLET_SIGN = "[・･●○◯•■□▪◆◇◦‣－―ー–—−‐]"
BULLET = re.compile(rf"\s*({BULLET_SIGN})")
# What is wrong stands in the first group. Our keys are a-z and _, so a full-width colon right
# after such a word at the start of a line is meant for YAML's own.
SLIPS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("yaml-tab", r" *(\t)\s*\S"),
        ("yaml-full-width-space", r" *([\u3000\xa0])\s*(?:-|[a-z_]+ *[:：])"),
        ("list-not-read", rf"{BULLET.pattern}\s*[a-z_]+ *[:：]"),
        ("yaml-full-width-colon", r" *[a-z_]+ *(：)"),
        ("yaml-full-width-colon", r"[^#\"']*: \{(?:[^}]*, *)?[a-z_]+ *(：)"),
        ("yaml-colon-without-space", r" *[a-z_]+(:)(?!//)[^ \t]"),
        ("yaml-dash-without-space", r" *(-)[^- \t]"),
        ("yaml-comment-in-value", r"(?! *#)[^\"'#]* (#[^ \t#])"),
    )
)
ANY_SLIP = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in SLIPS))
# The same after a dash, where the line may be a text of its own: only for what cannot be read.
ITEM_SLIPS = (
    ("yaml-full-width-colon", re.compile(r" *(?:- *)?[a-z_]+ *(：)")),
    ("yaml-colon-without-space", re.compile(r" *(?:- *)?[a-z_]+(:)(?!//)[^ \t]")),
)
BLOCK_TEXT = re.compile(r".*(?:: |- )[|>][-+0-9]*\s*")
KeyedNode: TypeAlias = tuple[str | None, Node]  # of a mapping by its key, of a list by the list's
CUT_REST = re.compile(r"\d{3}(?!\d)")


def find_slips(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """The first slip of each line; the lines of a block text (`note: |`) are free."""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), start=first_line):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if BLOCK_TEXT.fullmatch(line) else None
        for code, pattern in SLIPS if ANY_SLIP.match(line) else ():
            if slip := pattern.match(line):
                yield Problem(Where(path, number, slip.start(1) + 1), code, {"found": slip[1]})
                break


def judge_item(line: str) -> tuple[str, int] | None:
    """The code and the place in the line of a colon that YAML does not take for one."""
    for code, pattern in ITEM_SLIPS:
        if slip := pattern.match(line):
            return code, slip.start(1)
    return None


def join_cuts(node: Node, key: str, found: list[Problem]) -> Node:
    """The tree with numbers whole again that `{amount: 26,700千円}` cuts at the comma.

    Each goes to `found`, so that the rest of the case is judged as it was meant.
    """
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Items):
        items = join_entries([(key, join_cuts(item, key, found)) for item in node.nodes], found)
        return Items(tuple(item for _, item in items), node.where)
    keys = {name.text: name for name, _ in node.pairs}
    entries: list[KeyedNode] = []
    for name, value in node.pairs:
        is_bare = isinstance(value, Scalar) and not value.text
        # A number's rest is a key without a value: as an entry it is a text without a key.
        entries.append(
            (None, name)
            if is_bare and CUT_REST.match(fold_width(name.text))
            else (name.text, join_cuts(value, name.text, found))
        )
    pairs: list[tuple[Scalar, Node]] = []
    for key_text, value in join_entries(entries, found):
        if key_text is not None:
            pairs.append((keys[key_text], value))
        elif isinstance(value, Scalar):
            pairs.append((value, Scalar("", value.where)))
    return Fields(tuple(pairs), node.where)


def join_entries(entries: Sequence[KeyedNode], found: list[Problem]) -> list[KeyedNode]:
    """Neighbours that are one number become one entry."""
    joined: list[KeyedNode] = []
    cuts: set[int] = set()
    for name, value in entries:
        key, before = joined[-1] if joined else (None, value)
        if joined and is_cut(before, value):
            assert isinstance(before, Scalar)
            assert isinstance(value, Scalar)
            joined[-1] = (key, Scalar(f"{before.text},{value.text}", before.where))
            cuts.add(len(joined) - 1)
        else:
            joined.append((name, value))
    for index in sorted(cuts):
        _, value = joined[index]
        assert isinstance(value, Scalar)
        found.append(Problem(value.where, "amount-cut-at-comma", {"found": value.text}))
    return joined


def is_cut(before: Node, after: Node) -> bool:
    """Whether two texts stand on both sides of a number's comma, with no space between."""
    return (
        isinstance(before, Scalar)
        and isinstance(after, Scalar)
        and before.text[-1:].isdecimal()
        and CUT_REST.match(fold_width(after.text)) is not None
        and after.where.line == before.where.line
        and after.where.column == before.where.column + len(before.text) + 1
    )
