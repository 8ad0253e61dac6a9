"""What tells machines the site's addresses; only a site that knows its own address has it.

`render_addresses(collection, pages, fresh, "https://example.jp/")` gives robots.txt, sitemap.xml
and feed.xml.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from generator.collection.collection import Collection
from generator.core.page import Output, Page
from generator.export.atom import render_feed
from generator.export.robots import render_robots
from generator.export.sitemap import render_sitemap


def render_addresses(
    collection: Collection, pages: Mapping[str, Page], fresh: Container[str], base_url: str
) -> tuple[Output, ...]:
    """The files that name pages by their full address.

    `pages` are all by their paths; `fresh` are the paths of the cases that this edition brought or
    changed.
    """
    indexed = {path: page.updated for path, page in pages.items() if page.is_indexed}
    return (
        render_robots(base_url),
        render_sitemap(indexed, base_url),
        *render_feed(collection, pages, fresh, base_url),
    )
