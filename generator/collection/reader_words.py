"""What the search knows of the words of readers, beside the text of the cases.

>>> NO_READER_WORDS.terms
()
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.collection.variants import NO_VARIANTS, Variants
from generator.core.text import fold_search
from generator.measures.places import HIRAGANA_TO_KATAKANA


@dataclass(frozen=True, slots=True)
class ReaderTerm:
    """A term of the vocabulary with a page of its own; `kind` is the folder of that page."""

    kind: str
    slug: str
    count: int
    spellings: tuple[str, ...]
    reading: str


SearchBand = tuple[str, float | None, float | None]  # slug, from, to


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """Spellings, the vocabulary, and the conditions that a query may name.

    `bands` gives for a filter its bands with their limits, both of them inside and None where a
    side is open: persons, yen, months, percent. `named` gives for a filter the words for its terms,
    each with the slugs that it means: 東北 is six prefectures. `regions` are those of prefectures;
    `beside` gives for the words for a region of which no case tells the regions around it.
    """

    variants: Variants = NO_VARIANTS
    terms: tuple[ReaderTerm, ...] = ()
    bands: Mapping[str, tuple[SearchBand, ...]] = field(default_factory=dict)
    named: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def conditions(self) -> dict[str, object]:
        """What the browser reads queries by (themes/…/search/conditions.js)."""
        words = {
            name: [[fold_search(word), *slugs] for word, slugs in named.items() if slugs]
            for name, named in self.named.items()
        }
        return {"bands": dict(self.bands), "words": words}

    def list_terms(self) -> dict[str, list[list[str | int]]]:
        """By kind a term's slug, the number of its cases, its name and its other spellings."""
        listed: dict[str, list[list[str | int]]] = {}
        for term in self.terms:
            row: list[str | int] = [term.slug, term.count, *term.spellings]
            listed.setdefault(term.kind, []).append(row)
        return listed

    def list_needs(self) -> list[str]:
        """The names of the needs, in the order of `list_terms`."""
        return [term.spellings[0] for term in self.terms if term.kind == "needs"]

    def list_readings(self) -> dict[str, list[str]]:
        """The names that are read so, by their reading in katakana, folded."""
        names: dict[str, list[str]] = {}
        for term in self.terms:
            reading = fold_search(term.reading).translate(HIRAGANA_TO_KATAKANA)
            names.setdefault(reading, []).append(fold_search(term.spellings[0]))
        return names


NO_READER_WORDS = ReaderWords()
