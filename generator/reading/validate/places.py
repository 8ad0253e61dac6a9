"""The rows of vocabulary/places.csv → the residents of each place, by its code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.collection.residents import Residents, ResidentsByCode
from generator.core.problem import Problem
from generator.measures.measure import MeasureError
from generator.measures.organization_code import has_check_digit, parse_place_code
from generator.measures.places import find_place
from generator.measures.population import parse_residents
from generator.measures.wareki import parse_date
from generator.records.located_csv import LocatedRow
from generator.records.tree import Scalar

Said = TypeVar("Said")


def validate_places(rows: Sequence[LocatedRow]) -> tuple[ResidentsByCode, tuple[Problem, ...]]:
    """The residents that the rows tell, and what is wrong in any; a place stands once.

    A place without a number is one whose residents are not known.
    """
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    residents: dict[str, Residents] = {}
    is_whole = any("code" in row and has_check_digit(row["code"].text) for row in rows)
    for row in rows:
        code = read_cell(row, "code", lambda text: parse_place_code(text, is_whole), problems)
        persons = read_cell(row, "population", parse_residents, problems)
        as_of = read_cell(row, "as_of", parse_date, problems)
        where = next(iter(row.values())).where
        if not text_in(row, "code"):
            problems.append(Problem(where, "empty-value", {"key": "code"}))
        if text_in(row, "population") and not text_in(row, "as_of"):
            problems.append(Problem(where, "empty-value", {"key": "as_of"}))
        if code is not None:
            first = lines.setdefault(code, where.line)
            if first != where.line:
                problems.append(tell_twice(row["code"], code, first))
            if persons is not None and as_of is not None:
                residents[code] = Residents(persons, as_of)
    return ({} if problems else residents), tuple(problems)


def read_cell(
    row: LocatedRow, column: str, parse: Callable[[str], Said], problems: list[Problem]
) -> Said | None:
    """What a cell says; None where it is empty, and where it is wrong, which is told."""
    if not text_in(row, column):
        return None
    try:
        return parse(row[column].text)
    except MeasureError as error:
        problems.append(Problem(row[column].where, error.code, error.arguments))
        return None


def text_in(row: LocatedRow, column: str) -> str:
    return row[column].text if column in row else ""


def tell_twice(cell: Scalar, code: str, first: int) -> Problem:
    place = find_place(code)
    name = place.full_name if place else code
    return Problem(cell.where, "place-twice", {"found": name, "first_line": first})
