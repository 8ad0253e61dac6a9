"""Whose words a page has: only a case that says so is written from the ministry's document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import BARE_SITE, THEMES, MakeContent, case_text

from generator.collection.config import Site, find_untold_settings
from generator.collection.form.reference import SourceReference
from generator.collection.source_of import source_of
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.measures.pages import page_in_file

ADDRESS = "https://example.jp/a/"


@pytest.fixture(scope="module")
def pages(small_content: Path) -> dict[str, BeautifulSoup]:
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES, ADDRESS))
    paths = [path for path in draft.pages if path.startswith("cases/")] + ["index.html"]
    return {
        path: BeautifulSoup(make_page(draft, path).content.decode("utf-8"), "html.parser")
        for path in paths
    }


def text_of(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None
    return re.sub(r"\s+", "", found.get_text())


def test_a_case_without_a_source_never_claims_the_document(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["cases/nishiawakura-no-cost.html"]
    words = page.get_text()
    assert "試しの原資料" not in words
    assert "原資料" not in words
    assert "もとにした資料は示されていません" in text_of(page, "#source")
    assert "原資料" not in text_of(page, "footer")
    assert "isBasedOn" not in str(page.select_one('script[type="application/ld+json"]'))


def test_a_case_of_the_document_says_so_and_leads_to_its_page(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["cases/kanagawa-electronic-approval.html"]
    assert "試しの省『試しの原資料" in text_of(page, "#source")
    assert "（3-12ページ）をもとに、試しの編集部が要約し、編集したものです" in text_of(
        page, "#source"
    )
    link = page.select_one("#source a")
    assert link is not None
    assert link["href"] == "https://example.jp/source.pdf#page=52"


def test_the_credit_is_true(pages: dict[str, BeautifulSoup]) -> None:
    cited = text_of(pages["cases/kanagawa-electronic-approval.html"], "#credit-cited")
    assert cited == (
        "出典：「ほぼ全ての決裁を電子に」（神奈川県）、『試しの原資料』（試しの省、3-12ページ）をもとに試しの編集部が"
        "要約・編集、サイト「試しの事例集」令和6年度版、試し1.0（https://example.jp/license）、"
        f"{ADDRESS}cases/kanagawa-electronic-approval.html"
    )
    for page in pages.values():
        for way in ("cited", "edited"):
            credit = text_of(page, f"#credit-{way}")
            assert "編集" in credit
            assert not credit.startswith("出典：試しの省「")
            assert ADDRESS in credit


def test_a_title_with_quotation_marks_has_those_of_the_second_order(
    make_content: MakeContent,
) -> None:
    text = case_text().replace("title: 電子申請システム", "title: 「書かない窓口」の導入")
    license = (BARE_SITE / "site.yaml").read_text("utf-8") + "license: {name: 規約}\n"
    content = make_content({"cases/a-case.md": text, "site.yaml": license})
    draft = draft_site(BuildSettings(content, Path("out"), THEMES))
    html = make_page(draft, "cases/a-case.html").content.decode("utf-8")
    page = BeautifulSoup(html, "html.parser")
    assert "「『書かない窓口』の導入」（岡山県鏡野町）" in text_of(page, "#credit-cited")
    assert "このサイトの編集者" in text_of(page, "#credit-cited")


def test_the_interview_says_at_its_head_whose_words_the_answers_are(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["cases/kagamino-online-counter.html"]
    interview = page.select_one("#interview")
    assert interview is not None
    words = interview.get_text()
    assert words.index("試しの編集部が言い換えたものです") < words.index("きっかけは何ですか")
    assert "試しの省" in words
    # Nobody of the ministry asked where the case is not of its document.
    assert "試しの省" not in text_of(pages["cases/nishiawakura-no-cost.html"], "#interview")


@pytest.mark.parametrize(
    ("reference", "link"),
    [
        ({"pages": "3-7～3-11"}, "https://example.jp/a.pdf#page=46"),
        ({}, "https://example.jp/a.pdf"),
        ({"pages": "3-7", "url": "https://example.jp/b.pdf"}, "https://example.jp/b.pdf"),
        ({"kind": "団体の提供", "pages": "3"}, None),
    ],
)
def test_a_source_leads_to_its_page_where_the_file_is_known(
    reference: dict[str, str], link: str | None
) -> None:
    site = Site.model_validate(
        {
            "title": "事例集",
            "publisher": "省",
            "edition": "令和6年度",
            "source": {"title": "資料", "url": "https://example.jp/a.pdf"},
            "first_pdf_page": "40",
        }
    )
    source = source_of(SourceReference.model_validate(reference), site)
    assert source is not None
    assert source.link == link
    assert source_of(None, site) is None


def test_a_page_of_the_file_counts_from_the_first() -> None:
    assert [page_in_file(pages, 40) for pages in ("3-1", "3-7～3-11", "12", "x")] == [
        *(40, 46, 51, None),
    ]


def test_a_public_site_that_leaves_something_untold_is_warned_once() -> None:
    site = Site.model_validate(
        {"title": "事例集", "publisher": "省", "edition": "令和6年度", "source": {"title": "資料"}}
    )
    (problem,) = find_untold_settings(site, ADDRESS, "content/site.yaml")
    assert problem.code == "site-untold"
    assert problem.is_error is False
    assert problem.arguments["missing"] == "editor、contact、source.terms"
    assert list(find_untold_settings(site, None, "content/site.yaml")) == []
    told = site.model_copy(update={"editor": "会", "contact": "課", "source": None})
    assert list(find_untold_settings(told, ADDRESS, "content/site.yaml")) == []
