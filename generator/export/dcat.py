"""data/catalog.jsonld: what is offered, as DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/).

`render_catalog(files, collection, labels, "https://example.jp/")` gives the file. Its context
stands in it, so that nothing is fetched to read it; without a base address its addresses are
relative to itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeAlias

from generator.collection.collection import Collection
from generator.collection.config import DataTheme, PlannedAvailability, SiteCatalog, SiteLicense
from generator.core.page import Output, relative_url
from generator.export.common import DATA_PAGE
from generator.measures.wareki import PartialDate
from generator.output.data_file import DataFile
from generator.records.declare import EMAIL_PATTERN
from generator.theme.theme import Labels

CatalogNode: TypeAlias = "dict[str, str | CatalogNode | list[CatalogNode] | list[str]]"

CATALOG_PATH = "data/catalog.jsonld"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU_AUTHORITY = "http://publications.europa.eu/resource/authority/"
JAPAN = f"{EU_AUTHORITY}country/JPN"
LANGUAGE_AUTHORITY = "http://id.loc.gov/vocabulary/"
STANDARD = "https://www.w3.org/TR/vocab-dcat-3/"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
FILE_TYPES = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX"}  # by the names of media types
EMAIL_IN_TEXT = re.compile(EMAIL_PATTERN)
# It ends where the Japanese goes on: no space need stand there.
URL_IN_TEXT = re.compile(r"https?://[\w./~%?=&#:+-]+", re.ASCII | re.IGNORECASE)
# A date says how exact it is by its datatype.
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def render_catalog(
    files: Iterable[DataFile], collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The catalog, its one dataset and a distribution for each of its files."""

    def address(path: str) -> str:
        return base_url + path if base_url else relative_url(CATALOG_PATH, path)

    common = describe_common(collection)
    dataset = f"{address(CATALOG_PATH)}#dataset"
    more = common | describe_availability(collection.site.catalog)
    distributions: list[CatalogNode] = [
        describe_distribution(file, labels, address) | more for file in files if file.holds_cases
    ]
    context: CatalogNode = {**PREFIXES, "@language": collection.site.language}
    catalog: CatalogNode = {
        "@context": context,
        "@id": f"{address(CATALOG_PATH)}#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": labels.text("data.catalog_title", title=collection.site.title),
        **describe_publisher(collection),
        **common,
        "foaf:homepage": refer(address(DATA_PAGE), "foaf:Document"),
        "dcat:dataset": {
            "@id": dataset,
            "@type": "dcat:Dataset",
            "dcterms:title": collection.site.title,
            **(describe_identifier(dataset) if base_url else {}),
            **describe_publisher(collection),
            **common,
            **describe_coverage(collection),
            "dcat:version": collection.site.edition.text,
            "dcat:landingPage": refer(address(DATA_PAGE), "foaf:Document"),
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
        described["dcat:contactPoint"] = describe_contact_point(site.contact)
    return described


def describe_identifier(address: str) -> CatalogNode:
    """An address that is the same for all, which that of a file on a disk is not."""
    return {"dcterms:identifier": {"@value": address, "@type": "xsd:anyURI"}}


def describe_contact_point(contact: str) -> CatalogNode:
    """The text as it is printed, and what addresses stand in it."""
    described: CatalogNode = {"@type": "vcard:Kind", "vcard:fn": contact}
    if email := EMAIL_IN_TEXT.search(contact):
        described["vcard:hasEmail"] = refer(f"mailto:{email[0]}")
    if url := URL_IN_TEXT.search(contact):
        described["vcard:hasURL"] = refer(url[0])
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
    """What about, where and when: Japan, and from the first to the last date of the schedules."""
    catalog = collection.site.catalog
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
        "dcterms:spatial": refer(JAPAN, "dcterms:Location"),
    }
    if catalog.theme:
        described["dcat:theme"] = describe_choice(catalog.theme)
    if catalog.frequency:
        address = f"{EU_AUTHORITY}frequency/{catalog.frequency.name}"
        described["dcterms:accrualPeriodicity"] = refer(address, "dcterms:Frequency")
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
        "dcat:mediaType": refer(MEDIA_TYPE + file.format.essence, "dcterms:MediaType"),
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
    if file_type := FILE_TYPES.get(file.format.name):
        known = f"{EU_AUTHORITY}file-type/{file_type}"
        described["dcterms:format"] = refer(known, "dcterms:MediaTypeOrExtent")
    standard = address(file.schema) if file.schema else file.standard
    if standard:
        described["dcterms:conformsTo"] = refer(standard, "dcterms:Standard")
    return described


def describe_availability(catalog: SiteCatalog) -> CatalogNode:
    """For how long a file is to be had, where that is known."""
    planned = catalog.availability
    return {"dcatap:availability": describe_choice(planned)} if planned else {}


def describe_choice(choice: DataTheme | PlannedAvailability) -> CatalogNode:
    """A concept of a list of the EU's, with the word that people write for it."""
    scheme = "data-theme" if isinstance(choice, DataTheme) else "planned-availability"
    concept = refer(f"{EU_AUTHORITY}{scheme}/{choice.name}", "skos:Concept")
    return concept | {"skos:prefLabel": choice.value}


def describe_date(date: PartialDate) -> CatalogNode:
    return {"@value": date.iso, "@type": DATE_TYPES[len(date.iso)]}


def refer(address: str, kind: str | None = None) -> CatalogNode:
    return {"@id": address, "@type": kind} if kind else {"@id": address}


def refer_language(tag: str) -> CatalogNode:
    """The first part of a tag has the two letters of ISO 639-1 or the three of ISO 639-2."""
    language = tag.partition("-")[0]
    address = f"{LANGUAGE_AUTHORITY}iso639-{len(language) - 1}/{language}"
    return refer(address, "dcterms:LinguisticSystem")
