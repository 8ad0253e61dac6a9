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

Href = Callable[[str], str]  # a path of the site → its address for the pages of a folder
Links = dict[str, str]  # addresses by paths
Piece = tuple[Links, Markup]
Key = tuple[Environment, str | None, tuple[str | int, ...]]

# Those of each piece that is being made: one may stand in another.
LINKS_OF_PIECES: ContextVar[tuple[Links, ...]] = ContextVar("links_of_pieces", default=())


def note_link(path: str, address: str) -> None:
    """Says that the page links to a path of the site by an address."""
    for links in LINKS_OF_PIECES.get():
        links[path] = address


class Pieces:
    """The pieces of a site that are made, by template, name and values, for each folder."""

    def __init__(self) -> None:
        self.made: dict[Key, dict[Href, Piece]] = {}

    @pass_context
    def once(self, context: Context, *values: str | int, caller: Callable[[], Markup]) -> Markup:
        """A piece with the links of the page that is being rendered."""
        href: Href = context["href"]
        made = self.made.setdefault((context.environment, context.name, values), {})
        if href not in made:
            same = (piece for piece in made.values() if has_links(piece, href))
            made[href] = next(same, None) or make_piece(caller)
        links, html = made[href]
        for outer in LINKS_OF_PIECES.get():
            outer.update(links)
        return html


def has_links(piece: Piece, href: Href) -> bool:
    """Whether a piece, made for another folder, has the links that it would have here."""
    return all(href(path) == address for path, address in piece[0].items())


def make_piece(caller: Callable[[], Markup]) -> Piece:
    links: Links = {}
    before = LINKS_OF_PIECES.set((*LINKS_OF_PIECES.get(), links))
    try:
        return links, caller()
    finally:
        LINKS_OF_PIECES.reset(before)
