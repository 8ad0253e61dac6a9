"""`jirei a11y-report`: what the accessibility tests found, as the site publishes it.

`run(options)` takes the results of an audit into the content, and says what is left for people.
The audit itself needs browsers, which the generator does not: `make a11y-report` runs both.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.build import Draft, draft_site, finish_site
from generator.collection.accessibility import (
    RESULTS_PAGE,
    Accessibility,
    Results,
    Verdict,
    digest_of,
    judge,
)
from generator.collection.config import BuildSettings
from generator.collection.criteria import ADDED, JIS, Criterion
from generator.commands.common import (
    FINE,
    PROBLEMS,
    THEMES,
    add_content,
    refuse,
    refuse_faults,
    show,
)
from generator.output.write import write_file
from generator.reading.load import load_results

NAME = "a11y-report"
HELP = "アクセシビリティの検査の結果をサイトに載せる"
DESCRIPTION = (
    "アクセシビリティの検査の結果（results.yaml）を確かめて content/accessibility に置き、"
    "人による確認が残る達成基準を示します。ファイルを書かなければ、いま載せている結果を示します。"
    "検査には本物のブラウザーを使うので、検査と合わせて make a11y-report で行います。"
)
RESULTS_HEAD = "# make a11y-report が書いた検査の結果です。手で直さず、検査をやり直してください。\n"
VERDICT_WORDS = {
    Verdict.PASSED: "適合",
    Verdict.FAILED: "不適合",
    Verdict.ABSENT: "該当なし",
    Verdict.OPEN: "人による確認が必要",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "results", nargs="?", type=Path, metavar="結果", help="検査が書いた results.yaml"
    )


@refuse_faults
def run(options: argparse.Namespace) -> int:
    draft = draft_site(BuildSettings(options.content, Path(), THEMES))
    said = draft.collection.accessibility
    results, is_new = said.results, options.results is not None
    if is_new:
        results, problems = load_results(options.results)
        show(problems)
        if results is None or problems:
            print("エラーがあるため、結果は載せていません。")
            return PROBLEMS
    if results is None:
        print("検査の結果がまだありません。make a11y-report で検査してください。")
        return PROBLEMS
    changed = list_changed(results, draft, has_all=is_new)
    if is_new:
        if changed:
            return refuse(
                f"検査したサイトと、いまのサイトが違います（{len(changed)}ページ。"
                f"{changed[0]} など）。make a11y-report をやり直してください。"
            )
        publish_results(options.results, options.content / "accessibility" / "results.yaml")
    now = Accessibility(said.policy, said.statement, results)
    print("\n".join(summarize(now, results, draft)))
    if changed:
        print(f"検査の後に変わったページ: {len(changed)}件（{changed[0]} など）")
    return PROBLEMS if any(check.faults for check in results.checks) else FINE


def list_changed(results: Results, draft: Draft, has_all: bool) -> list[str]:
    """The tested pages that are others now; with `has_all` also those that have come or gone."""
    outputs = finish_site(draft)
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
    text = audited.read_text(encoding="utf-8").removeprefix(RESULTS_HEAD)
    write_file(target, (RESULTS_HEAD + text).encode("utf-8"))


def summarize(accessibility: Accessibility, results: Results, draft: Draft) -> Iterator[str]:
    """What was tested, how the criteria stand, and which of them wait for people."""
    yield f"{results.ended.text}の検査（{results.edition.text}版、{len(results.pages)}ページ）"
    for check in results.checks:
        found = f"問題 {check.faults}、人の判断に委ねる箇所 {check.doubts}"
        yield f"  {check.tool}: {check.subject}: {check.count}{check.unit}、{found}"
    for name, criteria in (("JIS X 8341-3:2016", JIS), ("WCAG 2.1・2.2で追加", ADDED)):
        yield from summarize_criteria(name, criteria, accessibility, draft)


def summarize_criteria(
    name: str, criteria: tuple[Criterion, ...], accessibility: Accessibility, draft: Draft
) -> Iterator[str]:
    verdicts = {each: judge(each.number, accessibility).verdict for each in criteria}
    counts = (
        f"{word} {list(verdicts.values()).count(kind)}" for kind, word in VERDICT_WORDS.items()
    )
    yield f"{name} の達成基準 {len(criteria)}件: {'、'.join(counts)}"
    for criterion, verdict in verdicts.items():
        if verdict in (Verdict.FAILED, Verdict.OPEN):
            title = draft.theme.labels.text(criterion.label)
            yield f"  {criterion.number} {title}（{criterion.level}）: {VERDICT_WORDS[verdict]}"
