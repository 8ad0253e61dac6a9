"""What a page is made from, as named digests: a page of the same inputs has the same bytes.

`inputs_of(page)` names the cases that the page shows, each by the digest of its file, and gathers
all else of its plan in one digest; what its templates are and read is found from their texts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache

from pydantic import BaseModel

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.source import find_body
from generator.pages.environment import ICONS, TEXT_TEMPLATE
from generator.theme.templates import JINJA_COMMENT, TAKEN
from generator.theme.theme import Theme

# What templates read of the collection beside the data of their page.
READ_OF_COLLECTION = re.compile(r"\bcollection\b(?:\.(\w+))?")
TAKEN_BY_FILTERS = {"embedded": TEXT_TEMPLATE, "prose": ICONS}
# A template that says neither word has no way to the text of a case.
READS_TEXT = re.compile(r"(?<![\w</-])(?:body|document)\b")
TAKEN_BY_VALUE = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s*[^\s\"']")


class NotDigested(TypeError):  # an answer: the page is made in every build
    """A value of a kind that has no digest, such as a function."""


def inputs_of(page: Page, reads_text: bool = True) -> dict[str, str]:
    """The digests of a page's cases, by `case <slug>`, and of the rest of it, by `page`.

    Where the page reads no text of a case, those of its front matter are enough. Raises
    NotDigested where the page's data hold what is only known when it is rendered.
    """
    cases: dict[str, Case] = {}
    whole = digest_parts(list_leaves(page, cases))
    digest = digest_case if reads_text else digest_front
    return {"page": whole, **{f"case {slug}": digest(case) for slug, case in cases.items()}}


def digest_case(case: Case) -> str:
    """The digest of a case's file."""
    return case.document.source.digest


def digest_front(case: Case) -> str:
    """The digest of a case's file without its text."""
    text = case.document.source.text
    return hashlib.sha256(text[: find_body(text)].encode("utf-8")).hexdigest()


def reads_text(texts: Iterable[str]) -> bool:
    """Whether one of the templates may read the text of a case."""
    return any(map(READS_TEXT.search, texts))


def read_of_collection(texts: Iterable[str]) -> tuple[str, ...]:
    """What templates read of the collection beside the data of their page, by its fields."""
    read = {found for text in texts for found in READ_OF_COLLECTION.findall(text)}
    return tuple(sorted({field.name for field in fields(Collection)} if "" in read else read))


def gather_templates(name: str, theme: Theme) -> dict[str, str]:
    """A template and those that it takes in, with their texts without comments.

    Raises NotDigested where one is taken by a name that is only known when it is rendered.
    """
    waiting, met = [name], {name}
    texts: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        found = theme.find(name)
        if found is None:
            continue  # the template may try whether it is there
        text = texts[name] = JINJA_COMMENT.sub("", found[0])
        if TAKEN_BY_VALUE.search(text):
            raise NotDigested(name)
        used = (other for word, other in TAKEN_BY_FILTERS.items() if word in text)
        taken = [other for other in (*TAKEN.findall(text), *used) if other not in met]
        waiting += taken
        met.update(taken)
    return texts


def digest_value(value: object, reads_text: bool = True) -> str:
    """The digest of a value with the cases in it, or with their front matter alone.

    Raises NotDigested.
    """
    cases: dict[str, Case] = {}
    parts = [*list_leaves(value, cases)]
    digest = digest_case if reads_text else digest_front
    return digest_parts([*parts, *map(digest, cases.values())])


def digest_parts(parts: list[str] | Iterator[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def list_leaves(value: object, cases: dict[str, Case]) -> Iterator[str]:
    """The leaves of a value and what holds them, in their order; its cases are taken apart."""
    if isinstance(value, str):
        yield f"{len(value)} {value}"
    elif value is None or isinstance(value, int | float | bytes | Enum):
        yield repr(value)
    elif isinstance(value, Case):
        cases[value.slug] = value
        yield f"case {value.slug}"
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}"
        for key, item in value.items():
            yield from list_leaves(key, cases)
            yield from list_leaves(item, cases)
    elif isinstance(value, tuple | list):
        yield f"[{len(value)}"
        for item in value:
            yield from list_leaves(item, cases)
    elif isinstance(value, Set):
        yield f"<{len(value)}"
        yield from sorted(digest_parts(list_leaves(item, cases)) for item in value)
    elif names := names_of_fields(type(value)):  # type: ignore[arg-type]  # a type is hashable
        yield type(value).__qualname__
        for name in names:
            yield from list_leaves(getattr(value, name), cases)
    else:
        yield from list_printed(value)


@cache
def names_of_fields(kind: type) -> tuple[str, ...]:
    """The fields of a record."""
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def list_printed(value: object) -> Iterator[str]:
    """A number or a date of the standard library, which prints all that it is."""
    if type(value).__module__ not in ("decimal", "datetime", "fractions"):
        raise NotDigested(type(value).__qualname__)
    yield repr(value)
