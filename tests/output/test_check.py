"""A fault of a built page is found, and a page without faults passes."""

from __future__ import annotations

import pytest

from generator.core.page import Output
from generator.core.problem import Problem, Where, in_order
from generator.output.check import check_outputs

PAGE = '<html lang="ja"><head><title>題</title></head><body><h1>題</h1>{}</body></html>'


def problems_of(html: str) -> tuple[Problem, ...]:
    outputs = (Output("a/b.html", html.encode("utf-8")), Output("a/c.png", b""))
    return in_order(check_outputs(outputs, "https://example.jp/"))


def codes_of(html: str) -> list[str]:
    return [problem.code for problem in problems_of(html)]


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<a id="x" href="#x">x</a><a href="../a/b.html#x">x</a><img src="c.png" alt="">',
        '<a href="https://example.jp/a/b.html">x</a><a href="https://example.com/none">x</a>',
        '<a href="https://example.jp/none.html" rel="noopener noreferrer">of another site</a>',
        '<a href="HTTPS://example.com/none">x</a><a href="Mailto:a@example.jp">x</a>',
        '<p id="x"></p><div aria-labelledby="x"></div><h2>x</h2><h3>x</h3>',
        '<a href="c.png"><img src="c.png" alt="x"></a><a href="c.png" title="x"><svg></svg></a>',
        '<template><a href="c.png"></a></template><a id="x"></a>',
        "<ul><li>x<li>y</ul><p>x<table><tr><td>x</table><br><svg><path d=''/></svg>",
        '<a href="c.png?a=1&amp;b&copy=2">x</a><!-- <b> <i> --><svg><path/></svg>',
        '<link rel="license" href="https://example.com/"><link rel="author" href="http://a.example/">',
        '<picture><source srcset="c.png 1x, https://example.jp/a/c.png 2x"></picture>',
    ],
)
def test_a_page_without_faults_passes(html: str) -> None:
    assert codes_of(PAGE.format(html)) == []


@pytest.mark.parametrize(
    ("code", "html"),
    [
        ("broken-link", '<a href="none.html">x</a>'),
        ("broken-link", '<a href="https://example.jp/none.html">x</a>'),
        ("broken-link", '<link rel="canonical" href="https://example.jp/none.html">'),
        ("broken-link", '<a href="none.html" rel="noopener noreferrer">x</a>'),
        ("broken-link", '<img src="none.png" alt="">'),
        ("broken-anchor", '<a href="#none">x</a>'),
        ("broken-id-reference", '<label for="none">x</label>'),
        ("duplicate-id", '<p id="x"></p><p id="x"></p>'),
        ("img-without-alt", '<img src="c.png">'),
        ("inline-code", "<script>alert(1)</script>"),
        ("inline-code", '<p style="color: red"></p>'),
        ("inline-code", '<p onclick="x()"></p>'),
        ("foreign-file", '<img src="https://example.com/a.png" alt="">'),
        ("foreign-file", '<img src="//example.com/a.png" alt="">'),
        ("foreign-file", '<img src="data:image/png;base64,AAAA" alt="">'),
        ("foreign-file", '<script src="HTTPS://example.com/a.js"></script>'),
        ("foreign-file", '<link rel="alternate stylesheet" href="https://example.com/a.css">'),
        ("foreign-file", '<iframe src="https://example.com/" title="x"></iframe>'),
        ("foreign-file", '<source srcset="c.png 1x, https://example.com/a.png 2x">'),
        ("foreign-file", '<video poster="https://example.com/a.png"></video>'),
        ("foreign-file", '<object data="https://example.com/a.pdf"></object>'),
        ("foreign-file", '<svg><use href="https://example.com/a.svg#x"/></svg>'),
        ("foreign-file", '<form action="https://example.com/search"></form>'),
        ("broken-link", '<video src="none.mp4"></video>'),
        ("broken-anchor", '<svg><use href="#none"/></svg>'),
        ("link-without-text", '<a href="c.png"> </a>'),
        ("tag-not-closed", "<section><div></section>"),
        ("tag-not-closed", "<div>"),
        ("end-without-tag", "<p>x</p></div>"),
        ("quote-not-closed", '<p class="a><br class="c">x</p>'),
        ("quote-not-closed", '<p>x</p><p class="a>x'),
        ("tag-not-closed", "<div/>"),
        ("broken-link", '<a href="none.html" href="c.png">x</a>'),
        ("link-without-text", '<a href="c.png"><img src="c.png" alt=""></a>'),
        ("link-without-text", '<template></template><a href="c.png"><svg></svg></a>x'),
        ("page-heading-skipped", "<h3>x</h3>"),
        ("page-without-one-h1", "<h1>x</h1>"),
    ],
)
def test_a_fault_is_found(code: str, html: str) -> None:
    assert codes_of(PAGE.format(html)) == [code]


@pytest.mark.parametrize(
    ("code", "part"),
    [("page-without-language", ' lang="ja"'), ("page-without-title", "<title>題</title>")],
)
def test_what_every_page_needs_is_missed(code: str, part: str) -> None:
    assert codes_of(PAGE.format("").replace(part, "")) == [code]


def test_a_fault_has_its_line_and_column_also_after_characters_of_many_bytes() -> None:
    html = PAGE.format('\n<p>事例😀</p>\n 頁<div>\n<p id="x"></p><br ID=x>')
    places = [(problem.code, problem.where) for problem in problems_of(html)]
    assert places == [
        ("tag-not-closed", Where("a/b.html", 3, 3)),
        ("duplicate-id", Where("a/b.html", 4, 15)),
    ]


@pytest.mark.parametrize(
    ("path", "address", "codes"),
    [
        ("404.html", "/a/404.html", []),
        ("404.html", "/404.html", ["broken-link"]),
        ("404.html", "/a/none.html", ["broken-link"]),
        ("404.html", "https://example.jp/a/404.html", []),
        ("404.html", "//example.jp/a/404.html", ["foreign-file"]),
        ("other.html", "/a/404.html", ["broken-link"]),
        ("cases/404.html", "/a/404.html", ["broken-link"]),
    ],
)
def test_the_page_for_missing_addresses_alone_links_from_the_root_of_the_host(
    path: str, address: str, codes: list[str]
) -> None:
    html = PAGE.format(f'<img src="{address}" alt="">').encode()
    pages = [Output(name, html) for name in dict.fromkeys((path, "404.html"))]
    found = [p.code for p in check_outputs(pages, "https://example.jp/a/") if p.where.path == path]
    assert found == codes


def test_on_a_host_of_its_own_two_slashes_still_begin_another_host() -> None:
    html = PAGE.format('<img src="//a.test/404.html" alt=""><img src="/404.html" alt="">').encode()
    problems = check_outputs([Output("404.html", html)], "https://example.jp/")
    assert [problem.code for problem in problems] == ["foreign-file"]
