"""Values of many records as columns, every repeated word written once.

>>> tabulate_terms([{"label": ("a", "b")}, {"label": ("b",)}, {}])
{'label': [['a', 'b'], [[0, 1], [1], []]]}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def tabulate_terms(rows: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, list[object]]:
    """By name the terms in the order in which they come, and for each record its terms' numbers."""
    columns: dict[str, list[object]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row.get(name, ()) for row in rows]
        terms = {
            term: at for at, term in enumerate(dict.fromkeys(t for own in values for t in own))
        }
        columns[name] = [list(terms), [[terms[term] for term in own] for own in values]]
    return columns
