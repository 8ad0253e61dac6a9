"""What a note is about: paths of the case format, and the figures beside which it stands."""

from __future__ import annotations

import pytest

from generator.collection.about import bears_on, part_about, points_nowhere, split_about
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields

SECTIONS = ("overview", "effects")
CASE = """
outcomes:
  - {what: 削減, value: 500時間}
cost:
  initial:
    amount: 1千円
    items:
      - {name: 端末, amount: 1千円}
schedule:
  tracks:
    - {name: RPA, duration: 1年}
"""


@pytest.fixture(scope="module")
def tree() -> Fields:
    tree, problems = read_yaml(CASE, "a.md")
    assert isinstance(tree, Fields), problems
    return tree


@pytest.mark.parametrize(
    "about",
    [
        *("cost", "cost.initial", "cost.initial.amount", "cost.initial.items[1]"),
        *("cost.initial.items", "outcomes[1]", "outcomes[1].value", "outcomes", "schedule"),
        *("schedule.tracks[1].duration", "overview", "effects", "summary"),
    ],
)
def test_what_a_case_has_a_place_for_may_be_named(about: str, tree: Fields) -> None:
    assert points_nowhere(about, tree, SECTIONS) is False


@pytest.mark.parametrize(
    "about",
    [
        *("", "cost.first", "outcomes[0]", "outcomes[2]", "outcomes[-1]", "outcomes[1", "費用"),
        *("cost.initial.items[2]", "schedule.tracks[2]", "schedule.steps[1]", "cost..initial"),
        # Of a field that the case does not have, or by its last name alone.
        *("introduced", "cost.running", "schedule.duration", "links", "appendices", "interview"),
        *("initial", "duration", "providers", "overview[1]"),
        *("outcomes[1][1]", "outcomes.1", "cost.initial.amount.yen", "outcomes[１]"),
    ],
)
def test_what_is_not_there_may_not(about: str, tree: Fields) -> None:
    assert points_nowhere(about, tree, SECTIONS) is True


@pytest.mark.parametrize(
    ("about", "path", "bears"),
    [
        ("cost.initial", "cost.initial", True),
        ("cost.initial.amount", "cost.initial", True),
        ("cost.initial.items[1]", "cost.initial", False),
        ("cost", "cost.initial", False),
        ("outcomes[1]", "outcomes[1]", True),
        ("outcomes[1].value", "outcomes[1]", True),
        ("outcomes[1]", "outcomes[10]", False),
        ("outcomes[10]", "outcomes[1]", False),
        ("schedule.tracks[2].duration", "schedule.tracks[2]", True),
        (None, "cost.initial", False),
    ],
)
def test_a_note_stands_beside_its_own_figure_alone(
    about: str | None, path: str, bears: bool
) -> None:
    assert bears_on(about, path) is bears


def test_a_path_has_its_items_from_one() -> None:
    assert split_about("schedule.tracks[1].steps[12]") == ("schedule", "tracks", 1, "steps", 12)
    assert split_about("outcomes[]") is None


def test_a_remark_belongs_to_the_part_of_what_it_is_about() -> None:
    abouts = ("cost.initial", "funding[1]", "schedule.steps[2]", "outcomes[1]", "effects", None)
    assert [part_about(about) for about in abouts] == [
        *("cost", "cost", "schedule", "summary", "effects", ""),
    ]
