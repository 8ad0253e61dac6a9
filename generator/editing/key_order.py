"""The lines of a block mapping in the order in which its keys are declared.

`order_lines(root, FrontMatter, lines)` gives the numbers of the lines in their new order; comments
right above a key go with it, and so does everything below it.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from pydantic import BaseModel

from generator.records.declare import find_record


def order_lines(root: yaml.Node, model: type[BaseModel], lines: Sequence[str]) -> list[int]:
    """The lines' numbers from 0, each once; in their own order where a key is not declared."""
    return order_mapping(root, model, lines, 0, len(lines))


def order_mapping(
    node: yaml.Node, model: type[BaseModel], lines: Sequence[str], first: int, end: int
) -> list[int]:
    """The same for the mapping that stands on the lines from `first` up to, not with, `end`."""
    unmoved = list(range(first, end))
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return unmoved
    keys = [key for key, _ in node.value]
    names = [str(key.value) for key in keys]
    starts = [start_of(key, lines, first) for key in keys]
    declared = list(model.model_fields)
    if not set(names) <= set(declared) or not all(stands_first(key, lines) for key in keys):
        return unmoved
    blocks: dict[str, list[int]] = {}
    for (_, value), name, start, stop in zip(
        node.value, names, starts, [*starts[1:], end], strict=True
    ):
        record = find_record(model.model_fields[name].annotation)
        below = key_line(value)
        if record and below > start and isinstance(value, yaml.MappingNode):
            blocks[name] = [
                *range(start, below),
                *order_mapping(value, record, lines, below, stop),
            ]
        else:
            blocks[name] = list(range(start, stop))
    ordered = sorted(blocks, key=declared.index)
    return [*range(first, starts[0]), *(line for name in ordered for line in blocks[name])]


def key_line(node: yaml.Node) -> int:
    return int(node.start_mark.line) if node.start_mark else 0


def stands_first(key: yaml.Node, lines: Sequence[str]) -> bool:
    """Whether only spaces stand before a key: no dash, no bracket."""
    mark = key.start_mark
    return mark is not None and not lines[mark.line][: mark.column].strip()


def start_of(key: yaml.Node, lines: Sequence[str], first: int) -> int:
    """A key's line, or that of the first of the comments right above it."""
    line = key_line(key)
    while line > first and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
