"""The second half of the road: plan → render → search → check → write; `load.py` has the first.

`build_site(settings)` writes a site, `build_stick` its copy for a stick; `draft_site(settings)`
goes as far as the plan, from which `finish_site` makes every file and `make_page` a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment

from generator.collection.accessibility import find_stale
from generator.collection.changes import EditionChanges, trace_history
from generator.collection.collection import Collection
from generator.collection.config import BuildSettings, find_untold_settings
from generator.collection.editions import CASES_JSON, read_edition
from generator.collection.moved import find_moved_faults, successors
from generator.core.page import SITE_FOLDER, Output, Page
from generator.core.problem import BuildStopped, Problem, Severity, Where
from generator.core.recall import Memory
from generator.core.source import Source
from generator.export.addresses import render_addresses
from generator.export.data import render_data
from generator.output.check import check_outputs
from generator.output.data_file import MakeData
from generator.output.write import reserve, write_folder
from generator.pages.origin import mark_templates, trace_faults
from generator.pages.render import CompiledTemplates, build_environment, render_page, theme_outputs
from generator.pages.unshown_fields import find_unshown_fields
from generator.plan.clashes import find_path_clashes
from generator.plan.packs import plan_packs, plan_packs_of_case
from generator.plan.pages import plan_pages
from generator.plan.print import plan_book
from generator.plan.search import plan_reader_words, plan_search
from generator.plan.stick import name_folder, plan_guide
from generator.reading.load import load_collection, load_theme
from generator.search.build import build_search
from generator.stick.limits import find_unfit
from generator.stick.pack import Stick, pack_stick
from generator.theme.theme import Labels, Theme, UnknownLabel

Watched = TypeVar("Watched")
Watch = Callable[[Sequence[Watched], int], Iterable[Watched]]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the counts for people, and the warnings."""

    cases: int
    pages: int
    changed: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A site of which every page is known and none is rendered.

    `pages` is by path; `files` is what needs no rendering: theme and images; `data` makes the open
    data when it is first asked for.
    """

    collection: Collection
    theme: Theme
    pages: Mapping[str, Page]
    files: tuple[Output, ...]
    data: MakeData
    environment: Environment
    base_url: str | None
    history: tuple[EditionChanges, ...]
    problems: tuple[Problem, ...]


def build_site(settings: BuildSettings, watch: Watch[Page] = lambda steps, _: steps) -> Built:
    """Builds the whole site; raises BuildStopped, and leaves the last output, where it cannot.

    What `write_folder` raises comes before the work where it can be known then.
    """
    with reserve(settings.out) as was_killed:
        draft = draft_site(settings)
        outputs = finish_site(draft, watch)
        draft = note_faults(draft, find_faults(draft, outputs))
        changed = write_folder(outputs, settings.out)
    return sum_up(draft, changed, settings.out if was_killed else None)


def build_stick(
    settings: BuildSettings, watch: Watch[Page] = lambda steps, _: steps
) -> tuple[Built, Stick]:
    """Builds the copy for a stick, whose site is that of `build_site`; raises as that does."""
    with reserve(settings.out) as was_killed:
        draft = draft_site(settings)
        site = finish_site(draft, watch)
        stick = fill_stick(draft, site)
        files = (*stick.files, stick.archive)
        folder = f"{stick.folder}/{SITE_FOLDER}/"
        checked = check_outputs(files, draft.base_url, folder)
        draft = note_faults(draft, find_faults(draft, site))
        draft = note_faults(draft, (*checked, *find_unfit(files)))
        changed = write_folder(files, settings.out)
    return sum_up(draft, changed, settings.out if was_killed else None), stick


def note_faults(draft: Draft, faults: Sequence[Problem]) -> Draft:
    """The draft with what was found later; errors among that end the build."""
    problems = (*draft.problems, *faults)
    if any(fault.is_error for fault in faults):
        raise BuildStopped(problems)
    return replace(draft, problems=problems)


def sum_up(draft: Draft, changed: int, killed: Path | None) -> Built:
    """What a build did; `killed` is the output folder where an earlier build was killed."""
    paths = (page.path for page in draft.pages.values() if page.template != "moved.html")
    stale = find_stale(draft.collection.accessibility, paths, draft.theme)
    problems = (*draft.problems, *stale)
    if killed is not None:
        warning = Problem(Where(killed.as_posix()), "last-build-killed", severity=Severity.WARNING)
        problems = (warning, *problems)
    return Built(len(draft.collection.cases), len(draft.pages), changed, problems)


def fill_stick(draft: Draft, site: Sequence[Output]) -> Stick:
    """A finished site with its guide, packed for a stick."""
    collection = draft.collection
    with words_of(draft.theme, draft.problems) as labels:
        pages = plan_guide(collection, labels, draft.pages, site, draft.base_url)
    guide = (render_page(page, draft.environment) for page in pages)
    below = (output.below(SITE_FOLDER) for output in site)
    day = collection.updated.first_day if collection.updated else None
    return pack_stick(name_folder(collection), below, guide, day)


@contextmanager
def words_of(theme: Theme, problems: tuple[Problem, ...]) -> Iterator[Labels]:
    """The words of a theme; one that it does not have ends the build."""
    try:
        yield theme.labels
    except UnknownLabel as error:
        where = Where(f"themes/{theme.name}/labels.yaml")
        problem = Problem(where, "unknown-interface-word", {"found": str(error)})
        raise BuildStopped((*problems, problem)) from error


def draft_site(settings: BuildSettings, memory: Memory | None = None) -> Draft:
    """The site as far as it is planned; raises BuildStopped where the content has errors."""
    memory = memory or Memory()
    collection, problems = load_collection(settings, memory=memory)
    if collection is None:
        raise BuildStopped(problems)
    theme, found = load_theme(settings, collection.site)
    if theme is None:
        raise BuildStopped((*problems, *found))
    base_url = settings.base_url or collection.site.base_url
    path = (settings.content / "site.yaml").as_posix()
    problems = (*problems, *find_untold_settings(collection.site, base_url, path))
    with words_of(theme, problems) as labels:
        data = cache(partial(render_data, collection, labels, base_url))
        history = trace_edition(collection, data)
        pages = plan_pages(collection, labels, data, history)
    clashes = (*find_path_clashes(pages), *find_lost(collection, pages))
    if clashes:
        raise BuildStopped((*problems, *clashes))
    images = (Output(f"cases/{path}", content) for path, content in collection.images.items())
    compiled = memory.recall(CompiledTemplates, CompiledTemplates)
    return Draft(
        collection,
        theme,
        {page.path: page for page in pages},
        (*theme_outputs(theme), *images),
        data,
        build_environment(collection, theme, base_url, compiled),
        base_url,
        history,
        problems,
    )


def trace_edition(collection: Collection, data: MakeData) -> tuple[EditionChanges, ...]:
    """What each edition changed; this one is read from what it publishes, as the earlier ones."""
    if not collection.editions:
        return ()
    published = next(file.output for file in data() if file.path == CASES_JSON)
    edition, problems = read_edition(Source(published.path, published.content.decode("utf-8"), ""))
    assert edition is not None, problems
    return trace_history((edition, *collection.editions), successors(collection.moves))


def find_lost(collection: Collection, pages: Sequence[Page]) -> Iterator[Problem]:
    """Old addresses that lead nowhere, or are pages still."""
    paths = {page.path for page in pages if page.template != "moved.html"}
    return find_moved_faults(collection.moves, paths)


def make_page(draft: Draft, path: str) -> Output:
    """One page; raises BuildStopped where the theme has a fault, KeyError for an unknown path."""
    return render_page(draft.pages[path], draft.environment)


def make_book(draft: Draft, slugs: Sequence[str], is_short: bool = False) -> Output:
    """The book of chosen cases, which are all known, in the order of their numbers; a short one
    has a sheet of each."""
    cases = (case for case in draft.collection.cases if case.slug in slugs)
    parts = [draft.pages[case.output_path] for case in cases]
    with words_of(draft.theme, draft.problems) as labels:
        page = plan_book(draft.collection, labels, parts, is_short)
    return render_page(page, draft.environment)


def finish_site(draft: Draft, watch: Watch[Page] = lambda steps, _: steps) -> tuple[Output, ...]:
    """Every file of the site, sorted by path."""
    pages = tuple(draft.pages.values())
    cases = {case.output_path: case for case in draft.collection.cases}
    render = partial(render_page, environment=draft.environment)
    rendered, packs = [], [*plan_packs(draft.collection)]
    for page in watch(pages, len(pages)):
        rendered.append(make_page(draft, page.path))
        if page.path in cases:  # they have most of its text
            packs += plan_packs_of_case(cases[page.path], page, render)
    html = {output.path: output.content for output in rendered}
    entries = plan_search(draft.collection, render)
    search = build_search(entries, html, plan_reader_words(draft.collection))
    data = (file.output for file in draft.data())
    outputs = [*rendered, *draft.files, *data, *search, *packs]
    if draft.base_url:
        fresh = {case.path for step in draft.history[:1] for case in step.fresh}
        outputs += render_addresses(draft.collection, draft.pages, fresh, draft.base_url)
    return tuple(sorted(outputs, key=lambda output: output.path))


def find_faults(draft: Draft, outputs: Sequence[Output]) -> tuple[Problem, ...]:
    """What the check of the finished files finds, at its place in the theme where it has one."""
    marked = mark_templates(draft.environment)

    def render_marked(path: str) -> Output | None:
        return render_page(draft.pages[path], marked) if path in draft.pages else None

    faults = trace_faults(tuple(check_outputs(outputs, draft.base_url)), render_marked)
    html = {output.path: output.content for output in outputs}
    pages = ((case, html[case.output_path].decode("utf-8")) for case in draft.collection.cases)
    return (*faults, *find_unshown_fields(pages))
