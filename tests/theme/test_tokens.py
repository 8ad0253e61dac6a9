"""Colours: their contrasts are WCAG's, what is too close is refused at its place with the ratio."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from generator.core.css import list_parts, list_used, parse_style
from generator.core.problem import Problem, Where
from generator.measures.colour import channels, contrast, find_nearest, luminance, print_ratio
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields
from generator.theme.theme import TOKENS, Theme
from generator.theme.tokens import (
    gather_colours,
    gather_needs,
    judge_tokens,
    names_of,
    write_tokens,
)
from generator.words.messages import print_problem

STANDARD = ROOT / "themes" / "standard"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

FIRST = """\
palette:
  white: "#fff"
  ink: "#333"
roles:
  surface: {light: white, dark: "#000"}
  text: {light: ink, dark: white}
  line: {light: "#949494", dark: "#949494"}
pairs:
  - {colours: [text], on: [surface], ratio: 4.5}
  - {colours: [line], on: [surface], ratio: 3}
"""


def tree_of(text: str, path: str) -> Fields:
    tree, problems = read_yaml(text, path)
    assert problems == ()
    assert isinstance(tree, Fields)
    return tree


def judge(first: str = FIRST, *children: str) -> tuple[Problem, ...]:
    """The problems of a theme's tokens.yaml, and of those over it."""
    trees = [tree_of(text, f"{at}.yaml") for at, text in enumerate((first, *children))]
    return judge_tokens(trees)


# Measured with the Digital Agency's own colours, and what WCAG says of the ends of the scale.
@pytest.mark.parametrize(
    ("colour", "ground", "printed"),
    [
        ("#333333", "#ffffff", "12.63"),
        ("#00118f", "#fff", "14.21"),
        ("#0017c1", "#f2f2f2", "9.91"),
        ("#767676", "#fff", "4.54"),
        ("#777777", "#fff", "4.47"),
        ("#949494", "#fff", "3.03"),
        ("#000", "#fff", "21.00"),
        ("#ffd43d", "#ffd43d", "1.00"),
    ],
)
def test_a_contrast_is_the_one_of_wcag(colour: str, ground: str, printed: str) -> None:
    assert print_ratio(contrast(colour, ground)) == printed
    assert contrast(colour, ground) == contrast(ground, colour)


@given(colour=COLOURS, ground=COLOURS)
def test_a_printed_ratio_never_meets_a_limit_that_the_ratio_misses(
    colour: str, ground: str
) -> None:
    ratio = contrast(colour, ground)
    assert 1 <= ratio <= 21.0000001
    assert 0 <= ratio - float(print_ratio(ratio)) < 0.01001 or ratio > 21
    for limit in (3, 4.5, 7):
        assert (float(print_ratio(ratio)) >= limit) == (ratio >= limit)


def test_a_ratio_is_cut_off_and_not_rounded() -> None:
    assert (print_ratio(4.4999), print_ratio(2.999)) == ("4.49", "2.99")


@given(colour=COLOURS, ground=COLOURS)
def test_the_nearest_colour_passes_and_none_between_does(colour: str, ground: str) -> None:
    found = find_nearest(colour, lambda shade: contrast(shade, ground) >= 4.5)
    assert found is not None  # black or white passes on every ground
    assert contrast(found, ground) >= 4.5
    if contrast(colour, ground) >= 4.5:
        drift = (abs(a - b) for a, b in zip(channels(found), channels(colour), strict=True))
        assert max(drift) < 0.01


def test_a_pair_that_is_too_close_is_told_with_its_place_and_both_ratios() -> None:
    (problem,) = judge(FIRST.replace('ink: "#333"', 'ink: "#777"'))
    assert print_problem(problem) == (
        "0.yaml:6:17: エラー[contrast-too-low] "
        "「text」と、その地の「surface」の色が近すぎます（light）。"
        "コントラスト比は #777 と #fff で 4.47ですが、4.5以上が必要です。"
        "どちらかの色を変えてください。"
        ' ヒント: text: {light: "#767676"}'
    )


def test_the_dark_colours_are_judged_like_the_light_ones() -> None:
    (problem,) = judge(FIRST.replace('dark: "#949494"', 'dark: "#555"'))
    assert (problem.code, problem.where.line, problem.where.column) == ("contrast-too-low", 7, 34)
    assert problem.arguments["mode"] == "dark"
    assert (problem.arguments["found"], problem.arguments["needed"]) == ("2.81", "3")


@pytest.mark.parametrize(
    ("child", "line", "column"),
    [
        ('roles:\n  surface: {light: "#888"}', 2, 20),
        ('roles:\n  text: {light: "#888"}', 2, 17),
        ('palette:\n  ink: "#888"', 2, 8),
        ("pairs:\n  - {colours: [line], on: [text], ratio: 4.5}", 2, 16),
    ],
    ids=["ground", "text", "palette", "pair"],
)
def test_the_place_is_where_the_nearest_theme_has_written_a_colour(
    child: str, line: int, column: int
) -> None:
    problem = judge(FIRST, child)[0]
    assert (problem.code, problem.where) == ("contrast-too-low", Where("1.yaml", line, column))


