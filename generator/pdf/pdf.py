"""The printed edition → a tagged PDF (PDF/UA-1), made by WeasyPrint from the page alone.

`make_pdf(html, files)` is a pure function but for the fonts of the machine.
"""

from __future__ import annotations

import re
import string
import warnings
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import TYPE_CHECKING

import tinycss2
from tinycss2.ast import FunctionBlock, Node

from generator.core.css import list_rules, list_used, parse_block, parse_style
from generator.core.html import scan_html
from generator.output.media import served_as
from generator.words.pdf import KANA_AND_KANJI

if TYPE_CHECKING:
    import pydyf
    from weasyprint import URLFetcher
    from weasyprint.document import Document

BASE = "memory://site/"
HEAD = re.compile(rb"%PDF-[0-9.]+\n%\xf0\x9f\x96\xa4\n")  # of every PDF of WeasyPrint's: a heart
KEPT_ADDRESSES = ("#", "http:", "https:", "mailto:", "tel:")  # where links lead from a PDF, too
BOOKMARK = "data-bookmark"  # of an element with an id: the text of a link to it
LEAST = 4  # characters on the last line of a title
PAINTS = ("fill", "stroke")


class NoPdfEngine(Exception):  # a state of the machine
    """WeasyPrint, or a library of the system that it needs, is not installed."""


class NoFont(Exception):  # a state of the machine
    """No font of the machine has these characters: they would be printed as boxes."""


def make_pdf(html: str, files: Mapping[str, bytes]) -> bytes:
    """The PDF of a page at the top of the site; `files` are its styles and images, by path.

    Raises NoPdfEngine, or NoFont with the characters that no font has.
    """
    start_engine()
    import weasyprint

    from generator.pdf.pdf_tags import repair_tags

    if missing := find_missing(html):
        raise NoFont(missing)
    style = plain_media(files["assets/site.css"].decode("utf-8"))
    names = {
        tag.attributes["id"]: tag.attributes[BOOKMARK]
        for _, tag, _ in scan_html(html)
        if BOOKMARK in tag.attributes
    }

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        repair_tags(pdf, names)
        pdf.catalog["PageMode"] = "/UseOutlines"  # a reader opens with the bookmarks

    page = weasyprint.HTML(
        string=colour_drawings(keep_ends(leave_links(html)), style),
        base_url=BASE,
        url_fetcher=read_memory({**files, "assets/site.css": style.encode("utf-8")}),
    )
    content: bytes = page.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)
    return content


def is_own_pdf(content: bytes) -> bool:
    """Whether a file is a PDF that `make_pdf` may have made."""
    return HEAD.match(content) is not None


def start_engine() -> None:
    """Imports WeasyPrint, which warns of a machine without fonts and crashes on it later."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message=".*[Ff]ont[Cc]onfig")
            import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        raise NoPdfEngine(str(error)) from error
    except UserWarning as warning:
        raise NoFont(KANA_AND_KANJI) from warning


def find_missing(html: str) -> str:
    """The characters of a page that no font has; each once, sorted."""
    import weasyprint

    missing: set[str] = set()

    def look(document: Document, pdf: pydyf.PDF) -> None:
        missing.update(chr(code) for font in document.fonts.values() for code in font.missing)

    used = escape("".join(sorted(set(unescape(html)) - set(string.whitespace))))
    weasyprint.HTML(string=f"<p>{used}", base_url=BASE).write_pdf(finisher=look)
    return "".join(sorted(missing))


def read_memory(files: Mapping[str, bytes]) -> URLFetcher:
    """What gives WeasyPrint the site's own files, and nothing from the disk or the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class SiteFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            path = url.removeprefix(BASE)
            if path not in files:
                raise ValueError(url)
            kind = served_as(path)
            return URLFetcherResponse(url, files[path], {"Content-Type": kind})

    return SiteFiles()


def leave_links(html: str) -> str:
    """Links to other pages of the site lead nowhere from a file that is handed on: their text."""
    parts, is_left = [], False
    for text, tag, _ in scan_html(html):
        parts.append(text)
        if tag.name == "a" and not tag.is_end:
            is_left = not tag.attributes.get("href", "#").startswith(KEPT_ADDRESSES)
        is_changed = tag.name == "a" and is_left
        parts.append(tag.change({"href": None}, "span") if is_changed else tag.source)
    return "".join(parts)


def keep_ends(html: str) -> str:
    """The last characters of a title stay on one line: WeasyPrint knows no phrases to break at."""
    parts, is_entry = [], False
    for text, tag, _ in scan_html(html):
        if text and (is_entry or (tag.name == "h2" and tag.is_end)):
            title = unescape(text)
            end = f'<span style="white-space: nowrap">{escape(title[-LEAST:])}</span>'
            text = escape(title[:-LEAST]) + end
        is_entry = tag.attributes.get("class") == "edition-entry"
        parts += [text, tag.source]
    return "".join(parts)


def plain_media(style: str) -> str:
    """The style without the rules for other media than paper.

    WeasyPrint knows types of media alone, and drops a rule with anything else in its list.
    """

    rules = []
    for rule in tinycss2.parse_stylesheet(style):
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            queries = tinycss2.serialize(rule.prelude).split(",")
            types = [query.strip() for query in queries if "(" not in query]
            if not types:
                continue
            rule.prelude = tinycss2.parse_component_value_list(f" {', '.join(types)} ")
        rules.append(rule)
    return str(tinycss2.serialize(rules))


def colour_drawings(html: str, style: str) -> str:
    """Inline drawings get the rules that paint them: WeasyPrint gives them only their own style."""
    added = f"<style>{''.join(list_paints(style))}</style>"
    return "".join(
        text + tag.source + (added if tag.name == "svg" and not tag.is_end else "")
        for text, tag, _ in scan_html(html)
    )


def list_paints(style: str) -> Iterator[str]:
    """The rules for drawings, with the values of custom properties in the place of their names."""
    rules = list(list_rules(parse_block(parse_style(style).nodes)))
    own = {value.name: value.value for rule in rules for value in rule.values}
    for rule in rules:
        selector = tinycss2.serialize(rule.node.prelude).strip()
        names = {value.lower_name for value in rule.values}
        if selector.startswith("svg") or not names.isdisjoint(PAINTS):
            values = (
                f"{value.name}:{tinycss2.serialize(resolve_variables(value.value, own))}"
                for value in rule.values
            )
            yield f"{selector}{{{';'.join(values)}}}"


def resolve_variables(nodes: Iterable[Node], own: Mapping[str, Iterable[Node]]) -> Iterator[Node]:
    """The parts of a value, custom properties resolved; one that is made of itself has none."""
    for node in nodes:
        used = next(list_used([node]), None)
        if used is not None:
            others = {name: value for name, value in own.items() if name != used.value}
            yield from resolve_variables(own.get(used.value, ()), others)
        elif isinstance(node, FunctionBlock):
            arguments = list(resolve_variables(node.arguments, own))
            yield FunctionBlock(node.source_line, node.source_column, node.name, arguments)
        else:
            yield node
