"""The layers of a theme → the theme, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection.published import FIELD_WORDS
from generator.core.problem import Problem, Where
from generator.records.read_records import AnyRecord, read_record
from generator.theme.inherit import join_layers, judge_layers, judge_listed
from generator.theme.scripts import judge_scripts, list_scripts
from generator.theme.styles import judge_styles
from generator.theme.theme import LABELS, SETTINGS, TOKENS, Layer, Theme, ThemeSettings
from generator.theme.tokens import Tokens, judge_tokens


def validate_theme(layers: Sequence[Layer]) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of its layers, from the first one on."""
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
    problems += [*judge_layers(layers, list_scripts(theme), FIELD_WORDS), *judge_tokens(tokens)]
    problems += [*judge_listed(theme), *judge_styles(theme), *judge_scripts(theme)]
    return (None if problems else theme), tuple(problems)


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
