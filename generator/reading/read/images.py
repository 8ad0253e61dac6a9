"""The pictures of cases: where they lie, what they are called, of what kind and how large."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from generator.collection.pictures import (
    IMAGE_KINDS,
    PICTURE_ENDINGS,
    USUAL_ENDINGS,
    is_named_well,
    is_picture,
    propose_name,
)
from generator.core.problem import Problem, Severity, Where
from generator.reading.image import MAX_IMAGE_BYTES, FoundImage, kind_of_bytes
from generator.reading.read.files import HIDDEN, list_folder, printed
from generator.words.pictures import print_megabytes

FIRST_BYTES = 1000  # enough to tell what a file is
# What is taken for a picture and is none, by what its bytes or its ending say.
KIND_CODES = {
    "gif": "image-is-gif",
    "heic": "image-is-heic",
    "video": "image-is-video",
    "pdf": "image-is-pdf",
    "office": "image-is-office",
    "drawing": "image-is-drawing",
}
NO_PICTURES = {
    **dict.fromkeys((".heic", ".heif", ".hif"), "heic"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".wmv", ".webm"), "video"),
    **dict.fromkeys((".pptx", ".ppt", ".xlsx", ".xls", ".docx", ".doc"), "office"),
    **dict.fromkeys((".svg", ".emf", ".wmf", ".eps", ".ai"), "drawing"),
    ".pdf": "pdf",
}


def read_images(
    folder: Path, slugs: Collection[str], problems: list[Problem]
) -> Iterator[FoundImage]:
    """What lies in the folders of the cases, content/cases/<slug>/, and pictures beside them."""
    try:
        paths = list_folder(folder)
    except OSError:
        return  # told where the cases are looked for, as are links
    problems.extend(find_hidden(folder))
    for path in paths:
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from read_case_folder(path, path.name in slugs, problems)
        elif path.suffix.lower() in PICTURE_ENDINGS:
            yield FoundImage(path.name, Where(printed(path)), is_misplaced=True)


def read_case_folder(
    folder: Path, is_of_case: bool, problems: list[Problem]
) -> Iterator[FoundImage]:
    """The files of one folder; what is wrong in a folder that is of no case is its name."""
    try:
        paths = list_folder(folder)
    except OSError:
        problems.append(Problem(Where(printed(folder)), "file-not-readable"))
        return
    problems.extend(find_hidden(folder))
    taken = {path.name.lower() for path in paths}
    for path in paths:
        content, found = read_picture(path, taken) if is_of_case else (None, ())
        problems.extend(found)
        yield FoundImage(f"{folder.name}/{path.name}", Where(printed(path)), content)


def find_hidden(folder: Path) -> Iterator[Problem]:
    """The first picture of each folder that a system or a program hides: it goes on no page."""
    for path in sorted(folder.iterdir()):
        if not HIDDEN.match(path.name) or path.is_symlink() or not path.is_dir():
            continue
        with suppress(OSError):  # nobody may open it, and nobody will
            inside = (each for each in sorted(path.iterdir()) if is_picture(each.name))
            if picture := next(inside, None):
                named = {"found": picture.name, "folder": path.name}
                yield Problem(
                    Where(printed(picture)), "picture-in-hidden-folder", named, Severity.WARNING
                )


def read_picture(path: Path, taken: set[str]) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of a picture; None, and why, where it is not taken."""
    where = Where(printed(path))
    if path.is_symlink():
        return None, (Problem(where, "symbolic-link"),)
    if path.is_dir():
        return None, (Problem(where, "picture-in-subfolder", {"found": path.name}),)
    try:
        with path.open("rb") as file:
            start = file.read(FIRST_BYTES)
        size = path.stat().st_size
        problems = tuple(judge_file(path, start, size, taken))
        return None if problems else path.read_bytes(), problems
    except OSError:
        return None, (Problem(where, "file-not-readable"),)


def judge_file(path: Path, start: bytes, size: int, taken: set[str]) -> Iterator[Problem]:
    """What is wrong with a file's kind, its name and its size."""
    where, slug = Where(printed(path)), path.parent.name
    ending = path.suffix.lower()
    kind = kind_of_bytes(start) or NO_PICTURES.get(ending, "")
    if kind not in USUAL_ENDINGS:
        if start or ending not in IMAGE_KINDS:
            is_hidden = not kind and ending in IMAGE_KINDS
            code = "picture-not-read" if is_hidden else "image-kind-not-allowed"
            yield Problem(where, KIND_CODES.get(kind, code), {"found": path.name})
        else:
            yield Problem(where, "picture-cut-off")  # not a byte of it came
        return
    is_called = IMAGE_KINDS.get(ending) == kind
    if not (is_called and is_named_well(path.name)):
        name = propose_name(path.name, "" if is_called else USUAL_ENDINGS[kind], taken)
        taken.add(name)
        code = "picture-name-not-allowed" if is_called else "image-not-what-it-says"
        arguments = {"found": path.name, "name": name, "address": f"{slug}/{name}"}
        yield Problem(where, code, arguments)
    if size > MAX_IMAGE_BYTES:
        arguments = {
            "found": print_megabytes(size),
            "limit": print_megabytes(MAX_IMAGE_BYTES),
        }
        yield Problem(where, "image-too-large", arguments)


def find_misplaced(folder: Path, unused: Collection[Path]) -> Iterator[FoundImage]:
    """Pictures among what nothing of a content reads, and in its folders."""
    for path in unused:
        inside = [path]
        with suppress(OSError):  # a folder that nobody may open is told as unused
            inside = list_folder(path) if path.is_dir() and not path.is_symlink() else inside
        for found in inside:
            if found.suffix.lower() in PICTURE_ENDINGS:
                place = found.relative_to(folder).as_posix()
                yield FoundImage(place, Where(printed(found)), is_misplaced=True)
