"""What pydantic finds wrong with a record → problems at their places in the YAML.

`read_errors(error, tree, Site)` gives them for the tree that was validated as a Site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.core.guess import guess_name
from generator.core.problem import Problem, Where
from generator.core.slug import SLUG_PATTERN, guess_slug
from generator.core.text import fold_spelling
from generator.records.declare import find_record
from generator.records.kind import Kind, find_meant, find_vocabulary, holds_list, kind_of
from generator.records.slips import BULLET, judge_item
from generator.records.tree import Fields, Node, locate

MOST_TOLD = 15  # more are not told one by one
MOST_ERRORS = 300  # of one file, where a hundred are shown: each hint takes its time

# pydantic's own errors → our codes; an error of ours has its code already.
OUR_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "too_short": "empty-list",
    "too_long": "too-many-items",
    "literal_error": "value-not-allowed",
    "enum": "value-not-allowed",
    "string_pattern_mismatch": "value-not-well-formed",
    "string_too_long": "value-too-long",
}
# A text that is read as one of these is nothing else.
MEASURES = (
    Kind.AMOUNT,
    Kind.HEADCOUNT,
    Kind.LENGTH,
    Kind.PERIOD,
    Kind.DATE,
    Kind.PHONE,
    Kind.EMAIL,
)
MISSING = ("missing-key", "missing-choice")
KEY = "[key]"  # pydantic's last step to a key that is wrong itself
# A rule over a whole mapping is shown at the value that it is about.
VALUE_PLACES: Mapping[str, tuple[str, ...]] = {
    "population-outside-bands": ("population", "count"),
    "code-wrong-prefecture": ("code",),
    "moved-without-target": ("from",),
}


def read_errors(
    error: ValidationError, tree: Node, model: type[BaseModel], context: object = None
) -> Iterator[Problem]:
    """pydantic's errors as problems at their places in the tree; terms are those of the context."""
    problems = [
        (details["loc"][:-1], read_error(details, tree, model, context))
        for details in error.errors(include_url=False)[:MOST_ERRORS]
        # A list whose items are all wrong is not empty.
        if details["type"] != "too_short" or not details["input"]
    ]
    # Nor is a value that stands below without its indent.
    parents = {problem.arguments.get("parent") for _, problem in problems}
    # What is there under another name is not missing.
    meant = {
        (above, problem.arguments["suggestion"])
        for above, problem in problems
        if problem.code == "unknown-key"
    } | {
        (above[: int(problem.arguments["level"])], problem.arguments["key"])
        for above, problem in problems
        if problem.code == "key-too-deep"
    }
    for above, problem in problems:
        key = problem.arguments.get("key")
        is_there = problem.code in MISSING and (above, key) in meant
        if not is_there and (problem.code != "empty-value" or key not in parents):
            yield problem


def read_error(
    details: ErrorDetails, tree: Node, model: type[BaseModel], context: object
) -> Problem:
    found = details["input"]
    code = OUR_CODES.get(details["type"], details["type"])
    if code == "value-not-allowed" and not isinstance(found, str):
        code = "not-text"
    arguments = {name: str(value) for name, value in details.get("ctx", {}).items()}
    loc = tuple(step for step in details["loc"] if step != KEY)
    arguments["key"] = name_field(loc)
    where = locate(tree, (*loc, *VALUE_PLACES.get(code, ()))).where
    if isinstance(found, str):
        arguments.setdefault("found", found)
    if code == "missing-key":
        where = locate(tree, loc[:-1]).where
        if choices := choices_of(loc, model, context):
            code = "missing-choice"
            arguments |= {"count": str(len(choices)), "expected": quote_all(choices)}
    elif code == "unknown-key":
        return judge_unknown_key(tree, loc, model)
    elif found == "":
        code = "empty-value"
    elif code == "not-text":
        code, where = judge_not_text(tree, loc, where)
    elif code == "not-a-mapping" and isinstance(found, str) and (slip := judge_item(found)):
        code, where = slip[0], Where(where.path, where.line, where.column + slip[1])
    elif code == "not-a-mapping":
        arguments |= describe_keys(model, loc, found)
    elif code == "not-a-list" and isinstance(found, str) and (bullet := BULLET.match(found)):
        code, arguments["found"] = "list-not-read", bullet[1]
    elif code == "too-many-items":
        where = locate(tree, (*loc, int(arguments["max_length"]))).where
    else:
        code = suggest(code, str(found), arguments, field_at(loc, model))
    if KEY in details["loc"]:
        where = place_of_key(tree, loc)
    if terms := arguments.pop("terms", ""):
        arguments["suggestion"] = guess_name(arguments["found"], terms.split("\n"), 0.4)
    return Problem(where, code, arguments)


def suggest(code: str, found: str, arguments: dict[str, str], field: FieldInfo | None) -> str:
    """The code of a value that is not one of those allowed, once what is meant is added."""
    if code == "value-not-allowed":
        expected = re.findall(r"'(.+?)'", arguments["expected"])
        table = find_meant((*field.metadata, field.annotation)) if field else None
        meant = table.guess(found) if table else None
        arguments["suggestion"] = guess_name(found, expected, 0.4) if meant is None else meant
        arguments["expected"] = quote_all(expected)
    elif code == "value-not-well-formed":
        if arguments.pop("pattern") != SLUG_PATTERN:
            return "code-not-two-digits"
        arguments["suggestion"] = guess_slug(found)
    return code


