"""How a field of the case format is declared: one line, with all that the house needs to know.

>>> class Office(BaseModel):
...     staff: str | None = fact(None, "職員の体制（わかるときだけ）", Fact(part="summary"))
>>> word_of(Office.model_fields["staff"])
'職員の体制'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import BaseModel, Field  # noqa: F401 - the model is for the doctest
from pydantic.fields import FieldInfo

# Where a field has to turn up, or its fact says under the same name in `apart` why it does not.
ASPECTS = ("page", "search", "json", "table", "changes")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a field beside its type, its description for editors and its examples.

    On the page: `word` names it, where that is not the description up to its bracket; `part` is
    the part in which it and the remarks on it stand (that of the field above, where it is empty);
    the theme's `component` shows it there, and where none is named, a row of its own does.

    In the data: `data` says what it is, where that is not the description; `column` heads it in
    tables (`{}` is the word of the field above, and a heading of None leaves it out), `unit`
    follows a number; a list has its items in the rows of `table`, under `row`; `held_as` is the
    property of the record that is published in its place, `after` the field that it follows there;
    what is `within` another field is told in that one's published value.

    Between editions: `is_told` says that both values are told, else that it was written anew is;
    `anew` names what is beside the told fields of a record.

    For the checks: `is_prose` is judged as sentences; the figures of an `is_claim` stand in the
    text or in an `is_evidence`; `is_as_written` is not brought into the usual form.

    `facet` is the filter of the search by its terms. `apart` gives reasons, by aspect.
    """

    part: str = ""
    word: str = ""
    component: str = ""
    data: str = ""
    column: str | None = ""
    unit: str = ""
    table: str = ""
    row: str = "{}"
    held_as: str = ""
    within: str = ""
    after: str = ""
    is_told: bool = False
    anew: str = ""
    is_prose: bool = False
    is_claim: bool = False
    is_evidence: bool = False
    is_as_written: bool = False
    facet: str = ""
    apart: Mapping[str, str] = field(default_factory=dict)


def fact(
    default: object,
    description: str,
    known: Fact,
    examples: list[Any] | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
) -> Any:
    """A pydantic field with its fact; `...` requires it, a record as default is made empty."""
    if isinstance(default, type):
        info = Field(default_factory=default, description=description)
    else:
        info = Field(
            cast(Any, default),
            description=description,
            examples=examples,
            min_length=min_length,
            max_length=max_length,
        )
    info.metadata.append(known)
    return info


def fact_of(info: FieldInfo) -> Fact:
    """The fact of a field; raises LookupError where it is declared without one."""
    for known in info.metadata:
        if isinstance(known, Fact):
            return known
    raise LookupError(f"{info.description!r} is declared without a Fact")


def word_of(info: FieldInfo) -> str:
    """What a field is called on the screen."""
    return fact_of(info).word or (info.description or "").partition("（")[0]
