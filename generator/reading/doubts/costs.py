"""Amounts that are too small or too large to be meant: 円 for 千円, and the reverse.

>>> from generator.records.located_yaml import read_yaml
>>> tree, _ = read_yaml("cost: {initial: {amount: 4730円}}", "a.md")
>>> [problem.code for problem in check_costs(tree, None)]
['amount-too-small']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.collection.format import paths_of
from generator.collection.prose import Body
from generator.core.problem import Problem
from generator.core.text import fold_measure, fold_width
from generator.measures.money import Amount, format_yen, parse_amount
from generator.reading.doubts.written import is_noted, try_read, value_at
from generator.reading.rules import warn
from generator.records.kind import Kind
from generator.records.tree import Fields, Scalar, select

AMOUNTS = paths_of(lambda field: field.kind is Kind.AMOUNT)
WHOLE_COSTS = (("cost", "initial", "amount"), ("cost", "running", "amount"))
# A cost in yen alone; 1千円 is what a table in thousands prints.
PLAIN_YEN = re.compile(r"[0-9,.]+円")
LEAST_COST, MOST_COST = 10_000, 10_000_000_000
# A grant is a part of the cost; a larger one may count the years, but not a hundred.
MOST_OF_COST = 100
IN_TEXT = re.compile(r"(?<![0-9,.])[0-9][0-9,.億万千百]{0,30}円")
FEWEST_FIGURES = 3  # 5,000千円 and 50万円 may both be right


def check_costs(tree: Fields, body: Body | None) -> Iterator[Problem]:
    """Every amount by its size, beside the costs and beside the text."""
    written = list(read_yen(tree, body))
    for path in AMOUNTS:
        for scalar in select(tree, *path):
            amount = try_read(parse_amount, scalar)
            if amount is None or not amount.low or is_noted(tree, ".".join(path[:2])):
                continue
            found = judge_size(scalar, amount, is_whole="items" not in path)
            yield from found or judge_figures(scalar, amount, written)
    if not is_noted(tree, "funding", "cost.initial", "cost.running"):
        yield from check_funding(tree)


def judge_size(scalar: Scalar, amount: Amount, is_whole: bool) -> list[Problem]:
    """A whole cost of few yen, and any of more than a hundred 億円."""
    low, plain = amount.low or 0, fold_measure(scalar.text)
    arguments = {"found": scalar.text, "yen": format_yen(low)}
    if is_whole and low < LEAST_COST and amount.per is None and PLAIN_YEN.search(plain):
        return [warn(scalar.where, "amount-too-small", **arguments)]
    if low > MOST_COST:
        return [warn(scalar.where, "amount-too-large", **arguments)]
    return []


def judge_figures(
    scalar: Scalar, amount: Amount, written: list[tuple[str, int]]
) -> Iterator[Problem]:
    """An amount of the text with the same figures and another size, where none is the same."""
    yen = amount.low or 0
    if amount.low != amount.high or any(yen == other for _, other in written):
        return
    figures = leading_figures(yen)
    for text, other in written:
        if len(figures) >= FEWEST_FIGURES and leading_figures(other) == figures:
            both = {"found": scalar.text, "yen": format_yen(yen)}
            other_one = {"other": text, "other_yen": format_yen(other)}
            yield warn(scalar.where, "amount-of-another-size", **both, **other_one)
            return


def leading_figures(yen: int) -> str:
    return str(yen).rstrip("0")


def read_yen(tree: Fields, body: Body | None) -> Iterator[tuple[str, int]]:
    """The amounts that sentences name, as written and in yen."""
    points = tuple(scalar.text for scalar in select(tree, "points", "*"))
    values = tuple(scalar.text for scalar in select(tree, "outcomes", "*", "value"))
    for text in (*(body.paragraphs if body else ()), *points, *values):
        for found in IN_TEXT.findall(fold_width(text)):
            amount = try_read(parse_amount, Scalar(found, tree.where))
            if amount is not None and amount.yen:
                yield found, amount.yen


def check_funding(tree: Fields) -> Iterator[Problem]:
    """A grant of many times what the case cost."""
    costs = [try_read(parse_amount, value_at(tree, *path)) for path in WHOLE_COSTS]
    known = [cost.high for cost in costs if cost is not None and cost.high]
    for scalar in select(tree, "funding", "*", "amount"):
        amount = try_read(parse_amount, scalar)
        if amount is not None and known and (amount.low or 0) > MOST_OF_COST * sum(known):
            sums = {"yen": format_yen(amount.low or 0), "cost": format_yen(sum(known))}
            yield warn(scalar.where, "funding-over-cost", found=scalar.text, **sums)
