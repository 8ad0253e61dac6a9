"""A draft → every file of its site, and what the check of them finds.

    findings = Findings()
    outputs = [*finish_site(draft, findings)]     # as they are made, in no order
    findings.faults                               # what is wrong with them

Only what is made from something that has changed is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain

from generator.collection.case import Case
from generator.core.page import Output, Page, SearchEntry
from generator.core.plain import dump_plain, load_plain
from generator.core.problem import Problem
from generator.core.store import Inputs
from generator.draft import Draft
from generator.export.addresses import render_addresses
from generator.output.check import PageReader, Survey, check_surveyed, survey_page
from generator.pages.inputs import NotDigested
from generator.pages.look import Look, compile_templates
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
from generator.search.build import build_search, write_engine
from generator.search.near import open_tables
from generator.search.part import CasePart, dump_part, load_part, make_part

RENDERED, CARD = "page", "card"  # beside the packs of a case
SURVEYED, UNSHOWN, SEARCHED = "survey", "unshown", "search"
SOLE = ""  # the one part of what is no pack
AT_ONCE = 1000  # pages that are in memory together


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
    if collection.cases:  # first what another program makes: where that fails, the wait is short
        yield write_engine(draft.memory)
    yield from draft.files
    # Before the pages, of which one shows them: processes that share the pages find them made.
    yield from (file.output for file in draft.data())
    yield from pack_tables(collection)
    entries = {entry.path: entry for entry in plan_search(collection)}
    parts: dict[str, CasePart] = {}
    paths = tuple(draft.pages)
    for start in range(0, len(paths), AT_ONCE):
        pages: dict[str, bytes] = {}
        for path, made in render_pages(draft, paths[start : start + AT_ONCE]):
            pages[path] = made[RENDERED]
            yield Output(path, made[RENDERED])
            if path in entries:
                entry = entries[path]
                entries[path] = replace(entry, card=made[CARD].decode("utf-8"))
                for kind in PACKS_OF_CASE:
                    yield Output(path_of_pack(kind, entry.slug), made[kind])
        for path, read in examine_pages(draft, pages, entries):
            findings.surveys[path] = load_plain(Survey, read[SURVEYED])
            if path in entries:
                findings.unshown[path] = load_plain(tuple[Unshown, ...], read[UNSHOWN])
                parts[path] = load_part(read[SEARCHED])
    searched = [parts[path] for path in entries]
    words = plan_reader_words(collection)
    yield from build_search(tuple(entries.values()), searched, words, draft.memory)
    if draft.base_url:
        fresh = {case.path for step in draft.history[:1] for case in step.fresh}
        yield from render_addresses(collection, draft.pages, fresh, draft.base_url)


def render_pages(draft: Draft, paths: Sequence[str]) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """Pages by their paths, and of cases the card and the packs, which have much in common with
    their pages: in one process that is made once."""
    look, cases = draft.look, draft.cases
    plans = {path: plan_parts(draft.pages[path], cases.get(path)) for path in paths}
    wanted = {
        path: {kind: inputs_of_parts(parts, look) for kind, parts in plan.items()}
        for path, plan in plans.items()
    }

    def render(page: Page) -> bytes:
        return render_page(page, look.environment).content

    def make(path: str, kinds: Container[str]) -> dict[str, bytes]:
        missing = {kind: parts for kind, parts in plans[path].items() if kind in kinds}
        return {
            kind: make_case_pack(kind, cases[path].slug, parts, render)
            if kind in PACKS_OF_CASE
            else render(parts[SOLE])
            for kind, parts in missing.items()
        }

    def prepare(names: Sequence[str]) -> None:
        parts = chain.from_iterable(plans[name].values() for name in names)
        with judged({}):
            compile_templates(look, (page for pages in parts for page in pages.values()))

    return draft.memory.recall_together(wanted, make, prepare)


def plan_parts(page: Page, case: Case | None) -> dict[str, Parts]:
    """What is rendered of a page, by kind: it alone, or the parts of a pack."""
    plan: dict[str, Parts] = {RENDERED: {SOLE: page}}
    if case is not None:
        plan |= {CARD: {SOLE: plan_card(case)}, **plan_packs(case, page)}
    return plan


def inputs_of_parts(parts: Parts, look: Look) -> Inputs | None:
    """What some pages are made from; None where that is not known before they are made."""
    with suppress(NotDigested):
        return {
            f"{name} {key}": digest
            for name, page in parts.items()
            for key, digest in look.inputs_of(page).items()
        }
    return None


def examine_pages(
    draft: Draft, pages: Mapping[str, bytes], entries: Mapping[str, SearchEntry]
) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """What the check and the search find in rendered pages, which are scanned once for both."""
    cases, address = draft.cases, draft.base_url
    wanted: dict[str, dict[str, Inputs]] = {}
    for path, content in pages.items():
        page = {"page": hashlib.sha256(content).hexdigest()}
        wanted[path] = {SURVEYED: {**page, "address": address or ""}}
        if path in cases:
            entry = hashlib.sha256(dump_plain(entries[path])).hexdigest()
            source = cases[path].document.source  # its path is told with what is found
            wanted[path][UNSHOWN] = {**page, "case": source.digest, "path": source.path}
            wanted[path][SEARCHED] = {**page, "entry": entry}

    def make(path: str, kinds: Container[str]) -> dict[str, bytes]:
        html = pages[path].decode("utf-8")
        made: dict[str, bytes] = {}
        if SURVEYED in kinds:
            made[SURVEYED] = dump_plain(survey_page(path, PageReader(html), address))
        if UNSHOWN in kinds:
            made[UNSHOWN] = dump_plain(tuple(find_unshown_values(cases[path], html)))
        if SEARCHED in kinds:
            made[SEARCHED] = dump_part(make_part(html, entries[path]))
        return made

    return draft.memory.recall_together(wanted, make, lambda _: open_tables())


def find_faults(draft: Draft, findings: Findings) -> Iterator[Problem]:
    """What the check of the finished files finds, at its place in the theme where it has one."""
    environment = draft.look.environment
    marked = mark_templates(environment)

    def render(path: str) -> Output:
        return render_page(draft.pages[path], environment)

    def render_marked(path: str) -> Output | None:
        return render_page(draft.pages[path], marked) if path in draft.pages else None

    faults = check_surveyed(findings.surveys, findings.paths, render, draft.base_url)
    unshown = ((case, findings.unshown[path]) for path, case in draft.cases.items())
    yield from trace_faults(tuple(faults), render_marked)
    yield from find_unshown_fields(unshown)
