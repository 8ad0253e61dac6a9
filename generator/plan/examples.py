"""Three questions to the open data: their answers, and the code and formulas that give the same.

The answers are computed from the CSV files that the page offers; the code and the formulas are
what the page shows, for pandas in the folder of these files and for Excel in data/tables.xlsx.

>>> [example.name for example in work_examples([{BAND: "市", COST: "1", MONTHS: ""}], [], ["市"])]
['population', 'months', 'hours']
"""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import StatisticsError, correlation, median
from typing import TypeAlias

from generator.collection.form.outcome import MEASURED
from generator.output.data_file import DataFile

# The columns that are asked, and what is looked for in them.
BAND, COST, MONTHS = "人口規模", "イニシャルコスト（円）", "導入までの期間（月）"
MEASURE, HOURS, OUTCOME_KIND = "測ったもの", "作業時間", "数字の種類"
REDUCTION = {MEASURE: HOURS, "単位": "%", "変化の別": "by"}
# What is computed.
COSTED, MIDDLE = "費用のわかる事例の数", "中央値（円）"
PAIRED, RANK_CORRELATION = "費用と期間のわかる事例の数", "順位相関係数"
MONTHS_OF_LOW = "費用が中央値以下の事例の、期間の中央値（月）"
MONTHS_OF_HIGH = "費用が中央値を超える事例の、期間の中央値（月）"
TOLD, SHARE = "作業時間の減った割合を測った事例の数", "その割合"
TOTAL = "すべての事例の数"
SOUGHT = ("求めるもの", "値")

CsvRow: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Formula:
    """What is typed into a cell of a new sheet and, where there is a `last`, copied down to it.

    `gives` is a word of the answer, or says what the answer is computed from.
    """

    first: str
    last: str | None
    gives: str
    text: str
    is_array: bool = False  # Excel 2016 and 2019 want Ctrl+Shift+Enter


