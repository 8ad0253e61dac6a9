"""data/cases.json: the open data of the collection, a field for each of a case's facts.

`render_cases_json(collection)` gives the file; /data/index.html describes its fields.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TypeAlias

from generator.collection import Collection
from generator.config import Site
from generator.model import (
    Case,
    CostSide,
    Funding,
    Organization,
    Population,
    Schedule,
    Service,
    Step,
)
from generator.page import Output
from generator.vocabulary import Band
from generator.wareki import Duration, PartialDate

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def render_cases_json(collection: Collection) -> Output:
    """The whole collection as UTF-8 JSON, keys in the documented order."""
    whole: Json = {
        "collection": describe_site(collection.site),
        "cases": [describe_case(case, collection) for case in collection.cases],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return Output("data/cases.json", text.encode("utf-8"))


def describe_site(site: Site) -> Json:
    """What site.yaml sets, and nothing else."""
    described: dict[str, Json] = {
        "title": site.title,
        "subtitle": site.subtitle,
        "description": site.description,
        "publisher": site.publisher,
        "interviewer": site.interviewer,
        "edition": site.edition.text,
        "updated": site.updated.date.iso if site.updated else None,
        "language": site.language,
        "contact": site.contact,
        "base_url": site.base_url,
    }
    if site.source is not None:
        described["source"] = {
            name: value for name, value in site.source.model_dump().items() if value is not None
        }
    return {name: value for name, value in described.items() if value is not None}


def describe_case(case: Case, collection: Collection) -> Json:
    facts, body = case.facts, case.body
    return {
        "id": case.slug,
        "number": facts.number,
        "title": facts.title,
        "organization": describe_organization(facts.organization),
        "population": describe_population(facts.population, case.band),
        "block": case.block.name,
        "category": case.category.name,
        "labels": [label.name for label in case.labels],
        "keywords": [keyword.name for keyword in case.keywords],
        "is_new": case.is_new,
        "updated": facts.updated.date.iso if facts.updated else None,
        "points": list(facts.points),
        "overview": list(body.overview.paragraphs),
        "effects": list(body.effects.paragraphs),
        "outcomes": [{"what": o.what, "value": o.value, "per": o.per} for o in facts.outcomes],
        "cost": {
            "initial": describe_cost(facts.cost.initial),
            "running": describe_cost(facts.cost.running),
        },
        "funding": [describe_funding(funding) for funding in facts.funding],
        "schedule": describe_schedule(facts.schedule),
        "service": describe_service(facts.service),
        "contacts": [contact.model_dump() for contact in facts.contacts],
        "respondent": facts.respondent,
        "interview": [
            {"question": e.question, "answer": list(e.answer.paragraphs)} for e in body.interview
        ],
        "links": [{"text": link.text, "url": link.url} for link in facts.links],
        "awards": [{"text": award.text, "url": award.url} for award in facts.awards],
        "appendices": [
            {"title": a.title, "text": "\n".join(a.text.paragraphs)} for a in body.appendices
        ],
        "remarks": [{"about": remark.about, "text": remark.text} for remark in facts.remarks],
        "notes": list(facts.notes),
        "related": [related.case.slug for related in collection.related[case.slug]],
        "url": case.output_path,  # from the top of the site
    }


def describe_organization(organization: Organization) -> Json:
    return {
        "code": organization.code,
        "prefecture": organization.prefecture,
        "name": organization.name,
    }


def describe_population(population: Population, band: Band) -> Json:
    return {
        "text": population.count.text,
        "count": population.count.persons,
        "as_of": population.as_of.date.iso,
        "label": band.name,
    }


def describe_funding(funding: Funding) -> Json:
    return {
        "program": funding.program,
        "text": funding.amount.text if funding.amount else None,
        "yen": funding.amount.yen if funding.amount else None,
        "note": funding.note,
    }


def describe_cost(side: CostSide) -> Json:
    return {
        "text": side.amount.text,
        "kind": side.amount.kind.value,
        "yen": side.amount.yen,
        "tax": side.tax,
        "items": [
            {
                "name": item.name,
                "text": item.amount.text if item.amount else None,
                "kind": item.amount.kind.value if item.amount else None,
                "yen": item.amount.yen if item.amount else None,
            }
            for item in side.items
        ],
        "note": side.note,
    }


def describe_duration(duration: Duration | None) -> Json:
    if duration is None:
        return None
    return {"text": duration.text, "months": plain_number(duration.months)}


def describe_schedule(schedule: Schedule) -> Json:
    """Steps of all tracks in one list, each with its track's name."""
    steps = [describe_step(None, step) for step in schedule.steps]
    for track in schedule.tracks:
        steps += [describe_step(track.name, step) for step in track.steps]
    return {
        "duration": describe_duration(schedule.duration),
        "tracks": [
            {"name": track.name, "duration": describe_duration(track.duration)}
            for track in schedule.tracks
        ],
        "steps": steps,
        "note": schedule.note,
    }


def describe_step(track: str | None, step: Step) -> Json:
    period = step.period
    return {
        "track": track,
        "period": period.text if period else None,
        "start": iso(period.start if period else None),
        "end": iso(period.end if period else None),
        "open": period.is_open if period else False,
        "approximate": period.is_approximate if period else False,
        "months": plain_number(period.months if period else None),
        "text": step.text,
    }


def describe_service(service: Service) -> Json:
    return {
        "providers": [{"name": p.name, "scope": p.scope} for p in service.providers],
        "products": [{"name": p.name, "operation": p.operation} for p in service.products],
        "operation": service.operation,
        "partners": [{"name": p.name, "role": p.role} for p in service.partners],
        "note": service.note,
    }


def iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def plain_number(number: Decimal | None) -> int | float | None:
    """A number of months: whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
