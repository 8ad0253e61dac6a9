"""What content/accessibility says → the statement of accessibility, held against itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.collection.accessibility import (
    STATEMENT_FILES,
    Accessibility,
    Policy,
    Results,
    Statement,
    judge,
)
from generator.collection.fields import PrintedDate
from generator.core.problem import Problem, Severity
from generator.records.read_records import read_record
from generator.records.tree import Fields, locate


def validate_accessibility(
    trees: Mapping[str, Fields],
) -> tuple[Accessibility, tuple[Problem, ...]]:
    """What content/accessibility says, by the files' names; a file with errors says nothing."""
    said: dict[str, Policy | Statement | Results] = {}
    problems: list[Problem] = []
    for name, tree in trees.items():
        kind = STATEMENT_FILES[name]
        record, faults = read_record(kind, tree)
        if record is not None:
            said[name] = record
        problems += find_false_result(faults) if kind is Results else faults
    policy, statement, results = map(said.get, STATEMENT_FILES)
    assert isinstance(policy, Policy | None)
    assert isinstance(statement, Statement | None)
    assert isinstance(results, Results | None)
    path = trees["results"].where.path if results else ""
    whole = Accessibility(policy, statement, results, path)
    problems += find_false_evidence(results, trees)
    problems += find_false_judgements(whole, trees)
    problems += find_reversed_dates(whole, trees)
    return whole, tuple(problems)


def find_false_result(faults: Iterable[Problem]) -> Iterator[Problem]:
    """The first fault of a file that only a tool writes: it is to be written again as a whole."""
    for fault in sorted(faults, key=lambda fault: fault.where)[:1]:
        yield Problem(fault.where, "result-not-read", {"key": fault.arguments["key"]})


def find_false_evidence(results: Results | None, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """Evidence of a test that the results do not have."""
    known = {check.id for check in results.checks} if results else set()
    for index, evidence in enumerate(results.evidence if results else ()):
        if evidence.check not in known:
            where = locate(trees["results"], ("evidence", index, "check")).where
            yield Problem(where, "unknown-check", {"found": evidence.check})


def find_false_judgements(whole: Accessibility, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """A criterion that is judged twice, or found met by a person where a tool found faults."""
    seen = set()
    for index, judgement in enumerate(whole.statement.judgements if whole.statement else ()):
        number = judgement.criterion
        where = locate(trees["statement"], ("judgements", index, "criterion")).where
        if number in seen:
            yield Problem(where, "criterion-twice", {"found": number})
        seen.add(number)
        faults = sum(evidence.faults for evidence in judge(number, whole).evidence)
        if faults and judgement.result != "不適合":
            arguments: dict[str, str | int] = {"found": number, "count": faults}
            yield Problem(where, "judgement-against-results", arguments, Severity.WARNING)


def find_reversed_dates(whole: Accessibility, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """A policy that was revised before it was made, results that were stated before the tests."""
    policy, statement = whole.policy, whole.statement
    pairs: list[tuple[str, str, PrintedDate | None, str, PrintedDate | None]] = []
    if policy:
        pairs.append(("policy", "revised", policy.revised, "established", policy.established))
    if statement:
        pairs += [
            ("statement", "stated", statement.stated, "date", judgement.date)
            for judgement in statement.judgements
        ]
    for file, key, later, other, earlier in pairs:
        if later and earlier and later.date < earlier.date:
            arguments = {"key": key, "found": later.text, "other": other, "first": earlier.text}
            where = locate(trees[file], (key,)).where
            yield Problem(where, "dates-reversed", arguments, Severity.WARNING)
