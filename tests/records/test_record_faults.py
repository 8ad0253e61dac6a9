"""What is wrong with a record is named as people name it, at its place, with what is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import case_text
from pydantic import ValidationError

from generator.collection.config import Site
from generator.core.guess import guess_name
from generator.core.problem import BuildStopped, Problem
from generator.core.slug import guess_slug
from generator.measures.measure import MeasureError
from generator.reading.read.themes import read_layer
from generator.reading.validate.moves import validate_moves
from generator.reading.validate.site import validate_site
from generator.records.declare import parse_url
from generator.records.located_yaml import read_yaml
from generator.records.record_faults import read_errors
from generator.records.tree import Fields
from generator.theme.tokens import Tokens
from generator.words.messages import describe

SITE = "title: 事例集\npublisher: 総務省\nedition: 令和6年度\n"


def judge_tokens(text: str) -> Problem:
    tree, _ = read_yaml(text, "tokens.yaml")
    assert tree is not None
    with pytest.raises(ValidationError) as error:
        Tokens.model_validate(tree.plain())
    [problem] = read_errors(error.value, tree, Tokens)
    return problem


def test_a_wrong_name_of_ones_own_is_shown_where_it_stands() -> None:
    problem = judge_tokens('palette:\n  Blue: "#0017c1"\n')
    assert (problem.code, problem.where.line, problem.where.column) == (
        "value-not-well-formed",
        2,
        3,
    )
    assert problem.arguments["suggestion"] == "blue"


def test_a_word_that_is_none_of_a_list_is_told_with_the_list_and_what_is_meant() -> None:
    tree, _ = read_yaml(f"{SITE}catalog:\n  frequency: 年2度\n", "site.yaml")
    [problem] = validate_site(tree)[1]  # type: ignore[arg-type]
    assert (problem.code, problem.where.line) == ("value-not-allowed", 5)
    assert problem.arguments["suggestion"] == "年2回"
    assert "「毎月」「四半期ごと」「年2回」「毎年」「2年ごと」" in describe(problem)


def test_an_entry_of_a_whole_file_is_counted() -> None:
    tree, _ = read_yaml("- cases/old.html\n", "moved.yaml")
    [problem] = validate_moves(tree)[1]  # type: ignore[arg-type]
    assert describe(problem).startswith("「1件目」は「項目名: 値」の組で書きます。")


@pytest.mark.parametrize(
    ("found", "meant"), [("ＡＡ", "AA"), ("aa", "AA"), ("AA", ""), ("窓口", "")]
)
def test_the_name_that_is_meant_is_found_whatever_its_width(found: str, meant: str) -> None:
    assert guess_name(found, ("A", "AA", "AAA")) == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [("Naibu_DX", "naibu-dx"), ("themes\\standard", "standard"), ("内部DX", ""), ("--", "")],
)
def test_a_name_is_put_as_an_address_takes_it(found: str, meant: str) -> None:
    assert guess_slug(found) == meant


@pytest.mark.parametrize("who", ["user:word@", "user@"])
def test_an_address_with_a_user_is_refused(who: str) -> None:
    with pytest.raises(MeasureError, match="url-with-password"):
        parse_url(f"https://{who}www.example.jp/")
    assert parse_url("https://www.example.jp/@user")


@pytest.mark.parametrize(
    ("updated", "codes"),
    [
        ("2023-12-31", ["updated-far-from-edition"]),
        ("2024-01-01", []),
        ("2034-12-31", []),
        ("2035-01-01", ["updated-far-from-edition"]),
    ],
)
def test_the_last_change_is_a_date_of_the_edition(updated: str, codes: list[str]) -> None:
    tree, _ = read_yaml(f"{SITE}updated: {updated}\n", "site.yaml")
    assert isinstance(tree, Fields)
    site, problems = validate_site(tree)
    assert isinstance(site, Site)
    assert [problem.code for problem in problems] == codes


def test_the_last_change_of_a_case_is_a_date_of_the_edition(
    run_check: Callable[..., tuple[Problem, ...]],
) -> None:
    [problem] = run_check({"cases/a-b.md": case_text(updated="updated: 2099-01-01")})
    assert (problem.code, problem.is_error) == ("updated-far-from-edition", False)
    assert run_check({"cases/a-b.md": case_text(updated="updated: 2019-01-01")}) == ()


def test_notepads_ending_does_not_hide_a_file_of_a_theme(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_text("extends: standard\n", encoding="utf-8")
    (tmp_path / "tokens.yaml.txt").write_text("sizes: {}\n", encoding="utf-8")
    (tmp_path / "memo.txt").write_text("あとで\n", encoding="utf-8")
    assert sorted(read_layer(tmp_path).files) == ["theme.yaml", "tokens.yaml.txt"]


def test_a_theme_in_another_encoding_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_bytes("extends: standard\n# 青\n".encode("cp932"))
    with pytest.raises(BuildStopped) as stopped:
        read_layer(tmp_path)
    [problem] = stopped.value.problems
    assert (problem.code, problem.where.line, problem.where.column) == ("encoding-not-utf-8", 2, 3)
