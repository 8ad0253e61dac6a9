"""A case as the site has it: what its file says, with the vocabulary's terms and its band.

`Case` stands for a whole file, `Related` for one beside another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.collection.document import Document
from generator.collection.form.case import FrontMatter
from generator.collection.form.organization import Organization
from generator.collection.prose import Body
from generator.collection.vocabulary import Band, Block, Category, Prefecture, Term


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case: what its file says, with the vocabulary's terms in place of their names."""

    slug: str
    document: Document = field(repr=False)  # its file, for the places in it
    facts: FrontMatter
    body: Body
    band: Band
    block: Block
    category: Category
    prefecture: Prefecture
    labels: tuple[Term, ...]
    keywords: tuple[Term, ...]
    needs: tuple[Term, ...]
    programs: tuple[Term, ...]
    filed: Mapping[str, tuple[Term, ...]]  # its terms by the search's filters (Fact.facet)
    is_new: bool

    @property
    def path(self) -> str:
        return self.document.source.path

    @property
    def number(self) -> int:
        return self.facts.number

    @property
    def title(self) -> str:
        return self.facts.title

    @property
    def organization(self) -> Organization:
        return self.facts.organization

    @property
    def output_path(self) -> str:
        return f"cases/{self.slug}.html"

    @property
    def data_path(self) -> str:
        """The file of the open data that says what the page says."""
        return f"data/cases/{self.slug}.json"


@dataclass(frozen=True, slots=True)
class Related:
    """A case close to another, with the names of what both share."""

    case: Case
    shared: tuple[str, ...]
