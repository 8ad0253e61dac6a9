"""axe-core in a tab: what it finds wrong with a page, and what it leaves to people.

found = look_at_page(tab)       # the tab has opened a page
found.violations, found.open_doubts
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from browser.tab import Tab

from audit.markup import MISSING, MODULES
from generator.collection.criteria import NUMBERS

AXE = MODULES / "axe-core"
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice"
LOOK = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")
RUN = f"{LOOK}\nreturn await lookAt(axe, arguments[0]);"
# `[rule, [tag, …]]` of every rule that runs; tags such as `wcag1410` name success criteria.
LIST_RULES = "return axe.getRules(arguments[0].split(' ')).map((rule) => [rule.ruleId, rule.tags]);"
ENOUGH_CONTRAST = 4.5  # WCAG 1.4.3
# What axe-core leaves to people and a person has looked at: rule, page and place, with the reason.
DECIDED = (
    # The rows of the matrix that name a group of categories (フロントヤード…) head the rows below.
    ("th-has-data-cells", "index.html", "table"),
    ("th-has-data-cells", "compare.html", "table"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What axe-core says of a place of a page; `contrast` is 0 where the rule is about others."""

    rule: str
    target: str
    text: str
    contrast: float

    def is_settled_on(self, page: str) -> bool:
        """Whether a doubt is none any more: a contrast measured, or a person's decision."""
        if self.rule == "color-contrast":
            return self.contrast >= ENOUGH_CONTRAST
        return (self.rule, page, self.target) in DECIDED


@dataclass(frozen=True, slots=True)
class AxeResult:
    """axe-core's answer for a page: the rules without a fault, the faults and the doubts."""

    passes: tuple[str, ...]
    violations: tuple[Finding, ...]
    doubts: tuple[Finding, ...]


@functools.cache
def read_axe() -> str:
    """The script that puts axe-core into a page, speaking Japanese."""
    program = AXE / "axe.min.js"
    assert program.is_file(), MISSING.format(name="axe-core")
    locale = json.loads((AXE / "locales" / "ja.json").read_text(encoding="utf-8"))
    configure = f"axe.configure({{ locale: {json.dumps(locale)} }});"
    return f"{program.read_text(encoding='utf-8')}\n{configure}"


def look_at_page(tab: Tab) -> AxeResult:
    """Run axe-core on the page that a tab shows, in the state that it is in."""
    tab.evaluate(read_axe())
    found = tab.evaluate(RUN, TAGS)
    assert isinstance(found, dict)
    assert len(found["passes"]) > 10, "axe-core looked at nothing"
    kinds = (tuple(Finding(**each) for each in found[name]) for name in ("violations", "doubts"))
    return AxeResult(tuple(found["passes"]), *kinds)


def criteria_of_rules(tab: Tab) -> dict[str, tuple[str, ...]]:
    """The success criteria of levels A and AA (`1.4.3`) that each rule is about; some have none."""
    tab.evaluate(read_axe())
    rules = cast(list[tuple[str, list[str]]], tab.evaluate(LIST_RULES, TAGS))
    return {rule: tuple(criteria_of_tags(tags)) for rule, tags in rules}


def criteria_of_tags(tags: Iterable[str]) -> Iterator[str]:
    """`wcag1410` names 1.4.10; `wcag2a` names none, and `wcag213` one of level AAA."""
    for tag in tags:
        if found := re.fullmatch(r"wcag(\d)(\d)(\d+)", tag):
            number = ".".join(found.groups())
            if number in NUMBERS:
                yield number
