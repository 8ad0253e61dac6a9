"""A draft → every file of its site, and what the check of them finds.

`finish_site(draft)` makes again only what is made from something that has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial

from generator.core.page import Output, Page
from generator.core.problem import Problem
from generator.core.store import Inputs
from generator.draft import Draft
from generator.export.addresses import render_addresses
from generator.output.check import check_outputs
from generator.pages.inputs import NotDigested
from generator.pages.origin import mark_templates, trace_faults
from generator.pages.render import judged, render_page
from generator.pages.unshown_fields import find_unshown_fields
from generator.plan.packs import pack_cases
from generator.plan.search import plan_card, plan_reader_words, plan_search
from generator.search.build import build_search


def finish_site(draft: Draft) -> tuple[Output, ...]:
    """Every file of the site, sorted by path."""
    html = render_all("page", draft.pages, draft)
    rendered = [Output(path, content) for path, content in html.items()]
    planned = {case.slug: plan_card(case) for case in draft.collection.cases}
    entries = plan_search(draft.collection, render_all("card", planned, draft))
    search = build_search(entries, html, plan_reader_words(draft.collection), draft.memory)
    data = (file.output for file in draft.data())
    render = partial(render_page, environment=draft.look.environment)
    packs = pack_cases(draft.collection, draft.pages, render, draft.look.inputs_of, draft.memory)
    outputs = [*rendered, *draft.files, *data, *search, *packs]
    if draft.base_url:
        fresh = {case.path for step in draft.history[:1] for case in step.fresh}
        outputs += render_addresses(draft.collection, draft.pages, fresh, draft.base_url)
    return tuple(sorted(outputs, key=lambda output: output.path))


def render_all(kind: str, pages: Mapping[str, Page], draft: Draft) -> dict[str, bytes]:
    """The bytes of pages, by a name that stands once among those of a kind."""
    look = draft.look
    wanted: dict[str, Inputs] = {}
    for name, page in pages.items():
        with suppress(NotDigested):
            wanted[name] = look.inputs_of(page)

    def render(name: str) -> bytes:
        return render_page(pages[name], look.environment).content

    def prepare(names: Sequence[str]) -> None:
        with judged({}):
            look.compile(pages[name] for name in names)

    made = draft.memory.recall_all(kind, wanted, render, prepare)
    return {name: made[name] if name in made else render(name) for name in pages}


def find_faults(draft: Draft, outputs: Sequence[Output]) -> tuple[Problem, ...]:
    """What the check of the finished files finds, at its place in the theme where it has one."""
    marked = mark_templates(draft.look.environment)

    def render_marked(path: str) -> Output | None:
        return render_page(draft.pages[path], marked) if path in draft.pages else None

    faults = trace_faults(
        tuple(check_outputs(outputs, draft.base_url, memory=draft.memory)), render_marked
    )
    html = {output.path: output.content for output in outputs}
    pages = ((case, html[case.output_path].decode("utf-8")) for case in draft.collection.cases)
    return (*faults, *find_unshown_fields(pages, draft.memory))
