"""What the search knows of the words of readers, beside the text of the cases.

>>> NO_READER_WORDS.terms
()
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.collection.variants import NO_VARIANTS, Variants
from generator.core.text import fold_search


@dataclass(frozen=True, slots=True)
class ReaderTerm:
    """A term of the vocabulary with a page of its own; `kind` is the folder of that page."""

    kind: str
    slug: str
    count: int
    spellings: tuple[str, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """Spellings, the vocabulary, and the conditions that a query may name.

    `bands` gives for a filter its bands with their limits, both of them inside and None where a
    side is open: persons, yen, months, percent. `areas` gives for a word the prefectures, and
    `bodies` the kinds of body, that it names, by their slugs.
    """

    variants: Variants = NO_VARIANTS
    terms: tuple[ReaderTerm, ...] = ()
    bands: Mapping[str, tuple[tuple[str, int | None, int | None], ...]] = field(
        default_factory=dict
    )
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def conditions(self) -> dict[str, object]:
        """What the browser reads queries by (themes/…/search/conditions.js)."""
        words = {
            name: [[fold_search(word), *slugs] for word, slugs in named.items()]
            for name, named in (("prefecture", self.areas), ("kind", self.bodies))
        }
        return {"bands": dict(self.bands), "words": words}

    def list_terms(self) -> dict[str, list[list[str | int]]]:
        """By kind a term's slug, the number of its cases, its name and its other spellings."""
        listed: dict[str, list[list[str | int]]] = {}
        for term in self.terms:
            row: list[str | int] = [term.slug, term.count, *term.spellings]
            listed.setdefault(term.kind, []).append(row)
        return listed

    def list_readings(self) -> dict[str, dict[str, None]]:
        """A term's reading, folded as readings are, with the names that are read so."""
        names: dict[str, dict[str, None]] = {}
        for term in self.terms:
            names.setdefault(to_katakana(fold_search(term.reading)), {})[
                fold_search(term.spellings[0])
            ] = None
        return names


HIRAGANA_TO_KATAKANA = {sign: sign + 0x60 for sign in range(ord("ぁ"), ord("ゖ") + 1)}


def to_katakana(text: str) -> str:
    """A reading in katakana, in which the search keeps readings.

    >>> to_katakana("まどぐち")
    'マドグチ'
    """
    return text.translate(HIRAGANA_TO_KATAKANA)


NO_READER_WORDS = ReaderWords()
