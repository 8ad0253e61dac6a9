"""data/cases.json: the open data of the collection, a field for each of a case's facts.

`render_cases_json(describe_collection(collection))` gives the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.collection.editions import CASES_JSON
from generator.collection.fact import fact_of
from generator.collection.form.case import FrontMatter
from generator.collection.form.organization import Population
from generator.collection.form.reference import SourceReference
from generator.collection.format import kind_of_field, vocabulary_of_field
from generator.collection.measured_data import iso, publish_value
from generator.collection.published import BESIDE, CaseData, Data, is_published
from generator.collection.source_of import source_of
from generator.core.page import Output
from generator.export.open_data import WORDING, CollectionData, OpenData
from generator.records.kind import holds_list

PublishedValues = dict[str, object]
Additions = Mapping[type[BaseModel], PublishedValues]


def render_cases_json(data: OpenData) -> Output:
    """The whole collection as UTF-8 JSON, keys in the order of the declaration."""
    whole = {
        "collection": data.collection.model_dump(mode="json", exclude_none=True),
        "cases": [case.model_dump(mode="json") for case in data.cases],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return Output(CASES_JSON, text.encode("utf-8"))


def describe_collection(collection: Collection) -> OpenData:
    """The collection as it is published."""
    cases = tuple(describe_case(case, collection) for case in collection.cases)
    return OpenData(describe_site(collection), cases)


def describe_site(collection: Collection) -> CollectionData:
    site = collection.site
    parts = {"edition": site.edition.text, "updated": iso(collection.updated), "wording": WORDING}
    return CollectionData.model_validate(dict(site) | parts)


def describe_case(case: Case, collection: Collection) -> Data:
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
        "related": [related.case.slug for related in collection.related[case.slug]],
        "url": case.output_path,
    }
    population: PublishedValues = {"label": case.band.name}
    more: Additions = {
        FrontMatter: beside,
        Population: population,
        SourceReference: describe_source(case, collection.site),
    }
    return CaseData.model_validate(publish_values(case.facts, more))


def describe_source(case: Case, site: Site) -> PublishedValues:
    """The title and address of what a case is written from: the site's, where it names none."""
    source = source_of(case.facts.source, site)
    return {"title": source.title, "url": source.url} if source else {}


def publish_values(record: BaseModel, beside: Additions) -> PublishedValues:
    """The values of a record in their published parts; `beside` is added to records by type."""
    values: PublishedValues = {}
    for name, info in type(record).model_fields.items():
        fact = fact_of(info)
        if not is_published(info):
            continue
        value: object = getattr(record, fact.held_as or name)
        if isinstance(value, BaseModel):
            values[name] = publish_values(value, beside)
        elif holds_list(info.annotation) and isinstance(value, tuple):
            # A term that is written twice is filed once.
            items = dict.fromkeys(value) if vocabulary_of_field(info) else value
            values[name] = [
                publish_values(item, beside) if isinstance(item, BaseModel) else item
                for item in items
            ]
        else:
            values |= publish_value(name, value, info.annotation, kind_of_field(info))
    read = {m.name: m.read(record) for m in BESIDE.get(type(record), ()) if m.read is not None}
    return values | read | beside.get(type(record), {})
