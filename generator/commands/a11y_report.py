"""`jirei a11y-report`: what the accessibility tests found, as the site publishes it.

`run(options)` takes the results of an audit into the content, and says what is left for people.
The audit itself needs browsers, which the generator does not: `make a11y-report` runs both.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.collection.accessibility import (
    RESULTS_PAGE,
    Accessibility,
    Results,
    Verdict,
    digest_of,
    judge,
)
from generator.collection.criteria import ADDED, JIS, Criterion
from generator.commands.common import THEMES, add_content
from generator.commands.files import write_file
from generator.commands.terminal import FINE, PROBLEMS, refuse, show
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site
from generator.finish import Findings, finish_site
from generator.reading.load import load_results
from generator.words import a11y_report as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "results", nargs="?", type=Path, metavar=words.RESULTS_WORD, help=words.RESULTS_HELP
    )


def run(options: argparse.Namespace) -> int:
    draft = draft_site(BuildSettings(options.content, Path(), THEMES))
    said = draft.collection.accessibility
    results, is_new = said.results, options.results is not None
    if is_new:
        results, problems = load_results(options.results)
        show(problems)
        if results is None or problems:
            print(words.NOT_PUBLISHED)
            return PROBLEMS
    if results is None:
        print(words.NO_RESULTS)
        return PROBLEMS
    changed = list_changed(results, draft, has_all=is_new)
    if is_new:
        if changed:
            return refuse(words.refuse_other_site(len(changed), changed[0]))
        publish_results(options.results, options.content / "accessibility" / "results.yaml")
    now = Accessibility(said.policy, said.statement, results)
    print("\n".join(summarize(now, results, draft)))
    if changed:
        print(words.count_changed(len(changed), changed[0]))
    return PROBLEMS if any(check.faults for check in results.checks) else FINE


def list_changed(results: Results, draft: Draft, has_all: bool) -> list[str]:
    """The tested pages that are others now; with `has_all` also those that have come or gone."""
    outputs = finish_site(draft, Findings())
    built = {
        output.path: digest_of(output.content)
        for output in outputs
        if output.path.endswith(".html")
    }
    tested = {page.path: page.digest for page in results.pages}
    if has_all:
        return sorted(path for path in built | tested if built.get(path) != tested.get(path))
    shared = (built.keys() & tested) - {RESULTS_PAGE}
    return sorted(path for path in shared if built[path] != tested[path])


def publish_results(audited: Path, target: Path) -> None:
    """The audit's file, below a line that says whose it is."""
    text = audited.read_text(encoding="utf-8").removeprefix(words.RESULTS_HEAD)
    write_file(target, (words.RESULTS_HEAD + text).encode("utf-8"))


def summarize(accessibility: Accessibility, results: Results, draft: Draft) -> Iterator[str]:
    """What was tested, how the criteria stand, and which of them wait for people."""
    yield words.head_results(results.ended.text, results.edition.text, len(results.pages))
    for check in results.checks:
        amount = f"{check.count}{check.unit}"
        yield words.describe_check(check.tool, check.subject, amount, check.faults, check.doubts)
    for name, criteria in ((words.JIS_NAME, JIS), (words.ADDED_NAME, ADDED)):
        yield from summarize_criteria(name, criteria, accessibility, draft)


def summarize_criteria(
    name: str, criteria: tuple[Criterion, ...], accessibility: Accessibility, draft: Draft
) -> Iterator[str]:
    verdicts = {each: judge(each.number, accessibility).verdict for each in criteria}
    yield words.count_verdicts(name, list(verdicts.values()))
    for criterion, verdict in verdicts.items():
        if verdict in (Verdict.FAILED, Verdict.OPEN):
            title = draft.theme.labels.text(criterion.label)
            yield words.describe_criterion(criterion.number, title, criterion.level, verdict)
