"""The sitemap: the pages that are to be found, sorted (https://www.sitemaps.org/protocol.html).

>>> render_sitemap(["a.html"], "https://example.jp/").path
'sitemap.xml'
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

from generator.page import Output

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(paths: Iterable[str], base_url: str) -> Output:
    """The pages below a base address that ends in `/`."""
    addresses = (base_url + quote(path) for path in sorted(paths))
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{rows}</urlset>\n'
    return Output("sitemap.xml", xml.encode("utf-8"))
