"""The colours and sizes of a theme: declared once, judged by their contrasts, written as CSS.

`judge_tokens((tree_of_standard, tree_of_child))` gives the problems of tokens.yaml files, the
first theme first; `write_tokens(trees)` the CSS custom properties, `--text` for the role `text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator

from generator.core.problem import Problem, Where
from generator.core.slug import SLUG_PATTERN
from generator.measures.colour import contrast, find_nearest, parse_colour, parse_ratio, print_ratio
from generator.measures.measure import MeasureError
from generator.records.declare import Record, Slug, Text, measured
from generator.records.names import unknown_name
from generator.records.tree import Fields, Items, Scalar, select

MODES = ("light", "dark")
SIZE_PATTERN = r"0|[0-9]{1,4}(\.[0-9]{1,4})?(rem|em|px|%)"


def parse_size(text: str) -> str:
    """A length as CSS takes it, such as `1.25rem`."""
    if not re.fullmatch(SIZE_PATTERN, text):
        raise MeasureError("size-not-read", {"found": text})
    return text


def parse_shade(text: str) -> str:
    """A colour, or the name of one in the palette."""
    return text if re.fullmatch(SLUG_PATTERN, text) else parse_colour(text)


Colour = Annotated[str, PlainValidator(measured(parse_colour))]
Shade = Annotated[str, PlainValidator(measured(parse_shade))]
Size = Annotated[str, PlainValidator(measured(parse_size))]
Ratio = Annotated[float, PlainValidator(measured(parse_ratio))]


class Shades(Record):
    """A role's colours: `#rgb`, `#rrggbb` or a name of the palette."""

    light: Shade | None = None
    dark: Shade | None = None


class Pair(Record):
    """Each of the colours is seen on each of the grounds, with this contrast at least."""

    colours: tuple[Slug, ...]
    on: tuple[Slug, ...]
    ratio: Ratio


