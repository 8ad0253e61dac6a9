"""Declared records → the list of their fields, each by its path, for the page about the data.

>>> class Track(BaseModel):
...     name: str | None
...     months: int | float
>>> [(field.name, field.type, field.is_nullable) for field in list_fields(Track)]
[('name', 'text', True), ('months', 'number', False)]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.output.data_file import DataField
from generator.records.declare import find_record

TYPE_WORDS: dict[object, str] = {str: "text", bool: "boolean", int: "integer", float: "number"}


def list_fields(record: type[BaseModel], prefix: str = "") -> tuple[DataField, ...]:
    """All fields of a record, those of the records in it right below their own."""
    return tuple(walk(record, prefix, {}))


def walk(
    record: type[BaseModel], prefix: str, seen: dict[type[BaseModel], str]
) -> Iterator[DataField]:
    for name, info in record.model_fields.items():
        field = describe_field(prefix + name, info)
        inner = find_record(info.annotation)
        first = seen.setdefault(inner, field.name) if inner else field.name
        if first != field.name:
            yield replace(field, same_as=first)
            continue
        yield field
        if inner is not None:
            mark = "[]." if field.type == "objects" else "."
            yield from walk(inner, field.name + mark, seen)


def find_field(record: type[BaseModel], path: str) -> DataField:
    """The field at a path such as `cost.initial.items[].name`; raises KeyError."""
    *outer, name = path.replace("[]", "").split(".")
    for step in outer:
        inner = find_record(record.model_fields[step].annotation)
        if inner is None:
            raise KeyError(path)
        record = inner
    return describe_field(path, record.model_fields[name])


def read_field(record: object, path: str) -> object:
    """The value at a path below a record, or the values at `links[].url`.

    It is None where a record on the way is.
    """
    name, _, rest = path.partition(".")
    value: object = getattr(record, name.removesuffix("[]"))
    if not rest or value is None:
        return value
    if isinstance(value, tuple):
        return [read_field(item, rest) for item in value]
    return read_field(value, rest)


def read_items(record: object, path: str) -> tuple[object, ...]:
    """The items of a list at a path below a record."""
    items = read_field(record, path)
    assert isinstance(items, tuple), path
    return items


def describe_field(path: str, info: FieldInfo) -> DataField:
    kinds = kinds_of(info.annotation)
    is_nullable = NoneType in kinds and info.is_required()  # else it is left out
    return DataField(path, type_of(kinds), info.description or "", is_nullable)


def kinds_of(annotation: object) -> tuple[object, ...]:
    """The alternatives of an annotation: `int | None` has two."""
    if get_origin(annotation) is Annotated:
        return kinds_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return tuple(kind for part in get_args(annotation) for kind in kinds_of(part))
    return (annotation,)


def type_of(kinds: tuple[object, ...]) -> str:
    """The word of the labels for the alternatives but null; a number may be whole."""
    names = [type_word(kind) for kind in kinds if kind is not NoneType]
    return "number" if "number" in names else names[0]


def type_word(kind: object) -> str:
    if get_origin(kind) is tuple:
        return "objects" if find_record(kind) else "texts"
    if get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return "text"
    return TYPE_WORDS.get(kind, "object")
