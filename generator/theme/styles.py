"""What the style sheets of a theme may not say: colours, tokens and files that are not the theme's.

`judge_styles(theme)` gives a problem for each of them, at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tinycss2.ast import Node
from tinycss2.color5 import parse_color

from generator.core.css import BLANK, list_parts, list_rules, list_used, parse_block, parse_style
from generator.core.problem import Problem, Where
from generator.records.names import unknown_name
from generator.records.tree import Scalar
from generator.theme.theme import TOKENS, Theme
from generator.theme.tokens import names_of

# CSS Color Module Level 5; color-mix() and light-dark() are made of others.
COLOUR_FUNCTIONS = {
    *("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"),
}
NO_COLOUR = {"currentcolor", "transparent"}  # these have none of their own
LOADING = {"url", "src", "image-set", "-webkit-image-set"}


def judge_styles(theme: Theme) -> Iterator[Problem]:
    """Colours that are no token's, tokens that no theme has, files that are not the theme's."""
    images = [path.removeprefix("assets/") for path in theme.images()]
    tokens = names_of([layer.trees[TOKENS] for layer in theme.layers if TOKENS in layer.trees])
    for text, path in filter(None, map(theme.find, theme.styles)):
        style = parse_style(text)
        parts = list(list_parts(style.nodes))
        values = [value for rule in list_rules(parse_block(style.nodes)) for value in rule.values]
        for part in style.left_over:
            yield Problem(place_of_part(part, path), "style-brace-left-over")
        own = {value.name for value in values}
        for used in list_used(parts):
            name = Scalar(used.value.removeprefix("--"), place_of_part(used, path, len("--")))
            if used.value not in own and name.text not in tokens:
                yield unknown_name(name, "unknown-token", tokens)
        for part in list_parts(part for value in values for part in value.value):
            if found := read_colour(part):
                yield Problem(place_of_part(part, path), "colour-in-style", {"found": found})
        for address, part in list_loaded(parts):
            if address not in images:
                yield unknown_name(
                    Scalar(address, place_of_part(part, path)), "image-not-in-theme", images
                )


def place_of_part(part: Node, path: str, offset: int = 0) -> Where:
    return Where(path, part.source_line, part.source_column + offset)


def read_colour(part: Node) -> str:
    """A colour as it is written, of a function the name alone; empty for what is none."""
    if part.type == "function" and part.lower_name in COLOUR_FUNCTIONS:
        return f"{part.name}("
    if part.type == "hash" and parse_color(part):
        return f"#{part.value}"
    if part.type == "ident" and part.lower_value not in NO_COLOUR and parse_color(part):
        return str(part.value)
    return ""


def list_loaded(parts: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    """The addresses of files that a style sheet loads, each with the part that says so."""
    for part in parts:
        if part.type == "url":
            yield part.value, part
        elif part.type == "function" and part.lower_name in LOADING:
            yield from ((name.value, part) for name in part.arguments if name.type == "string")
    for part, after in pairwise(part for part in parts if part.type not in BLANK):
        if part.type == "at-keyword" and part.lower_value == "import" and after.type == "string":
            yield after.value, part
