"""What search engines and other sites are told of the real site's pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, MakeContent, case_text

from generator.core.page import Output
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site, make_page
from generator.export.addresses import render_addresses
from generator.finish import Findings, finish_site
from generator.output.check import check_outputs
from generator.output.headers import META_POLICY
from generator.output.media import MEDIA_TYPES
from generator.reading.image import measure_image

pytestmark = pytest.mark.slow

BASE = "https://example.jp/a/"
MOST_IN_TITLE, LEAST_IN_DESCRIPTION, MOST_IN_DESCRIPTION = 80, 15, 160  # characters


def draft(content: Path, base_url: str | None) -> Draft:
    return draft_site(BuildSettings(content, Path("out"), ROOT / "themes", base_url))


def read_pages(whole: Draft) -> dict[str, BeautifulSoup]:
    html = {path: make_page(whole, path).content for path in whole.pages}
    return {path: BeautifulSoup(text, "html.parser") for path, text in html.items()}


@pytest.fixture(scope="module")
def whole() -> Draft:
    return draft(ROOT / "content", BASE)


@pytest.fixture(scope="module")
def pages(whole: Draft) -> dict[str, BeautifulSoup]:
    return read_pages(whole)


def content_of(page: BeautifulSoup, **marks: str) -> str | None:
    selector = "".join(f"[{name}='{value}']" for name, value in marks.items())
    found = page.select_one(f"meta{selector}")
    return str(found["content"]) if found else None


def graph_of(page: BeautifulSoup) -> dict[str, Mapping[str, object]]:
    """The nodes of a page's structured data by their type; of its one block."""
    blocks = page.find_all("script", type="application/ld+json")
    if not blocks:
        return {}
    (block,) = blocks
    value = json.loads(block.get_text())
    assert value["@context"] == "https://schema.org"
    return {node["@type"]: node for node in value["@graph"]}


