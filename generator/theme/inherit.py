"""What a theme takes from the themes that it extends, and what it says in vain.

>>> words = {"nav": {"home": "トップ", "all": "一覧"}}
>>> lay_over(words, {"nav": {"home": "表紙"}})
>>> words
{'nav': {'home': '表紙', 'all': '一覧'}}
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from copy import deepcopy
from string import Formatter

from generator.core.problem import Problem, Where
from generator.records.names import unknown_name
from generator.records.tree import Fields, Node, Plain, Scalar, select
from generator.theme.templates import judge_templates
from generator.theme.theme import (
    LABELS,
    NO_IMAGE,
    SETTINGS,
    TOKENS,
    Labels,
    Layer,
    Theme,
    ThemeSettings,
)
from generator.theme.tokens import write_tokens

OWN_FILES = (SETTINGS, LABELS, TOKENS)


def join_layers(
    layers: Sequence[Layer], settings: Sequence[ThemeSettings], words: Mapping[str, Plain]
) -> Theme:
    """The theme of layers without faults, each with its settings, from the first one on.

    `words` are those that the program declares; a theme's own stand over them.
    """
    trees = {
        name: [layer.trees[name] for layer in layers if name in layer.trees]
        for name in (LABELS, TOKENS)
    }
    scripts: dict[str, tuple[str, ...]] = {}
    for own in settings:
        for name, files in own.scripts.items():
            scripts[name] = (*scripts.get(name, ()), *files)
    share_image = next((own.share_image for own in reversed(settings) if own.share_image), NO_IMAGE)
    return Theme(
        layers=tuple(layers),
        labels=Labels(merge_labels(trees[LABELS], words)),
        tokens=write_tokens(trees[TOKENS]),
        logo=next((own.logo for own in reversed(settings) if own.logo), None),
        share_image=None if share_image == NO_IMAGE else share_image,
        styles=tuple(name for own in settings for name in own.styles),
        scripts=scripts,
    )


def merge_labels(trees: Sequence[Fields], words: Mapping[str, Plain]) -> dict[str, Plain]:
    """The words of all themes over the declared ones, the nearest one's over the others'."""
    merged: dict[str, Plain] = {}
    for nearer in (words, *({key.text: node.plain() for key, node in t.pairs} for t in trees)):
        lay_over(merged, nearer)
    return merged


def lay_over(words: dict[str, Plain], nearer: Mapping[str, Plain]) -> None:
    """Changes words to the nearer ones where there are such."""
    for key, value in nearer.items():
        below = words.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            lay_over(below, value)
        else:
            words[key] = deepcopy(value)  # which a nearer theme may change


def judge_layers(
    layers: Sequence[Layer], joined: Container[str], words: Mapping[str, Plain]
) -> Iterator[Problem]:
    """What the themes over the first one say in vain.

    `joined` are the places of all scripts, `words` those that the program declares.
    """
    for depth, layer in enumerate(layers[1:], start=1):
        below = layers[:depth]
        texts = "\n".join(layer.files.values())
        yield from judge_files(layer, below, texts, joined)
        yield from judge_templates(layer, below)
        trees = [known.trees[LABELS] for known in below if LABELS in known.trees]
        if LABELS in layer.trees:
            yield from judge_labels(layer.trees[LABELS], merge_labels(trees, words), texts)


def judge_files(
    layer: Layer, below: Sequence[Layer], texts: str, joined: Container[str]
) -> Iterator[Problem]:
    """Files that stand over no other and that no file of the theme names."""
    known = {name: known for known in below for name in (*known.files, *known.binaries)}
    for name in (*layer.files, *layer.binaries):
        # A style sheet names an image as it lies beside assets/site.css.
        is_named = name.removeprefix("assets/") in texts or layer.place(name) in joined
        if name not in OWN_FILES and name not in known and not is_named:
            file = Scalar(name, Where(layer.place(name)))
            yield unknown_name(file, "theme-file-without-use", list(known))


def judge_labels(
    tree: Fields, words: Mapping[str, Plain], texts: str, above: str = ""
) -> Iterator[Problem]:
    """Words that no theme below has and no template of this one names, and wrong `{values}`."""
    for key, node in tree.pairs:
        name, known = f"{above}{key.text}", words.get(key.text)
        if isinstance(known, dict) and isinstance(node, Fields):
            yield from judge_labels(node, known, texts, f"{name}.")
        elif known is None:
            own = list(spell_names(node, name))
            if not any(f"'{used}'" in texts or f'"{used}"' in texts for used in own):
                first = Scalar(own[0] if own else name, key.where)
                yield unknown_name(first, "label-without-use", [above + word for word in words])
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


def spell_names(node: Node, name: str) -> Iterator[str]:
    """The dotted names of all words at and below a node."""
    if isinstance(node, Fields):
        for key, below in node.pairs:
            yield from spell_names(below, f"{name}.{key.text}")
    else:
        yield name


def values_of(text: str) -> set[str]:
    """The names in the braces of a text; a text that cannot be read has one of no name."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {""}


def judge_listed(theme: Theme) -> Iterator[Problem]:
    """Files that theme.yaml names and that are not there, and scripts that no page loads."""
    images = list(theme.images())
    files = (file for layer in theme.layers for file in layer.files.items())
    loading = "\n".join(text for name, text in files if name.endswith((".html", ".js")))
    for layer in theme.layers:
        tree = layer.trees[SETTINGS]
        scripts = tree.find("scripts")
        bundles = [key for key, _ in scripts.pairs] if isinstance(scripts, Fields) else []
        for bundle in bundles:
            if bundle.text not in loading:
                yield unknown_name(
                    bundle,
                    "script-without-use",
                    [name for name in theme.scripts if name != bundle.text],
                )
        parts = [("styles", "*"), *(("scripts", bundle.text, "*") for bundle in bundles)]
        for listed in (item for path in parts for item in select(tree, *path)):
            if theme.find(listed.text) is None:
                yield unknown_name(listed, "theme-file-missing", sorted(layer.files))
        shown = [("logo", "image"), ("logo", "dark_image")]
        for listed in (item for path in shown for item in select(tree, *path)):
            if listed.text not in images:
                yield unknown_name(listed, "logo-missing", images)
