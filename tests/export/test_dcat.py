"""data/catalog.jsonld as RDF, read without a request: what is offered, by whom, on what terms."""

from __future__ import annotations

import json
import shutil
import socket
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest
from conftest import BARE_SITE, THEMES
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS

from generator.build import build_site
from generator.core.settings import BuildSettings
from generator.export.dcat import describe_contact_point, refer_language
from generator.export.gif_json import MODEL

DCAT = Namespace("http://www.w3.org/ns/dcat#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
EU = "http://publications.europa.eu/resource/authority/"
BASE = "https://example.jp/a/"
LICENSE = """
license:
  name: 公共データ利用規約（第1.0版）
  url: https://www.digital.go.jp/resources/open_data/public_data_license_v1.0
updated: 2026-03-31
contact: 試しの課（ka@example.jp、https://example.jp/toiawase.html）
catalog:
  theme: 行政・公共
  frequency: 毎年
  availability: 長期
"""
TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# rdflib's own; it goes with its next version.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]


def refuse(*_: object) -> NoReturn:
    raise AssertionError("a request")


def read_catalog(site: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> Graph:
    """The catalog as it is read at an address; anything it would fetch is a failure."""
    monkeypatch.setattr(socket.socket, "connect", refuse)
    text = (site / "data" / "catalog.jsonld").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="json-ld", publicID=address)


def lay_without_terms(small_content: Path, content: Path) -> None:
    """The small cases with the settings of a site that says nothing beside its name."""
    shutil.copytree(small_content, content)
    shutil.copyfile(BARE_SITE / "site.yaml", content / "site.yaml")


@pytest.fixture(scope="module")
def built(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, with terms and a date, at an address."""
    folder = tmp_path_factory.mktemp("dcat")
    lay_without_terms(small_content, folder / "content")
    with (folder / "content" / "site.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(LICENSE)
    build_site(BuildSettings(folder / "content", folder / "site", THEMES, BASE))
    return folder / "site"


@pytest.fixture
def graph(built: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    return read_catalog(built, monkeypatch, "https://elsewhere.example/")


def test_there_is_one_catalog_with_one_dataset(graph: Graph) -> None:
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert catalog == URIRef(BASE + "data/catalog.jsonld#catalog")
    assert list(graph.objects(catalog, DCAT.dataset)) == [dataset]
    assert graph.value(dataset, DCTERMS.title) == Literal("試しの事例集", lang="ja")
    assert graph.value(dataset, DCAT.landingPage) == URIRef(BASE + "data/index.html")
    assert graph.value(dataset, DCTERMS.modified) == Literal("2026-03-31", datatype=XSD.date)
    language = URIRef("http://id.loc.gov/vocabulary/iso639-1/ja")
    assert graph.value(dataset, DCTERMS.language) == language
    publisher = graph.value(dataset, DCTERMS.publisher)
    assert graph.value(publisher, FOAF.name) == Literal("試しの省", lang="ja")
    contact = graph.value(dataset, DCAT.contactPoint)
    printed = "試しの課（ka@example.jp、https://example.jp/toiawase.html）"
    assert graph.value(contact, VCARD.fn) == Literal(printed, lang="ja")
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:ka@example.jp")
    assert graph.value(contact, VCARD.hasURL) == URIRef("https://example.jp/toiawase.html")
    identifier = Literal(BASE + "data/catalog.jsonld#dataset", datatype=XSD.anyURI)
    assert graph.value(dataset, DCTERMS.identifier) == identifier
    (period,) = graph.objects(dataset, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal("2018-08", datatype=XSD.gYearMonth)
    assert graph.value(period, DCAT.endDate) == Literal("2021-09", datatype=XSD.gYearMonth)


def test_what_the_settings_say_of_the_data_is_said_in_the_terms_of_the_eu(graph: Graph) -> None:
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    theme = graph.value(dataset, DCAT.theme)
    assert theme == URIRef(EU + "data-theme/GOVE")
    assert graph.value(theme, SKOS.prefLabel) == Literal("行政・公共", lang="ja")
    frequency = URIRef(EU + "frequency/ANNUAL")
    assert graph.value(dataset, DCTERMS.accrualPeriodicity) == frequency
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        availability = graph.value(distribution, DCATAP.availability)
        assert availability == URIRef(EU + "planned-availability/STABLE")
        kind = str(graph.value(distribution, DCAT.downloadURL)).rpartition(".")[2].upper()
        assert graph.value(distribution, DCTERMS["format"]) == URIRef(f"{EU}file-type/{kind}")


def test_what_a_property_leads_to_is_of_the_class_that_dcat_ap_names(graph: Graph) -> None:
    classes = {
        DCAT.contactPoint: VCARD.Kind,
        DCAT.dataset: DCAT.Dataset,
        DCAT.distribution: DCAT.Distribution,
        DCAT.landingPage: FOAF.Document,
        DCAT.mediaType: DCTERMS.MediaType,
        DCAT.theme: SKOS.Concept,
        DCATAP.availability: SKOS.Concept,
        DCTERMS.accrualPeriodicity: DCTERMS.Frequency,
        DCTERMS.conformsTo: DCTERMS.Standard,
        DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
        DCTERMS.language: DCTERMS.LinguisticSystem,
        DCTERMS.license: DCTERMS.LicenseDocument,
        DCTERMS.publisher: FOAF.Agent,
        DCTERMS.spatial: DCTERMS.Location,
        DCTERMS.temporal: DCTERMS.PeriodOfTime,
        FOAF.homepage: FOAF.Document,
        SPDX.checksum: SPDX.Checksum,
    }
    for name, wanted in classes.items():
        found = set(graph.objects(None, name))
        assert found, name
        assert {node for node in found if (node, RDF.type, wanted) not in graph} == set(), name


def test_what_dcat_ap_requires_is_there(graph: Graph) -> None:
    required = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
        DCAT.Distribution: (DCAT.accessURL,),
    }
    for kind, properties in required.items():
        for subject in graph.subjects(RDF.type, kind):
            for name in properties:
                assert graph.value(subject, name) is not None, (subject, name)


def test_every_file_is_a_distribution_with_its_size_and_checksum(graph: Graph, built: Path) -> None:
    paths = set()
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL))
        path = built / address.removeprefix(BASE)
        content = path.read_bytes()
        paths.add(path)
        size = graph.value(distribution, DCAT.byteSize)
        assert size == Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
        checksum = graph.value(distribution, SPDX.checksum)
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        value = graph.value(checksum, SPDX.checksumValue)
        assert value == Literal(sha256(content).hexdigest(), datatype=XSD.hexBinary)
        assert graph.value(distribution, DCTERMS.license) == URIRef(LICENSE.split()[4])
        media_type = graph.value(distribution, DCAT.mediaType)
        assert media_type == URIRef(
            f"https://www.iana.org/assignments/media-types/{TYPES[path.suffix]}"
        )
    data = built / "data"
    offered = {path for folder in (data, data / "codes") for path in folder.glob("*.*")}
    schemas = ("cases.schema.json", "case.schema.json")
    others = ("index.html", "catalog.jsonld", "datapackage.json", *schemas)
    # A distribution is the whole dataset: a file of one case is none.
    assert paths == offered - {data / name for name in others}
    assert len(list((data / "cases").iterdir())) == 3


def test_a_file_names_the_schema_or_the_standard_that_it_keeps_to(graph: Graph) -> None:
    cases = URIRef(BASE + "data/catalog.jsonld#cases-json")
    assert graph.value(cases, DCTERMS.conformsTo) == URIRef(BASE + "data/cases.schema.json")
    table = URIRef(BASE + "data/catalog.jsonld#cases-csv")
    assert graph.value(table, DCTERMS.conformsTo) == URIRef(BASE + "data/datapackage.json")
    gif = URIRef(BASE + "data/catalog.jsonld#gif-json")
    assert graph.value(gif, DCTERMS.conformsTo) == URIRef(MODEL)


def test_without_an_address_the_catalog_is_relative_and_says_no_terms(
    small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_without_terms(small_content, tmp_path / "content")
    build_site(BuildSettings(tmp_path / "content", tmp_path / "site", THEMES))
    assert BASE not in (tmp_path / "site" / "data" / "catalog.jsonld").read_text(encoding="utf-8")
    graph = read_catalog(tmp_path / "site", monkeypatch, "file:///E:/a/data/catalog.jsonld")
    cases = URIRef("file:///E:/a/data/catalog.jsonld#cases-csv")
    assert graph.value(cases, DCAT.downloadURL) == URIRef("file:///E:/a/data/cases.csv")
    assert graph.value(cases, DCAT.accessURL) == URIRef("file:///E:/a/data/index.html")
    untold = (DCTERMS.license, DCTERMS.identifier, DCTERMS.accrualPeriodicity)
    for name in (*untold, DCAT.theme, DCAT.contactPoint, DCATAP.availability):
        assert list(graph.objects(None, name)) == [], name


@pytest.mark.parametrize(
    ("tag", "code"), [("ja", "iso639-1/ja"), ("zh-Hant", "iso639-1/zh"), ("ain", "iso639-2/ain")]
)
def test_a_language_is_named_without_its_script_or_region(tag: str, code: str) -> None:
    assert refer_language(tag)["@id"] == f"http://id.loc.gov/vocabulary/{code}"


def test_an_address_ends_where_the_japanese_goes_on() -> None:
    found = describe_contact_point("課のka@example.jpかHTTPS://example.jp/aへ")
    assert found["vcard:hasEmail"] == {"@id": "mailto:ka@example.jp"}
    assert found["vcard:hasURL"] == {"@id": "HTTPS://example.jp/a"}


def test_the_context_is_in_the_file(built: Path) -> None:
    whole = json.loads((built / "data" / "catalog.jsonld").read_text(encoding="utf-8"))
    assert isinstance(whole["@context"], dict)
