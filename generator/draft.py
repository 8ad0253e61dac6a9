"""A site as far as its plan: read → … → plan, and each page when it is asked for.

`draft_site(settings)` knows every page and renders none; `make_page(draft, path)` renders one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from generator.collection.case import Case
from generator.collection.changes import EditionChanges, trace_history
from generator.collection.collection import Collection
from generator.collection.config import find_untold_settings
from generator.collection.editions import CASES_JSON, read_edition
from generator.collection.moved import find_moved_faults, successors
from generator.core.garbage import look_rarely
from generator.core.page import Output, Page
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.export.data import render_data
from generator.output.data_file import MakeData
from generator.pages.inputs import digest_value
from generator.pages.look import Look
from generator.pages.render import CompiledTemplates, build_environment, render_page, theme_outputs
from generator.plan.clashes import find_path_clashes
from generator.plan.pages import plan_pages
from generator.plan.print import plan_book
from generator.reading.load import load_collection, load_theme
from generator.theme.theme import Labels, Theme, UnknownLabel


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
    base_url: str | None
    history: tuple[EditionChanges, ...]
    problems: tuple[Problem, ...]
    look: Look
    memory: Memory

    @property
    def cases(self) -> Mapping[str, Case]:
        """The cases by the paths of their pages."""
        return {case.output_path: case for case in self.collection.cases}


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
    look_rarely()
    memory = memory or Memory()
    collection, problems = load_collection(settings, memory=memory)
    if collection is None:
        raise BuildStopped(problems)
    theme, found = load_theme(settings, collection.site, memory)
    if theme is None:
        raise BuildStopped((*problems, *found))
    base_url = settings.base_url or collection.site.base_url
    path = (settings.content / "site.yaml").as_posix()
    problems = (*problems, *find_untold_settings(collection.site, base_url, path))
    with words_of(theme, problems) as labels:
        data = cache(partial(render_data, collection, labels, base_url, memory))
        history = trace_edition(collection, data)
        pages = plan_pages(collection, labels, data, history)
    clashes = (*find_path_clashes(pages), *find_lost(collection, pages))
    if clashes:
        raise BuildStopped((*problems, *clashes))
    images = (Output(f"cases/{path}", content) for path, content in collection.images.items())
    compiled = memory.recall(CompiledTemplates, CompiledTemplates)
    environment = build_environment(collection, theme, base_url, compiled)
    inputs = {
        "site": digest_value(collection.site),
        "vocabulary": digest_value(collection.vocabulary),
        "address": base_url or "",
    }
    return Draft(
        collection,
        theme,
        {page.path: page for page in pages},
        (*theme_outputs(theme, memory), *images),
        data,
        base_url,
        history,
        problems,
        Look(theme, collection, environment, inputs),
        memory,
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
    return render_page(draft.pages[path], draft.look.environment)


def make_book(draft: Draft, slugs: Sequence[str], is_short: bool = False) -> Output:
    """The book of chosen cases, which are all known, in the order of their numbers; a short one
    has a sheet of each."""
    cases = (case for case in draft.collection.cases if case.slug in slugs)
    parts = [draft.pages[case.output_path] for case in cases]
    with words_of(draft.theme, draft.problems) as labels:
        page = plan_book(draft.collection, labels, parts, is_short)
    return render_page(page, draft.look.environment)