@dataclass(frozen=True, slots=True)
class Example:
    """A question, a word of the labels (data.examples): `rows` is its answer, below `headings`.

    The first cell of a row is its heading; a cell is None where nothing can be computed. There
    are no rows where the data do not answer.
    """

    name: str
    code: str
    formulas: tuple[Formula, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def find_examples(files: Iterable[DataFile], bands: Iterable[str]) -> tuple[Example, ...]:
    """The examples from the files of the open data; `bands` are all bands in their order."""
    tables = {file.path: file.output.content for file in files}
    cases, outcomes = (read_rows(tables[f"data/{name}.csv"]) for name in ("cases", "outcomes"))
    return work_examples(cases, outcomes, bands)


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def work_examples(
    cases: Sequence[CsvRow], outcomes: Iterable[CsvRow], bands: Iterable[str]
) -> tuple[Example, ...]:
    used = {case[BAND] for case in cases}
    return (
        ask_population(cases, [band for band in bands if band in used]),
        ask_months(cases),
        ask_hours(cases, outcomes),
    )


def ask_population(cases: Iterable[CsvRow], bands: Sequence[str]) -> Example:
    """What a case costs at first, by the size of the municipality."""
    costs: dict[str, list[float]] = {band: [] for band in bands}
    for case in cases:
        costs[case[BAND]] += [float(case[COST])] if case[COST] else []
    rows = tuple(
        (band, write_figure(len(each)), write_figure(median(each)) if each else None)
        for band, each in costs.items()
    )
    code = f"""\
import pandas as pd

cases = pd.read_csv("cases.csv")
bands = {json.dumps(bands, ensure_ascii=False, indent=4)}
costs = cases.groupby("{BAND}")["{COST}"]
answer = costs.agg(["count", "median"]).loc[bands]
print(answer)"""
    band, cost = f"cases[{BAND}]", f"cases[{COST}]"
    chosen = f'IF(({band}=A2)*({cost}<>""),{cost},"")'
    formulas = (
        copy_down("B", len(bands), COSTED, f'=COUNTIFS({band},A2,{cost},">=0")'),
        copy_down("C", len(bands), MIDDLE, f'=IFERROR(MEDIAN({chosen}),"")', is_array=True),
    )
    headings = (BAND, COSTED, MIDDLE)
    return Example("population", code, formulas, headings, rows if any(costs.values()) else ())


def ask_months(cases: Sequence[CsvRow]) -> Example:
    """Whether what costs more takes longer: by ranks, and by the two halves of the cases."""
    pairs = [
        (float(case[COST]), float(case[MONTHS])) for case in cases if case[COST] and case[MONTHS]
    ]
    rows = compare_pairs(pairs) if len(pairs) > 1 else ()
    code = f"""\
import pandas as pd

cases = pd.read_csv("cases.csv")
both = cases[["{COST}", "{MONTHS}"]].dropna()
cost, months = both["{COST}"], both["{MONTHS}"]
low = cost <= cost.median()
answer = pd.Series({{
    "{PAIRED}": len(both),
    "{RANK_CORRELATION}": cost.rank().corr(months.rank()),
    "{MONTHS_OF_LOW}": months[low].median(),
    "{MONTHS_OF_HIGH}": months[~low].median(),
}})
print(answer)"""
    return Example("months", code, tuple(pair_formulas(len(cases))), SOUGHT, rows)


def compare_pairs(pairs: Sequence[tuple[float, float]]) -> tuple[tuple[str, str | None], ...]:
    costs, months = zip(*pairs, strict=True)
    middle = median(costs)
    low = [length for cost, length in pairs if cost <= middle]
    high = [length for cost, length in pairs if cost > middle]
    ranked = None
    with suppress(StatisticsError):  # all costs are the same, or all lengths
        ranked = write_figure(correlation(rank(costs), rank(months)))
    return (
        (PAIRED, write_figure(len(pairs))),
        (RANK_CORRELATION, ranked),
        (MONTHS_OF_LOW, write_figure(median(low))),
        (MONTHS_OF_HIGH, write_figure(median(high)) if high else None),
    )


def rank(numbers: Sequence[float]) -> list[float]:
    """The place of each among all; equal ones share the mean of theirs.

    >>> rank([30, 10, 10])
    [3.0, 1.5, 1.5]
    """
    ordered = sorted(numbers)
    return [(bisect_left(ordered, n) + bisect_right(ordered, n) + 1) / 2 for n in numbers]


def pair_formulas(count: int) -> Iterator[Formula]:
    """The pairs with their ranks, a row for each case, and what comes of them."""
    cost, months = (f"INDEX(cases[{column}],ROW()-1)" for column in (COST, MONTHS))
    costs, lengths, *ranks = (f"{column}2:{column}{count + 1}" for column in "ABCD")
    yield copy_down("A", count, COST, f'=IF(OR({cost}="",{months}=""),"",{cost})')
    yield copy_down("B", count, MONTHS, f'=IF(A2="","",{months})')
    for column, source, what in (("C", "A", COST), ("D", "B", MONTHS)):
        among = f"{source}$2:{source}${count + 1}"
        text = f'=IF({source}2="","",RANK.AVG({source}2,{among}))'
        yield copy_down(column, count, f"{what}の順位", text)
    yield Formula("E2", None, PAIRED, f"=COUNT({costs})")
    yield Formula("F2", None, RANK_CORRELATION, f'=IFERROR(CORREL({",".join(ranks)}),"")')
    for cell, gives, sign in (("G2", MONTHS_OF_LOW, "<="), ("H2", MONTHS_OF_HIGH, ">")):
        chosen = f'IF({costs}{sign}MEDIAN({costs}),{lengths},"")'
        yield Formula(cell, None, gives, f'=IFERROR(MEDIAN({chosen}),"")', is_array=True)


def ask_hours(cases: Sequence[CsvRow], outcomes: Iterable[CsvRow]) -> Example:
    """How many of the cases measured by what part their working hours fell."""
    asked = [row for row in outcomes if row[MEASURE] == HOURS]
    told = {
        row["事例ID"]
        for row in asked
        if row[OUTCOME_KIND] in MEASURED and row.items() >= REDUCTION.items()
    }
    rows: tuple[tuple[str, str], ...] = ()
    if asked:
        share = f"{write_figure(100 * len(told) / len(cases), 1)}%"
        rows = ((TOTAL, write_figure(len(cases))), (TOLD, write_figure(len(told))), (SHARE, share))
    wanted = " and ".join(f'{name} == "{value}"' for name, value in REDUCTION.items())
    code = f"""\
import pandas as pd

cases = pd.read_csv("cases.csv")
outcomes = pd.read_csv("outcomes.csv")
told = outcomes.query('{wanted}')
told = told[told["{OUTCOME_KIND}"].isin({json.dumps(MEASURED, ensure_ascii=False)})]
count = told["事例ID"].nunique()
answer = pd.Series({{
    "{TOTAL}": len(cases),
    "{TOLD}": count,
    "{SHARE}": count / len(cases),
}})
print(answer)"""
    return Example("hours", code, tuple(share_formulas(len(cases))), SOUGHT, rows)


def share_formulas(count: int) -> Iterator[Formula]:
    """The figures of each case, a column for each kind, and what comes of them."""
    alike = ",".join(f'outcomes[{name}],"{value}"' for name, value in REDUCTION.items())
    of_case = "outcomes[事例ID],INDEX(cases[事例ID],ROW()-1)"
    for column, kind in zip("AB", MEASURED, strict=True):
        text = f'=COUNTIFS({of_case},{alike},outcomes[{OUTCOME_KIND}],"{kind}")'
        yield copy_down(column, count, f"その事例の{kind}の数", text)
    figures = f"A2:A{count + 1}+B2:B{count + 1}"
    yield Formula("C2", None, TOTAL, "=ROWS(cases[事例ID])")
    yield Formula("D2", None, TOLD, f"=SUMPRODUCT(--({figures}>0))")
    yield Formula("E2", None, SHARE, "=D2/C2")


def copy_down(column: str, count: int, gives: str, text: str, is_array: bool = False) -> Formula:
    """A formula for so many cells of a column, from the second row on."""
    last = f"{column}{count + 1}" if count > 1 else None
    return Formula(f"{column}2", last, gives, text, is_array)


def write_figure(number: float, places: int = 2) -> str:
    """A number with separators and no more places than it has.

    >>> write_figure(21441500.0), write_figure(7.25), write_figure(10)
    ('21,441,500', '7.25', '10')
    """
    return f"{number:z,.{places}f}".rstrip("0").rstrip(".")
