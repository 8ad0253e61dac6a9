"""Rules over several fields: where a figure may be proved, and sums whose items are all known."""

from __future__ import annotations

import pytest

from generator.core.problem import Problem
from generator.reading.body import parse_body
from generator.reading.rules import EVIDENCE, check_rules
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields

# A figure in each field that may prove one; what a field is to hold else does not matter here.
PROOFS = {
    "cost": "{initial: {amount: '1,365千円'}}",
    "schedule": "{steps: [{period: 1365日間, text: 構築}]}",
    "remarks": "[{about: points, text: 1365件分}]",
    "notes": "['本文では1,365件とある。']",
    "population": "{count: 1365人}",
    "service": "{products: [{name: Office 1365}]}",
    "funding": "[{program: 交付金, amount: '1,365千円'}]",
}
CLAIMS = ("points: [{}件]", "advice: [{}件]", "outcomes: [{{value: {}件}}]")
INTERVIEW = "\n## インタビュー\n\n### 問い\n\n答え。\n"
BODY = f"## 事業の概要\n\n概要。\n\n## 事業効果\n\n効果。\n{INTERVIEW}"


def check(front_matter: str, body: str = BODY) -> list[Problem]:
    tree, problems = read_yaml(front_matter, "a.md")
    assert isinstance(tree, Fields)
    assert problems == ()
    parsed, _ = parse_body(body, "a.md", 1)
    assert parsed is not None
    return list(check_rules(tree, parsed))


def codes(front_matter: str, body: str = BODY) -> list[str]:
    return [problem.code for problem in check(front_matter, body)]


def test_every_field_that_may_prove_a_figure_is_tried() -> None:
    assert set(PROOFS) == set(EVIDENCE)


@pytest.mark.parametrize("name", PROOFS)
def test_a_figure_may_stand_in_any_field_that_proves(name: str) -> None:
    claim = "points: [1365件を扱う。]\n"
    assert codes(claim) == ["figure-not-in-text"]
    assert codes(f"{claim}{name}: {PROOFS[name]}\n") == []


@pytest.mark.parametrize("name", ["title", "contacts", "links", "awards", "source"])
def test_other_fields_prove_nothing(name: str) -> None:
    assert codes(f"points: [1365件]\n{name}: 1365件\n") == ["figure-not-in-text"]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_point_and_an_outcome_are_held_to_the_text(claim: str) -> None:
    (problem,) = check(claim.format("１，３６５"))
    assert problem.arguments == {"found": "1365"}
    assert codes(claim.format("１，３６５"), BODY.replace("効果。", "1365件を扱う。")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## 事業効果\n\n効果。\n", ""),
        ("## 事業効果", "## 効果"),
        ("## 事業の概要", "## 概要"),
        ("\n効果。\n", ""),
        ("## 事業効果", "## 事業の概要"),
        ("## 事業効果", "## インタビュー"),
    ],
)
def test_figures_are_not_sought_in_a_body_whose_sections_are_amiss(before: str, after: str) -> None:
    assert codes("points: [1365件]\n", BODY.replace(before, after)) == []


def cost(*items: str, side: str = "initial") -> str:
    return f"cost:\n  {side}:\n    amount: 10千円\n    items: [{', '.join(items)}]\n"


@pytest.mark.parametrize("side", ["initial", "running"])
def test_items_that_do_not_add_up_are_told_with_both_sums(side: str) -> None:
    assert codes(cost("{amount: 4千円}", "{amount: 6千円}", side=side)) == []
    (problem,) = check(cost("{amount: 4千円}", "{amount: 5千円}", side=side))
    assert problem.code == "items-do-not-add-up"
    assert problem.arguments == {"found": "10千円", "printed": "1万円", "total": "9,000円"}


@pytest.mark.parametrize("item", ["{name: 委託料}", "{amount: （非公表）}", "{amount: 不明}"])
def test_a_sum_is_not_judged_where_an_item_has_no_amount(item: str) -> None:
    assert codes(cost("{amount: 4千円}", item)) == []
    assert codes(cost(item)) == []


def test_advice_is_chosen_from_an_interview() -> None:
    advice = "advice: [担当課には、早くから相談する。]\n"
    assert codes(advice) == []
    assert codes(advice, BODY.replace(INTERVIEW, "")) == ["advice-without-interview"]
    assert codes("", BODY.replace(INTERVIEW, "")) == []
