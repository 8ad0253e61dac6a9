"""Records and their plain forms, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.plain import dump_plain, from_plain, load_plain


class Tone(StrEnum):
    """A word of a list."""

    LOUD = "loud"
    LOW = "low"


@dataclass(frozen=True)
class Leaf:
    """Leaves of every kind."""

    text: str
    number: int | None
    share: float
    is_new: bool
    tone: Tone


@dataclass(frozen=True, slots=True)
class Tree:
    """What holds others, its own kind among them."""

    leaf: Leaf | None
    pair: tuple[str, int]
    below: tuple[Tree, ...] = ()
    words: Mapping[str, str | int] = field(default_factory=dict)


LEAVES = st.builds(
    Leaf,
    st.text(),
    st.none() | st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(Tone),
)
TREES = st.recursive(
    st.builds(Tree, st.none() | LEAVES, st.tuples(st.text(), st.integers())),
    lambda below: st.builds(
        Tree,
        LEAVES,
        st.tuples(st.text(), st.integers()),
        st.lists(below, max_size=3).map(tuple),
        st.dictionaries(st.text(), st.text() | st.integers(), max_size=2),
    ),
    max_leaves=5,
)


@given(TREES)
def test_a_record_comes_back_from_json_as_it_was(tree: Tree) -> None:
    assert load_plain(Tree, dump_plain(tree)) == tree


@pytest.mark.parametrize(
    "plain", [[], [None], None, 1, [None, ["a", 1], [], {}, 1], [["a"], ["a", 1], [], {}]]
)
def test_what_is_no_record_is_told(plain: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_plain(Tree, plain)


def test_what_has_no_plain_form_is_told() -> None:
    with pytest.raises(TypeError):
        dump_plain((1, object()))
    with pytest.raises(TypeError):
        from_plain(complex, 1)
