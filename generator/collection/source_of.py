"""What a case is written from: its own source, or the site's where it names none of its own.

>>> site = Site.model_validate({"title": "事例集", "publisher": "総務省", "edition": "令和6年度"})
>>> source_of(None, site) is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.collection.config import Site
from generator.collection.fields import PrintedDate
from generator.collection.form.reference import SourceReference
from generator.measures.pages import page_in_file


@dataclass(frozen=True, slots=True)
class CaseSource:
    """The source of one case; `link` leads to the page of its PDF file, where that is known."""

    is_document: bool
    is_shared: bool  # the document that site.yaml names
    title: str | None
    pages: str | None
    url: str | None
    link: str | None
    confirmed: PrintedDate | None


def source_of(reference: SourceReference | None, site: Site) -> CaseSource | None:
    """The source as it is shown; None where the case says of none."""
    if reference is None:
        return None
    shared = site.source if reference.is_document else None
    names_own = reference.title or reference.url
    url = reference.url or (shared.url if shared else None)
    return CaseSource(
        is_document=reference.is_document,
        is_shared=shared is not None and not names_own,
        title=reference.title or (shared.title if shared else None),
        pages=reference.pages,
        url=url,
        link=link_page(url, reference, site),
        confirmed=reference.confirmed,
    )


def link_page(url: str | None, reference: SourceReference, site: Site) -> str | None:
    """The address at the page of a PDF file (RFC 8118, section 3: `#page=`)."""
    is_shared = reference.url is None and reference.is_document
    if url is None or not is_shared or site.first_pdf_page is None or reference.pages is None:
        return url
    if not urlsplit(url).path.lower().endswith(".pdf"):
        return url
    page = page_in_file(reference.pages, site.first_pdf_page)
    return f"{url}#page={page}" if page and "#" not in url else url
