"""data/cases.json: the open data of the collection, a field for each of a case's facts.

`render_cases_json(describe_collection(collection))` gives the file.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TypedDict

from generator.collection import Collection
from generator.config import Site
from generator.export.case_data import (
    AppendixData,
    AwardData,
    CaseData,
    CollectionData,
    ContactData,
    CostData,
    CostItemData,
    CostsData,
    ExchangeData,
    FundingData,
    LengthData,
    LicenseData,
    LinkData,
    OpenData,
    OrganizationData,
    OutcomeData,
    PartnerData,
    PopulationData,
    ProductData,
    ProviderData,
    RemarkData,
    ScheduleData,
    ServiceData,
    SourceData,
    StepData,
    TrackData,
)
from generator.model import Case, CostSide, Funding, Population, Schedule, Service, Step
from generator.money import Amount, AmountKind
from generator.page import Output
from generator.vocabulary import Band
from generator.wareki import Duration, PartialDate


class AmountParts(TypedDict):
    text: str | None
    kind: AmountKind | None
    yen: int | None


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
    source, license = site.source, site.license
    return CollectionData(
        title=site.title,
        subtitle=site.subtitle,
        description=site.description,
        publisher=site.publisher,
        interviewer=site.interviewer,
        edition=site.edition.text,
        updated=iso(site.updated.date if site.updated else None),
        language=site.language,
        contact=site.contact,
        base_url=site.base_url,
        source=SourceData(**source.model_dump()) if source else None,
        license=LicenseData(**license.model_dump()) if license else None,
    )


def describe_case(case: Case, collection: Collection) -> CaseData:
    facts, body, place = case.facts, case.body, case.organization
    return CaseData(
        id=case.slug,
        number=facts.number,
        title=facts.title,
        organization=OrganizationData(**place.model_dump()),
        population=describe_population(facts.population, case.band),
        block=case.block.name,
        category=case.category.name,
        labels=tuple(label.name for label in case.labels),
        keywords=tuple(keyword.name for keyword in case.keywords),
        is_new=case.is_new,
        updated=iso(facts.updated.date if facts.updated else None),
        points=facts.points,
        overview=body.overview.paragraphs,
        effects=body.effects.paragraphs,
        outcomes=tuple(OutcomeData(**outcome.model_dump()) for outcome in facts.outcomes),
        cost=CostsData(
            initial=describe_cost(facts.cost.initial), running=describe_cost(facts.cost.running)
        ),
        funding=tuple(describe_funding(funding) for funding in facts.funding),
        schedule=describe_schedule(facts.schedule),
        service=describe_service(facts.service),
        contacts=tuple(ContactData(**contact.model_dump()) for contact in facts.contacts),
        respondent=facts.respondent,
        interview=tuple(
            ExchangeData(question=e.question, answer=e.answer.paragraphs) for e in body.interview
        ),
        links=tuple(LinkData(**link.model_dump()) for link in facts.links),
        awards=tuple(AwardData(**award.model_dump()) for award in facts.awards),
        appendices=tuple(
            AppendixData(title=a.title, text="\n".join(a.text.paragraphs)) for a in body.appendices
        ),
        remarks=tuple(RemarkData(**remark.model_dump()) for remark in facts.remarks),
        notes=facts.notes,
        related=tuple(related.case.slug for related in collection.related[case.slug]),
        url=case.output_path,
    )


def describe_population(population: Population, band: Band) -> PopulationData:
    return PopulationData(
        text=population.count.text,
        count=population.count.persons,
        as_of=population.as_of.date.iso,
        label=band.name,
    )


def describe_amount(amount: Amount | None) -> AmountParts:
    if amount is None:
        return {"text": None, "kind": None, "yen": None}
    return {"text": amount.text, "kind": amount.kind, "yen": amount.yen}


def describe_funding(funding: Funding) -> FundingData:
    return FundingData(
        program=funding.program, note=funding.note, **describe_amount(funding.amount)
    )


def describe_cost(side: CostSide) -> CostData:
    items = tuple(
        CostItemData(name=item.name, **describe_amount(item.amount)) for item in side.items
    )
    return CostData(tax=side.tax, items=items, note=side.note, **describe_amount(side.amount))


def describe_length(duration: Duration | None) -> LengthData | None:
    if duration is None:
        return None
    return LengthData(text=duration.text, months=plain_number(duration.months))


def describe_schedule(schedule: Schedule) -> ScheduleData:
    """Steps of all tracks in one list, each with its track's name."""
    steps = [describe_step(None, step) for step in schedule.steps]
    for track in schedule.tracks:
        steps += [describe_step(track.name, step) for step in track.steps]
    return ScheduleData(
        duration=describe_length(schedule.duration),
        tracks=tuple(
            TrackData(name=track.name, duration=describe_length(track.duration))
            for track in schedule.tracks
        ),
        steps=tuple(steps),
        note=schedule.note,
    )


def describe_step(track: str | None, step: Step) -> StepData:
    period = step.period
    months = period.months if period else None
    return StepData(
        track=track,
        period=period.text if period else None,
        start=iso(period.start if period else None),
        end=iso(period.end if period else None),
        open=period.is_open if period else False,
        approximate=period.is_approximate if period else False,
        months=None if months is None else plain_number(months),
        text=step.text,
    )


def describe_service(service: Service) -> ServiceData:
    return ServiceData(
        providers=tuple(ProviderData(**provider.model_dump()) for provider in service.providers),
        products=tuple(ProductData(**product.model_dump()) for product in service.products),
        operation=service.operation,
        partners=tuple(PartnerData(**partner.model_dump()) for partner in service.partners),
        note=service.note,
    )


def iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def plain_number(number: Decimal) -> int | float:
    """A number of months: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)
