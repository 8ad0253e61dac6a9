"""Where a page says that it belongs, its canonical address (RFC 6596), and so where its site does.

>>> read_canonical(b'<link rel="canonical" href="https://a.test/b/index.html">')
'https://a.test/b/index.html'
>>> read_site_address(b'<link rel="canonical" href="https://a.test/b/index.html">')
'https://a.test/b/'
>>> read_site_address(b"<title>A</title>")
''
"""

from __future__ import annotations

from generator.core.html import scan_html

HOME_PAGE = "index.html"


def read_canonical(page: bytes) -> str:
    """The canonical address of a page; empty where it names none."""
    for _, tag, _ in scan_html(page.decode("utf-8", errors="replace")):
        if tag.name == "link" and tag.attributes.get("rel") == "canonical":
            return tag.attributes.get("href", "")
        if tag.name == "body":
            break
    return ""


def read_site_address(home: bytes) -> str:
    """The address that a site was built for, from its home page; empty where it has none."""
    return read_canonical(home).removesuffix(HOME_PAGE)
