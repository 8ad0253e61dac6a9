"""What a page is made from, as named digests: a page of the same inputs has the same bytes.

`inputs_of(page)` names the cases that the page shows, each by the digest of its file, and gathers
all else of its plan in one digest. `CollectionWatch` notes what of the collection a template reads
beside that, and `digest_value` digests it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.core.page import Page

OF_COLLECTION = "collection."


class NotDigested(TypeError):  # an answer: the page is made in every build
    """A value of a kind that has no digest, such as a function."""


class CollectionWatch:
    """A collection that notes which of its attributes are read."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self._read.add(name)
        return getattr(self._collection, name)

    def take_read(self) -> frozenset[str]:
        """What was read since the last call."""
        read, self._read = frozenset(self._read), set()
        return read


def inputs_of(page: Page) -> dict[str, str]:
    """The digests of a page's cases, by `case <slug>`, and of the rest of it, by `page`.

    Raises NotDigested where the page's data hold what is only known when it is rendered.
    """
    cases: dict[str, Case] = {}
    whole = digest_parts(list_leaves(page, cases))
    return {"page": whole, **{f"case {slug}": digest_case(case) for slug, case in cases.items()}}


def digest_case(case: Case) -> str:
    return case.document.source.digest


def digest_value(value: object) -> str:
    """The digest of a value with the cases in it; raises NotDigested."""
    cases: dict[str, Case] = {}
    parts = [*list_leaves(value, cases)]
    return digest_parts([*parts, *map(digest_case, cases.values())])


def digest_parts(parts: list[str] | Iterator[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def list_leaves(value: object, cases: dict[str, Case]) -> Iterator[str]:
    """The leaves of a value and what holds them, in their order; its cases are taken apart."""
    if isinstance(value, str):
        yield f"{len(value)} {value}"
    elif value is None or isinstance(value, int | float | bytes | Enum):
        yield repr(value)
    elif isinstance(value, Case):
        cases[value.slug] = value
        yield f"case {value.slug}"
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}"
        for key, item in value.items():
            yield from list_leaves(key, cases)
            yield from list_leaves(item, cases)
    elif isinstance(value, tuple | list):
        yield f"[{len(value)}"
        for item in value:
            yield from list_leaves(item, cases)
    elif isinstance(value, Set):
        yield f"<{len(value)}"
        yield from sorted(digest_parts(list_leaves(item, cases)) for item in value)
    elif names := names_of_fields(type(value)):  # type: ignore[arg-type]  # a type is hashable
        yield type(value).__qualname__
        for name in names:
            yield from list_leaves(getattr(value, name), cases)
    else:
        yield from list_printed(value)


@cache
def names_of_fields(kind: type) -> tuple[str, ...]:
    """The fields of a record."""
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def list_printed(value: object) -> Iterator[str]:
    """A number or a date of the standard library, which prints all that it is."""
    if type(value).__module__ not in ("decimal", "datetime", "fractions"):
        raise NotDigested(type(value).__qualname__)
    yield repr(value)
