"""data/datapackage.json: the CSV files as a Data Package 2.0, each with its Table Schema.

`render_datapackage(tables, collection, labels, base_url)` describes tables with their files
(https://datapackage.org/standard/data-package/).
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeAlias

from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.core.page import Output
from generator.export.common import DATA_PAGE, MIDNIGHT
from generator.export.table import Sheet
from generator.output.data_file import DataField, DataFile
from generator.theme.theme import Labels

Descriptor: TypeAlias = dict[str, object]
Tables: TypeAlias = Sequence[tuple[Sheet, DataFile]]

PACKAGE_PATH = "data/datapackage.json"
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PACKAGE_STANDARD = "https://datapackage.org/standard/data-package/"
COLUMN_TYPES: Mapping[str, Descriptor] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["TRUE"], "falseValues": ["FALSE"]},
}


def render_datapackage(
    tables: Tables, collection: Collection, labels: Labels, base_url: str | None
) -> DataFile:
    """The descriptor; a path in it is relative to itself, as the standard asks."""
    keyed = {key.source: sheet for sheet, _ in tables if (key := find_only_key(sheet))}
    whole: Descriptor = {
        "$schema": PACKAGE_PROFILE,
        **describe_package(collection),
        **({"homepage": base_url + DATA_PAGE} if base_url else {}),
        "resources": [
            describe_table(sheet, labels, file) | {"schema": describe_columns(sheet, keyed)}
            for sheet, file in tables
        ],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    output = Output(PACKAGE_PATH, text.encode("utf-8"))
    return DataFile("datapackage", output, "standards", standard=PACKAGE_STANDARD)


def find_only_key(sheet: Sheet) -> DataField | None:
    """The one column that tells the rows of a table apart, where one does."""
    if len(sheet.key) != 1:
        return None
    return next(column for column in sheet.columns if column.name in sheet.key)


def describe_package(collection: Collection) -> Descriptor:
    """What holds for all tables: as site.yaml says it, and nothing else."""
    site = collection.site
    described: Descriptor = {"name": site.short_name, "title": site.title}
    if site.description:
        described["description"] = site.description
    described["version"] = site.edition.text
    if collection.updated:
        described["created"] = collection.updated.iso + MIDNIGHT  # the standard asks for a time
    # A licence without an address of its own would have to be one of the standard's list.
    if site.license and site.license.url:
        described["licenses"] = [{"title": site.license.name, "path": site.license.url}]
    if site.source:
        source = {"title": site.source.title, "path": site.source.url}
        described["sources"] = [{key: value for key, value in source.items() if value}]
    described["contributors"] = describe_contributors(site)
    return described


def describe_contributors(site: Site) -> list[Descriptor]:
    roles = {"publisher": site.publisher, "editor": site.editor}
    return [{"title": name, "roles": [role]} for role, name in roles.items() if name]


def describe_table(sheet: Sheet, labels: Labels, file: DataFile) -> Descriptor:
    """A file as a resource of the package, but for its columns."""
    return {
        "name": sheet.name,
        "type": "table",
        "path": posixpath.relpath(file.path, posixpath.dirname(PACKAGE_PATH)),
        "title": labels.text(f"data.files.{file.name}.title"),
        "description": labels.text(f"data.files.{file.name}.text"),
        "format": file.format.name,
        "mediatype": file.format.essence,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{sha256(file.output.content).hexdigest()}",
    }


def describe_columns(sheet: Sheet, keyed: Mapping[str, Sheet]) -> Descriptor:
    """The Table Schema of a table; `keyed` are those with one key, by the source of it."""
    only_key = find_only_key(sheet)
    described: Descriptor = {
        "fields": [describe_column(column, column is only_key) for column in sheet.columns],
        "missingValues": [""],
    }
    if sheet.key:
        described["primaryKey"] = list(sheet.key)
    references: list[Descriptor] = [
        {
            "fields": [column.name],
            "reference": {"resource": other.name, "fields": list(other.key)},
        }
        for column in sheet.columns
        if (other := keyed.get(column.source)) and other is not sheet
    ]
    if references:
        described["foreignKeys"] = references
    return described


def describe_column(column: DataField, is_unique: bool) -> Descriptor:
    limits = {**column.limits, **({"unique": True} if is_unique else {})}
    described = {"name": column.name, **COLUMN_TYPES[column.type], "description": column.meaning}
    return described | ({"constraints": limits} if limits else {})
