"""A draft → every file of its site, and what the check of them finds.

    findings = Findings()
    outputs = [*finish_site(draft, findings)]     # as they are made, in no order
    findings.faults                               # what is wrong with them

Only what is made from something that has changed is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from generator.collection.case import Case
from generator.core.page import Output, Page, SearchEntry
from generator.core.plain import dump_plain, load_plain
from generator.core.problem import Problem
from generator.core.recall import Things
from generator.core.store import Inputs
from generator.draft import Draft
from generator.export.addresses import render_addresses
from generator.output.check import PageReader, Survey, check_surveyed, survey_page
from generator.pages.inputs import NotDigested
from generator.pages.origin import mark_templates, trace_faults
from generator.pages.render import judged, render_page
from generator.pages.unshown_fields import Unshown, find_unshown_fields, find_unshown_values
from generator.plan.packs import (
    PACKS_OF_CASE,
    Parts,
    make_case_pack,
    pack_tables,
    path_of_pack,
    plan_packs,
)
from generator.plan.search import plan_card, plan_reader_words, plan_search
from generator.search.build import build_search
from generator.search.part import load_tables, make_part

# The kinds of what is made of a page; and of a case's page, where its packs are further ones.
RENDERED, SURVEYED, UNSHOWN, SEARCHED = "page", "survey", "unshown", "search"
MADE_OF_PAGE = (RENDERED, SURVEYED, UNSHOWN, SEARCHED, *PACKS_OF_CASE)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the files of a site say to its check, and in the end the faults that it finds.

    These are the paths of all, and by the path of each page its survey and what it lacks of its
    case.
    """

    paths: set[str] = field(default_factory=set)
    surveys: dict[str, Survey] = field(default_factory=dict)
    unshown: dict[str, tuple[Unshown, ...]] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)


def finish_site(draft: Draft, findings: Findings) -> Iterator[Output]:
    """Every file of the site as it is made, in no order; after the last one it is checked."""
    for output in list_files(draft, findings):
        findings.paths.add(output.path)
        yield output
    findings.faults.extend(find_faults(draft, findings))


def list_files(draft: Draft, findings: Findings) -> Iterator[Output]:
    collection = draft.collection
    entries = plan_search(collection)
    maker = PageMaker(draft, {entry.path: entry for entry in entries})
    searched: dict[str, bytes] = {}
    for path, made in draft.memory.recall_each(
        MADE_OF_PAGE, maker.wanted, maker.make, maker.prepare
    ):
        yield Output(path, made[RENDERED])
        findings.surveys[path] = load_plain(Survey, made[SURVEYED])
        if path in maker.cases:
            searched[path] = made[SEARCHED]
            findings.unshown[path] = load_plain(tuple[Unshown, ...], made[UNSHOWN])
            slug = maker.cases[path].slug
            yield from (Output(path_of_pack(kind, slug), made[kind]) for kind in PACKS_OF_CASE)
    yield from draft.files
    yield from (file.output for file in draft.data())
    yield from pack_tables(collection)
    yield from build_search(entries, searched, plan_reader_words(collection))
    if draft.base_url:
        fresh = {case.path for step in draft.history[:1] for case in step.fresh}
        yield from render_addresses(collection, draft.pages, fresh, draft.base_url)


class PageMaker:
    """Makes the pages of a draft, and in the same process what is made of each: a page has much in
    common with the packs of its case, and is read once for all that look at it."""

    def __init__(self, draft: Draft, entries: Mapping[str, SearchEntry]) -> None:
        self.draft = draft
        self.look = draft.look
        self.address = draft.base_url
        self.entries = entries
        self.cases = {case.output_path: case for case in draft.collection.cases}
        self.wanted = {path: self.inputs_of({"": page}) for path, page in draft.pages.items()}

    def inputs_of(self, parts: Parts) -> Inputs | None:
        """What pages are made from, by their names; None where that is not known before."""
        try:
            return {
                f"{name} {key}".strip(): each
                for name, page in parts.items()
                for key, each in self.look.inputs_of(page).items()
            }
        except NotDigested:
            return None

    def prepare(self, paths: Sequence[str]) -> None:
        """Compiles the templates, and reads the tables of the search."""
        pages = {path: self.draft.pages[path] for path in paths}
        packs = (plan_packs(self.cases[path], pages[path]) for path in paths if path in self.cases)
        parts = (page for pack in packs for parts in pack.values() for page in parts.values())
        with judged({}):
            self.look.compile((*pages.values(), *parts))
        load_tables()

    def render(self, page: Page) -> bytes:
        return render_page(page, self.look.environment).content

    def make(self, path: str, things: Things) -> None:
        """All that is made of a page."""
        page, case = self.draft.pages[path], self.cases.get(path)
        content = things.recall(RENDERED, self.wanted[path], partial(self.render, page))
        html = cache(partial(content.decode, "utf-8"))
        digest = {"page": hashlib.sha256(content).hexdigest()}

        def survey() -> bytes:
            return dump_plain(survey_page(path, PageReader(html()), self.address))

        things.recall(SURVEYED, {**digest, "address": self.address or ""}, survey)
        if case is not None:
            self.make_unshown(case, html, digest, things)
            self.make_searched(case, html, digest, things)
            for kind, parts in plan_packs(case, page).items():
                make = partial(make_case_pack, kind, case, parts, self.render)
                things.recall(kind, self.inputs_of(parts), make)

    def make_unshown(
        self, case: Case, html: Callable[[], str], digest: Inputs, things: Things
    ) -> None:
        """What the page of a case lacks of it."""
        things.recall(
            UNSHOWN,
            {**digest, "case": case.document.source.digest},
            lambda: dump_plain(tuple(find_unshown_values(case, html()))),
        )

    def make_searched(
        self, case: Case, html: Callable[[], str], digest: Inputs, things: Things
    ) -> None:
        """What the search knows of a case."""
        entry, card = self.entries[case.output_path], plan_card(case)
        inputs = self.inputs_of({"card": card})
        own = {**digest, "entry": hashlib.sha256(dump_plain(entry)).hexdigest()}

        def make() -> bytes:
            shown = replace(entry, card=self.render(card).decode("utf-8"))
            return dump_plain(make_part(html(), shown))

        things.recall(SEARCHED, None if inputs is None else {**own, **inputs}, make)


def find_faults(draft: Draft, findings: Findings) -> Iterator[Problem]:
    """What the check of the finished files finds, at its place in the theme where it has one."""
    environment = draft.look.environment
    marked = mark_templates(environment)

    def render(path: str) -> Output:
        return render_page(draft.pages[path], environment)

    def render_marked(path: str) -> Output | None:
        return render_page(draft.pages[path], marked) if path in draft.pages else None

    faults = check_surveyed(findings.surveys, findings.paths, render, draft.base_url)
    unshown = ((case, findings.unshown[case.output_path]) for case in draft.collection.cases)
    yield from trace_faults(tuple(faults), render_marked)
    yield from find_unshown_fields(unshown)
