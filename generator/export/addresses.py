"""What tells machines the site's addresses; only a site that knows its own address has it.

`render_addresses(collection, paths, "https://example.jp/")` gives sitemap.xml and robots.txt.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection import Collection
from generator.export.robots import render_robots
from generator.export.sitemap import render_sitemap
from generator.page import Output


def render_addresses(
    collection: Collection, paths: Iterable[str], base_url: str
) -> tuple[Output, ...]:
    """The files that name pages by their full address; `paths` are of those to be found."""
    return (render_robots(base_url), render_sitemap(paths, base_url))
