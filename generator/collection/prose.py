"""Written text of a case: its HTML, its plain text and the sections that it forms.

>>> Prose("<p>要旨</p>", ("要旨",)).paragraphs
('要旨',)
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection.pictures import WrittenMark
from generator.core.problem import Where

# The headings of a case file's body, in their order.
OVERVIEW, EFFECTS, INTERVIEW, APPENDIX = "事業の概要", "事業効果", "インタビュー", "参考資料"
SECTIONS = (OVERVIEW, EFFECTS, INTERVIEW, APPENDIX)
# The parts of the page that hold the body of a case file.
BODY_PARTS = ("overview", "effects", "interview", "appendices")


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered HTML, and plain text: an entry per paragraph, list item or table row."""

    html: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the interview with its answer; `id` is its anchor on the page."""

    id: str
    question: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class Appendix:
    """A titled part of 参考資料."""

    id: str
    title: str
    text: Prose


@dataclass(frozen=True, slots=True)
class Reference:
    """A relative address that the text links to."""

    target: str
    where: Where


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that the text shows, means to show, or links to, as it is written at its place."""

    mark: WrittenMark
    where: Where
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown part of a case file, by its sections (docs/case-format.md).

    It is whole where its text stands in these sections alone and each that is required has some.
    """

    overview: Prose
    effects: Prose
    interview: tuple[Exchange, ...]
    appendices: tuple[Appendix, ...]
    references: tuple[Reference, ...]
    pictures: tuple[Shown, ...] = ()
    is_whole: bool = True

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All plain text, in reading order, questions and titles included."""
        asked = tuple(t for e in self.interview for t in (e.question, *e.answer.paragraphs))
        added = tuple(t for a in self.appendices for t in (a.title, *a.text.paragraphs))
        return self.overview.paragraphs + self.effects.paragraphs + asked + added
