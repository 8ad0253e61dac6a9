"""Amounts that are too small or too large to be meant: 円 for 千円, and the reverse.

>>> from generator.records.located_yaml import read_yaml
>>> tree, _ = read_yaml("cost: {initial: {amount: 4730円}}", "a.md")
>>> [problem.code for problem in check_costs(tree, None)]
['amount-too-small']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from generator.collection.format import paths_of
from generator.collection.prose import Body
from generator.core.problem import Problem
from generator.core.text import fold_measure, fold_width
from generator.measures.money import Amount, format_yen, parse_amount
from generator.measures.population import parse_headcount
from generator.reading.doubts.written import is_among, list_abouts, try_read, value_at
from generator.reading.rules import warn
from generator.records.kind import Kind
from generator.records.tree import Fields, Scalar, select

AMOUNTS = paths_of(lambda field: field.kind is Kind.AMOUNT)
WHOLE_COSTS = (("cost", "initial", "amount"), ("cost", "running", "amount"))
# A cost in yen alone; 1千円 is what a table in thousands prints.
PLAIN_YEN = re.compile(r"[0-9,.]+円")
LEAST_COST, MOST_COST = 10_000, 10_000_000_000
# Of a whole cost of more than 3億円, for each inhabitant; those of the collection have 5,000円.
LEAST_SHARED, MOST_SHARE = 300_000_000, 50_000
# A grant is a part of the cost; a larger one may count the years, but not a hundred.
MOST_OF_COST = 100
IN_TEXT = re.compile(r"(?<![0-9,.])[0-9][0-9,.億万千百]{0,30}円")
FEWEST_FIGURES = 3  # 5,000千円 and 50万円 may both be right


def check_costs(tree: Fields, body: Body | None) -> Iterator[Problem]:
    """Every amount by its size, beside the costs and beside the text."""
    said = list(read_yen(tree, body))
    written = {leading_figures(yen): (text, yen) for text, yen in reversed(said)}
    abouts = list_abouts(tree)
    known, odd = {yen for _, yen in said}, set[tuple[str, ...]]()
    for path in AMOUNTS:
        for scalar in select(tree, *path):
            amount = try_read(parse_amount, scalar)
            if amount is None or not amount.low or is_among(abouts, ".".join(path)):
                continue
            if path[-2] == "*" and path[:2] in odd:
                continue  # its parts are as odd as the whole is
            found = judge_size(scalar, amount, is_whole="items" not in path)
            if path in WHOLE_COSTS and not found:
                found = judge_share(scalar, amount, tree)
            yield from found
            if found:
                odd.add(path[:2])
            # A note on the cost may be about any figure of it, but no note makes 円 of 千円.
            if not found and not is_among(abouts, ".".join(path[:2])):
                yield from judge_figures(scalar, amount, written, known)
    if not is_among(abouts, "funding", "cost.initial", "cost.running"):
        yield from check_funding(tree)


def judge_size(scalar: Scalar, amount: Amount, is_whole: bool) -> list[Problem]:
    """A whole cost of few yen, and any of more than a hundred 億円."""
    low, plain = amount.low or 0, fold_measure(scalar.text)
    if is_whole and low < LEAST_COST and amount.per is None and PLAIN_YEN.search(plain):
        return [warn(scalar.where, "amount-too-small", found=scalar.text)]
    if low > MOST_COST:
        return [warn(scalar.where, "amount-too-large", found=scalar.text, yen=format_yen(low))]
    return []


def judge_share(scalar: Scalar, amount: Amount, tree: Fields) -> list[Problem]:
    """A whole cost that is a large part of all that such a place spends in a year."""
    people = try_read(parse_headcount, value_at(tree, "population", "count"))
    low = amount.low or 0
    share = low // people.persons if people and people.persons else 0
    if low < LEAST_SHARED or share < MOST_SHARE:
        return []
    said = {"found": scalar.text, "yen": format_yen(low), "share": format_yen(share)}
    return [warn(scalar.where, "amount-against-population", **said)]


def judge_figures(
    scalar: Scalar, amount: Amount, written: Mapping[str, tuple[str, int]], known: Set[int]
) -> Iterator[Problem]:
    """An amount of the text with the same figures and another size, where none is the same."""
    yen = amount.low or 0
    figures = leading_figures(yen)
    if amount.low != amount.high or yen in known or figures not in written:
        return
    if len(figures) >= FEWEST_FIGURES:
        both = {"found": scalar.text, "yen": format_yen(yen)}
        other = {"other": written[figures][0], "other_yen": format_yen(written[figures][1])}
        yield warn(scalar.where, "amount-of-another-size", **both, **other)


def leading_figures(yen: int) -> str:
    """The figures of an amount whatever its size: 473 of 4,730千円."""
    return str(yen).rstrip("0")


def read_yen(tree: Fields, body: Body | None) -> Iterator[tuple[str, int]]:
    """The amounts that sentences name, as written and in yen."""
    points = tuple(scalar.text for scalar in select(tree, "points", "*"))
    values = tuple(scalar.text for scalar in select(tree, "outcomes", "*", "value"))
    plain = fold_width("\n".join((*(body.paragraphs if body else ()), *points, *values)))
    for said in dict.fromkeys(IN_TEXT.findall(plain)):
        amount = try_read(parse_amount, Scalar(said, tree.where))
        if amount is not None and amount.yen:
            yield said, amount.yen


def check_funding(tree: Fields) -> Iterator[Problem]:
    """A grant of many times what the case cost."""
    costs = [try_read(parse_amount, value_at(tree, *path)) for path in WHOLE_COSTS]
    known = [cost.high for cost in costs if cost is not None and cost.high]
    for scalar in select(tree, "funding", "*", "amount"):
        amount = try_read(parse_amount, scalar)
        if amount is not None and known and (amount.low or 0) > MOST_OF_COST * sum(known):
            whole = format_yen(sum(known))
            yield warn(scalar.where, "funding-over-cost", found=scalar.text, cost=whole)
