"""No list without a case is a dead end: the nearest cases stand there, and the map leads to all."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, THEMES

from generator.collection.collection import Collection
from generator.collection.listing import TermEntry
from generator.collection.vocabulary import Band
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site, make_page
from generator.plan.listings import build_matrix
from generator.plan.nearby import MOST_NEAR, middle_of, query_of_band
from generator.plan.tiles import lay_tiles


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_site(BuildSettings(ROOT / "content", Path("out"), THEMES))


@pytest.fixture(scope="module")
def collection(draft: Draft) -> Collection:
    return draft.collection


def read_page(draft: Draft, path: str) -> BeautifulSoup:
    return BeautifulSoup(make_page(draft, path).content, "html.parser")


def cases_of(page: BeautifulSoup, section: str) -> list[str]:
    """The slugs of the cases that a section shows."""
    links = page.select(f"#{section} .case-card-title a")
    return [PurePosixPath(str(link["href"])).stem for link in links]


def reasons_of(page: BeautifulSoup, section: str) -> list[str]:
    return [slot.get_text(strip=True) for slot in page.select(f"#{section} [data-slot=near]")]


def test_every_cell_of_the_matrix_leads_to_a_page(draft: Draft, collection: Collection) -> None:
    cells = [cell for row in build_matrix(collection).rows for cell in row.cells]
    assert sum(not cell.count for cell in cells) >= 10
    for cell in cells:
        assert draft.pages[cell.path].is_indexed == bool(cell.count)


def test_an_empty_cell_shows_the_nearest_sizes_of_its_category(
    draft: Draft, collection: Collection
) -> None:
    categories = {category.slug: category for category in collection.vocabulary.categories}
    page = read_page(draft, "categories/service-counters/under-10k.html")
    listed = collection.of("categories", categories["service-counters"])
    persons = {case.slug: case.facts.population.count.persons for case in listed}
    shown = [persons[slug] for slug in cases_of(page, "near-size")]
    assert len(shown) == min(MOST_NEAR, len(listed))
    assert shown == sorted(persons.values())[: len(shown)]  # all are larger than its middle
    assert reasons_of(page, "near-size")[0] == "1つ大きい人口規模（1万人以上5万人未満）"
    query = "../../near.html?population=5000&category=service-counters"
    assert page.select_one(f'a[href="{query}"]')


def test_the_cell_of_prefectures_begins_with_the_largest_places(draft: Draft) -> None:
    page = read_page(draft, "categories/online-services/prefecture.html")
    assert reasons_of(page, "near-size")[0] == "市区町村の事例（30万人以上）"
    assert page.select_one('a[href="../../near.html?kind=prefecture&category=online-services"]')


def test_a_page_of_a_category_leads_to_its_empty_cells(draft: Draft) -> None:
    page = read_page(draft, "categories/assembly-affairs.html")
    links = [link["href"] for link in page.select("main .group-links a")]
    assert "#100k-300k" in links
    assert "assembly-affairs/under-10k.html" in links
    assert len(links) == 6


def test_an_empty_prefecture_shows_its_neighbours_and_then_its_region(
    draft: Draft, collection: Collection
) -> None:
    page = read_page(draft, "prefectures/saitama.html")
    places = {case.slug: case.prefecture.name for case in collection.cases}
    beside, region = (
        [places[slug] for slug in cases_of(page, section)]
        for section in ("near-beside", "near-region")
    )
    assert reasons_of(page, "near-beside") == [f"隣の{name}" for name in beside]
    assert set(beside) == {"茨城県", "栃木県", "群馬県", "千葉県", "東京都"}
    assert set(region) == {"神奈川県"}
    assert set(reasons_of(page, "near-region")) == {"同じ関東"}
    assert page.select_one('a[href="../near.html?prefecture=saitama"]')


def test_where_no_place_is_near_it_is_said(draft: Draft) -> None:
    page = read_page(draft, "prefectures/ishikawa.html")
    lead = page.select_one("main .lead")
    assert lead is not None
    assert "隣の都道府県にも、同じ地方にも、まだありません。" in lead.get_text()
    assert not page.select(".case-card")
    assert page.select_one('a[href="../near.html?prefecture=ishikawa"]')


@pytest.mark.parametrize(
    ("minimum", "maximum", "middle", "query"),
    [
        (None, 10_000, 5_000, "population=5000"),
        (10_000, 50_000, 22_361, "population=22000"),
        (100_000, 300_000, 173_205, "population=170000"),
        (300_000, None, 600_000, "population=600000"),
    ],
)
def test_the_middle_of_a_band(
    minimum: int | None, maximum: int | None, middle: int, query: str
) -> None:
    limits = {"minimum": minimum, "maximum": maximum}
    known = {name: str(limit) for name, limit in limits.items() if limit}
    band = Band.model_validate({"name": "a", "slug": "a", "reading": "a", **known})
    assert (middle_of(band), query_of_band(band)) == (middle, query)


def test_prefectures_stand_under_their_regions_and_on_the_map(
    draft: Draft, collection: Collection
) -> None:
    page = read_page(draft, "prefectures/index.html")
    regions = [heading.get_text() for heading in page.select(".regions th[scope=row]")]
    assert regions == [region.name for region in collection.vocabulary.regions]
    listed = {link["href"] for link in page.select(".terms a")}
    tiles = page.select(".tiles[aria-hidden=true] svg a")
    assert len(listed) == 47
    assert {link["href"] for link in tiles} == listed
    assert {link["tabindex"] for link in tiles} == {"-1"}


def test_most_tiles_touch_what_the_prefecture_borders_on(collection: Collection) -> None:
    prefectures = {each.name: each for each in collection.vocabulary.prefectures}
    pairs = {
        (one.name, other.name)
        for one in prefectures.values()
        for other in prefectures.values()
        if abs(one.tile[0] - other.tile[0]) + abs(one.tile[1] - other.tile[1]) == 1
        if one.name < other.name
    }
    apart = {pair for pair in pairs if pair[1] not in prefectures[pair[0]].neighbours}
    assert len(pairs) >= 50
    assert len(apart) <= len(pairs) * 0.15, apart  # one square each has not the shape of the land


def test_a_map_begins_at_its_own_corner_and_needs_tiles(collection: Collection) -> None:
    entries = [TermEntry(each, each.slug, 0) for each in collection.vocabulary.prefectures]
    shikoku = lay_tiles(entry for entry in entries if entry.term.slug in ("kagawa", "kochi"))
    assert shikoku is not None
    assert [(tile.name, tile.column, tile.row) for tile in shikoku.tiles] == [
        ("香川", 1, 0),
        ("高知", 0, 1),
    ]
    assert (shikoku.columns, shikoku.rows) == (2, 2)
    bare = [TermEntry(entry.term.model_copy(update={"tile": ()}), "", 0) for entry in entries]
    assert lay_tiles(bare) is None
