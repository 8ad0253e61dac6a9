"""The kinds of values that a field of a YAML file may have; a field's type names its kind.

>>> from typing import Annotated
>>> kind_of(tuple[Annotated[str, Kind.PHONE], ...] | None), kind_of(str | None)
(<Kind.PHONE: 'phone'>, <Kind.TEXT: 'text'>)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal, get_args, get_origin

from pydantic import WithJsonSchema


class Kind(StrEnum):
    """How a value is read, published and asked for; stands in an `Annotated` type."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    TERM = "term"  # of the vocabulary
    CHOICE = "choice"  # one of a few words
    DATE = "date"  # a whole day
    MONTH = "month"  # a date as far as it is known
    FISCAL_YEAR = "fiscal-year"
    PERIOD = "period"
    LENGTH = "length"  # of time
    AMOUNT = "amount"  # of money
    HEADCOUNT = "headcount"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    FIELD = "field"  # the name of another field
    RECORD = "record"  # a mapping with fields of its own


def kind_of(annotation: object) -> Kind:
    """The kind of a type, whatever lists and alternatives it stands in."""
    return next(find_kinds(annotation), Kind.TEXT)


def find_kinds(annotation: object) -> Iterator[Kind]:
    """Every kind that is named in a type, the outermost first."""
    if isinstance(annotation, Kind):
        yield annotation
    elif get_origin(annotation) is Literal:
        yield Kind.CHOICE
    else:
        for part in get_args(annotation):
            yield from find_kinds(part)


def find_vocabulary(parts: Iterable[object]) -> Iterator[str]:
    """The kinds of terms that are named in the schemas of a type."""
    for part in parts:
        if isinstance(part, WithJsonSchema) and part.json_schema:
            yield from (
                str(part.json_schema[key]) for key in ("vocabulary",) if key in part.json_schema
            )
        else:
            yield from find_vocabulary(get_args(part))


def holds_list(annotation: object) -> bool:
    """Whether a type is a tuple of any length, alone or beside None."""
    return get_origin(annotation) is tuple or any(
        get_origin(part) is tuple for part in get_args(annotation)
    )
