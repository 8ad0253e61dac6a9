"""The blocks of a page are its elements with `data-search-text`, with their anchors."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import TESTS

from generator.search.blocks import TextBlock, scan_texts

GOLDEN = TESTS / "golden" / "small"


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>外</p>", ()),
        ("<h1 data-search-text>題<br>名</h1>", (TextBlock("題 名", "", ""),)),
        ("<p data-search-text>A &amp; <b>B</b></p>", (TextBlock("A & B", "", ""),)),
        ('<p data-search-text title="a>b">字</p>', (TextBlock("字", "", ""),)),
        ("<p data-search-text>字<!-- <p>外 --></p>", (TextBlock("字", "", ""),)),
        ("<p data-search-text> \n </p>", ()),
        ("<p data-search-text>A &am<!-- -->p; B</p>", (TextBlock("A &amp; B", "", ""),)),
        ("<P Data-Search-Text='>'>字</P>", (TextBlock("字", "", ""),)),
        ("<p data-search-text>字<script>外</script></p>", (TextBlock("字", "", ""),)),
        (
            '<section id="cost"><h2 id="cost-title">費</h2><p data-search-text>円</p></section>',
            (TextBlock("円", "cost", "cost"),),
        ),
        (
            '<section id="interview"><h3 id="q1" data-search-text>問</h3><p data-search-text>答'
            "</p></section><p data-search-text>外</p>",
            (
                TextBlock("問", "q1", "interview"),
                TextBlock("答", "q1", "interview"),
                TextBlock("外", "q1", ""),
            ),
        ),
        (
            "<ul><li data-search-text>甲<ul><li data-search-text>乙</li></ul>丙</li></ul>",
            (TextBlock("甲", "", ""), TextBlock("乙", "", ""), TextBlock("丙", "", "")),
        ),
        ("<li data-search-text>甲<li data-search-text>乙", (TextBlock("甲", "", ""),)),
    ],
)
def test_marked_elements_become_blocks(html: str, blocks: tuple[TextBlock, ...]) -> None:
    assert scan_texts(html).blocks == blocks


def test_a_block_has_the_text_that_a_parser_reads() -> None:
    pages = sorted((GOLDEN / "cases").glob("*.html"))
    assert len(pages) > 2
    for path in pages:
        html = path.read_text(encoding="utf-8")
        marked = BeautifulSoup(html, "html.parser").select("[data-search-text]")
        texts = [" ".join(element.get_text().split()) for element in marked]
        assert [block.text for block in scan_texts(html).blocks] == [text for text in texts if text]


def test_a_section_has_the_heading_that_stands_in_it() -> None:
    plain = '<section id="none"><p>a</p></section><section title="a>b" id=cost><h2>費<b>用</b></h2>'
    again = '<section id="cost"><h3>別</h3></section>'
    assert scan_texts(plain + again).sections == {"cost": "費用"}
