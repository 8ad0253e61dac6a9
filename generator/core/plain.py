"""Frozen records as JSON and back, by the annotations of their classes.

A record, which is a dataclass or a pydantic model, is the list of its fields' values in the order
of their declaration: the data name no class, and reading them runs nothing but the constructors of
the class that is asked for. A model's values are taken as they are: they were valid when it was
written.

>>> @dataclass(frozen=True)
... class Place:
...     path: str
...     lines: tuple[int, ...] = ()
>>> dump_plain(Place("a.md", (1, 2)))
b'["a.md",[1,2]]'
>>> load_plain(Place, b'["a.md",[1,2]]')
Place(path='a.md', lines=(1, 2))
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass  # noqa: F401 - dataclass: the doctest
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Wanted = TypeVar("Wanted")
PLAIN_LEAVES = (str, int, float, bool)


def dump_plain(value: object) -> bytes:
    """The plain form of a value as compact JSON in UTF-8; raises TypeError where it has none."""
    made = json.dumps(value, default=plain_form, ensure_ascii=False, separators=(",", ":"))
    return made.encode("utf-8")


def plain_form(value: object) -> Any:
    """What JSON has for a value that it does not know."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if names := field_names(type(value)):  # type: ignore[arg-type]  # a type is hashable
        return [getattr(value, name) for name in names]
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a record's class; none of any other class."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return tuple(getattr(kind, "model_fields", ()))


def load_plain(kind: type[Wanted], content: bytes) -> Wanted:
    """The value of a type from its JSON; raises as `from_plain`."""
    return from_plain(kind, json.loads(content))


def from_plain(kind: type[Wanted], plain: Any) -> Wanted:
    """The value of a type; raises ValueError, TypeError or KeyError where it is none of it."""
    value: Wanted = reader_of(kind)(plain)  # type: ignore[arg-type]  # a type is hashable
    return value


def take(plain: Any) -> Any:
    """What is its own plain form."""
    return plain


@cache
def reader_of(annotation: Any) -> Callable[[Any], Any]:
    """What reads the plain form of an annotation."""
    if field_names(annotation):
        return record_reader(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Sequence or (origin is tuple and arguments[-1] is ...):
        read_item = reader_of(arguments[0])
        if read_item is take:
            return tuple
        return lambda plain: tuple([read_item(item) for item in plain])
    if origin is tuple:
        readers = tuple(map(reader_of, arguments))
        return lambda plain: tuple(r(p) for r, p in zip(readers, plain, strict=True))
    if origin in (Union, UnionType):
        return optional_reader(arguments)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        read_value = reader_of(arguments[1])
        return lambda plain: {key: read_value(item) for key, item in plain.items()}
    if isinstance(annotation, type) and issubclass(annotation, Enum | Decimal):
        return annotation
    if annotation in PLAIN_LEAVES or annotation in (NoneType, Any) or origin is Literal:
        return take
    raise TypeError(f"{annotation} has no plain form")


def record_reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a record; it may hold others of its own kind."""
    names = field_names(kind)
    is_model = not is_dataclass(kind)
    make = partial(construct, kind.model_construct, names) if is_model else kind
    readers: list[tuple[int, Callable[[Any], Any]]] = []  # of the fields that need one
    hints: dict[str, Any] = {}

    def read(plain: Any) -> Any:
        if not hints:
            hints.update(get_type_hints(kind))
            every = enumerate(reader_of(hints[name]) for name in names)
            readers.extend((place, reader) for place, reader in every if reader is not take)
        values = [*plain]
        if len(values) != len(names):
            raise ValueError(f"{len(values)} values for {kind.__name__}")
        for place, reader in readers:
            values[place] = reader(values[place])
        return make(*values)

    return read


def construct(make: Callable[..., Any], names: Sequence[str], *values: Any) -> Any:
    """A model of the values of its fields, without a validation."""
    return make(**dict(zip(names, values, strict=True)))


def optional_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What reads `X | None`, or one of several leaves, which need no telling apart."""
    readers = {reader_of(each) for each in arguments if each is not NoneType}
    if readers == {take}:
        return take
    (read_other,) = readers  # a ValueError where they would have to be told apart
    return lambda plain: None if plain is None else read_other(plain)
