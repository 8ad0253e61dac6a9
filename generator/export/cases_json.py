"""data/cases.json: the open data of the collection, a field for each of a case's facts.

`describe_case(case, related, site)` gives a case, `render_cases_json(data)` the file, and
`render_case_files(data)` a file of each case with the same record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.collection.case import Case, Related
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.collection.editions import CASES_JSON
from generator.collection.fact import fact_of
from generator.collection.form.case import FrontMatter
from generator.collection.form.organization import Population
from generator.collection.form.reference import SourceReference
from generator.collection.format import kind_of_field, vocabulary_of_field
from generator.collection.measured_data import LENGTH, ValuePart, iso, name_parts
from generator.collection.published import BESIDE, CaseData, Data, is_published
from generator.collection.source_of import source_of
from generator.core.page import Output
from generator.export.common import CASE_SCHEMA, address_from
from generator.export.joined_json import add_value, join_values
from generator.export.open_data import OF_ALL_CASES, WORDING, CollectionData, OpenData
from generator.records.kind import Kind, holds_list

PublishedValues = dict[str, object]
Additions = Mapping[type[BaseModel], PublishedValues]


@dataclass(frozen=True, slots=True)
class PlannedField:
    """How a field of a record is published: what of it is read, and the parts of its value."""

    name: str
    attribute: str
    parts: tuple[tuple[str, ValuePart], ...]
    holds_list: bool
    has_terms: bool
    is_length: bool


def render_cases_json(data: OpenData) -> Output:
    """The whole collection as UTF-8 JSON, keys in the order of the declaration."""
    about = {"collection": data.collection.model_dump(mode="json", exclude_none=True)}
    content = add_value(about, "cases", join_values([case.record for case in data.cases]))
    return Output(CASES_JSON, content)


def render_case_files(data: OpenData) -> Iterator[Output]:
    """A file for each case, which stays as it is while its case does and the settings do."""
    about = data.collection.model_dump(mode="json", exclude_none=True, exclude={OF_ALL_CASES})
    for case in data.cases:
        schema = address_from(case.path, CASE_SCHEMA, data.base_url)
        content = add_value({"$schema": schema, "collection": about}, "case", case.record)
        yield Output(case.path, content)


def describe_site(collection: Collection) -> CollectionData:
    site = collection.site
    parts = {"edition": site.edition.text, "updated": iso(collection.updated), "wording": WORDING}
    return CollectionData.model_validate(dict(site) | parts)


def describe_case(case: Case, related: Sequence[Related], site: Site) -> Data:
    """What a case's file says, and what follows from it."""
    body = case.body
    beside: PublishedValues = {
        "id": case.slug,
        "block": case.block.name,
        "is_new": case.is_new,
        "overview": body.overview.paragraphs,
        "effects": body.effects.paragraphs,
        "interview": [
            {"question": e.question, "answer": e.answer.paragraphs} for e in body.interview
        ],
        "appendices": [
            {"title": a.title, "text": "\n".join(a.text.paragraphs)} for a in body.appendices
        ],
        "related": [near.case.slug for near in related],
        "url": case.output_path,
    }
    population: PublishedValues = {"label": case.band.name}
    more: Additions = {
        FrontMatter: beside,
        Population: population,
        SourceReference: describe_source(case, site),
    }
    return CaseData.model_validate(publish_values(case.facts, more))


def describe_source(case: Case, site: Site) -> PublishedValues:
    """The title and address of what a case is written from: the site's, where it names none."""
    source = source_of(case.facts.source, site)
    return {"title": source.title, "url": source.url} if source else {}


def publish_values(record: BaseModel, beside: Additions) -> PublishedValues:
    """The values of a record in their published parts; `beside` is added to records by type."""
    kind = type(record)
    values: PublishedValues = {}
    for field in plan_fields(kind):
        value: object = getattr(record, field.attribute)
        if isinstance(value, BaseModel):
            values[field.name] = publish_values(value, beside)
        elif field.holds_list and isinstance(value, tuple):
            # A term that is written twice is filed once.
            values[field.name] = [
                publish_values(item, beside) if isinstance(item, BaseModel) else item
                for item in (dict.fromkeys(value) if field.has_terms else value)
            ]
        elif not field.is_length:
            for name, part in field.parts:
                values[name] = part.absent if value is None else part.read(value)
        else:
            said = None if value is None else {part.name: part.read(value) for part in LENGTH}
            values[field.name] = said
    for more in BESIDE.get(kind, ()):
        if more.read is not None:
            values[more.name] = more.read(record)
    return values | beside.get(kind, {})


@cache
def plan_fields(record: type[BaseModel]) -> tuple[PlannedField, ...]:
    """The published fields of a record; what its declaration says is read once."""
    return tuple(
        plan_field(name, info) for name, info in record.model_fields.items() if is_published(info)
    )


def plan_field(name: str, info: FieldInfo) -> PlannedField:
    kind = kind_of_field(info)
    return PlannedField(
        name,
        fact_of(info).held_as or name,
        name_parts(name, info.annotation, kind),
        holds_list=holds_list(info.annotation),
        has_terms=bool(vocabulary_of_field(info)),
        is_length=kind is Kind.LENGTH,
    )
