"""What the texts show and what lies in the folders of the cases: which of both fit together.

`judge_shown(documents, found, fit)` gives the pictures that are published, and what is wrong with
the others and with the lines that show them.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.collection.document import Document
from generator.collection.pictures import (
    ELSEWHERE,
    OWN_PLACE,
    PASTED,
    WrittenMark,
    base_name,
    is_named_well,
    match_pictures,
    name_stem,
)
from generator.collection.prose import Shown
from generator.core.guess import guess_name
from generator.core.problem import Problem, Severity
from generator.core.text import fold_spelling
from generator.reading.image import FoundImage
from generator.words.pictures import CASE_FOLDER, EXAMPLE_ALT

LONGEST_MARK = 100  # characters: a hint is not to be cut before its end


@dataclass(frozen=True, slots=True)
class CasePictures:
    """A case whose text could be read, and the well-named files of its folder."""

    slug: str
    folder: str  # as it is printed
    shown: tuple[Shown, ...]
    names: tuple[str, ...]
    told: frozenset[str]  # names of files that are there and refused

    def match(self) -> list[str]:
        """The address of the file that each mark means, empty where there is none."""
        return match_pictures([shown.mark.target for shown in self.shown], self.slug, self.names)


def judge_shown(
    documents: Sequence[Document], found: Sequence[FoundImage], fit: Collection[str]
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The paths of the pictures that are shown, and the problems; `fit` are the faultless ones."""
    cases = list(gather_pictures(documents, found))
    paths = {image.path for image in found}
    problems: list[Problem] = []
    named = set[str]()
    for case in cases:
        for shown, address in zip(case.shown, case.match(), strict=True):
            named.add(address or two_parts(shown.mark))
            problems += judge_mark(case, shown, address, paths)
    problems += judge_misplaced(cases, found)
    read = {case.slug for case in cases}
    for image in found:
        if image.path in fit and image.path not in named and slug_of(image) in read:
            arguments = {"address": image.path}
            unused = Problem(image.where, "picture-not-used", arguments, Severity.WARNING)
            problems.append(unused)
    return frozenset(named), tuple(problems)


def slug_of(image: FoundImage) -> str:
    return image.path.partition("/")[0]


def gather_pictures(
    documents: Sequence[Document], found: Sequence[FoundImage]
) -> Iterator[CasePictures]:
    """The cases whose texts could be read, with what lies in their folders and in none."""
    slugs = {document.source.slug for document in documents}
    names_of: dict[str, list[str]] = defaultdict(list)
    for image in found:
        names_of[slug_of(image)].append(base_name(image.path))
    lost = {name for slug, names in names_of.items() if slug not in slugs for name in names}
    for document in documents:
        if document.body:
            slug, folder = document.source.slug, f"{document.source.path.removesuffix('.md')}/"
            own = names_of.get(slug, [])
            names = tuple(filter(is_named_well, own))
            told = lost.union(own).difference(names)
            yield CasePictures(slug, folder, document.body.pictures, names, frozenset(told))


def judge_mark(
    case: CasePictures, shown: Shown, address: str, paths: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with one mark; a file that is refused is told of at the file alone."""
    mark, where, slug = shown.mark, shown.where, case.slug
    target = unquote(mark.target)
    if address:
        is_right = mark.is_plain and posixpath.normpath(mark.target) == address
        if shown.is_link or not is_right:
            code = "picture-as-link" if shown.is_link else "picture-written-otherwise"
            arguments = {"found": target, "suggestion": suggest_mark(mark, address)}
            yield Problem(where, code, arguments)
        return
    name = base_name(target)
    # A name may be written in other widths than on the disk, and there in signs taken apart.
    told = {*map(fold_spelling, case.told), *map(name_stem, case.told)} - {""}
    if told & {fold_spelling(name), name_stem(name)}:
        return
    near = guess_name(name, case.names)
    arguments = {
        "found": target,
        "folder": case.folder,
        "slug": slug,
        "name": name,
        "suggestion": suggest_mark(mark, f"{slug}/{near}") if near else "",
    }
    yield Problem(where, name_fault(mark, paths), arguments)


def suggest_mark(mark: WrittenMark, address: str) -> str:
    """The mark as it is to be written, in the length of a hint."""
    mark = mark if mark.alt.strip() else replace(mark, alt=EXAMPLE_ALT)
    whole = mark.with_target(address)
    return whole if len(whole) <= LONGEST_MARK else replace(mark, alt="…").with_target(address)


def name_fault(mark: WrittenMark, paths: Collection[str]) -> str:
    """What a mark means that means no file of the case's folder, as a code."""
    target = unquote(mark.target)
    if not target.strip():
        code = "picture-not-sent"
    elif PASTED.match(target):
        code = "picture-pasted"
    elif OWN_PLACE.match(target):
        code = "picture-on-own-computer"
    elif ELSEWHERE.match(target):
        code = "image-not-allowed"
    elif two_parts(mark) in paths:
        code = "picture-of-another-case"
    else:
        code = "missing-image"
    return code


def two_parts(mark: WrittenMark) -> str:
    """The folder and the name at the end of what a mark says."""
    return "/".join(unquote(mark.target).replace("\\", "/").split("/")[-2:])


def judge_misplaced(
    cases: Sequence[CasePictures], found: Sequence[FoundImage]
) -> Iterator[Problem]:
    """Pictures outside the folders of the cases: where each is to go, as far as a text says."""
    misplaced = [image for image in found if image.is_misplaced]
    users: dict[str, set[str]] = defaultdict(set)
    for case in cases if misplaced else ():
        for shown in case.shown:
            users[base_name(shown.mark.target)].add(case.folder)
    for image in misplaced:
        name = base_name(image.path)
        folder = next(iter(users[name])) if len(users[name]) == 1 else CASE_FOLDER
        arguments = {"found": name, "folder": folder}
        yield Problem(image.where, "picture-misplaced", arguments)
