"""The signs that a pattern is said to begin with are all with which it can begin."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.collection import pictures
from generator.core import text
from generator.reading import pasted_links
from generator.reading.doubts import letters, outcomes, paper, placeholders, private, secrets

read_pattern: Any = import_module("re._parser").parse
MODULES = (letters, outcomes, paper, pasted_links, pictures, placeholders, private, secrets)
PATTERNS = {
    f"{module.__name__}.{name}": pattern
    for module in MODULES
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern) and str(read_pattern(pattern.pattern)[0][0]) == "ASSERT"
}


def first_signs(parts: Any) -> tuple[set[str], bool]:
    """The signs with which a part of a parsed pattern may begin, and whether it may be empty."""
    signs = set[str]()
    for kind, value in parts:
        found, is_empty = signs_of(str(kind), value)
        signs |= found
        if not is_empty:
            return signs, False
    return signs, True


def signs_of(kind: str, value: Any) -> tuple[set[str], bool]:
    if kind == "LITERAL":
        return {chr(value)}, False
    if kind == "IN":
        return set().union(*(signs_in(*each) for each in value)), False
    if kind == "BRANCH":
        each = [first_signs(part) for part in value[1]]
        return set().union(*(signs for signs, _ in each)), any(empty for _, empty in each)
    if kind == "SUBPATTERN":
        return first_signs(value[-1])
    if kind.endswith("_REPEAT"):
        signs, is_empty = first_signs(value[2])
        return signs, is_empty or value[0] == 0
    assert kind in ("ASSERT", "ASSERT_NOT", "AT"), kind
    return set(), True


def signs_in(kind: object, value: Any) -> set[str]:
    assert str(kind) in ("LITERAL", "RANGE"), kind
    first, last = value if str(kind) == "RANGE" else (value, value)
    return set(map(chr, range(first, last + 1)))


@pytest.mark.parametrize("name", PATTERNS)
def test_no_find_begins_otherwise(name: str) -> None:
    pattern = PATTERNS[name]
    (_, (_, named)), *rest = read_pattern(pattern.pattern)
    signs, is_empty = first_signs(rest)
    said, _ = first_signs(named)
    fold = str.casefold if pattern.flags & re.IGNORECASE else str
    assert not is_empty
    assert set(map(fold, signs)) <= set(map(fold, said))


def test_every_module_with_such_patterns_is_among_them() -> None:
    files = (ROOT / "generator").rglob("*.py")
    users = {file for file in files if "begin_with(" in file.read_text(encoding="utf-8")}
    assert users == {Path(str(module.__file__)) for module in (*MODULES, text)}