def values_in(value: object) -> Iterator[object]:
    """Every value of a JSON value, itself among them."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from values_in(part)


def test_every_page_has_the_meta_policy(pages: Mapping[str, BeautifulSoup]) -> None:
    found = {
        content_of(page, **{"http-equiv": "Content-Security-Policy"}) for page in pages.values()
    }
    assert found == {META_POLICY}


def test_no_two_pages_have_one_title_or_one_description(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    titles = [page.title.get_text() for page in pages.values() if page.title]
    assert len(set(titles)) == len(pages)
    assert max(map(len, titles)) <= MOST_IN_TITLE
    said = [content_of(page, name="description") or "" for page in pages.values()]
    assert len(set(said)) == len(pages)
    assert min(map(len, said)) >= LEAST_IN_DESCRIPTION
    assert max(map(len, said)) <= MOST_IN_DESCRIPTION


def test_what_says_nothing_of_its_own_is_not_indexed(
    whole: Draft, pages: Mapping[str, BeautifulSoup]
) -> None:
    hidden = {path for path, page in pages.items() if content_of(page, name="robots") == "noindex"}
    assert {"404.html", "search.html"} <= hidden
    empty = {
        path
        for path, page in whole.pages.items()
        if page.template == "listing.html" and page.data["groups"] == ()
    }
    assert empty
    assert empty <= hidden
    assert not any(path.startswith("cases/") or path == "index.html" for path in hidden)
    for path in hidden:
        assert graph_of(pages[path]) == {}
        assert pages[path].find("link", rel="canonical") is None


def test_a_page_gives_its_own_address_everywhere(pages: Mapping[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        canonical = page.select_one("link[rel=canonical]")
        if canonical is None:
            continue
        assert canonical["href"] == BASE + path
        assert content_of(page, property="og:url") == BASE + path
        assert content_of(page, property="og:description") == content_of(page, name="description")
        assert content_of(page, property="og:locale") == "ja_JP"
        assert page.title is not None
        assert page.title.get_text().startswith(content_of(page, property="og:title") or "-")


def test_the_breadcrumb_for_machines_is_the_one_for_people(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    compared = 0
    for path, page in pages.items():
        crumbs = [item.get_text().strip() for item in page.select(".breadcrumb li")]
        graph = graph_of(page)
        if not crumbs or not graph:
            continue
        steps = graph["BreadcrumbList"]["itemListElement"]
        assert isinstance(steps, list)
        assert [step["name"] for step in steps] == crumbs
        assert [step["position"] for step in steps] == list(range(1, len(crumbs) + 1))
        assert steps[-1]["item"] == BASE + path
        assert {step["item"].removeprefix(BASE) for step in steps} <= pages.keys()
        compared += 1
    assert compared > 100


def test_every_value_of_the_structured_data_says_something(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        for node in graph_of(page).values():
            for value in values_in(node):
                assert value not in (None, "", [], {}), path


def test_each_kind_of_page_says_what_it_is(pages: Mapping[str, BeautifulSoup]) -> None:
    assert {"WebSite", "CollectionPage"} <= graph_of(pages["index.html"]).keys()
    case = graph_of(pages["cases/kagamino-online-application.html"])["Article"]
    assert case["headline"] == "マイナンバーカードを利用した鏡野町電子申請・届出システム"
    assert case["about"] == {
        "@type": "GovernmentOrganization",
        "name": "岡山県鏡野町",
        "identifier": "336068",
    }
    assert (
        case["license"] == "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0"
    )
    data = graph_of(pages["data/index.html"])["Dataset"]
    assert isinstance(data["distribution"], list)
    offered = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    assert offered[f"{BASE}data/cases.json"] == "application/json"
    assert offered[f"{BASE}data/cases.csv"] == "text/csv"
    assert f"{BASE}data/tables.xlsx" in offered
    assert not any("schema" in address or "catalog" in address for address in offered)
    listing = graph_of(pages["cases/index.html"])["CollectionPage"]["mainEntity"]
    assert isinstance(listing, dict)
    assert len(listing["itemListElement"]) == len(pages["cases/index.html"].select(".case-card"))


def test_without_an_address_nothing_is_said_that_needs_one(small_content: Path) -> None:
    for page in read_pages(draft(small_content, None)).values():
        assert page.select_one("link[rel=canonical]") is None
        assert page.select_one("meta[property^='og:']") is None
        assert graph_of(page) == {}


def test_no_title_ends_the_data_block(make_content: MakeContent) -> None:
    title = "申請 </script><script>alert(1)</script> & 届出 <!--"
    content = make_content({"cases/a.md": case_text(title=f"title: '{title}'")})
    whole = draft(content, BASE)
    page = make_page(whole, "cases/a.html")
    soup = BeautifulSoup(page.content, "html.parser")
    assert graph_of(soup)["Article"]["headline"] == title
    assert [tag.get("type") for tag in soup.find_all("script") if not tag.get("src")] == [
        "application/ld+json"
    ]
    codes = {problem.code for problem in check_outputs((page,), BASE)}
    assert "inline-code" not in codes


@pytest.mark.parametrize(
    ("script", "is_refused"),
    [
        ('<script type="application/ld+json">{}</script>', False),
        ('<script type="module">1</script>', True),
        ('<script type="application/json">{}</script>', True),
        ('<script type="application/ld+json" onload="x()">{}</script>', True),
        ("<script>1</script>", True),
    ],
)
def test_of_all_inline_scripts_only_linked_data_passes(script: str, is_refused: bool) -> None:
    html = f'<html lang="ja"><head><title>a</title>{script}</head><body><h1>a</h1></body></html>'
    problems = check_outputs((Output("a.html", html.encode()),), None)
    assert [problem.code for problem in problems] == ["inline-code"] * is_refused


def test_on_the_top_of_a_host_the_site_has_no_say_in_the_hosts_other_pages(
    small_content: Path,
) -> None:
    whole = draft(small_content, "https://example.jp/")
    findings = Findings()
    outputs = list(finish_site(whole, findings))
    assert any(b'href="https://green.test/form"' in output.content for output in outputs)
    assert findings.faults == []
    cut = [output for output in outputs if output.path != "cases/index.html"]
    missing_page = [p for p in check_outputs(cut, whole.base_url) if p.where.path == "404.html"]
    assert {problem.arguments["found"] for problem in missing_page} == {"/cases/index.html"}


def test_every_file_of_the_site_has_its_kind_in_the_headers(whole: Draft) -> None:
    paths = (*whole.pages, *(file.path for file in whole.files))
    endings = {PurePosixPath(path).suffix for path in paths}
    data = {PurePosixPath(file.path).suffix for file in whole.data()}
    assert {".csv", ".xlsx"} <= data
    assert endings | data <= MEDIA_TYPES.keys()


def test_robots_and_the_sitemap_name_the_pages_that_are_to_be_found(whole: Draft) -> None:
    outputs = render_addresses(whole.collection, whole.pages, (), BASE)
    files = {file.path: file.content.decode() for file in outputs}
    assert f"\nSitemap: {BASE}sitemap.xml\n" in files["robots.txt"]
    assert "Disallow" not in files["robots.txt"]
    listed = re.findall(r"<loc>(.*?)</loc>", files["sitemap.xml"])
    indexed = [path for path, page in whole.pages.items() if page.is_indexed]
    assert listed == [BASE + path for path in sorted(indexed)]


def test_the_credit_names_the_work_the_page_and_the_terms(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    case = pages["cases/kagamino-online-application.html"]
    cited, edited = (text.get_text() for text in case.select(".credit-text"))
    work = (
        "「マイナンバーカードを利用した鏡野町電子申請・届出システム」（岡山県鏡野町）、"
        "『内部DX参考事例集（３．内部DX）』（総務省、3-7～3-11ページ）をもとに"
        "このサイトの編集者が要約・編集、サイト「内部DX参考事例集」令和6年度版"
    )
    terms = "PDL1.0（https://www.digital.go.jp/resources/open_data/public_data_license_v1.0）"
    address = f"{BASE}cases/kagamino-online-application.html"
    assert cited == f"出典：{work}、{terms}、{address}"
    assert edited == f"{work}。これを加工して作成、{terms}、{address}"
    assert all(button.has_attr("hidden") for button in case.select(".credit-copy"))
    home = pages["index.html"].select(".credit-text")[1].get_text()
    assert home == (
        "「内部DX参考事例集」、『内部DX参考事例集（３．内部DX）』（総務省）をもとに"
        f"このサイトの編集者が要約・編集、令和6年度版。これを加工して作成、{terms}、{BASE}index.html"
    )


def test_a_site_without_terms_gives_no_credit(make_content: MakeContent) -> None:
    whole = draft(make_content({"cases/a-case.md": case_text()}), BASE)
    assert whole.collection.site.license is None
    assert all(page.select(".credit") == [] for page in read_pages(whole).values())


def test_a_shared_link_shows_the_picture_of_the_theme(
    whole: Draft, pages: Mapping[str, BeautifulSoup]
) -> None:
    image = f"{BASE}assets/img/share.png"
    files = {file.path: file.content for file in whole.files}
    size = measure_image(files["assets/img/share.png"])
    assert size is not None
    for path, page in pages.items():
        assert not page.select("[src*='share.png'], link[href*='share.png']"), path
        if not whole.pages[path].is_indexed:
            assert page.select_one("meta[property^='og:'], meta[name^='twitter:']") is None
            continue
        assert content_of(page, property="og:image") == image
        sides = (content_of(page, property=f"og:image:{side}") for side in ("width", "height"))
        assert tuple(sides) == (str(size.width), str(size.height))
        assert content_of(page, property="og:image:alt") == "棒グラフを描いたフォルダーのしるし"
        assert content_of(page, name="twitter:card") == "summary_large_image"
        articles = [node for kind, node in graph_of(page).items() if kind == "Article"]
        assert all(node["image"] == image for node in articles)
        assert bool(articles) == path.startswith("cases/") or path == "cases/index.html"


def test_a_theme_without_a_picture_has_small_cards_and_no_tag(
    small_content: Path, tmp_path: Path
) -> None:
    themes = tmp_path / "themes"
    shutil.copytree(ROOT / "themes" / "standard", themes / "standard")
    (themes / "own").mkdir()
    (themes / "own/theme.yaml").write_text("extends: standard\nshare_image: none\n", "utf-8")
    settings = BuildSettings(small_content, Path("out"), themes, BASE, theme="own")
    case = read_pages(draft_site(settings))["cases/kagamino-online-counter.html"]
    assert case.select("meta[property^='og:image']") == []
    assert content_of(case, name="twitter:card") == "summary"
    assert "image" not in graph_of(case)["Article"]


def test_without_an_address_the_picture_lies_there_and_is_not_named(small_content: Path) -> None:
    stick = draft(small_content, None)
    assert "assets/img/share.png" in {file.path for file in stick.files}
    for page in read_pages(stick).values():
        assert "share.png" not in str(page)