class Tokens(Record):
    """A tokens.yaml; that of a child theme holds what differs from its parent's."""

    notice: Text | None = None
    palette: Mapping[Slug, Colour] = {}
    roles: Mapping[Slug, Shades] = {}
    sizes: Mapping[Slug, Size] = {}
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A value, its place, and how far its theme is from the first one."""

    text: str
    where: Where
    depth: int


@dataclass(frozen=True, slots=True)
class Need:
    """A role that is seen on another one, and the contrast that this needs."""

    colour: Scalar
    ground: Scalar
    ratio: float
    depth: int


def gather_values(
    trees: Sequence[Fields], group: str, mode: str | None = None
) -> dict[str, Written]:
    """The values of a group by their names, in the first theme's order; a later theme's count."""
    found: dict[str, Written] = {}
    for depth, tree in enumerate(trees):
        fields = tree.find(group)
        for key, node in fields.pairs if isinstance(fields, Fields) else ():
            value = node.find(mode) if mode and isinstance(node, Fields) else node
            if isinstance(value, Scalar):
                found[key.text] = Written(value.text, value.where, depth)
    return found


def gather_colours(trees: Sequence[Fields], mode: str) -> dict[str, Written]:
    """The colour of every role as `#…`; its place is where the nearest theme has written it."""
    palette = gather_values(trees, "palette")
    colours = {}
    for role, written in gather_values(trees, "roles", mode).items():
        named = palette.get(written.text)
        if named is not None:
            nearer = max(written, named, key=lambda value: value.depth)
            written = Written(named.text, nearer.where, nearer.depth)
        colours[role] = written
    return colours


def gather_needs(trees: Sequence[Fields]) -> Iterator[Need]:
    """Every colour with every ground that it is seen on."""
    for depth, tree in enumerate(trees):
        pairs = tree.find("pairs")
        for pair in pairs.nodes if isinstance(pairs, Items) else ():
            ratio = parse_ratio(next(select(pair, "ratio")).text)
            for colour in select(pair, "colours", "*"):
                for ground in select(pair, "on", "*"):
                    yield Need(colour, ground, ratio, depth)


def names_of(trees: Sequence[Fields]) -> list[str]:
    """The roles and sizes, as CSS names them after `--`."""
    return [*gather_values(trees, "roles", MODES[0]), *gather_values(trees, "sizes")]


def judge_tokens(trees: Sequence[Fields]) -> tuple[Problem, ...]:
    """What is wrong with the tokens of a theme and those that it extends."""
    return tuple(judge_names(trees)) or tuple(
        problem for mode in MODES for problem in judge_contrasts(trees, mode)
    )


def judge_names(trees: Sequence[Fields]) -> Iterator[Problem]:
    """Names that nobody knows, and roles of the first theme that lack a colour."""
    palette = list(gather_values(trees, "palette"))
    known = {group: keys_of(trees[0], group) for group in ("roles", "sizes")}
    for group, keys in known.items():
        names = [key.text for key in keys]
        own = [key for tree in trees[1:] for key in keys_of(tree, group)]
        if group == "roles":
            own += [role for need in gather_needs(trees) for role in (need.colour, need.ground)]
        yield from (
            unknown_name(key, "unknown-token", names) for key in own if key.text not in names
        )
    for mode in MODES:
        shades = gather_values(trees, "roles", mode)
        for value in shades.values():
            if not value.text.startswith("#") and value.text not in palette:
                yield unknown_name(Scalar(value.text, value.where), "unknown-colour", palette)
        for key in known["roles"]:
            if key.text not in shades:
                yield Problem(key.where, "missing-key", {"key": mode})


def keys_of(tree: Fields, group: str) -> list[Scalar]:
    """The names in a group, with their places."""
    fields = tree.find(group)
    return [key for key, _ in fields.pairs] if isinstance(fields, Fields) else []


def judge_contrasts(trees: Sequence[Fields], mode: str) -> Iterator[Problem]:
    """Every pair whose contrast is too low, at what the nearest theme has written of it."""
    written = gather_colours(trees, mode)
    colours = {role: value.text for role, value in written.items()}
    needs = tuple(gather_needs(trees))
    for need in needs:
        role, ground = need.colour.text, need.ground.text
        found = contrast(colours[role], colours[ground])
        if found >= need.ratio:
            continue
        blamed = max((role, ground), key=lambda name: written[name].depth)
        better = find_better(blamed, colours, needs)
        is_new = need.depth > written[blamed].depth
        yield Problem(
            need.colour.where if is_new else written[blamed].where,
            "contrast-too-low",
            {
                "mode": mode,
                "role": role,
                "colour": colours[role],
                "ground": ground,
                "ground_colour": colours[ground],
                "found": print_ratio(found),
                "needed": f"{need.ratio:g}",
                "suggestion": f'{blamed}: {{{mode}: "{better}"}}' if better else "",
            },
        )


def find_better(role: str, colours: Mapping[str, str], needs: Sequence[Need]) -> str | None:
    """The nearest colour for a role with which all its pairs are as they should be."""
    others = [
        (colours[other], need.ratio)
        for need in needs
        for own, other in (
            (need.colour.text, need.ground.text),
            (need.ground.text, need.colour.text),
        )
        if own == role
    ]
    return find_nearest(
        colours[role], lambda colour: all(contrast(colour, other) >= need for other, need in others)
    )


def split_comment(text: str) -> list[str]:
    """The lines of a text that may stand in a comment."""
    return text.replace("*/", "* /").rstrip().split("\n")


def write_tokens(trees: Sequence[Fields]) -> str:
    """The style sheet of the tokens: light, and dark on a screen whose reader asks for it."""
    notices = [tree.find("notice") for tree in trees]
    comments = [
        "\n".join(["/*", *(f" * {line}" for line in split_comment(notice.text)), " */"])
        for notice in notices
        if isinstance(notice, Scalar)
    ]
    sizes = [f"  --{name}: {size.text};" for name, size in gather_values(trees, "sizes").items()]
    light, dark = (
        [f"  --{role}: {colour.text};" for role, colour in gather_colours(trees, mode).items()]
        for mode in MODES
    )
    lines = [
        *comments,
        ":root {",
        "  color-scheme: light;",
        *(light + sizes),
        "}",
        "",
        "/* Paper is white: print is light whatever the screen is. */",
        "@media screen and (prefers-color-scheme: dark) {",
        "  :root {",
        "    color-scheme: dark;",
        *(f"  {line}" for line in dark),
        "  }",
        "}",
    ]
    return "\n".join(lines) + "\n"
