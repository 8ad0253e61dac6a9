"""The first half of the road: read → parse → validate → assemble; files become a collection.

`load_collection(settings)` gives it with every problem of the content; the others give a part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from generator.collection.accessibility import Accessibility, Results
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.collection.document import Document
from generator.collection.editions import Edition, find_untold, order_editions, read_edition
from generator.collection.moved import Move, find_moved_faults
from generator.collection.residents import ResidentsByCode
from generator.collection.vocabulary import Vocabulary
from generator.core.problem import Problem, Where, in_order
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.reading.assemble import assemble, find_broken_references, find_duplicates
from generator.reading.causes import drop_followers
from generator.reading.image import FoundImage
from generator.reading.parse import (
    parse_case,
    parse_moved,
    parse_number,
    parse_places,
    parse_settings,
    parse_terms,
)
from generator.reading.read.content import AREAS, VOCABULARY, Content, read_content
from generator.reading.read.files import JudgeText, judge_text, read_file
from generator.reading.read.themes import read_theme
from generator.reading.shown import judge_shown
from generator.reading.understand import Understood, revive, understand
from generator.reading.validate.accessibility import validate_accessibility
from generator.reading.validate.image import validate_image
from generator.reading.validate.moves import validate_moves
from generator.reading.validate.places import validate_places
from generator.reading.validate.site import validate_site
from generator.reading.validate.theme import validate_theme
from generator.reading.validate.vocabulary import validate_vocabulary
from generator.records.tree import select
from generator.theme.theme import Layer, Theme


def load_collection(
    settings: BuildSettings, drafts: tuple[Path, ...] = (), memory: Memory | None = None
) -> tuple[Collection | None, tuple[Problem, ...]]:
    """The collection, or None, and every problem of the content in one run.

    What the memory holds of an earlier run is not parsed or validated again.
    """
    memory = memory or Memory()
    content = read_content(settings.content, drafts, remember_judge(memory))
    problems = list(content.problems)
    sources = (content.site, content.vocabulary, content.variants)
    site, vocabulary, found = memory.recall(sources, lambda: load_settings(content))
    problems += found
    read = load_cases(content, vocabulary, site, memory)
    documents = [each.document for each in read]
    problems += (problem for each in read for problem in each.problems)
    problems += find_duplicates(documents)
    problems += find_broken_references(documents, content.unread)
    images, found = load_images(content.images, documents, memory)
    problems += found
    editions, moves, found = load_past(content, site, memory)
    problems += found
    accessibility, found = load_accessibility({each.slug: each for each in content.accessibility})
    problems += found
    residents, found = load_residents(content.places, memory)
    problems += found
    if site is None or vocabulary is None:
        return None, in_order(drop_followers(problems))
    cases = [each.case for each in read if each.case is not None]
    collection = assemble(
        cases, site, vocabulary, images, editions, moves, accessibility, residents
    )
    has_errors = any(problem.is_error for problem in problems)
    return (None if has_errors else collection), in_order(drop_followers(problems))


def load_cases_alone(settings: BuildSettings, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    """The problems of some case files, as `load_collection` finds them among those of all.

    Of the other cases their names and numbers are read.
    """
    content = read_content(settings.content, files, are_drafts_all=True)
    problems = list(content.problems)
    site, vocabulary, found = load_settings(content)
    problems += found
    read = load_cases(content, vocabulary, site, Memory())
    problems += (problem for each in read for problem in each.problems)
    named = [each.document for each in read]
    documents = [*named, *map(parse_number, content.beside)]
    if any(find_duplicates(documents)):  # one of a file that nobody could read would be none
        return load_collection(settings, files)[1]
    slugs = (*content.unread, *(source.slug for source in content.beside))
    problems += find_broken_references(named, slugs)
    problems += load_images(content.images, documents, Memory())[1]
    return in_order(drop_followers(problems))


def remember_judge(memory: Memory) -> JudgeText:
    """What judges the text of a case file that has not been judged before."""

    def judge(text: str, path: str, digest: str) -> tuple[Problem, ...]:
        def find() -> tuple[Problem, ...]:
            return memory.recall_plain(
                "text", path, {"case": digest}, tuple[Problem, ...], lambda: judge_text(text, path)
            )

        return memory.recall(("text", path, digest), find)

    return judge


def load_cases(
    content: Content, vocabulary: Vocabulary | None, site: Site | None, memory: Memory
) -> tuple[Understood, ...]:
    """The case files, in their order; without settings they are parsed alone."""
    if vocabulary is None or site is None:
        parsed = (memory.recall(source, partial(parse_case, source)) for source in content.cases)
        return tuple(Understood(document, None, found) for document, found in parsed)
    settings = digest_sources(content)
    sources = {source.path: source for source in content.cases}
    fresh = {path: source for path, source in sources.items() if (source, settings) not in memory}
    records = memory.recall_all(
        "case",
        {path: {"settings": settings, "case": source.digest} for path, source in fresh.items()},
        lambda path: understand(sources[path], vocabulary, site),
    )

    def load_case(source: Source) -> Understood:
        return revive(records[source.path], source, vocabulary, site)

    return tuple(
        memory.recall((source, settings), partial(load_case, source)) for source in content.cases
    )


def digest_sources(content: Content) -> str:
    """The digest of the settings that a case is understood by."""
    sources = (content.site, *content.vocabulary, content.variants)
    digests = [f"{source.path} {source.digest}" for source in sources if source]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def load_residents(
    source: Source | None, memory: Memory
) -> tuple[ResidentsByCode, tuple[Problem, ...]]:
    """The people of every place, where the vocabulary has a table of them."""
    if source is None:
        return {}, ()

    def validate() -> tuple[ResidentsByCode, tuple[Problem, ...]]:
        rows, problems = parse_places(source)
        residents, found = validate_places(rows)
        return residents, (*problems, *found)

    return memory.recall(("places", source), validate)


def load_images(
    found: Sequence[FoundImage], documents: Sequence[Document], memory: Memory
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """The pictures that the texts show, by their paths, and what is wrong with any."""
    problems: list[Problem] = []
    images = {}
    for image in found:
        if image.content is not None:
            key = (image.path, hashlib.sha256(image.content).digest())
            validate = partial(validate_image, image.content, image.where)
            content, faults = memory.recall(key, validate)
            problems += faults
            if content is not None:
                images[image.path] = content
    shown, faults = judge_shown(documents, found, images)
    return {path: images[path] for path in images if path in shown}, (*problems, *faults)


def load_past(
    content: Content, site: Site | None, memory: Memory
) -> tuple[tuple[Edition, ...], tuple[Move, ...], tuple[Problem, ...]]:
    """The editions before this one and the old addresses; both without those that are wrong."""
    problems: list[Problem] = []
    kept = []
    for source in content.editions:
        edition, found = memory.recall(("edition", source), partial(read_edition, source))
        problems += found
        if edition is not None:
            kept.append(edition)
    editions, found = order_editions(kept, site.edition) if site else ((), ())
    problems += found
    moves, found = load_moves(content)
    if not (content.problems or found):  # else what tells of a case may not have been read
        problems += find_untold(editions, case_paths(content) | {move.old for move in moves})
    return editions, moves, (*problems, *found)


def load_moves(content: Content) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """The old addresses, without those that are wrong."""
    tree, problems = parse_moved(content.moved) if content.moved else (None, ())
    moves, found = validate_moves(tree) if tree else ((), ())
    faults = find_moved_faults(moves, case_paths(content) | {"cases/index.html"}, "cases/")
    return moves, (*problems, *found, *faults)


def case_paths(content: Content) -> set[str]:
    """The pages of the cases, those with errors included."""
    slugs = (*content.unread, *(source.slug for source in content.cases))
    return {f"cases/{slug}.html" for slug in slugs}


def load_accessibility(
    sources: Mapping[str, Source],
) -> tuple[Accessibility, tuple[Problem, ...]]:
    """What content/accessibility says, by the files' names; a file with errors says nothing."""
    problems: list[Problem] = []
    trees = {}
    for name, source in sources.items():
        tree, found = parse_settings(source)
        problems += found
        if tree is not None:
            trees[name] = tree
    accessibility, found = validate_accessibility(trees)
    return accessibility, (*problems, *found)


