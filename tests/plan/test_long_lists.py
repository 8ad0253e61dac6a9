"""Lists of more than 200 cases are spread over pages of 100; shorter ones stay on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import THEMES

from generator.collection.listing import CaseGroup
from generator.core.page import Crumb, Output, Page
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site
from generator.export.addresses import render_addresses
from generator.output.check import check_outputs
from generator.pages.render import build_environment, render_page
from generator.plan.clashes import find_path_clashes
from generator.plan.long_lists import CASES_OF_PART, MOST_ON_ONE_PAGE, split_list
from generator.plan.pages import plan_pages

BASE_URL = "https://example.jp/cases/"


@dataclass(frozen=True)
class Made:
    """The small collection with its cases repeated, its pages by path, and what they become."""

    draft: Draft
    pages: Mapping[str, Page]
    opened: dict[str, BeautifulSoup] = field(default_factory=dict)

    def open(self, path: str) -> BeautifulSoup:
        if path not in self.opened:
            self.opened[path] = BeautifulSoup(self.render(path).content, "html.parser")
        return self.opened[path]

    def render(self, path: str) -> Output:
        return render_page(self.pages[path], self.draft.look.environment)


PARTS = ("cases/index.html", "cases/index-2.html", "cases/index-3.html")


def make(draft: Draft, count: int) -> Made:
    """Most of the cases have a need, and a category of their own."""
    own = sorted(draft.collection.cases, key=lambda case: not case.needs)
    chosen = (own[max(0, number % 12 - 9)] for number in range(count))
    cases = tuple(replace(case, slug=f"case-{number}") for number, case in enumerate(chosen))
    related: dict[str, tuple[()]] = {case.slug: () for case in cases}
    collection = replace(draft.collection, cases=cases, related=related)
    pages = plan_pages(collection, draft.theme.labels, draft.data, ())
    environment = build_environment(collection, draft.theme, BASE_URL)
    by_path = {page.path: page for page in pages}
    look = replace(draft.look, environment=environment)
    return Made(replace(draft, collection=collection, look=look), by_path)


@pytest.fixture(scope="module")
def small(small_content: Path) -> Draft:
    return draft_site(BuildSettings(small_content, Path("out"), THEMES, BASE_URL))


@pytest.fixture(scope="module")
def made(small: Draft) -> Made:
    return make(small, 250)


def texts(found: list[Tag]) -> list[str]:
    return [" ".join(each.get_text().split()) for each in found]


def slugs_of(page: Page) -> list[str]:
    groups = cast("tuple[CaseGroup, ...]", page.data["groups"])
    return [case.slug for group in groups for case in group.cases]


def slugs_on(html: BeautifulSoup) -> list[str]:
    cards = html.select("main .case-card-title a")
    return [str(card["href"]).rpartition("/")[2].removesuffix(".html") for card in cards]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (199, [199]), (200, [200]), (201, [100, 100, 1]), (250, [100, 100, 50])],
)
def test_a_list_of_over_200_cases_has_pages_of_100(
    small: Draft, count: int, sizes: list[int]
) -> None:
    cases = small.collection.cases[:1] * count
    data = {"groups": (CaseGroup(None, "cases", cases),)}
    page = Page("a/b.html", "listing.html", "甲", "甲", (Crumb("甲"),), data)
    parts = list(split_list(page, small.theme.labels))
    assert [len(slugs_of(part)) for part in parts] == sizes
    assert [slug for part in parts for slug in slugs_of(part)] == [case.slug for case in cases]
    assert [part.path for part in parts] == ["a/b.html", "a/b-2.html", "a/b-3.html"][: len(sizes)]
    if count <= MOST_ON_ONE_PAGE:
        assert parts[0] is page


@pytest.mark.slow
def test_every_case_is_on_one_page_of_the_list_and_no_list_is_longer_than_it_says(
    made: Made,
) -> None:
    pages = [made.open(path) for path in PARTS]
    found = [slug for page in pages for slug in slugs_on(page)]
    assert [len(slugs_on(page)) for page in pages] == [100, 100, 50]
    assert sorted(found) == sorted(case.slug for case in made.draft.collection.cases)
    for path, page in made.pages.items():
        if page.template in ("listing.html", "need.html"):
            assert len(slugs_of(page)) <= MOST_ON_ONE_PAGE, path


def test_a_part_says_which_cases_of_all_it_shows(made: Made) -> None:
    first, last = made.open("cases/index.html"), made.open("cases/index-3.html")
    assert texts(first.select("main .count")) == ["1～100件目（全250件）"]
    assert texts(last.select("main .count")) == ["201～250件目（全250件）"]
    assert texts(first.select("h1")) == ["すべての事例"]
    assert texts(last.select("h1")) == ["すべての事例（201～250件目）"]
    trail = [(crumb.text, crumb.path) for crumb in made.pages["cases/index-3.html"].crumbs]
    assert trail[1:] == [("すべての事例", "cases/index.html"), ("3ページ", None)]


def test_no_two_pages_have_a_title_or_a_description_in_common(made: Made) -> None:
    lists = [page for page in made.pages.values() if page.template == "listing.html"]
    for words in ([page.title for page in lists], [page.description for page in lists]):
        assert len(set(words)) == len(words)


def test_the_pages_of_a_list_lead_to_each_other(made: Made) -> None:
    (pager,) = made.open("cases/index-2.html").select("nav[aria-label=一覧のページ]")
    assert texts(pager.select("li")) == ["前へ", "1ページ", "2ページ", "3ページ", "次へ"]
    links = [(str(link["href"]), link.get("rel")) for link in pager.select("a")]
    first, third = "index.html", "index-3.html"
    assert links == [(first, ["prev"]), (first, None), (third, None), (third, ["next"])]
    (current,) = pager.select("[aria-current=page]")
    assert (current.name, current.get_text()) == ("strong", "2ページ")
    ends = [
        made.open(path).select("main nav a[rel]")
        for path in ("cases/index.html", "cases/index-3.html")
    ]
    assert [[link["rel"] for link in found] for found in ends] == [[["next"]], [["prev"]]]


def test_a_group_goes_on_under_its_name_and_is_led_to_where_it_begins(made: Made) -> None:
    first, second = made.open("cases/index.html"), made.open("cases/index-2.html")
    heads = [section for page in (first, second) for section in page.select("main section")]
    names = texts([head for section in heads for head in section.select("h2")])
    on = next(name for name in names if name.endswith("（続き）"))
    assert on.removesuffix("（続き）") in names
    for link in second.select("nav[aria-label=この一覧の区分] a"):
        file, _, anchor = str(link["href"]).partition("#")
        begins = made.open(f"cases/{file}") if file else second
        assert texts(begins.select(f"[id={anchor}] h2")) == [link.get_text()]


def test_what_leads_from_a_group_to_its_own_page_counts_all_of_it(made: Made) -> None:
    cases = made.draft.collection.cases
    counts = Counter(case.category.name for case in cases)
    found = texts(made.open("cases/index-2.html").select("main section > .more a"))
    assert found
    assert set(found) <= {f"{name}の{count}件だけを見る" for name, count in counts.items()}


def test_only_a_whole_list_is_sorted_by_closeness(made: Made) -> None:
    (link,) = made.open("cases/index-2.html").select("main a[href*='near.html']")
    assert link["href"] == "../near.html"
    assert not made.open("cases/index-2.html").select("[data-near-lists]")
    long = next(
        path for path in made.pages if path.startswith("categories/") and path.endswith("-2.html")
    )
    (link,) = made.open(long).select("main a[href*='near.html']")
    slug = Path(long).stem.removesuffix("-2")
    assert str(link["href"]).endswith(f"near.html?category={slug}")


def test_all_of_a_list_is_printed_from_each_of_its_pages(made: Made) -> None:
    links = [made.open(path).select(".print-links a") for path in PARTS]
    assert {tuple(str(link["href"]) for link in found) for found in links} == {
        ("../print.html?from=1", "../print.html?from=1&form=one-page")
    }
    assert {texts(found)[0] for found in links} == {"この250件を50件ずつ印刷する"}


def test_what_came_of_a_need_stands_on_the_first_page_and_the_others_lead_there(
    made: Made,
) -> None:
    need = made.draft.collection.cases[0].needs[0].slug
    first, second = made.open(f"needs/{need}.html"), made.open(f"needs/{need}-2.html")
    assert first.select("#outcomes")
    assert not second.select("#outcomes")
    (link,) = second.select("nav a[href$='#outcomes']")
    assert link["href"] == f"{need}.html#outcomes"


def test_every_page_is_found_at_its_own_address_and_every_link_leads_somewhere(
    made: Made,
) -> None:
    (address,) = made.open(PARTS[1]).select("link[rel=canonical]")
    assert address["href"] == BASE_URL + PARTS[1]
    files = render_addresses(made.draft.collection, made.pages, set(), BASE_URL)
    sitemap = next(file.content.decode() for file in files if file.path == "sitemap.xml")
    assert [path for path in PARTS if f"<loc>{BASE_URL}{path}</loc>" not in sitemap] == []
    parts = {path: made.render(path) for path in PARTS}
    others = [Output(path, b"") for path in made.pages if path not in PARTS]
    faults = check_outputs([*parts.values(), *others, *made.draft.files], BASE_URL)
    assert [fault for fault in faults if fault.where.path in PARTS] == []


def test_a_term_by_the_name_of_a_further_page_is_told(made: Made) -> None:
    draft, labels = made.draft, made.draft.theme.labels
    vocabulary = draft.collection.vocabulary
    need = draft.collection.cases[0].needs[0]
    other = need.model_copy(update={"name": "別の課題", "slug": f"{need.slug}-2"})
    vocabulary = vocabulary.model_copy(update={"needs": (*vocabulary.needs, other)})
    first, *rest = draft.collection.cases
    cases = (replace(first, needs=(other,)), *rest)
    collection = replace(draft.collection, vocabulary=vocabulary, cases=cases)
    pages = plan_pages(collection, labels, draft.data, ())
    (problem,) = find_path_clashes(pages)
    assert (problem.where.path, problem.code) == (
        f"needs/{need.slug}-2.html",
        "two-pages-on-one-path",
    )
    titles = {f"課題「{need.name}」の事例（101～200件目）", "課題「別の課題」の事例"}
    assert {problem.arguments["first"], problem.arguments["second"]} == titles


def test_the_parts_fit_into_what_stays_on_one_page() -> None:
    assert MOST_ON_ONE_PAGE == 2 * CASES_OF_PART
