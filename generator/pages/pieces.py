"""Pieces of HTML that stand on many pages, such as a case's figures in every list: each made once.

A template says `{% call once('figures', case.slug) %}…{% endcall %}` around what its name and these
values alone decide. Links may differ from page to page: where one of a piece's own would, the piece
is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

Key = tuple[Environment, str | None, tuple[str | int, ...]]
Links = dict[str, str]  # addresses by the paths that they lead to

# Those of each piece that is being made: one may stand in another.
LINKS_OF_PIECES: ContextVar[tuple[Links, ...]] = ContextVar("links_of_pieces", default=())


def note_link(path: str, address: str) -> None:
    """Says that the page links to a path of the site by an address."""
    for links in LINKS_OF_PIECES.get():
        links[path] = address


class Pieces:
    """The pieces of a site that are made, by template, name and values; some in several forms."""

    def __init__(self) -> None:
        self.made: dict[Key, list[tuple[Links, Markup]]] = {}

    @pass_context
    def once(
        self, context: Context, *values: str | int, caller: Callable[[], Markup]
    ) -> Markup:
        """A piece with the links of the page that is being rendered."""
        href = context["href"]
        forms = self.made.setdefault((context.environment, context.name, values), [])
        for links, html in forms:
            if all(href(path) == address for path, address in links.items()):
                return html
        links = {}
        before = LINKS_OF_PIECES.set((*LINKS_OF_PIECES.get(), links))
        try:
            html = caller()
        finally:
            LINKS_OF_PIECES.reset(before)
        forms.append((links, html))
        return html
