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
from generator.collection.format import holds_list, kind_of_field
from generator.collection.measured_data import iso, publish_value
from generator.collection.published import CaseData, Data
from generator.core.page import Output
from generator.export.open_data import CollectionData, OpenData

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
    return OpenData(describe_site(collection.site), cases)


def describe_site(site: Site) -> CollectionData:
    updated = iso(site.updated.date if site.updated else None)
    parts = {"edition": site.edition.text, "updated": updated}
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
    more: Additions = {FrontMatter: beside, Population: population}
    return CaseData.model_validate(publish_values(case.facts, more))


def publish_values(record: BaseModel, beside: Additions) -> PublishedValues:
    """The values of a record in their published parts; `beside` is added to records by type."""
    values: PublishedValues = {}
    for name, info in type(record).model_fields.items():
        fact = fact_of(info)
        if "json" in fact.apart:
            continue
        value: object = getattr(record, fact.held_as or name)
        if isinstance(value, BaseModel):
            values[name] = publish_values(value, beside)
        elif holds_list(info.annotation) and isinstance(value, tuple):
            values[name] = [
                publish_values(item, beside) if isinstance(item, BaseModel) else item
                for item in value
            ]
        else:
            values |= publish_value(name, value, info.annotation, kind_of_field(info))
    return values | beside.get(type(record), {})