def choices_of(
    loc: tuple[int | str, ...], model: type[BaseModel], context: object
) -> tuple[str, ...]:
    """The few words or terms that a missing field may have; none where it is no choice."""
    field = field_at(loc, model)
    if field is None or holds_list(field.annotation):
        return ()
    words = tuple(find_words(field.annotation))
    for name in find_vocabulary((*field.metadata, field.annotation)):
        words = tuple(term.name for term in getattr(context, name))
    return words if len(words) <= MOST_TOLD else ()


def field_at(loc: tuple[int | str, ...], model: type[BaseModel]) -> FieldInfo | None:
    """The declaration of the value at a path, or of the list that it stands in."""
    names = [place for place, step in enumerate(loc) if isinstance(step, str)]
    if not names:
        return None
    record = record_at(model, loc[: names[-1]])
    return record.model_fields.get(str(loc[names[-1]])) if record else None


def describe_keys(
    model: type[BaseModel], loc: tuple[int | str, ...], found: object
) -> dict[str, str]:
    """The keys of a mapping in whose place a text stands, and the one that it is the value of."""
    record = record_at(model, loc)
    fields = record.model_fields if record else {}
    named = [f"{key}: {found}" for key, field in fields.items() if is_value(field, found)]
    listed = f"書ける項目: {'、'.join(fields)}" if fields else ""
    return {"expected": listed, "suggestion": named[0] if named else ""}


def is_value(field: FieldInfo, found: object) -> bool:
    """Whether a text is a measure that a field takes; any text is a name or a sentence."""
    kinds = (
        *(known for known in field.metadata if isinstance(known, Kind)),
        kind_of(field.annotation),
    )
    if kinds[0] not in MEASURES or find_record(field.annotation):
        return False
    declared: Any = Annotated[field.annotation, *field.metadata]
    try:
        TypeAdapter(declared).validate_python(found)
    except ValidationError:
        return False
    return True


def find_words(annotation: object) -> Iterator[str]:
    """The words of a Literal, whatever stands around it."""
    for part in get_args(annotation):
        if isinstance(part, str) and get_origin(annotation) is Literal:
            yield part
        else:
            yield from find_words(part)


def quote_all(words: Iterable[str]) -> str:
    return "".join(f"「{word}」" for word in words)


def name_field(loc: Sequence[int | str]) -> str:
    """A field as people name it: `title`, or `labelsの2件目` for an item."""
    names = [str(step) for step in loc if isinstance(step, str)]
    name = names[-1] if names else ""
    if not loc or not isinstance(loc[-1], int):
        return name
    return f"{name}の{loc[-1] + 1}件目" if name else f"{loc[-1] + 1}件目"


def place_of_key(tree: Node, loc: Sequence[int | str]) -> Where:
    """Where the key of the value at a path stands."""
    parent = locate(tree, loc[:-1])
    key = parent.key(str(loc[-1])) if isinstance(parent, Fields) else None
    return key.where if key else parent.where


def judge_not_text(tree: Node, loc: Sequence[int | str], where: Where) -> tuple[str, Where]:
    """An item that YAML took for key and value has a colon in its text."""
    node = locate(tree, loc)
    if not loc or isinstance(loc[-1], str) or not isinstance(node, Fields) or not node.pairs:
        return "not-text", where
    key, _ = node.pairs[0]
    column = key.where.column + len(key.text)
    return "yaml-colon-in-text", Where(where.path, key.where.line, column)


def judge_unknown_key(tree: Node, loc: tuple[int | str, ...], model: type[BaseModel]) -> Problem:
    """A key that is not declared: misspelt, or not indented below the key that it belongs to."""
    name, parent = str(loc[-1]), locate(tree, loc[:-1])
    assert isinstance(parent, Fields)
    names = [key.text for key, _ in parent.pairs]
    where = place_of_key(tree, loc)
    record = record_at(model, loc[:-1])
    for above in reversed(names[: names.index(name)]):
        field = record.model_fields.get(above) if record else None
        below = find_record(field.annotation) if field else None
        if below and name in below.model_fields:
            return Problem(where, "key-not-indented", {"key": name, "parent": above})
    for level in range(len(loc) - 2, -1, -1):
        outer, around = record_at(model, loc[:level]), locate(tree, loc[:level])
        if outer and name in outer.model_fields and isinstance(around, Fields):
            if all(key.text != name for key, _ in around.pairs):
                deep = {"key": name, "parent": str(loc[level]), "level": str(level)}
                return Problem(where, "key-too-deep", deep)
            break
    suggestion = suggest_key(name, record, names) if record else ""
    if suggestion in names:  # a key stands once
        suggestion = ""
    return Problem(where, "unknown-key", {"key": name, "suggestion": suggestion})


def suggest_key(name: str, record: type[BaseModel], names: Sequence[str]) -> str:
    """The key that a key of people's own is meant for: what it is called, or one spelt alike."""
    plain = fold_spelling(name).strip()
    synonyms: Mapping[str, str] = getattr(record, "synonyms", {})
    meant = [key for key, said in synonyms.items() if plain in said.split()]
    if meant:
        return next((key for key in meant if key not in names), meant[0])
    words = {field.alias or key: field for key, field in record.model_fields.items()}
    called = [key for key, field in words.items() if plain == word_of_field(field)]
    return called[0] if called else guess_name(name, words)


def word_of_field(field: FieldInfo) -> str:
    """What a field is called in its description, up to the explanation."""
    return fold_spelling(re.split("[（。]", field.description or "")[0])


def record_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The declaration of the mapping at a path, for the keys that it knows."""
    for step in loc:
        field = None if isinstance(step, int) else model.model_fields.get(step)
        if field is None:  # one of a list, or of a mapping with names of the editor's own
            continue
        below = find_record(field.annotation)
        if below is None:
            return None
        model = below
    return model
