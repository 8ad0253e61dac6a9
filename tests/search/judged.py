"""Judges the search by queries as officers type them: results and what comes near, class by class.

    PYTHONPATH=tests:. python -m search.judged build/site

The queries of judged.yaml and their right cases were written by people who had read the cases but
neither the search nor its tables. Half `b` was kept aside until the rules stood.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

import yaml

from search.test_text import NODE

HERE = Path(__file__).parent
UNANSWERED = frozenset(("absent", "robust"))  # classes in which no case, or any, may be right
Judged = TypedDict("Judged", {"class": str, "half": str, "query": str, "right": list[str]})


class Found(TypedDict):
    """The cases that the page shows, as written and near, in order."""

    results: list[str]
    near: list[str]


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the queries of a class: a right case first, one in three, no case at all."""

    count: int
    first: float
    in_three: float
    nothing: float


def read_judged() -> list[Judged]:
    """All queries, in the order of the file."""
    text = (HERE / "judged.yaml").read_text(encoding="utf-8")
    return cast("list[Judged]", yaml.safe_load(text))


def ask_judged(site: Path, queries: Sequence[Judged]) -> list[tuple[Judged, Found]]:
    """What a built site answers."""
    result = subprocess.run(
        [NODE, HERE / "judge.mjs", site / "search"],
        input=json.dumps([query["query"] for query in queries]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return list(zip(queries, cast("list[Found]", json.loads(result.stdout)), strict=True))


def share(answers: Sequence[tuple[Judged, Found]]) -> Shares:
    """The shares of answers of which a right case is known."""
    shown = [
        (set(query["right"]), [*dict.fromkeys((*found["results"], *found["near"]))])
        for query, found in answers
    ]
    count = len(shown)
    return Shares(
        count,
        sum(bool(right & set(cases[:1])) for right, cases in shown) / count,
        sum(bool(right & set(cases[:3])) for right, cases in shown) / count,
        sum(not cases for _, cases in shown) / count,
    )


def share_by_class(answers: Sequence[tuple[Judged, Found]]) -> dict[str, Shares]:
    """The shares of each class, and of `all` whose words are written in some case."""
    classes: dict[str, list[tuple[Judged, Found]]] = defaultdict(list)
    for query, found in answers:
        classes[query["class"]].append((query, found))
        if query["class"] not in UNANSWERED | {"sentence"}:
            classes["all"].append((query, found))
    return {name: share(own) for name, own in classes.items()}


def main(site: Path) -> None:
    answers = ask_judged(site, read_judged())
    for half in ("a", "b"):
        own = [(query, found) for query, found in answers if query["half"] == half]
        print(f"half {half:7}{'queries':>8}{'first':>8}{'in 3':>8}{'none':>8}")
        for name, shares in share_by_class(own).items():
            print(
                f"{name:12}{shares.count:8}{shares.first:8.2f}{shares.in_three:8.2f}"
                f"{shares.nothing:8.2f}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
