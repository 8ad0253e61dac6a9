"""The kinds of values that a field of a YAML file may have; a field's type names its kind.

>>> from typing import Annotated
>>> kind_of(tuple[Annotated[str, Kind.PHONE], ...] | None), kind_of(str | None)
(<Kind.PHONE: 'phone'>, <Kind.TEXT: 'text'>)
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, get_args, get_origin


class Kind(StrEnum):
    """How a value is read, published and asked for; stands in an `Annotated` type."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    TERM = "term"  # of the vocabulary
    CHOICE = "choice"  # one of a few words
    DATE = "date"
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
