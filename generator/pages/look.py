"""How the pages of a site look: its theme, and the templates as they are rendered.

`Look.inputs_of(page)` tells all that a page is made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jinja2 import Environment

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.store import Inputs
from generator.pages.inputs import (
    gather_templates,
    inputs_of,
    inputs_of_template,
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
