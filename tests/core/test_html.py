"""The scanner finds the tags that a browser finds, in any text and in time with its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from conftest import TESTS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tinyhtml5.constants import Token
from tinyhtml5.tokenizer import HTMLTokenizer

from generator.core.html import RAW_ENDS, scan_html

GOLDEN = TESTS / "golden" / "small"
Found = tuple[str, str, dict[str, str]]  # "start" or "end", a name, attributes

PIECES = st.sampled_from(
    [
        *("<", ">", "</", "/>", "/", "<!--", "-->", "--!>", "<!-", "<?", "<!DOCTYPE html>", "</>"),
        *("<p", "<P class=", "<a href=", "<br/>", "</p>", "</p x='>'>", "=", '"', "'", "a=b", " "),
        *("\n", "\f", "\t", "id", "&amp;", "&copy", "&copy;", "&#65;", "&lt", "&notit;", "あ", "İ"),
        *("<title>", "</title", "<style>", "</STYLE>", "<script>", "</script >", "<textarea a>"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def tags_of(html: str) -> list[Found]:
    return [
        ("end" if tag.is_end else "start", tag.name, dict(tag.attributes))
        for _, tag, _ in scan_html(html)
        if tag.name
    ]


def tags_of_the_standard(html: str) -> Iterator[Found]:
    """What a tokenizer written after the standard's own states finds, outside of drawings."""
    tokens = HTMLTokenizer(html)
    for token in tokens:
        kind = {Token.START_TAG: "start", Token.END_TAG: "end"}.get(token["type"])
        if kind is None:
            continue
        yield kind, token["name"], dict(token["data"]) if kind == "start" else {}
        if kind == "start" and token["name"] in RAW_ENDS:
            is_escapable = token["name"] in ("title", "textarea")
            tokens.state = tokens.rcdata_state if is_escapable else tokens.rawtext_state


@settings(max_examples=600)
@given(TEXTS)
@example('<p class="a><br class="c">x</p>')
@example("<a =b ==c d= >")
@example("<p a='1' A=2 a>")
@example("<!-->x<!--->y<!--a--!>z<!--")
@example('<p a="b">c<p d="')
@example("<title><p></titles></title\n><p>")
def test_it_finds_the_tags_of_the_standard_and_loses_no_character(html: str) -> None:
    assert tags_of(html) == list(tags_of_the_standard(html))
    assert "".join(text + tag.source for text, tag, _ in scan_html(html)) == html
    assert all(html.startswith(tag.source, offset) for _, tag, offset in scan_html(html))


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_read(html: str) -> None:
    assert "".join(text + tag.source for text, tag, _ in scan_html(html)) == html


class Parser(HTMLParser):
    """The tags as the standard library's parser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("start", tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("end", tag, {}))


def test_it_finds_in_our_pages_what_the_library_s_parser_finds() -> None:
    pages = sorted(GOLDEN.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        html = path.read_text(encoding="utf-8")
        parser = Parser()
        parser.feed(html)
        parser.close()
        assert tags_of(html) == parser.found, path


def test_a_drawing_has_elements_without_end_and_no_raw_text() -> None:
    html = "<svg><style>a<b/></style><path/></svg><br/><title><b/></title><svg/><p/>"
    empty = [tag.name for _, tag, _ in scan_html(html) if tag.is_empty]
    assert empty == ["b", "path", "svg"]


@pytest.mark.parametrize(
    ("html", "is_cut"),
    [
        ('<p class="a>', True),
        ("<p", True),
        ("<", False),
        ("</", False),
        ("<!--", False),
        ("<!d", False),
        ("<?a", False),
    ],
)
def test_a_tag_without_end_is_no_tag_but_is_told(html: str, is_cut: bool) -> None:
    assert [tag.is_cut for _, tag, _ in scan_html(f"<p>あ{html}")][1] is is_cut


@pytest.mark.parametrize(
    "piece",
    ["<p>", "<", '<a b="', "<a b=' ", "</", "<!--", "<title>", "<a a=", "<a ", "<svg/", "&"],
)
def test_the_work_grows_with_the_length_alone(piece: str) -> None:
    seconds = []
    for times in (3_000, 30_000):
        runs = []
        for run in range(3):
            begun = time.process_time()
            list(scan_html(piece * times + f"{run}"))
            runs.append(time.process_time() - begun)
        seconds.append(min(runs))
    assert seconds[1] < 40 * seconds[0] + 0.01  # the square of ten is a hundred