def load_results(file: Path) -> tuple[Results | None, tuple[Problem, ...]]:
    """What an audit has written, and its problems."""
    source, problems = read_file(file)
    accessibility, found = load_accessibility({"results": source} if source else {})
    return accessibility.results, in_order((*problems, *found))


def load_settings(
    content: Content,
) -> tuple[Site | None, Vocabulary | None, tuple[Problem, ...]]:
    """site.yaml and the vocabulary, each None where it is missing or wrong."""
    problems: list[Problem] = []
    site = None
    if content.site is not None:
        tree, found = parse_settings(content.site)
        problems += found
        if tree is not None:
            site, found = validate_site(tree)
            problems += found
    lists, areas = {}, None
    for source in content.vocabulary:
        name = PurePosixPath(source.path).stem
        if name == AREAS:
            areas, found = parse_settings(source)
        else:
            terms, found = parse_terms(source)
            if terms is not None:
                lists[name] = terms
        problems += found
    if areas is None or len(lists) < len(VOCABULARY) - 1:
        return site, None, tuple(problems)
    variants = None
    if content.variants is not None:
        variants, found = parse_settings(content.variants)
        problems += found
    vocabulary, found = validate_vocabulary(lists, areas, variants)
    return site, vocabulary, (*problems, *found)


def load_site(folder: Path) -> tuple[Site | None, tuple[Move, ...], tuple[Problem, ...]]:
    """What a web server needs: site.yaml, None where it is missing or wrong, and moved.yaml.

    The problems are those of the settings and of moved.yaml.
    """
    content = read_content(folder)
    site, _, problems = load_settings(content)
    moves, found = load_moves(content)
    return site, moves, in_order((*content.problems, *problems, *found))


