"""Fragments of HTML that stand on many pages, as a case's figures in every list: each made once.

A template says `{% call once('figures', case) %}…{% endcall %}` around what its name and these
values alone decide. Links may differ from page to page: where one of a fragment's own would, the
fragment is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

LONG = 10_000  # characters
MOST_LONG = 100
Href = Callable[[str], str]  # a path of the site → its address for the pages of a folder
Links = dict[str, str]  # addresses by paths
FragmentKey = tuple[Environment, str | None, tuple[object, ...]]

# Those of each fragment that is being made: one may stand in another.
LINKS_OF_FRAGMENTS: ContextVar[tuple[Links, ...]] = ContextVar("links_of_fragments", default=())


def note_link(path: str, address: str) -> None:
    """Says that the page links to a path of the site by an address."""
    for links in LINKS_OF_FRAGMENTS.get():
        links[path] = address


@dataclass(frozen=True, slots=True)
class Fragment:
    links: Links
    html: Markup

    def is_same_with(self, href: Href) -> bool:
        """Whether its links would be these in another folder."""
        return all(href(path) == address for path, address in self.links.items())


class Fragments:
    """The fragments of a site, by template, name and values, and by how they link.

    Texts and numbers are the same where they are equal, other values where they are one; each is
    kept with what was made of it, so that no later one is taken for it. Of the long ones, such as
    a case's text, only the last are kept: pages that have it in common are made one after another.
    """

    def __init__(self) -> None:
        self.made: dict[FragmentKey, tuple[tuple[object, ...], dict[Href, Fragment]]] = {}
        self.long: list[FragmentKey] = []

    @pass_context
    def once(self, context: Context, *values: object, caller: Callable[[], Markup]) -> Markup:
        """A fragment with the links of the page that is being rendered."""
        href: Href = context["href"]
        names = tuple(value if isinstance(value, str | int) else id(value) for value in values)
        key = (context.environment, context.name, names)
        made = self.made.setdefault(key, (values, {}))[1]
        if href not in made:
            same = (fragment for fragment in made.values() if fragment.is_same_with(href))
            made[href] = next(same, None) or make_fragment(caller)
            self.forget_long(key, len(made[href].html))
        fragment = made[href]
        for links in LINKS_OF_FRAGMENTS.get():
            links.update(fragment.links)
        return fragment.html

    def forget_long(self, key: FragmentKey, length: int) -> None:
        """Makes room for a fragment of so many characters."""
        if length > LONG:
            self.long.append(key)
        if len(self.long) > MOST_LONG:
            self.made.pop(self.long.pop(0), None)


def make_fragment(caller: Callable[[], Markup]) -> Fragment:
    links: Links = {}
    before = LINKS_OF_FRAGMENTS.set((*LINKS_OF_FRAGMENTS.get(), links))
    try:
        return Fragment(links, caller())
    finally:
        LINKS_OF_FRAGMENTS.reset(before)
