"""Collection → the page of the accessibility policy, and that of the test results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.collection.accessibility import (
    MEDIA_CHECK,
    POLICY_PAGE,
    RESULTS_PAGE,
    Accessibility,
    Evidence,
    Judged,
    Results,
    Verdict,
    judge,
    met_level,
)
from generator.collection.collection import Collection
from generator.collection.criteria import ADDED, JIS, Criterion
from generator.core.page import Page
from generator.plan.common import date_of_site, top_page
from generator.theme.theme import Labels


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion as the table shows it; `applies` is the name of a label."""

    criterion: Criterion
    applies: str
    verdict: Verdict
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestedPage:
    """A page that was tested; without a title it is none of the site's any more."""

    path: str
    title: str | None


def plan_accessibility(
    collection: Collection, pages: Sequence[Page], labels: Labels
) -> Iterator[Page]:
    """The pages that the content has something for; `pages` are all others of the site."""
    accessibility, updated = collection.accessibility, date_of_site(collection)
    if policy := accessibility.policy:
        yield top_page(
            POLICY_PAGE, "accessibility.html", "accessibility", labels, updated, site_policy=policy
        )
    if results := accessibility.results:
        titles = {page.path: page.title for page in pages}
        rows = {
            name: tuple(make_row(criterion, accessibility, labels) for criterion in criteria)
            for name, criteria in (("jis", JIS), ("added", ADDED))
        }
        yield top_page(
            RESULTS_PAGE,
            "accessibility_results.html",
            "accessibility_results",
            labels,
            updated,
            results=results,
            rows=rows,
            counts=Counter(row.verdict for row in rows["jis"]),
            level=met_level(JIS, accessibility),
            tested=tuple(list_tested(results, titles)),
        )


def list_tested(results: Results, titles: Mapping[str, str]) -> Iterator[TestedPage]:
    """The tested pages with their titles of now."""
    for page in results.pages:
        yield TestedPage(page.path, titles.get(page.path))


def make_row(criterion: Criterion, accessibility: Accessibility, labels: Labels) -> CriterionRow:
    judged = judge(criterion.number, accessibility)
    return CriterionRow(
        criterion,
        name_application(judged),
        judged.verdict,
        tuple(note_all(judged, accessibility, labels)),
    )


def name_application(judged: Judged) -> str:
    """Whether the site has what the criterion is about, as far as people or tools have seen."""
    if judged.verdict is Verdict.ABSENT:
        return "no"
    is_seen = judged.judgement or any(each.rules or each.faults for each in judged.evidence)
    return "yes" if is_seen else "unknown"


def note_all(judged: Judged, accessibility: Accessibility, labels: Labels) -> Iterator[str]:
    """What the verdict rests on: people first, then the tools."""
    if judgement := judged.judgement:
        date = judgement.date.date.western
        values = {"by": judgement.by, "date": date, "method": judgement.method}
        yield labels.text("accessibility.notes.judged", **values)
        if judgement.note:
            yield judgement.note
    results = accessibility.results
    tools = {check.id: check.tool for check in results.checks} if results else {}
    silent = [tools[each.check] for each in judged.evidence if is_silent(each)]
    if silent:
        checks = labels.text("accessibility.notes.and").join(dict.fromkeys(silent))
        yield labels.text("accessibility.notes.clean", checks=checks)
    for each in judged.evidence:
        if not is_silent(each):
            yield note_evidence(each, tools[each.check], labels)
    if not judged.judgement and not judged.evidence:
        yield labels.text("accessibility.notes.none")


def is_silent(evidence: Evidence) -> bool:
    """Whether a test has found nothing, which is never more than that."""
    return evidence.check != MEDIA_CHECK and not evidence.faults and not evidence.doubts


def note_evidence(evidence: Evidence, name: str, labels: Labels) -> str:
    """What a test has found."""
    if evidence.faults:
        return labels.text("accessibility.notes.faults", check=name, count=evidence.faults)
    if evidence.check == MEDIA_CHECK:
        return labels.text("accessibility.notes.absent", check=name)
    return labels.text("accessibility.notes.doubts", check=name, count=evidence.doubts)
