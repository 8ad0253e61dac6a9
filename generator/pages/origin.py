"""Where a fault of the finished pages was written: the file of the theme, and the line.

The pages with faults are rendered once more, from templates each of whose tags, also those at an
end, says its place.

>>> print(mark_tags("<p>{{ '<b>' }}</p>", "themes/own/a.html"))
<p data-origin="themes/own/a.html:1:1">{{ '<b>' }}</p data-origin="themes/own/a.html:1:15">
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from jinja2 import Environment, FunctionLoader

from generator.core.page import Output
from generator.core.problem import Problem, Where, place_of
from generator.theme.templates import JINJA

# A template is no page for the scanner: a tag may begin in one branch of Jinja's and go on in
# another, and a quote open in its text may be closed in its output. Nor is a page with marks: where
# a quote is not closed, that of a mark closes it. What Jinja reads is passed over: a tag's name in
# an expression is a text of its own.
NAMES = re.compile(rf"{JINJA.pattern}|(</?[a-z][a-z0-9-]*)(?=[\s>/{{])", re.I | re.DOTALL)
ORIGIN_MARK = re.compile(r'</?[\w-]+( data-origin="([^":]+):(\d+):(\d+)")')


def mark_tags(text: str, path: str) -> str:
    """A template whose every tag bears its place."""

    def mark(name: re.Match[str]) -> str:
        where = place_of(text, name.start(), path)
        origin = f' data-origin="{where.path}:{where.line}:{where.column}"'
        return name[0] + (origin if name[1] else "")

    return NAMES.sub(mark, text)


def mark_templates(environment: Environment) -> Environment:
    """The same templates, with marks."""
    loader = environment.loader
    assert loader is not None

    def load(name: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        text, path, is_fresh = loader.get_source(environment, name)
        return mark_tags(text, path or name), path, is_fresh

    return environment.overlay(loader=FunctionLoader(load), bytecode_cache=None)


def read_origins(output: Output) -> dict[Where, Where]:
    """The places of the marked tags in the page as it is without the marks, and in the theme."""
    origins = {}
    for number, line in enumerate(output.content.decode("utf-8").split("\n"), start=1):
        marks = 0
        for mark in ORIGIN_MARK.finditer(line):
            origin = Where(mark[2], int(mark[3]), int(mark[4]))
            origins[Where(output.path, number, mark.start() - marks + 1)] = origin
            marks += len(mark[1])
    return origins


def trace_faults(
    faults: Sequence[Problem], render_marked: Callable[[str], Output | None]
) -> Iterator[Problem]:
    """Each fault once: at its place in the theme, else on the first of the pages that have it.

    `render_marked` gives a page by its path, with marks, or None for what no template writes.
    """
    origins: dict[Where, Where] = {}
    for path in dict.fromkeys(fault.where.path for fault in faults):
        page = render_marked(path)
        origins |= read_origins(page) if page else {}
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for fault in faults:
        what = origins.get(fault.where) or tuple(fault.arguments.items())
        groups.setdefault((fault.code, what), []).append(fault)
    for same in groups.values():
        first, count = same[0], len({fault.where.path for fault in same})
        origin = origins.get(first.where)
        if origin or count > 1:
            arguments = {**first.arguments, "page": first.where.path, "pages": count}
            first = replace(first, where=origin or first.where, arguments=arguments)
        yield first