@pytest.mark.parametrize(
    ("child", "code", "hint"),
    [
        ('roles:\n  txet: {light: "#000"}', "unknown-token", "text"),
        ("sizes:\n  radius: 1rem", "unknown-token", ""),
        ("pairs:\n  - {colours: [linn], on: [surface], ratio: 3}", "unknown-token", "line"),
        ("roles:\n  text: {light: inc}", "unknown-colour", "ink"),
    ],
)
def test_a_name_that_nobody_knows_is_told_with_the_nearest(
    child: str, code: str, hint: str
) -> None:
    (problem,) = judge(FIRST, child)
    assert (problem.code, problem.where.path) == (code, "1.yaml")
    assert problem.arguments["suggestion"] == hint


def test_a_role_of_the_first_theme_needs_both_its_colours() -> None:
    (problem,) = judge(FIRST.replace(', dark: "#000"', ""))
    assert (problem.code, problem.arguments["key"]) == ("missing-key", "dark")


def test_a_child_changes_one_colour_and_the_others_stay() -> None:
    child = 'roles:\n  text: {dark: "#eee"}'
    trees = [tree_of(FIRST, "0.yaml"), tree_of(child, "1.yaml")]
    assert judge_tokens(trees) == ()
    before, after = write_tokens(trees[:1]), write_tokens(trees)
    assert after == before.replace("    --text: #fff;", "    --text: #eee;")
    assert after != before


def test_the_hint_for_a_ground_suits_all_that_is_seen_on_it() -> None:
    problems = judge(FIRST, 'roles:\n  surface: {light: "#888"}')
    assert [problem.arguments["role"] for problem in problems] == ["text", "line"]
    assert {problem.arguments["suggestion"] for problem in problems} == {
        'surface: {light: "#fefefe"}'
    }


def test_a_notice_cannot_end_its_comment() -> None:
    style = write_tokens([tree_of(f"notice: a */ b\n{FIRST}", "0.yaml")])
    assert style.startswith("/*\n * a * / b\n */\n:root {")


def test_the_licence_of_the_colours_stands_in_the_style_sheet(standard_theme: Theme) -> None:
    head = standard_theme.tokens.partition("*/")[0]
    assert "MIT License, Copyright (c) 2023 デジタル庁" in head
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in head


def test_dark_is_for_screens_alone(standard_theme: Theme) -> None:
    light, dark = standard_theme.tokens.split("@media screen and (prefers-color-scheme: dark)")
    assert "color-scheme: light;" in light
    assert "color-scheme: dark;" in dark
    assert "@media" not in light


def test_every_colour_that_the_style_sheets_use_is_in_a_pair_and_every_role_is_used(
    standard_theme: Theme,
) -> None:
    trees = [standard_theme.layers[0].trees[TOKENS]]
    texts = [found[0] for name in standard_theme.styles if (found := standard_theme.find(name))]
    parts = [part for text in texts for part in list_parts(parse_style(text).nodes)]
    used = {name.value.removeprefix("--") for name in list_used(parts)}
    roles = set(gather_colours(trees, "light"))
    paired = {role.text for need in gather_needs(trees) for role in (need.colour, need.ground)}
    assert used & roles - paired == set()
    assert roles - used == set()
    assert used & roles <= set(names_of(trees))


def test_a_rule_that_sets_a_text_and_its_ground_uses_a_pair(standard_theme: Theme) -> None:
    trees = [standard_theme.layers[0].trees[TOKENS]]
    pairs = {(n.colour.text, n.ground.text) for n in gather_needs(trees) if n.ratio >= 4.5}
    found = set()
    for name in standard_theme.styles:
        text, path = standard_theme.find(name) or ("", "")
        for rule in re.findall(r"\{([^{}]*)\}", text):
            words = re.findall(r"(?<![-\w])color: var\(--([\w-]+)", rule)
            grounds = re.findall(r"background(?:-color)?: var\(--([\w-]+)", rule)
            found |= {(path, *pair) for pair in zip(words, grounds, strict=False)}
    assert {rule for rule in found if rule[1:] not in pairs} == set()
    assert len(found) > 15


def test_the_icon_is_seen_on_a_light_and_on_a_dark_tab() -> None:
    icon = (STANDARD / "assets/img/favicon.svg").read_text(encoding="utf-8")
    card, bars = re.findall(r'fill="(#\w+)"', icon)
    # The tabs of Chromium: #fff and, in the dark, #202124; those of Firefox: #fff and #2b2a33.
    for ground in ("#fff", "#202124", "#2b2a33", bars):
        assert contrast(card, ground) >= 3


def test_text_needs_4_5_and_what_shows_a_boundary_3(standard_theme: Theme) -> None:
    needs: dict[str, float] = {}
    for need in gather_needs([standard_theme.layers[0].trees[TOKENS]]):
        role = need.colour.text
        needs[role] = max(need.ratio, needs.get(role, 0))
    words = [name for name in needs if re.match(r"(text|link|on-|key$)", name)]
    assert len(words) > 12
    assert {needs[name] for name in words} == {4.5}
    assert {needs[name] for name in ("field-line", "focus", "line-strong")} == {3}


def test_the_dark_surface_is_dark_and_the_light_one_light(standard_theme: Theme) -> None:
    trees = [standard_theme.layers[0].trees[TOKENS]]
    light, dark = (gather_colours(trees, mode)["surface"].text for mode in ("light", "dark"))
    assert luminance(dark) < 0.02 < 0.9 < luminance(light)
