"""What a page is made from, as named digests: a page of the same inputs has the same bytes.

`inputs_of(page)` names the cases that the page shows, each by the digest of its file, and gathers
all else of its plan in one digest; what its templates are and read is found from their texts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from types import NoneType
from typing import Any

from pydantic import BaseModel

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.source import Source, find_body
from generator.pages.environment import ICONS, TEXT_TEMPLATE
from generator.theme.templates import JINJA_COMMENT, TAKEN
from generator.theme.theme import Theme

# What templates read of the collection beside the data of their page.
READ_OF_COLLECTION = re.compile(r"\bcollection\b(?:\.(\w+))?")
TAKEN_BY_FILTERS = {"embedded": TEXT_TEMPLATE, "prose": ICONS}
# A template that says neither word has no way to the text of a case.
READS_TEXT = re.compile(r"(?<![\w</-])(?:body|document)\b")
MOST_HEADS, MOST_TEMPLATES = 1 << 14, 1 << 10  # whose digests and words are kept
TAKEN_BY_VALUE = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s*[^\s\"']")


class NotDigested(TypeError):  # an answer: the page is made in every build
    """A value of a kind that has no digest, such as a function."""


def inputs_of(page: Page, reads_text: bool = True) -> dict[str, str]:
    """The digests of a page's cases, by `case <slug>`, and of the rest of it, by `page`.

    Where the page reads no text of a case, those of its front matter are enough. Raises
    NotDigested where the page's data hold what is only known when it is rendered.
    """
    leaves = Leaves()
    leaves.add(page)
    digest = digest_case if reads_text else digest_front
    cases = {f"case {slug}": digest(case) for slug, case in leaves.cases.items()}
    return {"page": digest_parts(leaves.parts), **cases}


def digest_case(case: Case) -> str:
    """The digest of a case's file."""
    return case.document.source.digest


def digest_front(case: Case) -> str:
    """The digest of a case's file without its text."""
    return digest_head(case.document.source)


@lru_cache(maxsize=MOST_HEADS)
def digest_head(source: Source) -> str:
    return hashlib.sha256(source.text[: find_body(source.text)].encode("utf-8")).hexdigest()


def reads_text(texts: Iterable[str]) -> bool:
    """Whether one of the templates may read the text of a case."""
    return any(names_text for names_text, _ in map(look_into, texts))


def read_of_collection(texts: Iterable[str]) -> tuple[str, ...]:
    """What templates read of the collection beside the data of their page, by its fields."""
    read = {name for _, names in map(look_into, texts) for name in names}
    return tuple(sorted({field.name for field in fields(Collection)} if "" in read else read))


@lru_cache(maxsize=MOST_TEMPLATES)  # one is in the closure of many
def look_into(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a template may read the text of a case, and what it reads of the collection."""
    return READS_TEXT.search(text) is not None, tuple(READ_OF_COLLECTION.findall(text))


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
    leaves = Leaves()
    leaves.add(value)
    digest = digest_case if reads_text else digest_front
    return digest_parts([*leaves.parts, *map(digest, leaves.cases.values())])


def digest_parts(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Leaves:
    """The leaves of values and what holds them, in their order; their cases are taken apart."""

    parts: list[str] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)

    def add(self, value: object) -> None:
        way_of(type(value))(self, value)  # type: ignore[arg-type]  # a type is hashable

    def add_text(self, text: str) -> None:
        self.parts.append(f"{len(text)} {text}")

    def add_printed(self, value: object) -> None:
        """What prints all that it is."""
        self.parts.append(repr(value))

    def add_case(self, case: Case) -> None:
        self.cases[case.slug] = case
        self.parts.append(f"case {case.slug}")

    def add_mapping(self, mapping: Mapping[object, object]) -> None:
        self.parts.append(f"{{{len(mapping)}")
        for key, item in mapping.items():
            self.add(key)
            self.add(item)

    def add_items(self, items: Sequence[object]) -> None:
        self.parts.append(f"[{len(items)}")
        for item in items:
            self.add(item)

    def add_set(self, items: Set[object]) -> None:
        digests = []
        for item in items:
            own = Leaves(cases=self.cases)
            own.add(item)
            digests.append(digest_parts(own.parts))
        self.parts += (f"<{len(items)}", *sorted(digests))

    def add_record(self, record: object) -> None:
        kind = type(record)
        self.parts.append(kind.__qualname__)
        for name in names_of_fields(kind):  # type: ignore[arg-type]  # a type is hashable
            self.add(getattr(record, name))


@cache
def way_of(kind: type) -> Callable[[Leaves, Any], None]:
    """How the leaves of a type are added; raises NotDigested."""
    ways: tuple[tuple[Any, Callable[[Leaves, Any], None]], ...] = (
        (str, Leaves.add_text),
        ((NoneType, int, float, bytes, Enum), Leaves.add_printed),
        (Case, Leaves.add_case),
        (Mapping, Leaves.add_mapping),
        ((tuple, list), Leaves.add_items),
        (Set, Leaves.add_set),
    )
    for above, add in ways:
        if issubclass(kind, above):
            return add
    if names_of_fields(kind):
        return Leaves.add_record
    if kind.__module__ not in ("decimal", "datetime", "fractions"):
        raise NotDigested(kind.__qualname__)
    return Leaves.add_printed


@cache
def names_of_fields(kind: type) -> tuple[str, ...]:
    """The fields of a record."""
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
