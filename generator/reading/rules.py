"""What a case file must keep to beyond each single field: sums, figures, forms of words.

`check_rules(tree, body)` works on texts, so it reports even where another field is wrong.

>>> from generator.records.located_yaml import read_yaml
>>> tree, _ = read_yaml("service: {operation: 手作業}", "a.md")
>>> [(problem.where.column, problem.code) for problem in check_rules(tree, None)]
[(22, 'unusual-operation')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.collection.about import is_misnamed, points_nowhere, suggest_about
from generator.collection.form.outcome import MEASURED
from generator.collection.format import FORMAT, paths_of
from generator.collection.prose import BODY_PARTS, Body
from generator.core.problem import Problem, Severity, Where
from generator.core.text import fold_width
from generator.measures.money import (
    ALL_ITEMS,
    add_amounts,
    find_other_scale,
    format_yen,
    parse_amount,
)
from generator.reading.doubts.written import try_read
from generator.records.tree import Fields, Items, Node, locate, select, texts

OPERATION = re.compile(
    r"(パッケージ製品(を基に個別カスタマイズしたシステム)?|個別開発製品)を"
    r"(クラウド|オンプレミス)環境で(運用|利用)"
)
# What a figure that was measured is not (docs/editors/style.md).
NOT_YET = re.compile("見込(?!み?客)|予定|目標|試算|推計|想定|目指|できる見通し")
FEWEST_ASKS = 3
ONE_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
MARKED_FIGURE = re.compile(r"\d+(?:\.\d+)?[^\d\s→~]?")  # with the sign of its unit: 500時, 20%
# What names figures (a point, an outcome), and where they may stand beside the text
# (docs/case-format.md).
CLAIMS = paths_of(lambda field: field.fact.is_claim)
EVIDENCE = tuple(field.name for field in FORMAT if field.fact.is_evidence)


def check_rules(tree: Fields, body: Body | None) -> Iterator[Problem]:
    """All problems that need more than one field."""
    for side in ("initial", "running"):
        yield from check_sum(tree, side)
    yield from check_operations(tree)
    yield from check_tracks(tree)
    yield from check_abouts(tree, body)
    yield from check_asks(tree)
    if body is not None:
        yield from check_advice(tree, body)
        yield from check_figures(tree, body)
        yield from check_outcomes(tree, body)


def warn(where: Where, code: str, **arguments: str) -> Problem:
    return Problem(where, code, arguments, Severity.WARNING)


def check_sum(tree: Fields, side: str) -> Iterator[Problem]:
    """The items of a cost add up to its amount, where all of them are exact."""
    printed = next(select(tree, "cost", side, "amount"), None)
    whole = try_read(parse_amount, printed)
    listed = locate(tree, ("cost", side, "items"))
    rows = listed.nodes if isinstance(listed, Items) else ()
    amounts = [next(select(row, "amount"), None) for row in rows]
    if printed is None or whole is None or add_amounts((whole,)) is None:
        return
    assert whole.yen is not None
    read = (try_read(parse_amount, amount) for amount in amounts)
    known = [item for item in read if item is not None]
    total = add_amounts(known) if len(known) == len(amounts) else None
    if total is None or total == whole.yen:
        return
    sums = {"printed": format_yen(whole.yen), "total": format_yen(total)}
    odd = find_other_scale(whole.yen, [item.yen or 0 for item in known])
    item = printed if odd is None or odd == ALL_ITEMS else amounts[odd] or printed
    code = "items-do-not-add-up" if odd is None else "items-in-other-units"
    yield warn(item.where, code, found=item.text, **sums)


def check_operations(tree: Fields) -> Iterator[Problem]:
    """運用形態 in the collection's usual words; others are allowed, with a warning."""
    found = (
        *select(tree, "service", "operation"),
        *select(tree, "service", "products", "*", "operation"),
    )
    for scalar in found:
        if scalar.text.strip() and not OPERATION.fullmatch(scalar.text.strip()):
            yield warn(scalar.where, "unusual-operation", found=scalar.text)


