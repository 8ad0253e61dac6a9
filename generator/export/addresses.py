"""What tells machines the site's addresses; only a site that knows its own address has it.

`render_addresses(collection, paths, "https://example.jp/")` gives sitemap.xml.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection import Collection
from generator.export.sitemap import render_sitemap
from generator.page import Output


def render_addresses(
    collection: Collection, paths: Iterable[str], base_url: str
) -> tuple[Output, ...]:
    """The files that name pages by their full address; `paths` are those of all pages."""
    return (render_sitemap(paths, base_url),)
