"""A located tree → the records that it declares, or every fault of it at its place.

`read_record(Site, tree)` gives the site and no problem, or None and the problems;
`read_list(Term, tree)` does so for a list of records.

>>> from generator.records.located_yaml import read_yaml
>>> class Place(BaseModel):
...     name: str
>>> places, _ = read_yaml("- name: 鏡野町", "places.yaml")
>>> read_list(Place, places)
((Place(name='鏡野町'),), ())
>>> nowhere, _ = read_yaml("code: 336068", "place.yaml")
>>> [problem.code for problem in read_record(Place, nowhere)[1]]
['missing-key']
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.core.problem import Problem
from generator.records.record_faults import read_errors
from generator.records.tree import Fields, Items

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


def read_record(
    declared: type[AnyRecord], tree: Fields, context: object = None
) -> tuple[AnyRecord | None, tuple[Problem, ...]]:
    """The record of a mapping; `context` is what its validators look names up in."""
    try:
        return declared.model_validate(tree.plain(), context=context), ()
    except ValidationError as error:
        return None, tuple(read_errors(error, tree, declared, context))


def read_list(
    declared: type[AnyRecord], tree: Items
) -> tuple[tuple[AnyRecord, ...], tuple[Problem, ...]]:
    """The records of a list, in its order; none where one of them has a fault."""
    try:
        return TypeAdapter(tuple[declared, ...]).validate_python(tree.plain()), ()  # type: ignore[valid-type]
    except ValidationError as error:
        return (), tuple(read_errors(error, tree, declared))
