"""An edition as its data/cases.json has it, read back for comparing; a kept one or the current one.

`read_edition(source)` gives the edition, or None and the problems at their places. A file of an
older program is read too: what it does not have is absent, and absent is no difference.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    JsonValue,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema

from generator.collection.fields import FiscalYear, FiscalYearField
from generator.collection.old_form import upgrade_case
from generator.collection.published import CaseData, Data, data_in, published_of
from generator.core.problem import Problem, Severity, Where, place_of
from generator.core.source import Source
from generator.records.declare import Slug, print_line
from generator.records.kind import holds_list
from generator.records.located_json import locate_value

CASES_JSON = "data/cases.json"  # the file by which an edition is kept
MOST_FAULTS = 10  # of one file, which is to be copied again as a whole


class Loose(BaseModel):
    """A mapping of a published file, with whatever else another program wrote there."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class PublishedPlace(Loose):
    prefecture: str
    name: str | None = None


class PublishedCase(Loose):
    """A case of a data/cases.json: what names it; `READ_CASE` has the other published fields."""

    id: Slug
    title: str
    organization: PublishedPlace
    updated: str | None = None

    @model_validator(mode="before")
    @classmethod
    def upgrade(cls, case: JsonValue) -> JsonValue:
        return upgrade_case(case)

    @property
    def path(self) -> str:
        return f"cases/{self.id}.html"

    @property
    def organization_name(self) -> str:
        return self.organization.prefecture + (self.organization.name or "")

    @property
    def facts(self) -> Mapping[str, tuple[str, ...]]:
        """The short facts that the file gives, by name, each as printed; of some there are more."""
        return dict(list_told(self, CaseData))

    @property
    def figures(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """The outcomes by value, what it is per, and kind, which older files do not have."""
        found = getattr(self, "outcomes", None) or ()
        return tuple((outcome.value, outcome.per, outcome.kind) for outcome in found)

    @property
    def texts(self) -> Mapping[str, JsonValue]:
        """What stands beside the facts, by the name of its field; only what the file gives."""
        rest = list_rest(self, CaseData)
        return {name: value for name, value in rest.items() if value is not None}


def loosen(record: type[Data]) -> dict[str, Any]:
    """The fields of a published record as an edition of any age may have them.

    What is told has its type; what is only compared is anything, and nothing is required.
    """
    fields: dict[str, Any] = {}
    for name, info in record.model_fields.items():
        known, inner = published_of(info), data_in(info)
        kind: Any = JsonValue
        if inner is not None and (known.is_told or not holds_list(info.annotation)):
            loose = create_model(inner.__name__, __base__=Loose, **loosen(inner))
            kind = tuple[loose, ...] if holds_list(info.annotation) else loose
        elif known.is_told or f"{{{name}}}" in record.line:
            kind = info.annotation
        fields[name] = (kind | None, None)
    return fields


def list_told(values: Loose, record: type[Data]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The facts of a record that are told with both values, and those of the records in it."""
    for name, info in record.model_fields.items():
        if name not in values.model_fields_set:
            continue
        value, inner = getattr(values, name), data_in(info)
        if published_of(info).is_told:
            items = value if isinstance(value, tuple) else (value,)
            yield name, tuple(filter(None, (print_value(item, inner) for item in items)))
        if isinstance(value, Loose) and inner is not None:
            yield from list_told(value, inner)


def list_rest(values: Loose, record: type[Data]) -> dict[str, JsonValue]:
    """What the file gives of a record beside its told facts; nothing where that is nothing."""
    rest: dict[str, JsonValue] = {}
    for name, info in record.model_fields.items():
        known, inner = published_of(info), data_in(info)
        value = getattr(values, name, None)
        is_compared = known.is_compared and name in values.model_fields_set
        if not is_compared or f"{{{name}}}" in record.line:
            continue
        if isinstance(value, Loose) and inner is not None:
            rest[name] = list_rest(value, inner)
        elif known.is_told and isinstance(value, tuple) and inner is not None:
            rest[name] = {print_value(item, inner): list_rest(item, inner) for item in value}
        elif not known.is_told:
            rest[name] = drop_uncompared(value, inner)
    return {name: value for name, value in rest.items() if value != {}}


def drop_uncompared(value: JsonValue, record: type[Data] | None) -> JsonValue:
    """A value without what is declared to be no difference, however deep it lies."""
    if isinstance(value, list):
        return [drop_uncompared(item, record) for item in value]
    if not isinstance(value, dict) or record is None:
        return value
    return {
        name: drop_uncompared(value[name], data_in(info))
        for name, info in record.model_fields.items()
        if name in value and published_of(info).is_compared
    }


def print_value(value: object, record: type[Data] | None) -> str:
    """A value in one line: a record by its `line`, whose [ ] go where a value in them is absent."""
    if not isinstance(value, Loose) or record is None:
        return str(value or "")
    return print_line(record.line, {name: text for name, text in value if isinstance(text, str)})


READ_CASE = create_model(
    "PublishedCase",
    __base__=PublishedCase,
    **{
        name: field
        for name, field in loosen(CaseData).items()
        if name not in PublishedCase.model_fields
    },
)


class PublishedCollection(Loose):
    """What a data/cases.json says of its collection."""

    edition: FiscalYearField
    updated: str | None = None


def read_whole_case(_: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    return handler(READ_CASE)


class EditionFile(Loose):
    """A data/cases.json; each of its cases is a READ_CASE."""

    collection: PublishedCollection
    cases: tuple[Annotated[PublishedCase, GetPydanticSchema(read_whole_case)], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that was published: the fiscal year that names it, its last date, its cases."""

    source: Source
    text: str
    year: int
    updated: str | None
    cases: tuple[PublishedCase, ...]

    @property
    def where(self) -> Where:
        return find_value(("collection", "edition"), self.source)

    def is_after(self, other: Edition) -> bool:
        """Whether it is certainly the later one; of one year the dates decide, where both have."""
        if self.year != other.year:
            return self.year > other.year
        return bool(self.updated and other.updated and self.updated > other.updated)


def read_edition(source: Source) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition of a data/cases.json, or None where the file is broken or no such file."""
    try:
        found = EditionFile.model_validate_json(source.text)
    except ValidationError as error:
        return None, tuple(find_edition_faults(error, source))
    edition, dates = found.collection.edition, [case.updated for case in found.cases]
    updated = max(filter(None, (found.collection.updated, *dates)), default=None)
    return Edition(source, edition.text, edition.year, updated, found.cases), ()


def find_edition_faults(error: ValidationError, source: Source) -> Iterator[Problem]:
    """What is wrong with a file, each fault at its place."""
    try:
        json.loads(source.text)
    except json.JSONDecodeError as fault:
        where = Where(source.path, fault.lineno, fault.colno)
        yield Problem(where, "edition-not-json")
        return
    except RecursionError:
        yield Problem(Where(source.path), "edition-not-json")
        return
    for details in error.errors(include_url=False)[:MOST_FAULTS]:
        where = find_value(details["loc"], source)
        steps = (f"{step + 1}件目" if isinstance(step, int) else step for step in details["loc"])
        key = "の".join(steps)
        yield Problem(where, "edition-value-not-read" if key else "edition-not-json", {"key": key})


def find_value(path: Sequence[str | int], source: Source) -> Where:
    return place_of(source.text, locate_value(source.text, path), source.path)


def order_editions(
    editions: Iterable[Edition], current: FiscalYear
) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """The editions before the current one, the newest first, each year once."""
    earlier: dict[int, Edition] = {}
    problems = []
    for edition in editions:
        if edition.year >= current.year:
            arguments = {"found": edition.text, "current": current.text}
            problem = Problem(edition.where, "edition-not-earlier", arguments, Severity.WARNING)
            problems.append(problem)
        elif (first := earlier.setdefault(edition.year, edition)) is not edition:
            arguments = {"found": edition.text, "first": first.where.path}
            problems.append(Problem(edition.where, "duplicate-edition", arguments))
    return tuple(earlier[year] for year in sorted(earlier, reverse=True)), tuple(problems)


def find_untold(editions: Iterable[Edition], paths: Collection[str]) -> Iterator[Problem]:
    """Cases of earlier editions whose pages are not among the paths; each where it stood last.

    The editions are the newest first; `paths` are those of all cases and of all old addresses.
    """
    known = set(paths)
    for edition in editions:
        for at, case in enumerate(edition.cases):
            if case.path not in known:
                known.add(case.path)
                arguments = {"found": case.title, "path": case.path, "edition": edition.text}
                where = find_value(("cases", at, "id"), edition.source)
                yield Problem(where, "case-gone-untold", arguments, Severity.WARNING)
