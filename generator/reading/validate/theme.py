"""The layers of a theme → the theme, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from generator.collection.published import FIELD_WORDS
from generator.core.problem import Problem, Where
from generator.reading.image import ImageSize, measure_image
from generator.records.names import unknown_name
from generator.records.read_records import AnyRecord, read_record
from generator.records.tree import Fields, Scalar
from generator.theme.inherit import join_layers, judge_layers, judge_listed
from generator.theme.scripts import judge_scripts, list_scripts
from generator.theme.styles import judge_styles
from generator.theme.theme import (
    LABELS,
    SETTINGS,
    SHARE_SIZE,
    TOKENS,
    Layer,
    Theme,
    ThemeSettings,
)
from generator.theme.tokens import Tokens, judge_tokens

Remember: TypeAlias = Callable[[Callable[[], tuple[Problem, ...]]], tuple[Problem, ...]]
SHARE_SIZES = {ImageSize(kind, *SHARE_SIZE) for kind in ("png", "jpeg", "webp")}


def validate_theme(
    layers: Sequence[Layer], remember: Remember = lambda judge: judge()
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of its layers, from the first one on.

    `remember` gives what the same layers were judged to be before, or judges them.
    """
    problems: list[Problem] = []
    settings = [read_layer_file(layer, SETTINGS, ThemeSettings, problems) for layer in layers]
    for layer in layers:
        read_layer_file(layer, TOKENS, Tokens, problems)
    if problems:
        return None, tuple(problems)
    first = layers[0]
    needed = [name for name in (LABELS, TOKENS) if name not in first.trees]
    # Without pairs no contrast would be looked at.
    if needed or first.trees[TOKENS].find("pairs") is None:
        key = needed[0] if needed else "pairs"
        problem = Problem(Where(first.place(SETTINGS)), "theme-not-whole", {"key": key})
        return None, (problem,)
    tokens = [layer.trees[TOKENS] for layer in layers if TOKENS in layer.trees]
    theme = join_layers(layers, [known for known in settings if known is not None], FIELD_WORDS)
    found = remember(lambda: tuple(judge_theme(theme, tokens)))
    return (None if found else theme), found


def judge_theme(theme: Theme, tokens: Sequence[Fields]) -> Iterator[Problem]:
    """What is wrong with a theme of sound settings."""
    yield from judge_layers(theme.layers, list_scripts(theme), FIELD_WORDS)
    yield from judge_tokens(tokens)
    yield from judge_listed(theme)
    yield from judge_styles(theme)
    yield from judge_scripts(theme)
    yield from judge_share_image(theme)


def judge_share_image(theme: Theme) -> Iterator[Problem]:
    """A picture for shared links that is not there or has not the size that the pages tell.

    The nearest theme is told that names it, or has put its own file in the place of it.
    """
    images = theme.images().items()
    fit = [path for path, content in images if measure_image(content) in SHARE_SIZES]
    name = theme.share_image
    if name is None or name in fit:
        return
    for layer in reversed(theme.layers):
        named = layer.trees[SETTINGS].find("share_image")
        if isinstance(named, Scalar):
            yield unknown_name(named, "share-image-unfit", fit)
            return
        if name in layer.binaries:
            yield Problem(Where(layer.place(name)), "share-image-unfit", {"found": name})
            return


def read_layer_file(
    layer: Layer, name: str, declared: type[AnyRecord], problems: list[Problem]
) -> AnyRecord | None:
    """One of a layer's YAML files as its declaration says; None where it has none or is wrong."""
    tree = layer.trees.get(name)
    if tree is None:
        return None
    record, faults = read_record(declared, tree)
    problems.extend(faults)
    return record
