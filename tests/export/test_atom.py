"""The feed: of known dates alone, the latest first, the same bytes for the same content."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import TESTS, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.core.settings import BuildSettings

pytestmark = pytest.mark.slow

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://example.jp/dx/"
SITE = (TESTS / "sites" / "bare" / "site.yaml").read_text("utf-8")


def build(content: Path, base_url: str | None = BASE) -> Path:
    build_site(BuildSettings(content, Path("out"), THEMES, base_url))
    return Path("out")


def read_feed(content: Path) -> ElementTree.Element:
    return ElementTree.fromstring((build(content) / "feed.xml").read_bytes())


def texts(feed: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in feed.findall(path, ATOM)]


def write_case(number: int, **parts: str) -> str:
    parts["title"] = f"title: 取組{number}"
    return case_text(number=f"number: {number}", **parts)


CASES = {
    "cases/a-dated.md": write_case(1, updated="updated: 2026-03-31"),
    "cases/b-new.md": write_case(2, added="added: 令和6年度"),
    "cases/c-later.md": write_case(3, updated="updated: 令和8年5月1日", added="added: 令和6年度"),
    "cases/d-older.md": write_case(4, added="added: 令和5年度"),
    "cases/e-unknown.md": write_case(5),
    "cases/f-same-day.md": write_case(6, updated="updated: R8.3.31", added="added: 令和5年度"),
}


def test_the_feed_has_new_and_dated_cases_the_latest_first(make_content: MakeContent) -> None:
    feed = read_feed(make_content({**CASES, "site.yaml": f"{SITE}updated: 2026-04-01\n"}))
    assert texts(feed, "a:updated") == ["2026-05-01T00:00:00+09:00"]
    slugs = ("c-later", "b-new", "f-same-day", "a-dated")
    addresses = [f"{BASE}cases/{slug}.html" for slug in slugs]
    assert texts(feed, "a:entry/a:id") == addresses
    assert [link.get("href") for link in feed.findall("a:entry/a:link", ATOM)] == addresses
    assert texts(feed, "a:entry/a:updated") == [
        f"{day}T00:00:00+09:00" for day in ("2026-05-01", "2026-04-01", "2026-03-31", "2026-03-31")
    ]
    assert texts(feed, "a:entry/a:title")[0] == "取組3（岡山県鏡野町）"
    assert texts(feed, "a:entry/a:summary")[0] == "申請をスマートフォンで行えるようにした。"


def test_the_feed_names_itself_its_page_and_its_author(make_content: MakeContent) -> None:
    feed = read_feed(make_content(CASES))
    assert texts(feed, "a:id") == [f"{BASE}feed.xml"]
    assert texts(feed, "a:title") == ["試しの事例集"]
    assert texts(feed, "a:author/a:name") == ["試しの省"]
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"self": f"{BASE}feed.xml", "alternate": f"{BASE}changes.html"}


def test_a_new_case_of_unknown_date_is_left_out_where_the_site_has_none(
    make_content: MakeContent,
) -> None:
    feed = read_feed(make_content(CASES))
    ids = texts(feed, "a:entry/a:id")
    assert f"{BASE}cases/c-later.html" in ids
    assert f"{BASE}cases/b-new.html" not in ids


def test_a_case_that_this_edition_changed_or_brought_is_in_the_feed(
    make_content: MakeContent,
) -> None:
    files = {"cases/a-b.md": case_text(), "site.yaml": f"{SITE}updated: 2026-04-01\n"}
    content = make_content(files)
    published = (build(content) / "data" / "cases.json").read_text("utf-8")
    assert texts(read_feed(content), "a:entry/a:id") == []
    before = published.replace("令和6年度", "令和5年度").replace("1.2万人", "1.1万人")
    (content / "editions").mkdir()
    (content / "editions" / "r5.json").write_text(before, encoding="utf-8")
    assert texts(read_feed(content), "a:entry/a:id") == [f"{BASE}cases/a-b.html"]
    same = before.replace("1.1万人", "1.2万人")
    (content / "editions" / "r5.json").write_text(same, encoding="utf-8")
    assert texts(read_feed(content), "a:entry/a:id") == []
    (content / "cases" / "a-c.md").write_text(write_case(2), encoding="utf-8")
    assert texts(read_feed(content), "a:entry/a:id") == [f"{BASE}cases/a-c.html"]


@pytest.mark.parametrize(
    ("files", "base_url"),
    [({"cases/a-b.md": case_text()}, BASE), (CASES, None)],
    ids=["no date", "no address"],
)
def test_without_a_date_or_an_address_there_is_no_feed_and_no_link_to_one(
    make_content: MakeContent, files: dict[str, str], base_url: str | None
) -> None:
    out = build(make_content(files), base_url)
    assert not (out / "feed.xml").exists()
    assert "feed.xml" not in (out / "changes.html").read_text("utf-8")


def test_every_page_names_the_feed(make_content: MakeContent) -> None:
    out = build(make_content(CASES))
    link = '<link rel="alternate" type="application/atom+xml"'
    assert link in (out / "index.html").read_text("utf-8")
    assert 'href="../feed.xml"' in (out / "cases" / "a-dated.html").read_text("utf-8")


def test_the_sitemap_has_the_date_of_a_case(make_content: MakeContent) -> None:
    rows = (build(make_content(CASES)) / "sitemap.xml").read_text("utf-8").splitlines()
    assert f"<url><loc>{BASE}cases/a-dated.html</loc><lastmod>2026-03-31</lastmod></url>" in rows
    assert f"<url><loc>{BASE}cases/e-unknown.html</loc></url>" in rows
