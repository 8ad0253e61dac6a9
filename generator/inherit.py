"""What a theme takes from the themes that it extends, and what it says in vain.

>>> words = {"nav": {"home": "トップ", "all": "一覧"}}
>>> lay_over(words, {"nav": {"home": "表紙"}})
>>> words
{'nav': {'home': '表紙', 'all': '一覧'}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from generator.colour import COLOUR_PATTERN, NAMED_COLOURS
from generator.problem import Problem, Where, place_of
from generator.theme import LABELS, SETTINGS, TOKENS, Labels, Layer, Theme, ThemeSettings
from generator.tokens import miss, names_of, write_tokens
from generator.tree import Fields, Node, Plain, Scalar, select

OWN_FILES = (SETTINGS, LABELS, TOKENS)
USED_VALUE = re.compile(r"var\(\s*--([\w-]+)")
SET_VALUE = re.compile(r"(--[\w-]+)\s*:")
# A value, not a selector such as #add: it ends before the next brace opens.
RAW_COLOUR = re.compile(
    rf":[^;{{}}]*?({COLOUR_PATTERN}\b|\b(?:(?:rgb|hsl)a?|hwb|(?:ok)?l(?:ab|ch)|color)\("
    rf"|(?<![\w-])(?:{NAMED_COLOURS})(?![\w-]))(?=[^{{}}]*[;}}])",
    re.I,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TAKEN = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s*[\"']([^\"']+)[\"']")
EXTENDS = re.compile(r"\{%-?\s*extends\b")
BLOCK = re.compile(r"\{%-?\s*(?:block\s+(\w+)|endblock)")
MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\s*\(([^)]*)\)")
QUOTED = r"(?:'[^']*'|\"[^\"]*\"|.)*?"
JINJA = re.compile(rf"\{{\{{{QUOTED}\}}\}}|\{{%{QUOTED}%\}}|\{{#.*?#\}}", re.DOTALL)
LEFT_OVER = re.compile(r"\}\}|%\}")
LOADED = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)")


def join_layers(layers: Sequence[Layer], settings: Sequence[ThemeSettings]) -> Theme:
    """The theme of layers without faults, each with its settings, from the first one on."""
    trees = {
        name: [layer.trees[name] for layer in layers if name in layer.trees]
        for name in (LABELS, TOKENS)
    }
    scripts: dict[str, tuple[str, ...]] = {}
    for own in settings:
        for name, files in own.scripts.items():
            scripts[name] = (*scripts.get(name, ()), *files)
    return Theme(
        layers=tuple(layers),
        labels=Labels(merge_labels(trees[LABELS])),
        tokens=write_tokens(trees[TOKENS]),
        logo=next((own.logo for own in reversed(settings) if own.logo), None),
        styles=tuple(name for own in settings for name in own.styles),
        scripts=scripts,
    )


def merge_labels(trees: Sequence[Fields]) -> dict[str, Plain]:
    """The words of all themes, the nearest one's over the others'."""
    words: dict[str, Plain] = {}
    for tree in trees:
        lay_over(words, {key.text: node.plain() for key, node in tree.pairs})
    return words


def lay_over(words: dict[str, Plain], nearer: Mapping[str, Plain]) -> None:
    """Changes words to the nearer ones where there are such."""
    for key, value in nearer.items():
        below = words.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            lay_over(below, value)
        else:
            words[key] = value


def judge_layers(layers: Sequence[Layer]) -> Iterator[Problem]:
    """What the themes over the first one say in vain."""
    for depth, layer in enumerate(layers[1:], start=1):
        below = layers[:depth]
        texts = "\n".join(layer.files.values())
        yield from judge_files(layer, below, texts)
        yield from judge_blocks(layer, below)
        yield from judge_macros(layer, below)
        words = merge_labels([known.trees[LABELS] for known in below if LABELS in known.trees])
        if LABELS in layer.trees:
            yield from judge_labels(layer.trees[LABELS], words, texts)


def judge_files(layer: Layer, below: Sequence[Layer], texts: str) -> Iterator[Problem]:
    """Files that stand over no other and that no file of the theme names; templates not there."""
    known = {name: known for known in below for name in (*known.files, *known.binaries)}
    for name in (*layer.files, *layer.binaries):
        # A style sheet names an image as it lies beside assets/site.css.
        is_named = name.removeprefix("assets/") in texts
        if name not in OWN_FILES and name not in known and not is_named:
            file = Scalar(name, Where(layer.place(name)))
            yield miss(file, "theme-file-without-use", list(known))
    whole = [f"{other.name}/{name}" for other in (*below, layer) for name in other.files]
    for name, text in layer.files.items():
        for taken in TAKEN.finditer(text):
            where = place_of(text, taken.start(1), layer.place(name))
            if taken[1] == name and name in known:
                found = {"found": name, "suggestion": f"{known[name].name}/{name}"}
                yield Problem(where, "template-of-itself", found)
            elif taken[1] not in (*known, *layer.files, *whole):
                templates = [*known, *layer.files, *whole]
                yield miss(Scalar(taken[1], where), "template-missing", templates)


def judge_blocks(layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """Blocks of templates over others that stand in none of those: nobody would see them."""
    own = [text for text in layer.files.values() if not EXTENDS.search(text)]
    texts = [*own, *(text for known in below for text in known.files.values())]
    known = sorted({sign[1] for text in texts for sign in BLOCK.finditer(text) if sign[1]})
    for name, text in layer.files.items():
        for block in outer_blocks(text) if EXTENDS.search(text) else ():
            if block[1] not in known:
                where = place_of(text, block.start(1), layer.place(name))
                yield miss(Scalar(block[1], where), "block-without-use", known)


def judge_macros(layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """Macros that do not take what those that they stand over take; signs of a half expression."""
    for name, text in layer.files.items():
        nearest = next((known.files[name] for known in reversed(below) if name in known.files), "")
        known = {macro[1]: macro[2] for macro in MACRO.finditer(nearest)}
        for macro in MACRO.finditer(text):
            taken = known.get(macro[1], "")
            if not set(parameters_of(taken)) <= set(parameters_of(macro[2])):
                hint = f"{macro[1]}({taken})"
                where = place_of(text, macro.start(1), layer.place(name))
                yield Problem(
                    where, "macro-of-another-form", {"found": macro[1], "suggestion": hint}
                )
        if name.endswith(".html"):
            for sign in LEFT_OVER.finditer(JINJA.sub(blank, text)):
                where = place_of(text, sign.start(), layer.place(name))
                yield Problem(where, "template-sign-left-over", {"found": sign[0]})


def parameters_of(signature: str) -> list[str]:
    """The names in the brackets of a macro."""
    return re.findall(r"(?:^|,)\s*(\w+)", signature)


def outer_blocks(text: str) -> Iterator[re.Match[str]]:
    """The blocks that stand in no other block."""
    depth = 0
    for sign in BLOCK.finditer(text):
        if sign[1] and depth == 0:
            yield sign
        depth += 1 if sign[1] else -1


def judge_labels(
    tree: Fields, words: Mapping[str, Plain], texts: str, above: str = ""
) -> Iterator[Problem]:
    """Words that no theme below has and no template of this one names, and wrong `{values}`."""
    for key, node in tree.pairs:
        name, known = f"{above}{key.text}", words.get(key.text)
        if isinstance(known, dict) and isinstance(node, Fields):
            yield from judge_labels(node, known, texts, f"{name}.")
        elif known is None:
            own = list(spell(node, name))
            if not any(f"'{used}'" in texts or f'"{used}"' in texts for used in own):
                first = Scalar(own[0] if own else name, key.where)
                yield miss(first, "label-without-use", [above + word for word in words])
        elif isinstance(known, str) and isinstance(node, Scalar):
            if not node.text.strip():
                yield Problem(node.where, "empty-value", {"key": name})
            strange = sorted(values_of(node.text) - values_of(known))
            if strange:
                found = "".join(f"{{{value}}}" for value in strange)
                expected = "".join(f"「{{{value}}}」" for value in sorted(values_of(known)))
                expected = expected or "（なし）"
                arguments = {"key": name, "found": found, "expected": expected}
                yield Problem(node.where, "label-with-unknown-value", arguments)
        else:
            yield Problem(key.where, "label-of-another-form", {"key": name})


def spell(node: Node, name: str) -> Iterator[str]:
    """The dotted names of all words at and below a node."""
    if isinstance(node, Fields):
        for key, below in node.pairs:
            yield from spell(below, f"{name}.{key.text}")
    else:
        yield name


def values_of(text: str) -> set[str]:
    """The names in the braces of a text; a text that cannot be read has one of no name."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {""}


