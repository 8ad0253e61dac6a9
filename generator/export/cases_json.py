"""data/cases.json: the open data of the collection, a field for each of a case's facts.

`render_cases_json(describe_collection(collection))` gives the file.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TypeAlias

from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.collection.model import Case, CostSide, Schedule, Step
from generator.core.page import Output
from generator.export.case_data import CaseData, CollectionData, OpenData
from generator.measures.money import Amount
from generator.measures.wareki import Duration, PartialDate

Parts: TypeAlias = dict[str, object]


def render_cases_json(data: OpenData) -> Output:
    """The whole collection as UTF-8 JSON, keys in the order of the declaration."""
    whole = {
        "collection": data.collection.model_dump(mode="json", exclude_none=True),
        "cases": [case.model_dump(mode="json") for case in data.cases],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return Output("data/cases.json", text.encode("utf-8"))


def describe_collection(collection: Collection) -> OpenData:
    """The collection as it is published."""
    cases = tuple(describe_case(case, collection) for case in collection.cases)
    return OpenData(collection=describe_site(collection.site), cases=cases)


def describe_site(site: Site) -> CollectionData:
    updated = iso(site.updated.date if site.updated else None)
    parts = {"edition": site.edition.text, "updated": updated}
    return CollectionData.model_validate(dict(site) | parts)


def describe_case(case: Case, collection: Collection) -> CaseData:
    """What a case's file says in fields of the same name, and what is published in another form."""
    facts, body = case.facts, case.body
    initial, running = facts.cost.initial, facts.cost.running
    parts = {
        "id": case.slug,
        "population": {
            "text": facts.population.count.text,
            "count": facts.population.count.persons,
            "as_of": facts.population.as_of.date.iso,
            "label": case.band.name,
        },
        "block": case.block.name,
        "is_new": case.is_new,
        "updated": iso(facts.updated.date if facts.updated else None),
        "overview": body.overview.paragraphs,
        "effects": body.effects.paragraphs,
        "cost": {"initial": describe_cost(initial), "running": describe_cost(running)},
        "funding": [dict(used) | describe_amount(used.amount) for used in facts.funding],
        "schedule": describe_schedule(facts.schedule),
        "interview": [
            {"question": e.question, "answer": e.answer.paragraphs} for e in body.interview
        ],
        "appendices": [
            {"title": a.title, "text": "\n".join(a.text.paragraphs)} for a in body.appendices
        ],
        "related": [related.case.slug for related in collection.related[case.slug]],
        "url": case.output_path,
    }
    return CaseData.model_validate(dict(facts) | parts)


def describe_amount(amount: Amount | None) -> Parts:
    if amount is None:
        return {"text": None, "kind": None, "yen": None}
    return {"text": amount.text, "kind": amount.kind, "yen": amount.yen}


def describe_cost(side: CostSide) -> Parts:
    items = [dict(item) | describe_amount(item.amount) for item in side.items]
    return dict(side) | describe_amount(side.amount) | {"items": items}


def describe_length(duration: Duration | None) -> Parts | None:
    if duration is None:
        return None
    return {"text": duration.text, "months": plain_number(duration.months)}


def describe_schedule(schedule: Schedule) -> Parts:
    """Steps of all tracks in one list, each with its track's name."""
    return {
        "duration": describe_length(schedule.duration),
        "tracks": [
            {"name": track.name, "duration": describe_length(track.duration)}
            for track in schedule.tracks
        ],
        "steps": [
            describe_step(track, step) for track, steps in schedule.steps_by_track for step in steps
        ],
        "note": schedule.note,
    }


def describe_step(track: str | None, step: Step) -> Parts:
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


def iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def plain_number(number: Decimal | None) -> int | float | None:
    """A number of months: whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
