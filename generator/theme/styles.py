"""What the style sheets of a theme may not say: colours, tokens and files that are not the theme's.

`judge_styles(theme)` gives a problem for each of them, at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem, Where, place_of
from generator.measures.colour import COLOUR_PATTERN, NAMED_COLOURS
from generator.records.names import unknown_name
from generator.records.tree import Scalar
from generator.theme.templates import blank
from generator.theme.theme import TOKENS, Theme
from generator.theme.tokens import names_of

USED_VALUE = re.compile(r"var\(\s*--([\w-]+)")
SET_VALUE = re.compile(r"(--[\w-]+)\s*:")
# A value, not a selector such as #add: it ends before the next brace opens.
RAW_COLOUR = re.compile(
    rf":[^;{{}}]*?({COLOUR_PATTERN}\b|\b(?:(?:rgb|hsl)a?|hwb|(?:ok)?l(?:ab|ch)|color)\("
    rf"|(?<![\w-])(?:{NAMED_COLOURS})(?![\w-]))(?=[^{{}}]*[;}}])",
    re.I,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXT = re.compile(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)")  # in which a colour's name is none
LOADED = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")


def judge_styles(theme: Theme) -> Iterator[Problem]:
    """Colours that are no token's, tokens that no theme has, files that are not the theme's."""
    images = [path.removeprefix("assets/") for path in theme.images()]
    tokens = names_of([layer.trees[TOKENS] for layer in theme.layers if TOKENS in layer.trees])
    for text, path in filter(None, map(theme.find, theme.styles)):
        style = COMMENT.sub(blank, text)
        if style.count("{") != style.count("}"):
            yield Problem(Where(path), "style-brace-left-over")
        own = {value.removeprefix("--") for value in SET_VALUE.findall(style)}
        for used in USED_VALUE.finditer(style):
            if used[1] not in tokens and used[1] not in own:
                name = Scalar(used[1], place_of(style, used.start(1), path))
                yield unknown_name(name, "unknown-token", tokens)
        for raw in RAW_COLOUR.finditer(TEXT.sub(blank, style)):
            where = place_of(style, raw.start(1), path)
            yield Problem(where, "colour-in-style", {"found": raw[1]})
        for loaded in LOADED.finditer(style):
            address = loaded[1] or loaded[2] or ""
            if address not in images:
                name = Scalar(address, place_of(style, loaded.start(), path))
                yield unknown_name(name, "image-not-in-theme", images)
