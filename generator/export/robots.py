"""robots.txt: where the sitemap is. It counts at the root of a host alone (RFC 9309, section 2.3).

>>> render_robots("https://example.jp/").content.decode().splitlines()[-1]
'Sitemap: https://example.jp/sitemap.xml'
"""

from __future__ import annotations

from generator.core.page import Output


def render_robots(base_url: str) -> Output:
    """All may read everything; pages that are no use in a search say so themselves."""
    return Output(
        "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()
    )
