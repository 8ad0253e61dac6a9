"""An edition as its data/cases.json has it, read back for comparing; a kept one or the current one.

`read_edition(source)` gives the edition, or None and the problems at their places. A file of an
older program is read too: what it does not have is absent, and absent is no difference.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from generator.collection.fields import FiscalYear, FiscalYearField
from generator.core.problem import Problem, Severity, Where, place_of
from generator.core.source import Source
from generator.records.declare import Slug
from generator.records.located_json import locate_value

CASES_JSON = "data/cases.json"  # the file by which an edition is kept
MOST_FAULTS = 10  # of one file, which is to be copied again as a whole


class Published(BaseModel):
    """A mapping of a published file, with whatever else another program wrote there."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Printed(Published):
    """A measure as it was printed."""

    text: str | None


class PublishedPlace(Published):
    prefecture: str
    name: str | None = None


class PublishedPopulation(Printed):
    label: str | None = None


class PublishedOutcome(Published):
    what: str
    value: str
    per: str | None = None


class PublishedCost(Printed):
    tax: str | None = None
    items: JsonValue = None
    note: JsonValue = None


class PublishedCosts(Published):
    initial: PublishedCost
    running: PublishedCost


class PublishedFunding(Published):
    program: str
    text: str | None = None


class PublishedSchedule(Published):
    duration: Printed | None = None
    tracks: JsonValue = None
    steps: JsonValue = None
    note: JsonValue = None


class PublishedName(Published):
    name: str


class PublishedService(Published):
    providers: tuple[PublishedName, ...] = ()
    products: tuple[PublishedName, ...] = ()
    operation: str | None = None
    partners: JsonValue = None
    note: JsonValue = None


class PublishedCase(Published):
    """A case of a data/cases.json, as far as editions are compared."""

    id: Slug
    title: str
    organization: PublishedPlace
    population: PublishedPopulation | None = None
    category: str | None = None
    labels: tuple[str, ...] | None = None
    keywords: tuple[str, ...] | None = None
    outcomes: tuple[PublishedOutcome, ...] | None = None
    cost: PublishedCosts | None = None
    funding: tuple[PublishedFunding, ...] | None = None
    schedule: PublishedSchedule | None = None
    service: PublishedService | None = None
    points: JsonValue = None
    overview: JsonValue = None
    effects: JsonValue = None
    contacts: JsonValue = None
    interview: JsonValue = None
    links: JsonValue = None
    awards: JsonValue = None
    appendices: JsonValue = None
    remarks: JsonValue = None
    notes: JsonValue = None
    updated: str | None = None

    @property
    def path(self) -> str:
        return f"cases/{self.id}.html"

    @property
    def organization_name(self) -> str:
        return self.organization.prefecture + (self.organization.name or "")

    @property
    def facts(self) -> Mapping[str, tuple[str, ...]]:
        """The short facts that the file gives, by name, each as printed; of some there are more."""
        facts: dict[str, tuple[str, ...]] = {
            "title": (self.title,),
            "organization": (self.organization_name,),
        }
        if self.population is not None:
            facts["population"] = written(self.population.text)
            facts["band"] = written(self.population.label)
        for name in ("category", "labels", "keywords"):
            value: str | tuple[str, ...] | None = getattr(self, name)
            if value is not None:
                facts[name] = written(value) if isinstance(value, str) else value
        if self.outcomes is not None:
            facts["outcomes"] = tuple(
                f"{o.what} {o.value}{f'／{o.per}' if o.per else ''}" for o in self.outcomes
            )
        if self.cost is not None:
            facts["initial"] = print_cost(self.cost.initial)
            facts["running"] = print_cost(self.cost.running)
        if self.funding is not None:
            facts["funding"] = tuple(
                f"{f.program}（{f.text}）" if f.text else f.program for f in self.funding
            )
        if self.schedule is not None and "duration" in self.schedule.model_fields_set:
            duration = self.schedule.duration
            facts["duration"] = written(duration.text if duration else None)
        if self.service is not None:
            facts["providers"] = tuple(provider.name for provider in self.service.providers)
            facts["products"] = tuple(product.name for product in self.service.products)
            facts["operation"] = written(self.service.operation)
        return facts

    @property
    def texts(self) -> Mapping[str, JsonValue]:
        """What is longer, by the name of its section; only what the file gives."""
        texts: dict[str, JsonValue] = {
            name: getattr(self, name)
            for name in ("points", "overview", "effects", "contacts", "interview", "links")
        }
        if self.cost is not None:
            sides = {"initial": self.cost.initial, "running": self.cost.running}
            texts["cost"] = {name: rest_of(side, "text", "tax") for name, side in sides.items()}
        if self.schedule is not None:
            texts["schedule"] = rest_of(self.schedule, "duration")
        if self.service is not None:
            texts["service"] = rest_of(self.service, "providers", "products", "operation")
        texts |= {"awards": self.awards, "appendices": self.appendices}
        texts |= {"notes": self.notes, "remarks": self.remarks}
        return {name: text for name, text in texts.items() if text is not None}


def rest_of(part: Published, *facts: str) -> JsonValue:
    """What the file gives beside the facts that are compared one by one."""
    rest: dict[str, JsonValue] = part.model_dump(exclude_unset=True, exclude=set(facts))
    return rest


def written(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def print_cost(side: PublishedCost) -> tuple[str, ...]:
    return (f"{side.text}（{side.tax}）",) if side.text and side.tax else written(side.text)


class PublishedCollection(Published):
    """What a data/cases.json says of its collection."""

    edition: FiscalYearField
    updated: str | None = None


class EditionFile(Published):
    """A data/cases.json."""

    collection: PublishedCollection
    cases: tuple[PublishedCase, ...]


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
