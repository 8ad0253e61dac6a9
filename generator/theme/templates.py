"""What the templates of a theme over another say in vain: names, blocks, macros, half expressions.

`judge_templates(layer, below)` gives a problem for each of them, at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.core.problem import Problem, place_of
from generator.records.names import unknown_name
from generator.records.tree import Scalar
from generator.theme.theme import Layer

TAKEN = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s*[\"']([^\"']+)[\"']")
EXTENDS = re.compile(r"\{%-?\s*extends\b")
BLOCK = re.compile(r"\{%-?\s*(?:block\s+(\w+)|endblock)")
MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\s*\(([^)]*)\)")
QUOTED = r"(?:'[^']*'|\"[^\"]*\"|.)*?"
JINJA = re.compile(rf"\{{\{{{QUOTED}\}}\}}|\{{%{QUOTED}%\}}|\{{#.*?#\}}", re.DOTALL)
JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
LEFT_OVER = re.compile(r"\}\}|%\}")


def judge_templates(layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """What is wrong with the templates of a theme over others, as far as their texts show it."""
    for name, text in layer.files.items():
        if name.endswith(".html"):
            template = JINJA_COMMENT.sub(blank, text)
            yield from judge_taken(name, template, layer, below)
            yield from judge_blocks(name, template, layer, below)
            yield from judge_macros(name, template, layer, below)
            for sign in LEFT_OVER.finditer(JINJA.sub(blank, template)):
                where = place_of(text, sign.start(), layer.place(name))
                yield Problem(where, "template-sign-left-over", {"found": sign[0]})


def blank(part: re.Match[str]) -> str:
    """A part of a text as white space: what follows keeps its place."""
    return re.sub(r"[^\n]", " ", part[0])


def judge_taken(name: str, text: str, layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """Names of templates that are not there, or are the template's own."""
    owners = {path: known.name for known in below for path in known.files}
    whole = (f"{known.name}/{path}" for known in (*below, layer) for path in known.files)
    known = list(dict.fromkeys((*owners, *layer.files, *whole)))
    for taken in TAKEN.finditer(text):
        where = place_of(text, taken.start(1), layer.place(name))
        if taken[1] == name and name in owners:
            found = {"found": name, "suggestion": f"{owners[name]}/{name}"}
            yield Problem(where, "template-of-itself", found)
        elif taken[1] not in known:
            yield unknown_name(Scalar(taken[1], where), "template-missing", known)


def judge_blocks(name: str, text: str, layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """Blocks of a template over another that stand in none below: nobody would see them."""
    if not EXTENDS.search(text):
        return
    own = [other for other in layer.files.values() if not EXTENDS.search(other)]
    texts = [*own, *(other for known in below for other in known.files.values())]
    known = sorted({sign[1] for other in texts for sign in BLOCK.finditer(other) if sign[1]})
    for block in outer_blocks(text):
        if block[1] not in known:
            where = place_of(text, block.start(1), layer.place(name))
            yield unknown_name(Scalar(block[1], where), "block-without-use", known)


def outer_blocks(text: str) -> Iterator[re.Match[str]]:
    """The blocks that stand in no other block."""
    depth = 0
    for sign in BLOCK.finditer(text):
        if sign[1] and depth == 0:
            yield sign
        depth += 1 if sign[1] else -1


def judge_macros(name: str, text: str, layer: Layer, below: Sequence[Layer]) -> Iterator[Problem]:
    """Macros that do not take what those that they stand over take."""
    nearest = next((known.files[name] for known in reversed(below) if name in known.files), "")
    known = {macro[1]: macro[2] for macro in MACRO.finditer(nearest)}
    for macro in MACRO.finditer(text):
        taken = known.get(macro[1], "")
        if not set(parameters_of(taken)) <= set(parameters_of(macro[2])):
            where = place_of(text, macro.start(1), layer.place(name))
            found = {"found": macro[1], "suggestion": f"{macro[1]}({taken})"}
            yield Problem(where, "macro-of-another-form", found)


def parameters_of(signature: str) -> list[str]:
    """The names in the brackets of a macro."""
    return re.findall(r"(?:^|,)\s*(\w+)", signature)
