"""The column of a case in a comparison: a part for each row, nothing blank, numbers as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.collection.collection import Collection
from generator.core.html_tree import read_tree
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.pages.render import build_environment, render_page
from generator.plan.packs import plan_packs
from generator.plan.search import plan_card
from generator.theme.theme import Theme

ROWS = [
    "name",
    "size",
    "needs",
    "initial",
    "running",
    "months",
    "schedule",
    "operation",
    "service",
    "partners",
    "funding",
    "contacts",
    "points",
]
Rows = Mapping[str, Any]


def text_of(node: Any) -> str:
    return node if isinstance(node, str) else "".join(map(text_of, node[2]))


def rows_of(column: Any) -> dict[str, Any]:
    parts = [node for node in column if not isinstance(node, str)]
    return {part[1]["data-row"]: part for part in parts}


@pytest.fixture(scope="module")
def columns() -> Mapping[str, Rows]:
    """The rows of every case's column, of the real collection."""
    draft = draft_site(BuildSettings(ROOT / "content", Path("unused"), ROOT / "themes"))
    return dict(make_columns(draft.collection, draft.theme))


def make_columns(collection: Collection, theme: Theme) -> Iterator[tuple[str, Rows]]:
    environment = build_environment(collection, theme, None)
    for case in collection.cases:
        column = plan_packs(case, plan_card(case))["case pack"]["column"]
        yield (
            case.slug,
            rows_of(read_tree(render_page(column, environment).content.decode("utf-8"))),
        )


def test_every_column_has_every_row_and_no_row_is_blank(columns: Mapping[str, Rows]) -> None:
    for rows in columns.values():
        assert [name for name in rows if not name.startswith("outcome-")] == ROWS
        for row in rows.values():
            assert text_of(row).strip()


def test_what_a_case_does_not_say_is_said_to_be_absent(columns: Mapping[str, Rows]) -> None:
    assert text_of(columns["aizuwakamatsu-integrated-gis"]["funding"]).strip() != "記載なし"
    absent = [rows for rows in columns.values() if text_of(rows["partners"]).strip() == "記載なし"]
    assert 0 < len(absent) < len(columns)


def test_costs_stand_with_tax_rate_and_doubts(columns: Mapping[str, Rows]) -> None:
    _, given, _ = initial = columns["kagamino-online-application"]["initial"]
    assert (given["data-low"], given["data-high"], given["data-tax"]) == (
        "26700000",
        "26700000",
        "税抜",
    )
    assert given["data-rate-low"] == "2200000"  # 26,700,000 * 1000 / 12,000 = 2,225,000
    said = text_of(initial)
    for words in ("2,670万円", "（税抜）", "人口1,000人当たり約220万円", "注"):
        assert words in said


def test_a_figure_stands_with_its_kind_and_scope(columns: Mapping[str, Rows]) -> None:
    _, _, children = columns["kagamino-online-application"]["outcome-use"]
    [figure] = [node for node in children if not isinstance(node, str)]
    assert figure[1]["data-kind"] == "実績"
    assert (figure[1]["data-low"], figure[1]["data-unit"]) == ("21.8", "%")
    assert "令和5年12月末" in text_of(figure)


def test_dated_steps_have_their_months(columns: Mapping[str, Rows]) -> None:
    _, _, children = columns["kagamino-online-application"]["schedule"]
    steps = [node[1] for node in children if not isinstance(node, str)]
    months = [(step["data-first"], step["data-end"], "data-is-open" in step) for step in steps]
    # R2.8, R2.9～R3.8, R3.9～ from year 0
    assert months == [
        (str(2020 * 12 + 7), str(2020 * 12 + 8), False),
        (str(2020 * 12 + 8), str(2021 * 12 + 8), False),
        (str(2021 * 12 + 8), str(2021 * 12 + 9), True),
    ]
