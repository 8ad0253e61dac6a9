"""The JSON Schemas of the published data (2020-12), and those of the files that people write.

>>> make_cases_schema()["$schema"]
'https://json-schema.org/draft/2020-12/schema'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from generator.collection.vocabulary import Vocabulary
from generator.core.page import Output
from generator.editing.schema import Schema, make_schemas, print_schema, without
from generator.export.open_data import CASES_FILE
from generator.output.data_file import DataFile

DATA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
CASES_SCHEMA = "data/cases.schema.json"


def list_schemas(vocabulary: Vocabulary) -> Iterator[DataFile]:
    """The schema of cases.json, then that of each kind of content file."""
    yield DataFile("cases-schema", write_schema(CASES_SCHEMA, make_cases_schema()), "programs")
    for name, schema in make_schemas(vocabulary).items():
        output = write_schema(f"data/schemas/{name}.schema.json", schema)
        yield DataFile(f"{name}-schema", output, "editing", title=str(schema["title"]))


def write_schema(path: str, schema: Schema) -> Output:
    return Output(path, print_schema(schema).encode("utf-8"))


def make_cases_schema() -> Schema:
    """The schema of cases.json; unknown fields are allowed, since fields may be added."""
    schema = cast(Schema, CASES_FILE.model_json_schema(mode="serialization"))
    definitions = cast(Mapping[str, Schema], schema["$defs"])
    plain = {name: plain_schema(definition) for name, definition in sorted(definitions.items())}
    title = "事例のデータ（data/cases.json）"
    return {"$schema": DATA_DIALECT, "title": title, **plain_schema(schema), "$defs": plain}


def plain_schema(schema: Schema) -> Schema:
    """A record's schema without pydantic's English titles and our docstrings."""
    fields = cast(Mapping[str, Schema], schema.get("properties", {}))
    plain = {name: without(field, "title", "default") for name, field in fields.items()}
    return without(schema, "title", "description") | ({"properties": plain} if plain else {})
