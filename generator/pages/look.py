"""How the pages of a site look: its theme, and the templates as they are rendered.

Its `inputs_of` tells all that a page is made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from jinja2 import Environment

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.store import Inputs
from generator.pages.inputs import (
    NotDigested,
    digest_value,
    gather_templates,
    inputs_of,
    read_of_collection,
    reads_text,
)
from generator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are rendered; `inputs` are digests of what all of them are made from."""

    theme: Theme
    collection: Collection
    environment: Environment
    inputs: Inputs
    templates: dict[str, tuple[Inputs, bool]] = field(default_factory=dict)
    digests: dict[tuple[str, bool], str] = field(default_factory=dict)

    def inputs_of(self, page: Page) -> Inputs:
        """All that a page is made from; raises NotDigested."""
        if page.template not in self.templates:
            self.templates[page.template] = self.read(page.template)
        common, is_whole = self.templates[page.template]
        return {**common, **inputs_of(page, is_whole)}

    def read(self, template: str) -> tuple[Inputs, bool]:
        """What all pages of a template are made from, and whether they read the text of a case."""
        texts = gather_templates(f"templates/{template}", self.theme)
        is_whole = reads_text(texts.values())
        own = {
            "template": digest_value(texts),
            "look": self.digest("look", is_whole),
            **{
                f"collection {name}": self.digest(name, is_whole)
                for name in read_of_collection(texts.values())
            },
        }
        return {**self.inputs, **own}, is_whole

    def digest(self, name: str, is_whole: bool) -> str:
        """The digest of a field of the collection, or of the words and marks of the theme."""
        theme = self.theme
        if (name, is_whole) not in self.digests:
            value = (
                (theme.labels.words, theme.logo, theme.share_image)
                if name == "look"
                else getattr(self.collection, name)
            )
            self.digests[name, is_whole] = digest_value(value, is_whole)
        return self.digests[name, is_whole]


def compile_templates(look: Look, pages: Iterable[Page]) -> None:
    """Compiles what the pages need, so that processes which share them find it done."""
    for template in sorted({page.template for page in pages}):
        with suppress(NotDigested):
            for name in gather_templates(f"templates/{template}", look.theme):
                look.environment.get_template(name)
