"""Documents + vocabulary → cases, with all their problems, not the first.

`validate_case(document, vocabulary, site)` gives what a file says, or None where it has errors;
`fill_case` makes the case of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.collection.case import Case
from generator.collection.config import Site
from generator.collection.document import Document
from generator.collection.form.case import FrontMatter
from generator.collection.format import LEAVES, read_path
from generator.collection.prose import Body
from generator.collection.vocabulary import AnyTerm, Term, Vocabulary, find_term
from generator.core.problem import Problem, Severity
from generator.measures.wareki import PartialDate
from generator.reading.doubts.check import check_doubts, join_faults
from generator.reading.doubts.long_values import cut_long_values
from generator.reading.doubts.times import FIRST_YEAR
from generator.reading.rules import check_rules
from generator.reading.style import check_style
from generator.reading.validate.site import find_odd_year
from generator.records.read_records import read_record
from generator.records.slips import join_cuts
from generator.records.tree import Fields, locate

# The filters of the search, each with the field of a case and the list of the vocabulary.
FILED = tuple(
    (field.fact.facet, field.path, field.vocabulary) for field in LEAVES if field.fact.facet
)


@dataclass(frozen=True, slots=True)
class ValidFile:
    """A case file without errors: its front matter as it was mended, and what that says."""

    tree: Fields
    facts: FrontMatter


def validate_case(
    document: Document, vocabulary: Vocabulary, site: Site
) -> tuple[ValidFile | None, tuple[Problem, ...]]:
    """What a document says, and its problems; warnings leave it standing."""
    tree, body = document.tree, document.body
    if tree is None:
        return None, ()
    problems: list[Problem] = []
    whole = cut_long_values(join_cuts(tree, "", problems), "", problems)
    assert isinstance(whole, Fields)
    tree = whole
    problems += check_rules(tree, body)
    problems += check_style(document.source.text, tree)
    facts, faults = read_record(FrontMatter, tree, vocabulary)
    problems += join_faults(check_doubts(document, tree, site), faults)
    if facts is None or body is None:
        return None, tuple(problems)
    problems += find_odd_year(tree, facts.updated, site.edition)
    problems += find_odd_year(tree, facts.introduced, site.edition, FIRST_YEAR, "introduced")
    problems += find_odd_start(tree, facts)
    return ValidFile(tree, facts), tuple(problems)


def fill_case(
    document: Document, facts: FrontMatter, body: Body, vocabulary: Vocabulary, site: Site
) -> Case:
    """The case of facts without fault, with the vocabulary's terms."""
    band = vocabulary.band_of(facts.population.count.persons, facts.organization.is_prefecture)
    assert band is not None  # FrontMatter.check_band
    category = resolve((facts.category,), vocabulary.categories)[0]
    return Case(
        slug=document.source.slug,
        document=document,
        facts=facts,
        body=body,
        band=band,
        block=vocabulary.block_of(category),
        category=category,
        prefecture=resolve((facts.organization.prefecture,), vocabulary.prefectures)[0],
        labels=resolve(facts.labels, vocabulary.labels),
        keywords=resolve(facts.keywords, vocabulary.keywords),
        needs=resolve(facts.needs, vocabulary.needs),
        programs=resolve((funding.program for funding in facts.funding), vocabulary.funding),
        filed=file_terms(facts, vocabulary),
        is_new=facts.added is not None and facts.added.year == site.edition.year,
    )


def find_odd_start(tree: Fields, facts: FrontMatter) -> Iterator[Problem]:
    """A start of use that no step of the schedule has."""
    introduced, periods = facts.introduced, list(dated_periods(facts))
    if introduced is None or not periods:
        return
    where = locate(tree, ("introduced",)).where
    first, last = introduced.date.first_day, introduced.date.last_day
    spans = [(begin.first_day, end.last_day if end else date.max) for begin, end in periods]
    if all(end < first or last < begin for begin, end in spans):
        arguments = {
            "found": introduced.text,
            "first": min(begin for begin, _ in periods).wareki,
            "last": max(end or begin for begin, end in periods).wareki,
        }
        yield Problem(where, "introduced-outside-schedule", arguments, Severity.WARNING)


def dated_periods(facts: FrontMatter) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """The first and last dates of the steps; None where one goes on."""
    for _, steps in facts.schedule.steps_by_track:
        for step in steps:
            period = step.whole_period
            if period is not None and period.start is not None:
                yield period.start, period.end


def file_terms(facts: FrontMatter, vocabulary: Vocabulary) -> dict[str, tuple[Term, ...]]:
    """The terms of a case by the filters of the search under which it is found."""
    return {
        facet: resolve(map(str, read_path(facts, path)), getattr(vocabulary, terms))
        for facet, path, terms in FILED
    }


def resolve(names: Iterable[str], terms: tuple[AnyTerm, ...]) -> tuple[AnyTerm, ...]:
    """The terms of names that are known to be in the vocabulary, each once."""
    found = {name: find_term(name, terms) for name in names}
    return tuple(term for term in found.values() if term is not None)
