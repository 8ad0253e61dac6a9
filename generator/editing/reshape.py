"""A value that holds two, or that stands where a list does → what is meant, in lines of its own.

>>> reshape_lines(["labels: 電子契約、窓口改革"])
['labels:\\n  - 電子契約\\n  - 窓口改革']
>>> reshape_lines(["cost: {initial: {amount: 10円（税別）}}"])
['cost: {initial: {amount: 10円, tax: 税抜}}']

A line that becomes several has its new ends in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.collection.form.cost import unify_tax
from generator.collection.format import FORMAT, KeyPath
from generator.editing.scaffold import quote
from generator.editing.yaml_lines import PathValues, compose
from generator.measures.measure import MeasureError
from generator.measures.money import parse_amount
from generator.records.kind import Kind

TAXES = {field.path for field in FORMAT if field.name == "tax"}
TAXED = {(*path[:-1], "amount") for path in TAXES}
NAME_PATH = ("organization", "name")
# The lists whose items are texts, or may be; and those whose items hold no comma.
TEXT_LISTS = {
    field.path[:-1]: field.kind is Kind.TERM
    for field in FORMAT
    if field.path[-1] == "*" and (field.record is None or field.shorthand)
}
BETWEEN_TERMS = re.compile("[、，,;；]")
AS_WRITTEN = "\0"  # stands for the value as it is written
OWN_WORD = re.compile("税[込抜]み?額")  # a word of the source, which is to be told (style.md)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is written in place of a value on its line, and the lines that come after that."""

    node: yaml.ScalarNode
    text: str
    below: tuple[str, ...] = ()


def reshape_lines(lines: Sequence[str]) -> list[str]:
    """The lines with every such value written out."""
    reshaped = list(lines)
    # From the end, so that the places of what comes before stay right.
    for edit in reversed(list(find_edits(compose(lines)))):
        start, end = edit.node.start_mark, edit.node.end_mark
        if start is None or end is None or start.line != end.line:
            continue
        line = reshaped[start.line]
        changed = line[: start.column] + edit.text + line[end.column :]
        value = line[start.column : end.column]
        below = (text.replace(AS_WRITTEN, value) for text in edit.below)
        reshaped[start.line] = "\n".join((changed.rstrip(), *below))
    return reshaped


def says_the_same(before: PathValues, after: PathValues) -> bool:
    """Whether what no edit is about is read as before."""
    edited = {*TAXES, *TAXED, NAME_PATH, *TEXT_LISTS, *((*path, "*") for path in TEXT_LISTS)}
    kept, still = ([each for each in values if each[0] not in edited] for values in (before, after))
    return bool(before and after) and kept == still


def find_edits(node: yaml.Node, path: KeyPath = ()) -> Iterator[Rewriting]:
    """What is to be written otherwise, in the order of the file."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from find_edits(item, (*path, "*"))
    if not isinstance(node, yaml.MappingNode):
        return
    values = {str(key.value): value for key, value in node.value}
    for key, value in node.value:
        here = (*path, str(key.value))
        indent = " " * (key.start_mark.column if key.start_mark else 0)
        if not isinstance(value, yaml.ScalarNode):
            yield from find_edits(value, here)
        elif here in TAXED:
            yield from part_tax(value, values.get("tax"), indent, bool(node.flow_style))
        elif here in TEXT_LISTS and not node.flow_style:
            yield from list_items(value, TEXT_LISTS[here], indent)
        elif here == NAME_PATH and (above := text_of(values.get("prefecture"))):
            bare = value.value.strip().removeprefix(above)
            if bare and bare != value.value:
                yield Rewriting(value, quote_like(value, bare))


def part_tax(
    node: yaml.ScalarNode, beside: yaml.Node | None, indent: str, is_flow: bool
) -> Iterator[Rewriting]:
    """26,700千円（税抜） as an amount and a tax, where no other tax stands beside it."""
    try:
        parse_amount(node.value)
    except MeasureError as error:
        amount, tax = (error.arguments.get(key, "") for key in ("amount", "tax"))
    else:
        return
    if not tax or OWN_WORD.search(node.value) or unify_tax(text_of(beside) or tax) != tax:
        return
    written = quote_like(node, amount)
    if beside is not None:
        yield Rewriting(node, written)
    elif is_flow:
        yield Rewriting(node, f"{written}, tax: {tax}")
    else:
        yield Rewriting(node, written, (f"{indent}tax: {tax}",))


def list_items(node: yaml.ScalarNode, holds_terms: bool, indent: str) -> Iterator[Rewriting]:
    """A text in a list's place as its one item; terms that a comma parts as several."""
    if node.style in ("|", ">") or not node.value.strip():
        return
    parts = BETWEEN_TERMS.split(node.value) if holds_terms else [node.value]
    items = [part.strip() for part in parts if part.strip()]
    written = [quote(item) for item in items] if len(items) > 1 else [AS_WRITTEN]
    yield Rewriting(node, "", tuple(f"{indent}  - {item}" for item in written))


def text_of(node: yaml.Node | None) -> str:
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


def quote_like(node: yaml.ScalarNode, text: str) -> str:
    """A text in the quotes of the value that it stands for."""
    if node.style == "'":
        return "'{}'".format(text.replace("'", "''"))
    return f'"{text}"' if node.style == '"' and not re.search(r'["\\]', text) else text
