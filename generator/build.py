"""The road: read → parse → validate → assemble → plan → render → search → check → write.

`build_site(settings)` writes a site; `load_collection(settings)` goes as far as the content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.assemble import assemble, find_broken_references, find_duplicates
from generator.check import check_outputs
from generator.collection import Collection
from generator.config import BuildSettings, Site
from generator.document import Document
from generator.export.cases_json import render_cases_json
from generator.export.sitemap import render_sitemap
from generator.page import Output, Page
from generator.parse import parse_case, parse_settings, parse_terms
from generator.plan import find_path_clashes, plan_pages, plan_search
from generator.problem import BuildStopped, Problem, in_order
from generator.read import VOCABULARY, Content, read_content, read_theme
from generator.render import render_pages, theme_outputs
from generator.search.build import build_search
from generator.theme import Theme
from generator.validate import validate_case, validate_site, validate_vocabulary
from generator.vocabulary import Vocabulary
from generator.write import write_site

Step = TypeVar("Step")
Watch = Callable[[Sequence[Step], int], Iterable[Step]]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the counts for people, and the warnings."""

    cases: int
    pages: int
    changed: int
    problems: tuple[Problem, ...]


def load_collection(
    settings: BuildSettings, drafts: tuple[Path, ...] = ()
) -> tuple[Collection | None, tuple[Problem, ...]]:
    """The collection, or None, and every problem of the content in one run."""
    content = read_content(settings.content, drafts)
    problems = list(content.problems)
    site, vocabulary = load_settings(content, problems)
    documents: list[Document] = []
    for source in content.cases:
        document, found = parse_case(source)
        documents.append(document)
        problems += found
    images = dict(content.images)
    problems += find_duplicates(documents)
    problems += find_broken_references(documents, images)
    if site is None or vocabulary is None:
        return None, in_order(problems)
    cases = []
    for document in documents:
        case, found = validate_case(document, vocabulary, site)
        problems += found
        if case is not None:
            cases.append(case)
    collection = assemble(cases, site, vocabulary, images)
    has_errors = any(problem.is_error for problem in problems)
    return (None if has_errors else collection), in_order(problems)


def load_settings(
    content: Content, problems: list[Problem]
) -> tuple[Site | None, Vocabulary | None]:
    """site.yaml and the vocabulary; what is missing or wrong goes to `problems`."""
    site = None
    if content.site is not None:
        tree, found = parse_settings(content.site)
        problems += found
        if tree is not None:
            site, found = validate_site(tree)
            problems += found
    trees = {}
    for source in content.vocabulary:
        terms, found = parse_terms(source)
        problems += found
        if terms is not None:
            trees[PurePosixPath(source.path).stem] = terms
    if len(trees) < len(VOCABULARY):
        return site, None
    variants = None
    if content.variants is not None:
        variants, found = parse_settings(content.variants)
        problems += found
    vocabulary, found = validate_vocabulary(trees, variants)
    problems += found
    return site, vocabulary


def build_site(settings: BuildSettings, watch: Watch[Page] = lambda steps, _: steps) -> Built:
    """Builds the whole site; raises BuildStopped, and leaves the last output, where it cannot."""
    collection, problems = load_collection(settings)
    if collection is None:
        raise BuildStopped(problems)
    theme = read_theme(settings.themes / collection.site.theme)
    base_url = settings.base_url or collection.site.base_url
    pages, outputs = make_outputs(collection, theme, base_url, watch)
    faults = (*find_path_clashes(pages), *check_outputs(outputs, base_url))
    if faults:
        raise BuildStopped((*problems, *faults))
    changed = write_site(outputs, settings.out)
    return Built(len(collection.cases), len(pages), changed, problems)


def make_outputs(
    collection: Collection, theme: Theme, base_url: str | None, watch: Watch[Page]
) -> tuple[tuple[Page, ...], Sequence[Output]]:
    """Every file of the site, sorted by path."""
    data = render_cases_json(collection)
    pages = plan_pages(collection, theme.labels, len(data.content))
    rendered = list(render_pages(watch(pages, len(pages)), collection, theme, base_url))
    html = {output.path: output.content for output in rendered}
    outputs = [
        *rendered,
        *theme_outputs(theme),
        *build_search(plan_search(collection), html, collection.vocabulary.variants),
        data,
        *(Output(f"cases/{path}", content) for path, content in collection.images.items()),
    ]
    if base_url:
        outputs.append(render_sitemap(html, base_url))
    return pages, sorted(outputs, key=lambda output: output.path)
