"""Pages → bytes, each made again only where something that it is made from has changed.

`render_kept("page", pages, look, memory)` gives the same bytes as `render_page` of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.recall import Memory
from generator.core.store import Inputs
from generator.pages.inputs import NotDigested, inputs_of, inputs_of_template
from generator.pages.render import render_page
from generator.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are rendered; `inputs` are digests of what all of them are made from."""

    theme: Theme
    collection: Collection
    environment: Environment
    inputs: Inputs


def render_kept(
    kind: str, pages: Mapping[str, Page], look: Look, memory: Memory
) -> dict[str, bytes]:
    """The bytes of pages, both by a name that stands once among those of a kind."""
    made = memory.recall_all(
        kind,
        list_inputs(pages, look),
        lambda name: render_page(pages[name], look.environment).content,
    )
    for name, page in pages.items():
        if name not in made:
            made[name] = render_page(page, look.environment).content
    return made


def list_inputs(pages: Mapping[str, Page], look: Look) -> dict[str, Inputs]:
    """What each page is made from; a page of which that is not known is left out."""
    of_template = cache(
        lambda name: inputs_of_template(f"templates/{name}", look.theme, look.collection)
    )
    found: dict[str, Inputs] = {}
    for name, page in pages.items():
        with suppress(NotDigested):
            found[name] = {**look.inputs, **of_template(page.template), **inputs_of(page)}
    return found
