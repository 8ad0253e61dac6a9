"""The kinds of values that a field of a YAML file may have; a field's type names its kind.

>>> from typing import Annotated
>>> kind_of(tuple[Annotated[str, Kind.PHONE], ...] | None), kind_of(str | None)
(<Kind.PHONE: 'phone'>, <Kind.TEXT: 'text'>)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args, get_origin

from pydantic import WithJsonSchema

from generator.core.text import fold_spelling


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


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """What people write for the few words of a choice, or within what they write, each with the
    word that is meant; empty where none is. Stands in an `Annotated` type.
    """

    words: Mapping[str, str]

    def guess(self, found: str) -> str | None:
        """The word that is meant, empty where none is; None where the table does not tell.

        >>> meant = Meant({"別": "税抜", "込": "税込", "非課税": ""})
        >>> meant.guess("税別"), meant.guess("非課税"), meant.guess("税込税別"), meant.guess("税")
        ('税抜', '', '', None)
        """
        plain = fold_spelling(found)
        hits = [key for key in self.words if key in plain]
        whole = [key for key in hits if not any(key != hit and key in hit for hit in hits)]
        found_words = {self.words[key] for key in whole}
        return (found_words.pop() if len(found_words) == 1 else "") if found_words else None


def find_meant(parts: Iterable[object]) -> Meant | None:
    """The table of a type, whatever stands around it."""
    for part in parts:
        found = part if isinstance(part, Meant) else find_meant(get_args(part))
        if found is not None:
            return found
    return None


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
