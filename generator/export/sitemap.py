"""The sitemap: the pages that are to be found, sorted (https://www.sitemaps.org/protocol.html).

>>> render_sitemap({"a.html": "2026-03-31"}, "https://example.jp/").path
'sitemap.xml'
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from generator.core.page import Output

SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(dates: Mapping[str, str | None], base_url: str) -> Output:
    """The pages below a base address that ends in `/`, each with the date of its last change."""
    rows = "".join(
        f"<url><loc>{escape(base_url + quote(path), quote=False)}</loc>"
        f"{f'<lastmod>{date}</lastmod>' if date else ''}</url>\n"
        for path, date in sorted(dates.items())
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP_NAMESPACE}">\n'
    xml = f"{head}{rows}</urlset>\n"
    return Output("sitemap.xml", xml.encode("utf-8"))
