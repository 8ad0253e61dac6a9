"""What a page is about, for search engines: schema.org's vocabulary as JSON-LD.

`describe_page(page, collection, "https://example.jp/")` gives the value, `write_linked_data` the
text of its `<script type="application/ld+json">`, which is data: no browser runs it, no CSP stops
it.

>>> write_linked_data({"name": "</script>"})
'{"name": "\\\\u003c/script\\\\u003e"}'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.config import Site, SiteSource
from generator.collection.listing import CaseGroup
from generator.collection.source_of import CaseSource, source_of
from generator.core.page import Crumb, Page
from generator.output.data_file import DataFile, MakeData

LinkedValue: TypeAlias = "str | int | list[LinkedValue] | dict[str, LinkedValue]"
LinkedNode: TypeAlias = "dict[str, LinkedValue]"

# What a page is, by its template; see https://schema.org/WebPage and its subtypes.
PAGE_TYPES = {
    "about.html": "AboutPage",
    "home.html": "CollectionPage",
    "index.html": "CollectionPage",
    "listing.html": "CollectionPage",
}
# In HTML only these end or open something; JSON reads them back from their escapes.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def describe_page(
    page: Page, collection: Collection, base_url: str, share_image: str | None = None
) -> LinkedNode:
    """The page itself and the way to it; the home page is the whole site, too.

    `share_image` is the path of the picture that stands for a case.
    """
    site = collection.site
    case = page.data.get("case")
    if isinstance(case, Case):
        itself = mark_up_case(case, page, site, base_url)
        if share_image:
            itself["image"] = base_url + share_image
    else:
        itself = describe_any(PAGE_TYPES.get(page.template, "WebPage"), page, site, base_url)
    groups = page.data.get("groups")
    if page.template == "listing.html" and isinstance(groups, tuple):
        itself["mainEntity"] = list_cases(groups, base_url)
    graph: list[LinkedValue] = [itself]
    if page.path == "index.html":
        graph.append(mark_up_site(page, collection, base_url))
    if page.template == "data.html":
        files = cast(MakeData, page.data["files"])
        graph.append(describe_data(files(), page, collection, base_url))
    if page.crumbs:
        graph.append(list_crumbs(page.crumbs, base_url + page.path, base_url))
    return {"@context": "https://schema.org", "@graph": graph}


def describe_any(kind: str, page: Page, site: Site, base_url: str) -> LinkedNode:
    """What every page says of itself."""
    url = base_url + page.path
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": site.language,
        "isPartOf": {"@id": site_id(base_url)},
        **usage_terms(site),
        **change_of(page),
    }


def mark_up_case(case: Case, page: Page, site: Site, base_url: str) -> LinkedNode:
    """A case is an article about its organization."""
    node = describe_any("Article", page, site, base_url)
    node |= {
        "headline": case.title,
        "mainEntityOfPage": node["url"],
        "about": {
            "@type": "GovernmentOrganization",
            "name": case.organization.full_name,
            "identifier": case.organization.code,
        },
        "articleSection": case.category.name,
        "keywords": [term.name for term in (*case.labels, *case.keywords)],
        **origin_of(source_of(case.facts.source, site)),
        **edited_by(site),
    }
    return node


def describe_data(
    files: Iterable[DataFile], page: Page, collection: Collection, base_url: str
) -> LinkedNode:
    """The open data with the files that hold it; not those that say how data are to be written."""
    site = collection.site
    distribution: list[LinkedValue] = [
        {
            "@type": "DataDownload",
            "contentUrl": base_url + file.path,
            "encodingFormat": file.format.essence,
        }
        for file in files
        if file.holds_cases
    ]
    return {
        "@type": "Dataset",
        "@id": f"{base_url}{page.path}#dataset",
        "url": base_url + page.path,
        "name": site.title,
        "description": site.description or page.description,
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "version": site.edition.text,
        "distribution": distribution,
        **usage_terms(site),
        **change_of(page),
    }


def mark_up_site(page: Page, collection: Collection, base_url: str) -> LinkedNode:
    """The whole, of which every page is a part; `page` is its home."""
    site = collection.site
    node: LinkedNode = {
        "@type": "WebSite",
        "@id": site_id(base_url),
        "url": f"{base_url}index.html",
        "name": site.title,
        "inLanguage": site.language,
        **usage_terms(site),
        **origin_of(site.source),
        **edited_by(site),
        **change_of(page),
    }
    if site.description:
        node["description"] = site.description
    return node


def site_id(base_url: str) -> str:
    return f"{base_url}#website"


def usage_terms(site: Site) -> LinkedNode:
    """Who publishes, and on what terms."""
    node: LinkedNode = {"publisher": {"@type": "Organization", "name": site.publisher}}
    if site.license:
        node["license"] = site.license.url or site.license.name
    return node


def origin_of(found: SiteSource | CaseSource | None) -> LinkedNode:
    """The document that the texts are written from, where there is one with a name."""
    if found is None or found.title is None:
        return {}
    source: LinkedNode = {"@type": "CreativeWork", "name": found.title}
    if found.url:
        source["url"] = found.url
    return {"isBasedOn": source}


def edited_by(site: Site) -> LinkedNode:
    """Whose words the texts are."""
    return {"editor": {"@type": "Organization", "name": site.editor}} if site.editor else {}


def change_of(page: Page) -> LinkedNode:
    """The last change of what a page shows, where the content says it."""
    return {"dateModified": page.updated} if page.updated else {}


def list_cases(groups: Iterable[CaseGroup], base_url: str) -> LinkedNode:
    """The cases of a listing in its order."""
    cases = [case for group in groups for case in group.cases]
    return list_of("ItemList", ((case.title, base_url + case.output_path) for case in cases))


def list_crumbs(crumbs: Iterable[Crumb], url: str, base_url: str) -> LinkedNode:
    """The breadcrumb as the page shows it; the page itself comes last."""
    steps = ((crumb.text, base_url + crumb.path if crumb.path else url) for crumb in crumbs)
    return list_of("BreadcrumbList", steps)


def list_of(kind: str, items: Iterable[tuple[str, str]]) -> LinkedNode:
    """Names with their addresses."""
    elements: list[LinkedValue] = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(items, 1)
    ]
    return {"@type": kind, "itemListElement": elements}


def write_linked_data(value: Mapping[str, LinkedValue]) -> str:
    """JSON that may stand in a script element, whatever the content says."""
    return json.dumps(value, ensure_ascii=False).translate(ESCAPES)
