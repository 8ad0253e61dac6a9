"""The feed of new and changed cases, in Atom (RFC 4287).

`render_feed(collection, pages, fresh, "https://example.jp/")` gives feed.xml. Its dates are those
of the content: a site that names none has no feed; a new or changed case that names none has the
site's, any other no entry.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.core.page import Output, Page
from generator.export.common import MIDNIGHT

FEED_PATH = "feed.xml"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


def render_feed(
    collection: Collection, pages: Mapping[str, Page], fresh: Container[str], base_url: str
) -> Iterator[Output]:
    """feed.xml, where any date is known; `fresh` are the pages of new and changed cases."""
    if collection.updated is None:
        return
    feed = Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": collection.site.language})
    add_text(feed, "id", base_url + FEED_PATH)
    add_text(feed, "title", collection.site.title)
    if collection.site.description:
        add_text(feed, "subtitle", collection.site.description)
    add_text(feed, "updated", collection.updated.iso + MIDNIGHT)
    add_link(feed, "self", base_url + FEED_PATH, "application/atom+xml")
    add_link(feed, "alternate", base_url + "changes.html", "text/html")
    add_text(SubElement(feed, "author"), "name", collection.site.publisher)
    for case, page, date in list_fresh(collection, pages, fresh):
        add_entry(feed, case, date, page, base_url)
    indent(feed)
    yield Output(FEED_PATH, tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def list_fresh(
    collection: Collection, pages: Mapping[str, Page], fresh: Container[str]
) -> Iterator[tuple[Case, Page, str]]:
    """New and changed cases, pages and dates: the latest first, then those added last."""
    entries = []
    for case in collection.cases:
        page = pages[case.output_path]
        date = page.updated
        if date is None and collection.site.updated and (case.is_new or page.path in fresh):
            date = collection.site.updated.date.iso
        if date is not None:
            entries.append((case, page, date))
    entries.sort(key=lambda entry: (year_of(entry[0]), -entry[0].number), reverse=True)
    yield from sorted(entries, key=lambda entry: entry[2], reverse=True)


def year_of(case: Case) -> int:
    """The year in which a case was added, as far as it is known."""
    return case.facts.added.year if case.facts.added else 0


def add_entry(feed: Element, case: Case, date: str, page: Page, base_url: str) -> None:
    entry = SubElement(feed, "entry")
    add_text(entry, "id", base_url + page.path)
    add_text(entry, "title", page.title)
    add_text(entry, "updated", date + MIDNIGHT)
    add_link(entry, "alternate", base_url + page.path, "text/html")
    add_text(entry, "summary", page.description)
    SubElement(entry, "category", {"term": case.category.slug, "label": case.category.name})


def add_text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def add_link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "href": address, "type": kind})
