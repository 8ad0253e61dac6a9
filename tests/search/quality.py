"""Judges the search of a built site: recall, precision and first hits, class by class.

    make search-quality        # builds the site; both browsers, on a server and on file://

The queries are in queries.yaml beside this file; what is right follows from the pages (truth.py).
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

import yaml
from browser.chromium import FLAGS, ChromiumTab
from browser.firefox import FirefoxTab, start_firefox
from browser.place import Place, copy_site, serve_site
from browser.site import build_site_once
from browser.tab import Tab, wait_for
from playwright.sync_api import sync_playwright

from search.truth import find_cases, read_blocks
from tools.browsers import CHROMIUM, FIREFOX, find_browser

QUERIES = Path(__file__).with_name("queries.yaml")
# Types a query as a reader's keys do, and waits for the state that follows.
ASK = """
const field = document.querySelector("form [data-search-field]");
const found = document.querySelector("[data-search-state]");
field.value = arguments[0];
field.dispatchEvent(new InputEvent("input", { bubbles: true }));
await new Promise((resolve) => {
  const look = () => ["done", "error"].includes(found.dataset.searchState) && resolve();
  new MutationObserver(look).observe(found, { attributes: true });
  look();
});
return {
  state: found.dataset.searchState,
  hits: Array.from(document.querySelectorAll("[data-search-results] [data-case]"),
    (hit) => hit.dataset.case),
  near: Array.from(document.querySelectorAll("[data-search-near] [data-case]"),
    (hit) => hit.dataset.case),
  suggestions: Array.from(document.querySelectorAll("[data-search-suggestion]"),
    (link) => link.textContent),
};
"""


class Answer(TypedDict):
    """What the page shows for a query."""

    state: str
    hits: list[str]
    near: list[str]
    suggestions: list[str]


class Variant(TypedDict):
    query: str
    forms: list[str]


class Slip(TypedDict):
    query: str
    offered: str


class Sentence(TypedDict):
    query: str
    best: list[str]


class Queries(TypedDict):
    """queries.yaml."""

    exact: dict[str, list[str]]
    variants: list[Variant]
    absent: list[str]
    slips: list[Slip]
    sentences: list[Sentence]


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: the cases it must find, those of which one comes first, or a suggestion."""

    kind: str
    text: str
    right: frozenset[str] | None = None
    best: frozenset[str] = frozenset()
    offered: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The shares of a class between 0 and 1; `faults` are its queries that went wrong."""

    count: int
    recall: float
    precision: float
    good: float
    faults: tuple[str, ...]


def load_queries(site: Path) -> tuple[Query, ...]:
    """All queries with the truth of a built site."""
    listed = cast(Queries, yaml.safe_load(QUERIES.read_text(encoding="utf-8")))
    return tuple(judge_queries(listed, read_blocks(site)))


def judge_queries(listed: Queries, cases: Mapping[str, tuple[str, ...]]) -> Iterator[Query]:
    for name, texts in listed["exact"].items():
        for text in texts:
            # In a number that a reader is still writing, a comma groups digits as well.
            words = re.sub(r"(?<=[0-9]),(?=[0-9])", "", text).split()
            found = [find_cases([word], cases) for word in words]
            yield Query(f"exact.{name}", text, frozenset.intersection(*found))
    for variant in listed["variants"]:
        yield Query("variants", variant["query"], find_cases(variant["forms"], cases))
    for text in listed["absent"]:
        yield Query("absent", text, frozenset())
    for slip in listed["slips"]:
        yield Query("slips", slip["query"], frozenset(), offered=slip["offered"])
    for sentence in listed["sentences"]:
        yield Query("sentences", sentence["query"], best=frozenset(sentence["best"]))


def is_good(query: Query, answer: Answer) -> bool:
    """Whether the page says what it should: all hits and no other, the first, the suggestion."""
    if answer["state"] != "done":
        return False
    if query.best:
        return [*answer["hits"], *answer["near"], ""][0] in query.best
    if query.offered is not None and query.offered not in answer["suggestions"]:
        return False
    return frozenset(answer["hits"]) == query.right


def ask_all(tab: Tab, place: Place, queries: Iterable[Query]) -> list[tuple[Query, Answer]]:
    """Every query typed into one open search page."""
    tab.open(place.url("search.html"))
    wait_for(tab, "document.querySelector('[data-search-state]') !== null")
    return [(query, cast(Answer, tab.evaluate(ASK, query.text))) for query in queries]


def score(answers: Iterable[tuple[Query, Answer]]) -> dict[str, Score]:
    """The score of each class, in the order of the queries; `exact` sums up its classes."""
    classes: dict[str, list[tuple[Query, Answer]]] = defaultdict(list)
    for query, answer in answers:
        classes[query.kind].append((query, answer))
        if query.kind.startswith("exact."):
            classes["exact"].append((query, answer))
    return {name: score_class(found) for name, found in classes.items()}


def score_class(answers: list[tuple[Query, Answer]]) -> Score:
    """Recall and precision over all hits of a class together."""
    judged = [(query.right, set(answer["hits"])) for query, answer in answers]
    known = [(right, hits) for right, hits in judged if right is not None]
    good = sum(len(right & hits) for right, hits in known)
    right_sum = sum(len(right) for right, _ in known)
    hit_sum = sum(len(hits) for _, hits in known)
    faults = tuple(query.text for query, answer in answers if not is_good(query, answer))
    return Score(
        count=len(answers),
        recall=good / right_sum if right_sum else 1.0,
        precision=good / hit_sum if hit_sum else 1.0,
        good=1 - len(faults) / len(answers),
        faults=faults,
    )


def print_scores(title: str, scores: Mapping[str, Score]) -> None:
    print(f"\n{title}\n{'class':26}{'queries':>8}{'recall':>9}{'precision':>11}{'all right':>11}")
    for name, found in scores.items():
        shares = f"{found.recall:9.1%}{found.precision:11.1%}{found.good:11.1%}"
        print(f"{name:26}{found.count:8}{shares}  {' / '.join(found.faults)}")


def main() -> int:
    """Prints the scores of both browsers on a server and on file://."""
    programs = {browser.name: find_browser(browser) for browser in (CHROMIUM, FIREFOX)}
    if None in programs.values():
        print("ブラウザーが見つかりません。python -m tools.browsers を実行してください。")
        return 2
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = build_site_once(folder)
        queries = load_queries(site)
        places = (stack.enter_context(serve_site(site)), copy_site(site, folder))
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(
            executable_path=programs[CHROMIUM.name], args=list(FLAGS)
        )
        stack.callback(chromium.close)
        program = programs[FIREFOX.name]
        assert program is not None
        firefox = start_firefox(program, folder / "gecko.log")
        stack.callback(firefox.quit)
        for tab in (ChromiumTab(chromium.new_page()), FirefoxTab(firefox)):
            for place in places:
                scores = score(ask_all(tab, place, queries))
                print_scores(f"{tab.name}, {place.name}", scores)
    return 0


if __name__ == "__main__":
    sys.exit(main())
