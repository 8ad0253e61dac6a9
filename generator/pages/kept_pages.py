"""Pages → bytes, each made again only where something that it is made from has changed.

`render_kept(pages, theme, collection, environment, memory, inputs)` gives the same bytes as
`render_page` of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.core.store import Inputs
from generator.pages.inputs import NotDigested, inputs_of, inputs_of_template
from generator.theme.theme import Theme


def list_inputs(
    pages: Sequence[Page], theme: Theme, collection: Collection, inputs: Inputs
) -> dict[str, Inputs]:
    """What each page is made from, by path; a page of which that is not known is left out."""
    look = cache(lambda name: inputs_of_template(f"templates/{name}", theme, collection))
    found: dict[str, Inputs] = {}
    for page in pages:
        with suppress(NotDigested):
            found[page.path] = {**inputs, **look(page.template), **inputs_of(page)}
    return found
