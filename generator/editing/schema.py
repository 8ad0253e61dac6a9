"""The declarations as JSON Schemas (draft-07), for completion and help in an editor.

`make_schemas(vocabulary)` gives each schema by its name: `case`, `site`, `terms` …; a schema
helps while typing and refuses nothing that `jirei check` accepts, but a term in another width.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from pydantic import TypeAdapter

from generator.collection.accessibility import Policy, Statement
from generator.collection.config import Site
from generator.collection.form.case import FrontMatter
from generator.collection.moved import MovedPage
from generator.collection.variants import Variants
from generator.collection.vocabulary import Areas, Band, Block, Term, Vocabulary

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

EDITOR_DIALECT = "http://json-schema.org/draft-07/schema#"
# What each schema describes: its declaration, and how people call the file.
DECLARATIONS = (
    ("case", TypeAdapter(FrontMatter), "事例（content/cases）"),
    ("site", TypeAdapter(Site), "サイト全体の設定（content/site.yaml）"),
    ("categories", TypeAdapter(tuple[Block, ...]), "分類（content/vocabulary/categories.yaml）"),
    (
        "populations",
        TypeAdapter(tuple[Band, ...]),
        "人口規模（content/vocabulary/populations.yaml）",
    ),
    (
        "prefectures",
        TypeAdapter(Areas),
        "都道府県、地方、団体の種類（content/vocabulary/prefectures.yaml）",
    ),
    (
        "terms",
        TypeAdapter(tuple[Term, ...]),
        "語の一覧（content/vocabularyのlabels.yaml、keywords.yaml、funding.yaml、measures.yaml、needs.yaml）",
    ),
    ("moved", TypeAdapter(tuple[MovedPage, ...]), "移ったページ（content/moved.yaml）"),
    ("policy", TypeAdapter(Policy), "アクセシビリティ方針（content/accessibility/policy.yaml）"),
    (
        "statement",
        TypeAdapter(Statement),
        "アクセシビリティの表明（content/accessibility/statement.yaml）",
    ),
    ("variants", TypeAdapter(Variants), "検索の書き方の表（content/vocabulary/variants.yaml）"),
)


def make_schemas(vocabulary: Vocabulary) -> dict[str, Schema]:
    """Every schema by its name."""
    schemas = {}
    for name, adapter, title in DECLARATIONS:
        whole = cast(Schema, adapter.json_schema())
        definitions = cast(dict[str, Schema], whole.get("$defs", {}))
        tidied = tidy(without(whole, "description"), definitions, vocabulary)
        schemas[name] = {"$schema": EDITOR_DIALECT, "title": title, **tidied}
    return schemas


def print_schema(schema: Schema) -> str:
    """The text of a schema's file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def properties_of(schema: Schema) -> dict[str, Schema]:
    """The keys of a mapping's schema, in the order of the declaration; of a text's none."""
    return cast(dict[str, Schema], schema.get("properties", {}))


def items_of(schema: Schema) -> Schema | None:
    """The schema of a list's items; None where there is no list."""
    return cast(Schema | None, schema.get("items"))


def tidy(schema: Schema, definitions: Mapping[str, Schema], vocabulary: Vocabulary) -> Schema:
    """A schema of pydantic's without what is of no use to an editor.

    References are written out (few tools read what stands beside a $ref), the names of the
    vocabulary put in; docstrings, English titles and nulls are left out: what is not given is
    not written.
    """
    if "$ref" in schema:
        target = definitions[str(schema["$ref"]).rpartition("/")[2]]
        schema = without(target, "description") | without(schema, "$ref")
    for option in cast(list[Schema], schema.get("anyOf", [])):
        if option != {"type": "null"}:
            return tidy(option | without(schema, "anyOf"), definitions, vocabulary)
    tidied = without(schema, "$defs", "title", "default", "vocabulary")
    if "vocabulary" in schema:
        terms: tuple[Term, ...] = getattr(vocabulary, str(schema["vocabulary"]))
        tidied = without(tidied, "type", "minLength") | list_names(terms)
    if variants := tidied.pop("variants", None):
        tidied = offer(tidied.pop("enum"), variants) | tidied
    if fields := properties_of(schema):
        tidied["properties"] = {
            name: tidy(field, definitions, vocabulary) for name, field in fields.items()
        }
    if item := items_of(schema):
        # The example that stands at a list is one of its items.
        example = {key: tidied.pop(key) for key in ("examples",) if key in tidied}
        tidied["items"] = tidy(item, definitions, vocabulary) | example
    return tidied


def list_names(terms: Sequence[Term]) -> Schema:
    """The names of terms, which an editor is to offer, and the other spellings that are read."""
    variants = [variant for term in terms for variant in term.variants]
    names = [term.name for term in terms]
    return offer(names, variants) if variants else {"enum": names}


def offer(names: Json, variants: Json) -> Schema:
    """The names that an editor is to offer, beside what else is read."""
    return {"anyOf": [{"enum": names}, {"enum": variants, "doNotSuggest": True}]}


def without(schema: Schema, *keys: str) -> Schema:
    return {key: value for key, value in schema.items() if key not in keys}
