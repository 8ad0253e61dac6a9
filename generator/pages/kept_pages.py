"""Pages → bytes, each made again only where something that it is made from has changed.

`render_kept("page", pages, look, memory)` gives the same bytes as `render_page` of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from jinja2 import Environment

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.recall import Memory
from generator.core.store import Inputs
from generator.pages.inputs import (
    NotDigested,
    gather_templates,
    inputs_of,
    inputs_of_template,
    reads_text,
)
from generator.pages.render import render_page
from generator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are rendered; `inputs` are digests of what all of them are made from."""

    theme: Theme
    collection: Collection
    environment: Environment
    inputs: Inputs
    templates: dict[str, tuple[Inputs, bool]] = field(default_factory=dict)

    def inputs_of(self, page: Page) -> Inputs:
        """All that a page is made from; raises NotDigested."""
        if page.template not in self.templates:
            name = f"templates/{page.template}"
            look = inputs_of_template(name, self.theme, self.collection)
            self.templates[page.template] = {**self.inputs, **look}, reads_text(name, self.theme)
        common, is_whole = self.templates[page.template]
        return {**common, **inputs_of(page, is_whole)}

    def compile(self, pages: Iterable[Page]) -> None:
        """Compiles what the pages need, so that processes which share them find it done."""
        for template in sorted({page.template for page in pages}):
            for name, _ in gather_templates(f"templates/{template}", self.theme):
                self.environment.get_template(name)


def render_kept(
    kind: str, pages: Mapping[str, Page], look: Look, memory: Memory
) -> dict[str, bytes]:
    """The bytes of pages, both by a name that stands once among those of a kind."""
    wanted: dict[str, Inputs] = {}
    for name, page in pages.items():
        with suppress(NotDigested):
            wanted[name] = look.inputs_of(page)
    made = memory.recall_all(
        kind,
        wanted,
        lambda name: render_page(pages[name], look.environment).content,
        lambda missing: look.compile(pages[name] for name in missing),
    )
    for name, page in pages.items():
        if name not in made:
            made[name] = render_page(page, look.environment).content
    return made
