"""Frozen records as plain JSON values and back, by the annotations of their dataclasses.

A record is the list of its fields' values in the order of their declaration: the data name no
class, and reading them runs nothing but the constructors of the class that is asked for.

>>> @dataclass(frozen=True)
... class Place:
...     path: str
...     lines: tuple[int, ...] = ()
>>> dump_plain(Place("a.md", (1, 2)))
b'["a.md",[1,2]]'
>>> from_plain(Place, ["a.md", [1, 2]])
Place(path='a.md', lines=(1, 2))
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass  # noqa: F401 - dataclass: the doctest
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Wanted = TypeVar("Wanted")
PLAIN_LEAVES = (str, int, float, bool)


def open_up(value: Any) -> Any:
    """A value that JSON does not know, in one step towards what it does."""
    if isinstance(value, Enum):
        return value.value
    if names := field_names(type(value)):  # type: ignore[arg-type]  # a type is hashable
        return [getattr(value, name) for name in names]
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """Those of a dataclass; of another type none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


WRITE_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=open_up).encode


def from_plain(kind: type[Wanted], plain: Any) -> Wanted:
    """The value of a type; raises ValueError, TypeError or KeyError where it is none of it."""
    value: Wanted = reader_of(kind)(plain)  # type: ignore[arg-type]  # a type is hashable
    return value


def dump_plain(value: object) -> bytes:
    """The plain form of a value as compact JSON in UTF-8."""
    return WRITE_PLAIN(value).encode("utf-8")


def digest_plain(value: object) -> str:
    """The SHA-256 of the plain form of a value."""
    return hashlib.sha256(dump_plain(value)).hexdigest()


def load_plain(kind: type[Wanted], content: bytes) -> Wanted:
    """The value of a type from its JSON; raises as `from_plain`."""
    return from_plain(kind, json.loads(content))


@cache
def reader_of(annotation: Any) -> Callable[[Any], Any]:
    """What reads the plain form of an annotation."""
    if is_dataclass(annotation):
        return record_reader(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Sequence or (origin is tuple and arguments[-1] is ...):
        return sequence_reader(arguments[0])
    if origin is tuple:
        readers = tuple(map(reader_of, arguments))
        return lambda plain: tuple(r(p) for r, p in zip(readers, plain, strict=True))
    if origin in (Union, UnionType):
        return optional_reader(arguments)
    if origin is not None and issubclass(origin, Mapping):
        read_value = reader_of(arguments[1])
        return lambda plain: {key: read_value(item) for key, item in plain.items()}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return annotation
    if annotation in PLAIN_LEAVES or annotation in (NoneType, Any):
        return read_leaf
    raise TypeError(f"{annotation} has no plain form")


def read_leaf(plain: Any) -> Any:
    return plain


def sequence_reader(item: Any) -> Callable[[Any], Any]:
    """What reads a list of items as a tuple."""
    read_item = reader_of(item)
    if read_item is read_leaf:
        return tuple
    return lambda plain: tuple(map(read_item, plain))


def record_reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a dataclass; a record may hold others of its own kind."""
    readers: list[Callable[[Any], Any]] = []

    def read(plain: Any) -> Any:
        if not readers:
            hints = get_type_hints(kind)
            readers.extend(reader_of(hints[field.name]) for field in fields(kind))
        return kind(*[r(p) for r, p in zip(readers, plain, strict=True)])

    return read


def optional_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What reads `X | None`, or one of several leaves, which need no telling apart."""
    others = [each for each in arguments if each is not NoneType]
    if all(each in PLAIN_LEAVES for each in others):
        return read_leaf
    (other,) = others
    read_other = reader_of(other)
    return lambda plain: None if plain is None else read_other(plain)
