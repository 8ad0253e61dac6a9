"""The JSON Schemas of the published data (2020-12), and those of the files that people write.

`list_schemas(vocabulary, base_url)` gives them in the order of the page about the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.collection.published import Data
from generator.collection.vocabulary import Term, Vocabulary
from generator.core.page import Output
from generator.core.recall import Memory
from generator.editing.schema import (
    Json,
    Schema,
    make_schemas,
    print_schema,
    properties_of,
    without,
)
from generator.export.common import CASE_SCHEMA, CASES_SCHEMA, address_from
from generator.export.open_data import CASE_FILE_FIELDS, CASES_FILE, OF_ALL_CASES
from generator.output.data_file import DataFile
from generator.pages.inputs import digest_value

DATA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class DataSchema(GenerateJsonSchema):
    """pydantic's own, closer: no text is empty and no number negative, but where that is declared.

    What has a default is left out of the data where it is not set, and never null.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {"minLength": 1, **super().str_schema(schema)}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {"minimum": 0, **super().int_schema(schema)}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {"minimum": 0, **super().float_schema(schema)}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = schema["schema"]
        return self.generate_inner(inner["schema"] if inner["type"] == "nullable" else inner)


@dataclass(frozen=True, slots=True)
class PrintedSchema:
    """The text of a schema's file, and the name, group and title of that (DataFile)."""

    name: str
    path: str
    group: str
    title: str | None
    text: str


def list_schemas(
    vocabulary: Vocabulary, base_url: str | None, memory: Memory | None = None
) -> Iterator[DataFile]:
    """The schema of cases.json, that of a file of one case, then those of the content files.

    What the memory has of the same vocabulary is not made again.
    """
    inputs = {"vocabulary": digest_value(vocabulary), "address": base_url or ""}
    printed = (memory or Memory()).recall_plain(
        "schemas",
        "all",
        inputs,
        tuple[PrintedSchema, ...],
        lambda: tuple(print_schemas(vocabulary, base_url)),
    )
    for each in printed:
        output = Output(each.path, each.text.encode("utf-8"))
        yield DataFile(each.name, output, each.group, title=each.title)


def print_schemas(vocabulary: Vocabulary, base_url: str | None) -> Iterator[PrintedSchema]:
    cases = make_cases_schema(vocabulary, base_url)
    case = make_case_schema(cases, base_url)
    yield PrintedSchema("cases-schema", CASES_SCHEMA, "programs", None, print_schema(cases))
    yield PrintedSchema("case-schema", CASE_SCHEMA, "programs", None, print_schema(case))
    for name, schema in make_schemas(vocabulary).items():
        path, title = f"data/schemas/{name}.schema.json", str(schema["title"])
        yield PrintedSchema(f"{name}-schema", path, "editing", title, print_schema(schema))


@cache
def declare_cases() -> Schema:
    """The schema of cases.json as it is declared, without the words of a vocabulary."""
    return CASES_FILE.model_json_schema(mode="serialization", schema_generator=DataSchema)


def declare_record(record: type[Data]) -> Schema:
    """That of a record in it."""
    return definitions_of(declare_cases())[record.__name__]


def definitions_of(schema: Schema) -> Mapping[str, Schema]:
    return cast(Mapping[str, Schema], schema["$defs"])


def make_cases_schema(vocabulary: Vocabulary, base_url: str | None) -> Schema:
    """The schema of cases.json; unknown fields are allowed, since fields may be added."""
    schema = cast(Schema, fill_terms(declare_cases(), vocabulary))
    definitions = sorted(definitions_of(schema).items())
    plain = {name: plain_schema(definition) for name, definition in definitions}
    head = name_schema(CASES_SCHEMA, "事例のデータ（data/cases.json）", base_url)
    return {**head, **plain_schema(schema), "$defs": plain}


def make_case_schema(cases: Schema, base_url: str | None) -> Schema:
    """That of a file of one case, from that of all: the same records, but what all say together."""
    definitions = definitions_of(cases)
    about = definitions["CollectionData"]
    known = {name: field for name, field in properties_of(about).items() if name != OF_ALL_CASES}
    said = CASE_FILE_FIELDS
    fields: dict[str, Schema] = {
        "$schema": {
            "type": "string",
            "format": "uri-reference",
            "description": said["$schema"],
        },
        "collection": properties_of(cases)["collection"],
        "case": {"$ref": "#/$defs/CaseData", "description": said["case"]},
    }
    head = name_schema(CASE_SCHEMA, "1件の事例のデータ（data/cases/事例ID.json）", base_url)
    more = {"CollectionData": {**about, "properties": known}}
    whole: Schema = {"properties": fields, "required": [*fields], "type": "object"}
    return {**head, **whole, "$defs": {**definitions, **more}}


def name_schema(path: str, title: str, base_url: str | None) -> Schema:
    # A site without an address gives a relative one: the schema is known by where it lies, as the
    # catalog is. A made-up URN would be one name for all such sites, of different vocabularies.
    address = address_from(path, path, base_url)
    return {"$schema": DATA_DIALECT, "$id": address, "title": title}


def fill_terms(part: Json, vocabulary: Vocabulary) -> Json:
    """A schema with the names of its terms; the other spellings of a word are never published."""
    match part:
        case {"vocabulary": str(kind)}:
            terms: tuple[Term, ...] = getattr(vocabulary, kind)
            plain = without(cast(Schema, part), "vocabulary", "minLength")
            return {**plain, "type": "string", "enum": [term.name for term in terms]}
        case {"enum": [*_], "variants": [*_]}:
            return without(cast(Schema, part), "variants")
        case dict():
            return {key: fill_terms(value, vocabulary) for key, value in part.items()}
        case list():
            return [fill_terms(value, vocabulary) for value in part]
    return part


def plain_schema(schema: Schema) -> Schema:
    """A record's schema without pydantic's English titles and our docstrings."""
    fields = cast(Mapping[str, Schema], schema.get("properties", {}))
    plain = {name: without(field, "title", "default") for name, field in fields.items()}
    return without(schema, "title", "description") | ({"properties": plain} if plain else {})
