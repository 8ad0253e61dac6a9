"""Every field of the case format in the order of its declaration, each with its path.

>>> [field.key for field in FORMAT][:3], FORMAT[3].kind
(['number', 'title', 'organization'], <Kind.CODE: 'code'>)
>>> [field.key for field in FORMAT if field.kind is Kind.HEADCOUNT]
['population.count']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.collection.fact import Fact, fact_of, word_of
from generator.collection.form.case import FrontMatter
from generator.records.declare import find_record
from generator.records.kind import Kind, find_vocabulary, holds_list, kind_of

KeyPath: TypeAlias = tuple[str, ...]  # keys; `*` stands for an item of a list


@dataclass(frozen=True)
class DeclaredField:
    """A field, the fields above it from the top down, and what its values are.

    `path` leads to a value: that of a list of texts ends in `*`, that of a list of records has
    its `*` before the keys of the record.
    """

    info: FieldInfo
    path: KeyPath
    above: tuple[DeclaredField, ...]

    @cached_property
    def key(self) -> str:
        """`cost.initial.items.*.name`."""
        return ".".join(self.path)

    @property
    def name(self) -> str:
        return next(step for step in reversed(self.path) if step != "*")

    @cached_property
    def fact(self) -> Fact:
        return fact_of(self.info)

    @cached_property
    def word(self) -> str:
        return word_of(self.info)

    @cached_property
    def record(self) -> type[BaseModel] | None:
        """The declaration of a mapping, or of each in a list of them."""
        return find_record(self.info.annotation)

    @property
    def shorthand(self) -> str:
        """The field of its record that a text alone stands for; empty where none may."""
        return str(getattr(self.record, "shorthand", ""))

    @cached_property
    def kind(self) -> Kind:
        return kind_of_field(self.info)

    @property
    def vocabulary(self) -> str:
        return vocabulary_of_field(self.info)

    @property
    def holds_list(self) -> bool:
        return holds_list(self.info.annotation)

    @property
    def part(self) -> str:
        """The part of the page, of its own or of the nearest field above that names one."""
        line = (self, *reversed(self.above))
        return next((field.fact.part for field in line if field.fact.part), "")

    def is_any(self, ask: Callable[[Fact], bool]) -> bool:
        """Whether something holds of the field or of one above it."""
        return any(ask(field.fact) for field in (self, *self.above))


def kind_of_field(info: FieldInfo) -> Kind:
    """The kind of a field's value, or of each in its list."""
    if find_record(info.annotation) is not None:
        return Kind.RECORD
    named = (known for known in info.metadata if isinstance(known, Kind))
    return next(named, None) or kind_of(info.annotation)


def vocabulary_of_field(info: FieldInfo) -> str:
    """The attribute of Vocabulary that holds the terms of a field of that kind; else empty."""
    return next(find_vocabulary((*info.metadata, info.annotation)), "")


def walk_format(
    record: type[BaseModel], above: tuple[DeclaredField, ...] = (), path: KeyPath = ()
) -> Iterator[DeclaredField]:
    """The fields of a record, each followed by those below it."""
    for name, info in record.model_fields.items():
        mark = ("*",) if holds_list(info.annotation) else ()
        field = DeclaredField(info, (*path, name, *mark), above)
        yield field
        if field.record is not None:
            yield from walk_format(field.record, (*above, field), field.path)


FORMAT = tuple(walk_format(FrontMatter))
LEAVES = tuple(field for field in FORMAT if field.record is None)


def read_path(record: object, path: KeyPath) -> Iterator[object]:
    """The values at a path below a record; none where a record on the way is absent."""
    step, *rest = path
    value = getattr(record, step)
    below = tuple(rest[1:] if rest[:1] == ["*"] else rest)
    for item in value if isinstance(value, tuple) else (value,):
        if item is not None:
            yield from read_path(item, below) if below else (item,)


def paths_of(ask: Callable[[DeclaredField], bool]) -> tuple[KeyPath, ...]:
    """The paths of the values of which something holds."""
    return tuple(field.path for field in LEAVES if ask(field))
