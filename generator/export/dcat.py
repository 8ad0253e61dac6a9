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

Node: TypeAlias = "dict[str, str | Node | list[Node] | list[str]]"

PATH = "data/catalog.jsonld"
PAGE = "data/index.html"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JAPAN = "http://publications.europa.eu/resource/authority/country/JPN"
LANGUAGES = "http://id.loc.gov/vocabulary/"
STANDARD = "https://www.w3.org/TR/vocab-dcat-3/"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
# A date says how exact it is by its datatype.
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def render_catalog(
    files: Iterable[DataFile], collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The catalog, its one dataset and a distribution for each of its files."""

    def address(path: str) -> str:
        return base_url + path if base_url else relative_url(PATH, path)

    common = describe_common(collection)
    distributions: list[Node] = [
        describe_file(file, labels, address) | common for file in files if file.holds_cases
    ]
    context: Node = {**PREFIXES, "@language": collection.site.language}
    catalog: Node = {
        "@context": context,
        "@id": f"{address(PATH)}#catalog",
        "@type": "dcat:Catalog",
        "dcterms:title": labels.text("data.catalog_title", title=collection.site.title),
        **describe_site(collection),
        **common,
        "foaf:homepage": refer(address(PAGE)),
        "dcat:dataset": {
            "@id": f"{address(PATH)}#dataset",
            "@type": "dcat:Dataset",
            "dcterms:title": collection.site.title,
            **describe_site(collection),
            **common,
            **describe_coverage(collection),
            "dcat:version": collection.site.edition.text,
            "dcat:landingPage": refer(address(PAGE)),
            "dcat:distribution": distributions,
        },
    }
    text = json.dumps(catalog, ensure_ascii=False, indent=1) + "\n"
    output = Output(PATH, text.encode("utf-8"))
    return DataFile("catalog", output, "standards", standard=STANDARD)


def describe_site(collection: Collection) -> Node:
    """What the catalog and its dataset share: who publishes what."""
    site = collection.site
    described: Node = {
        "dcterms:description": site.description or site.title,
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": site.publisher},
    }
    if site.contact:
        described["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:fn": site.contact}
    return described


def describe_common(collection: Collection) -> Node:
    """What holds for the catalog, the dataset and every file: language, terms and last change."""
    site = collection.site
    described: Node = {"dcterms:language": refer_language(site.language)}
    if site.license:
        described["dcterms:license"] = describe_license(site.license)
    if collection.updated:
        described["dcterms:modified"] = describe_date(collection.updated)
    return described


def describe_license(license: SiteLicense) -> Node:
    named: Node = {"@type": "dcterms:LicenseDocument", "dcterms:title": license.name}
    return {"@id": license.url, **named} if license.url else named


def describe_coverage(collection: Collection) -> Node:
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
    described: Node = {
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


def describe_file(file: DataFile, labels: Labels, address: Callable[[str], str]) -> Node:
    """A distribution; its checksum is of the bytes as they are written."""
    described: Node = {
        "@id": f"{address(PATH)}#{file.name}",
        "@type": "dcat:Distribution",
        "dcterms:title": labels.text(f"data.files.{file.name}.title"),
        "dcterms:description": labels.text(f"data.files.{file.name}.text"),
        "dcat:accessURL": refer(address(PAGE)),
        "dcat:downloadURL": refer(address(file.path)),
        "dcat:mediaType": refer(MEDIA_TYPE + file.format.media_type),
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


def describe_date(date: PartialDate) -> Node:
    return {"@value": date.iso, "@type": DATE_TYPES[len(date.iso)]}


def refer(address: str) -> Node:
    return {"@id": address}


def refer_language(tag: str) -> Node:
    """The first part of a tag has the two letters of ISO 639-1 or the three of ISO 639-2."""
    language = tag.partition("-")[0]
    return refer(f"{LANGUAGES}iso639-{len(language) - 1}/{language}")
