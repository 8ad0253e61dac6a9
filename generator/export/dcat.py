"""data/catalog.jsonld: what is offered, as DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/).

`render_catalog(files, collection, labels, "https://example.jp/")` gives the file. Its context
stands in it, so that nothing is fetched to read it; without a base address its addresses are
relative to itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeAlias

from generator.collection.collection import Collection
from generator.collection.config import SiteLicense
from generator.core.page import Output, relative_url
from generator.measures.wareki import PartialDate
from generator.output.data_file import DataFile
from generator.theme.theme import Labels

CatalogNode: TypeAlias = "dict[str, str | CatalogNode | list[CatalogNode] | list[str]]"

CATALOG_PATH = "data/catalog.jsonld"
DATA_PAGE = "data/index.html"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JAPAN = "http://publications.europa.eu/resource/authority/country/JPN"
LANGUAGE_AUTHORITY = "http://id.loc.gov/vocabulary/"
STANDARD = "https://www.w3.org/TR/vocab-dcat-3/"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
# A date says how exact it is by its datatype.
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def render_catalog(
    files: Iterable[DataFile], collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The catalog, its one dataset and a distribution for each of its files."""

    def address(path: str) -> str:
        return base_url + path if base_url else relative_url(CATALOG_PATH, path)

    common = describe_common(collection)
    distributions: list[CatalogNode] = [
        describe_distribution(file, labels, address) | common for file in files if file.holds_cases
    ]
    context: CatalogNode = {**PREFIXES, "@language": collection.site.language}
    catalog: CatalogNode = {
        "@context": context,
        "@id": f"{address(CATALOG_PATH)}#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": labels.text("data.catalog_title", title=collection.site.title),
        **describe_publisher(collection),
        **common,
        "foaf:homepage": refer(address(DATA_PAGE)),
        "dcat:dataset": {
            "@id": f"{address(CATALOG_PATH)}#dataset",
            "@type": "dcat:Dataset",
            "dcterms:title": collection.site.title,
            **describe_publisher(collection),
            **common,
            **describe_coverage(collection),
            "dcat:version": collection.site.edition.text,
            "dcat:landingPage": refer(address(DATA_PAGE)),
            "dcat:distribution": distributions,
        },
    }
    text = json.dumps(catalog, ensure_ascii=False, indent=1) + "\n"
    output = Output(CATALOG_PATH, text.encode("utf-8"))
    return DataFile("catalog", output, "standards", standard=STANDARD)


def describe_publisher(collection: Collection) -> CatalogNode:
    """What the catalog and its dataset share: who publishes what."""
    site = collection.site
    described: CatalogNode = {
        "dcterms:description": site.description or site.title,
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": site.publisher},
    }
    if site.contact:
        described["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:fn": site.contact}
    return described


def describe_common(collection: Collection) -> CatalogNode:
    """What holds for the catalog, the dataset and every file: language, terms and last change."""
    site = collection.site
    described: CatalogNode = {"dcterms:language": refer_language(site.language)}
    if site.license:
        described["dcterms:license"] = describe_license(site.license)
    if collection.updated:
        described["dcterms:modified"] = describe_date(collection.updated)
    return described


def describe_license(license: SiteLicense) -> CatalogNode:
    named: CatalogNode = {"@type": "dcterms:LicenseDocument", "dcterms:title": license.name}
    return {"@id": license.url, **named} if license.url else named


def describe_coverage(collection: Collection) -> CatalogNode:
    """Where and when: Japan, and from the first to the last date of the schedules."""
    periods = [
        step.period
        for case in collection.cases
        for _, steps in case.facts.schedule.steps_by_track
        for step in steps
        if step.period
    ]
    dates = [date for period in periods for date in (period.start, period.end) if date]
    categories = (case.category.name for case in collection.cases)
    labels = (label.name for case in collection.cases for label in case.labels)
    described: CatalogNode = {
        "dcat:keyword": list(dict.fromkeys((*categories, *labels))),
        "dcterms:spatial": {"@id": JAPAN, "@type": "dcterms:Location"},
    }
    if dates:
        described["dcterms:temporal"] = {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": describe_date(min(dates)),
            "dcat:endDate": describe_date(max(dates)),
        }
    return described


def describe_distribution(
    file: DataFile, labels: Labels, address: Callable[[str], str]
) -> CatalogNode:
    """A distribution; its checksum is of the bytes as they are written."""
    described: CatalogNode = {
        "@id": f"{address(CATALOG_PATH)}#{file.name}",
        "@type": "dcat:Distribution",
        "dcterms:title": labels.text(f"data.files.{file.name}.title"),
        "dcterms:description": labels.text(f"data.files.{file.name}.text"),
        "dcat:accessURL": refer(address(DATA_PAGE)),
        "dcat:downloadURL": refer(address(file.path)),
        "dcat:mediaType": refer(MEDIA_TYPE + file.format.essence),
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": refer("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {
                "@value": sha256(file.output.content).hexdigest(),
                "@type": "xsd:hexBinary",
            },
        },
    }
    standard = address(file.schema) if file.schema else file.standard
    if standard:
        described["dcterms:conformsTo"] = {"@id": standard, "@type": "dcterms:Standard"}
    return described


def describe_date(date: PartialDate) -> CatalogNode:
    return {"@value": date.iso, "@type": DATE_TYPES[len(date.iso)]}


def refer(address: str) -> CatalogNode:
    return {"@id": address}


def refer_language(tag: str) -> CatalogNode:
    """The first part of a tag has the two letters of ISO 639-1 or the three of ISO 639-2."""
    language = tag.partition("-")[0]
    return refer(f"{LANGUAGE_AUTHORITY}iso639-{len(language) - 1}/{language}")