def check_tracks(tree: Fields) -> Iterator[Problem]:
    """A schedule has either steps or tracks."""
    schedule = tree.find("schedule")
    if isinstance(schedule, Fields) and schedule.find("steps") and schedule.find("tracks"):
        key = schedule.key("tracks")
        assert key is not None
        yield Problem(key.where, "steps-and-tracks")


def check_abouts(tree: Fields, body: Body | None) -> Iterator[Problem]:
    """What a note or a remark is about is there, unless it is written under another name."""
    is_whole = body is not None and body.is_whole
    sections = [p for p in BODY_PARTS if not is_whole or getattr(body, p)]
    for name in ("notes", "remarks"):
        for about in select(tree, name, "*", "about"):
            found = about.text.strip()
            if found and points_nowhere(found, tree, sections) and not is_misnamed(found, tree):
                near = suggest_about(found)
                suggestion = {"suggestion": near} if near else {}
                yield Problem(about.where, "unknown-about", {"found": found, **suggestion})


def check_asks(tree: Fields) -> Iterator[Problem]:
    """A case that has one of the two has enough of both: problems, and terms to find it by."""
    asks, needs = (tree.find(key) for key in ("asks", "needs"))
    if asks is not None and needs is None:
        yield warn(asks.where, "no-needs")
    if isinstance(asks, Items) and len(asks.nodes) < FEWEST_ASKS:
        yield warn(asks.where, "few-asks", found=str(len(asks.nodes)))
    elif asks is None and needs is not None:
        yield warn(needs.where, "few-asks", found="0")


def check_advice(tree: Fields, body: Body) -> Iterator[Problem]:
    """Advice is chosen from an interview, so there is one."""
    advice = tree.find("advice")
    if advice is not None and body.is_whole and not body.interview:
        yield warn(advice.where, "advice-without-interview")


def check_outcomes(tree: Fields, body: Body) -> Iterator[Problem]:
    """A figure that is called measured stands in no sentence that speaks of what is to come."""
    outcomes = tree.find("outcomes")
    points = tuple(scalar.text for scalar in select(tree, "points", "*"))
    for node in outcomes.nodes if isinstance(outcomes, Items) else ():
        kind, value = (next(select(node, key), None) for key in ("kind", "value"))
        if kind is None or value is None or kind.text.strip() not in MEASURED:
            continue
        named = (text.text for key in ("what", "scope") for text in select(node, key))
        said = NOT_YET.search("\n".join((*named, *find_sentences(value.text, body, points))))
        if said:
            arguments = {"kind": kind.text, "found": value.text, "word": said[0]}
            yield Problem(kind.where, "outcome-not-yet", arguments, Severity.WARNING)


def find_sentences(value: str, body: Body, points: tuple[str, ...]) -> list[str]:
    """The sentences of a value: of the effects, else of the rest, else of the points."""
    marks = MARKED_FIGURE.findall(plain_figures(value))
    # 500時 is no part of 1500時.
    sought = [re.compile(rf"(?<![\d.]){re.escape(mark)}") for mark in marks]
    for part in (body.effects.paragraphs, body.paragraphs, points):
        sentences = [sentence for text in part for sentence in ONE_SENTENCE.findall(text)]
        found = [s for s in sentences if all(mark.search(plain_figures(s)) for mark in sought)]
        if sought and found:
            return found
    return []


def plain_figures(text: str) -> str:
    plain = fold_width(text)
    return SEPARATOR.sub("", plain) if "," in plain else plain


def figures(text: str) -> set[str]:
    """The figures of a text: half-width, without separators and leading zeros."""
    return {found.lstrip("0") or "0" for found in FIGURE.findall(plain_figures(text))}


def check_figures(tree: Fields, body: Body) -> Iterator[Problem]:
    """Every figure of a point or an outcome stands in the case elsewhere too.

    A body without one of its sections has a fault of its own, and figures that it would have.
    """
    if not body.is_whole:
        return
    known = set[str]().union(*(figures(text) for text in body.paragraphs))
    for name in EVIDENCE:
        node: Node | None = tree.find(name)
        for scalar in texts(node) if node is not None else ():
            known |= figures(scalar.text)
    for claim in (claim for path in CLAIMS for claim in select(tree, *path)):
        for figure in sorted(figures(claim.text) - known, key=float):
            yield warn(claim.where, "figure-not-in-text", found=figure)