def judge_listed(theme: Theme) -> Iterator[Problem]:
    """Files that theme.yaml names and that are not there."""
    images = [path for path, _ in theme.images()]
    for layer in theme.layers:
        tree = layer.trees[SETTINGS]
        scripts = tree.find("scripts")
        bundles = [key.text for key, _ in scripts.pairs] if isinstance(scripts, Fields) else []
        parts = [("styles", "*"), *(("scripts", name, "*") for name in bundles)]
        for listed in (item for path in parts for item in select(tree, *path)):
            if theme.find(listed.text) is None:
                yield miss(listed, "theme-file-missing", sorted(layer.files))
        shown = [("logo", "image"), ("logo", "dark_image")]
        for listed in (item for path in shown for item in select(tree, *path)):
            if listed.text not in images:
                yield miss(listed, "logo-missing", images)


def judge_styles(theme: Theme) -> Iterator[Problem]:
    """Colours that are no token's, tokens that no theme has, files that are not the theme's."""
    images = [path.removeprefix("assets/") for path, _ in theme.images()]
    tokens = names_of([layer.trees[TOKENS] for layer in theme.layers if TOKENS in layer.trees])
    for text, path in filter(None, map(theme.find, theme.styles)):
        style = COMMENT.sub(blank, text)
        if style.count("{") != style.count("}"):
            yield Problem(Where(path), "style-brace-left-over")
        own = {value.removeprefix("--") for value in SET_VALUE.findall(style)}
        for used in USED_VALUE.finditer(style):
            if used[1] not in tokens and used[1] not in own:
                name = Scalar(used[1], place_of(style, used.start(1), path))
                yield miss(name, "unknown-token", tokens)
        for raw in RAW_COLOUR.finditer(style):
            where = place_of(style, raw.start(1), path)
            yield Problem(where, "colour-in-style", {"found": raw[1]})
        for loaded in LOADED.finditer(style):
            address = loaded[1] or loaded[2] or ""
            if address not in images:
                name = Scalar(address, place_of(style, loaded.start(), path))
                yield miss(name, "image-not-in-theme", images)


def blank(part: re.Match[str]) -> str:
    """A part of a text as white space: what follows keeps its place."""
    return re.sub(r"[^\n]", " ", part[0])
