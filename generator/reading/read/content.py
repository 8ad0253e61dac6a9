"""Files → sources, in sorted order; what cannot be read is a problem at its place.

`read_content(Path("content"))` gives the case files, the vocabulary, the settings and the images
of a content folder, and with `read_content(Path("content"), (Path("a.md"),))` drafts beside them.

>>> read_content(Path("no-such-folder")).problems[-1].code
'missing-folder'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.collection.pictures import PICTURE_ENDINGS
from generator.core.guess import guess_name
from generator.core.problem import Problem, Severity, Where
from generator.core.slug import SLUG_PATTERN, guess_slug
from generator.core.source import Source
from generator.reading.image import FoundImage
from generator.reading.read.files import (
    MAX_BYTES,
    RESERVED_NAMES,
    JudgeText,
    glance_at,
    judge_text,
    list_folder,
    printed,
    read_text,
)
from generator.reading.read.images import find_misplaced, read_images

VOCABULARY = (
    "categories",
    "labels",
    "populations",
    "prefectures",
    "keywords",
    "funding",
    "measures",
    "needs",
)
AREAS = "prefectures"  # the one file of these that is a mapping
# The files of the vocabulary that a collection may do without.
VARIANTS, PLACES = "variants.yaml", "places.csv"
MOVED = "moved.yaml"  # where pages have moved
ACCESSIBILITY = ("policy", "statement", "results")  # each of them may be missing
# What is read of a content beside the cases and the earlier editions, by folder.
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "": ("site.yaml", MOVED, "accessibility", "cases", "editions", "vocabulary"),
    "accessibility": tuple(f"{name}.yaml" for name in ACCESSIBILITY),
    "vocabulary": (*(f"{name}.yaml" for name in VOCABULARY), VARIANTS, PLACES),
}
# What git, an editor, a browser and a synchronized folder call what they lay beside a file.
COPY_NAME = re.compile(
    r"\.(?:orig|rej|bak|old|tmp|swp)$|~$|競合コピー|conflicted copy|(?:^| - |の)コピー"
    r"|コピー(?:\.md)?$|^Copy of | - Copy|[（(][0-9]+[）)]\.md$|\.md[（(][0-9]+[）)]$"
    r"|(?:BACKUP|BASE|LOCAL|REMOTE)_[0-9]+\.md$"
)
MAX_PLACES_BYTES = 1_000_000  # a table of all places with names of their own has about 100,000
MAX_EDITION_BYTES = 100_000_000  # data/cases.json of 47 cases has about 450,000


@dataclass(frozen=True, slots=True)
class Content:
    """A content folder as read."""

    site: Source | None
    vocabulary: tuple[Source, ...]
    variants: Source | None
    places: Source | None
    cases: tuple[Source, ...]
    images: tuple[FoundImage, ...]
    moved: Source | None
    editions: tuple[Source, ...]
    accessibility: tuple[Source, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()  # the slugs of cases that are there and could not be read
    beside: tuple[Source, ...] = ()  # cases that were not asked for, as their bytes are


def read_content(
    folder: Path,
    drafts: tuple[Path, ...] = (),
    judge: JudgeText = judge_text,
    are_drafts_all: bool = False,
) -> Content:
    """All of a content folder; a draft from elsewhere stands in for the case of its name.

    The judge is that of `read_text`, for the cases. Where the drafts are all that is asked for, the
    other cases are `beside` them.
    """
    unused = tuple(list_unused(folder))
    misplaced = tuple(find_misplaced(folder, [path for path, _ in unused]))
    problems = list(find_unused(unused, {image.where.path for image in misplaced}))
    site = read_text(folder / "site.yaml", problems)
    paths = [folder / "vocabulary" / f"{name}.yaml" for name in VOCABULARY]
    vocabulary = tuple(filter(None, (read_text(path, problems) for path in paths)))
    variants = read_if_there(folder / "vocabulary" / VARIANTS, problems)
    places = read_if_there(folder / "vocabulary" / PLACES, problems, MAX_PLACES_BYTES)
    cases, left = read_cases(folder / "cases", drafts, problems, judge, are_drafts_all)
    known = {*cases, *(path.stem for path in left)}
    images = (*misplaced, *read_images(folder / "cases", known, problems))
    moved = read_if_there(folder / MOVED, problems)
    editions = tuple(read_editions(folder / "editions", problems))
    paths = [folder / "accessibility" / f"{name}.yaml" for name in ACCESSIBILITY]
    accessibility = tuple(filter(None, (read_if_there(path, problems) for path in paths)))
    return Content(
        site,
        vocabulary,
        variants,
        places,
        tuple(filter(None, cases.values())),
        images,
        moved,
        editions,
        accessibility,
        tuple(problems),
        tuple(slug for slug, source in cases.items() if source is None),
        tuple(map(glance_at, sorted(left))),
    )


def read_cases(
    folder: Path,
    drafts: tuple[Path, ...],
    problems: list[Problem],
    judge: JudgeText,
    are_drafts_all: bool,
) -> tuple[dict[str, Source | None], set[Path]]:
    """The cases by slug, None for one that cannot be read; and the files that are left."""
    paths, outside = place_drafts(folder, drafts, problems)
    left = paths_beside(paths, drafts) if are_drafts_all else set()
    read = (*(path for path in paths if path not in left), *outside)
    return {path.stem: read_text(path, problems, judge=judge) for path in read}, left


def read_if_there(path: Path, problems: list[Problem], limit: int = MAX_BYTES) -> Source | None:
    """A file that a collection may do without."""
    return read_text(path, problems, limit) if path.exists() else None


def paths_beside(paths: Sequence[Path], drafts: tuple[Path, ...]) -> set[Path]:
    """The case files that are no drafts."""
    asked = {path.resolve() for path in drafts}
    return {path for path in paths if path.resolve() not in asked}


def place_drafts(
    folder: Path, drafts: tuple[Path, ...], problems: list[Problem]
) -> tuple[list[Path], list[Path]]:
    """The case files of the folder for which no draft from elsewhere stands in, and such drafts."""
    inside = {path.resolve(): path for path in find_cases(folder, problems, drafts)}
    outside = [path for path in drafts if path.resolve() not in inside]
    names = {path.name for path in outside}
    return [path for path in inside.values() if path.name not in names], outside


def list_unused(folder: Path) -> Iterator[tuple[Path, Sequence[str]]]:
    """Files and folders of a content that nothing reads, and the names that are read there."""
    for place, names in FOLDERS.items():
        inside = folder / place
        for path in list_folder(inside) if inside.is_dir() else ():
            if path.name not in names:
                yield path, names


def find_unused(
    unused: Sequence[tuple[Path, Sequence[str]]], misplaced: Collection[str]
) -> Iterator[Problem]:
    """What nothing reads: a name is misspelt perhaps; misplaced pictures are told elsewhere."""
    for path, names in unused:
        place = printed(path)
        if not any(other == place or other.startswith(f"{place}/") for other in misplaced):
            arguments = {"found": path.name, "suggestion": guess_name(path.name, names)}
            yield Problem(Where(place), "unused-file", arguments, Severity.WARNING)


def find_cases(
    folder: Path, problems: list[Problem], drafts: tuple[Path, ...] = ()
) -> Iterator[Path]:
    """The case files, sorted; a name that no file system or address holds is a problem, and so
    is a folder of images that belongs to no case.
    """
    if not folder.is_dir():
        problems.append(Problem(Where(printed(folder)), "missing-folder"))
        return
    names: dict[str, str] = {}
    try:
        found = list_folder(folder)
    except OSError:
        problems.append(Problem(Where(printed(folder)), "file-not-readable"))
        return
    cases = {path.stem for path in (*found, *drafts) if path.suffix == ".md"}
    for path in found:
        where = Where(printed(path))
        if path.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
        elif path.is_dir():
            if path.name not in cases:
                arguments = {"found": path.name, "suggestion": guess_name(path.name, cases)}
                problems.append(Problem(where, "folder-without-case", arguments))
        elif path.suffix.lower() in PICTURE_ENDINGS:
            continue  # told with the other pictures
        elif COPY_NAME.search(path.name):
            problems.append(Problem(where, "left-by-copying", {"found": path.name}))
        elif path.suffix != ".md":
            problems.append(tell_unexpected(path))
        elif not re.fullmatch(SLUG_PATTERN, path.stem) or len(path.stem) > 60:
            arguments = {"found": path.stem, "suggestion": guess_slug(path.stem)}
            problems.append(Problem(where, "slug-not-allowed", arguments))
        elif RESERVED_NAMES.match(path.stem) or path.stem == "index":
            problems.append(Problem(where, "slug-reserved", {"found": path.stem}))
        elif (first := names.setdefault(path.name.lower(), path.name)) != path.name:
            problems.append(Problem(where, "slug-twice", {"found": path.name, "first": first}))
        else:
            yield path


def tell_unexpected(path: Path) -> Problem:
    """A file that is no case; Notepad adds .txt to the name of one."""
    meant = path.stem if path.stem.endswith(".md") else ""
    return Problem(
        Where(printed(path)), "unexpected-file", {"found": path.name, "suggestion": meant}
    )


def read_editions(folder: Path, problems: list[Problem]) -> Iterator[Source]:
    """The earlier editions' data/cases.json, sorted by their names."""
    try:
        found = list_folder(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        is_file = isinstance(error, NotADirectoryError)
        code = "editions-no-folder" if is_file else "file-not-readable"
        problems.append(Problem(Where(printed(folder)), code))
        return
    for path in found:
        if path.suffix != ".json":
            where = Where(printed(path))
            problems.append(Problem(where, "unexpected-edition", {"found": path.name}))
        elif source := read_text(path, problems, MAX_EDITION_BYTES):
            yield source