def load_outline(
    folder: Path,
) -> tuple[Vocabulary | None, tuple[str, ...], tuple[Problem, ...]]:
    """What a new case has to fit into: the vocabulary, and the numbers of the cases as written.

    The problems are those of the vocabulary alone, which is None where it has errors.
    """
    content = read_content(folder)
    _, vocabulary, problems = load_settings(content)
    documents = [parse_case(source)[0] for source in content.cases]
    numbers = tuple(scalar.text for document in documents for scalar in document.numbers)
    return vocabulary, numbers, in_order((*content.problems, *problems))


def load_theme(
    settings: BuildSettings, site: Site, memory: Memory | None = None
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that the settings or else the site name, with all that it extends.

    What the memory holds of the same files is not judged again.
    """
    memory = memory or Memory()
    where = None if settings.theme else find_theme_name(settings.content)
    layers = read_theme(settings.themes, settings.theme or site.theme, where)
    digest = digest_layers(layers)

    def judge_once(judge: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        inputs = {"layers": digest}
        return memory.recall_plain("theme", layers[-1].name, inputs, tuple[Problem, ...], judge)

    return memory.recall(("theme", digest), lambda: validate_theme(layers, judge_once))


def digest_layers(layers: Sequence[Layer]) -> str:
    """One value for all files of a theme."""
    whole = hashlib.sha256()
    for layer in layers:
        texts = {name: text.encode("utf-8") for name, text in layer.files.items()}
        for name, content in {**texts, **layer.binaries}.items():
            whole.update(f"{layer.name}/{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def find_theme_name(content: Path) -> Where | None:
    """Where site.yaml names the theme; None where it leaves that out."""
    source, _ = read_file(content / "site.yaml")
    tree = parse_settings(source)[0] if source else None
    return next((name.where for name in select(tree, "theme")), None) if tree else None
