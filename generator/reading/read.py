"""Files → sources, in sorted order; what cannot be read is a problem at its place.

`read_content(Path("content"), None)` gives the case files, the vocabulary, the settings and the
images of a content folder.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.core.guess import guess_name
from generator.core.problem import BuildStopped, Problem, Severity, Where, place_of
from generator.core.slug import SLUG_PATTERN, guess_slug
from generator.core.source import Source, is_forbidden
from generator.reading.image import measure_image
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Scalar
from generator.theme.theme import LABELS, SETTINGS, TOKENS, Layer

MAX_BYTES = 100_000  # architecture.md
MAX_IMAGE_BYTES = 1_000_000
VOCABULARY = ("categories", "labels", "populations", "prefectures", "keywords", "funding")
VARIANTS = "variants.yaml"  # the one file of the vocabulary that a collection may do without
MOVED = "moved.yaml"  # where pages have moved
ACCESSIBILITY = ("policy", "statement", "results")  # each of them may be missing
# What is read of a content beside the cases and the earlier editions, by folder.
PLACES: Mapping[str, tuple[str, ...]] = {
    "": ("site.yaml", MOVED, "accessibility", "cases", "editions", "vocabulary"),
    "accessibility": tuple(f"{name}.yaml" for name in ACCESSIBILITY),
    "vocabulary": (*(f"{name}.yaml" for name in VOCABULARY), VARIANTS),
}
MAX_EDITION_BYTES = 100_000_000  # data/cases.json of 47 cases has about 450,000
MAX_SIDE = 4_000  # pixels: a page shows 1,200 at most, and a billion of them fit in a small file
IMAGE_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
# YAML takes these, which are reported, for line ends; every later place would be a line off.
LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}
# What the system and Word lay beside the files of people, who do not see it.
HIDDEN = re.compile(r"\.|~\$|(thumbs\.db|desktop\.ini)$", re.I)
RESERVED_NAMES = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])$", re.I)  # Windows
THEME_TEXTS = (".html", ".css", ".js", ".yaml", ".yml", ".svg")
THEME_IMAGES = (*IMAGE_KINDS, ".ico")


@dataclass(frozen=True, slots=True)
class Content:
    """A content folder as read."""

    site: Source | None
    vocabulary: tuple[Source, ...]
    variants: Source | None
    cases: tuple[Source, ...]
    images: tuple[tuple[str, bytes], ...]
    moved: Source | None
    editions: tuple[Source, ...]
    accessibility: tuple[Source, ...]
    problems: tuple[Problem, ...]


def read_content(folder: Path, drafts: tuple[Path, ...] = ()) -> Content:
    """All of a content folder; a draft from elsewhere stands in for the case of its name."""
    problems = list(find_unused(folder))
    site = read_text(folder / "site.yaml", problems)
    vocabulary = tuple(
        source
        for name in VOCABULARY
        if (source := read_text(folder / "vocabulary" / f"{name}.yaml", problems))
    )
    spellings = folder / "vocabulary" / VARIANTS
    variants = read_text(spellings, problems) if spellings.exists() else None
    inside = {path.resolve(): path for path in find_cases(folder / "cases", problems, drafts)}
    outside = [path for path in drafts if path.resolve() not in inside]
    names = {path.name for path in outside}
    paths = [path for path in inside.values() if path.name not in names]
    cases = tuple(source for path in (*paths, *outside) if (source := read_text(path, problems)))
    images = tuple(read_images(folder / "cases", problems))
    moved = read_text(folder / MOVED, problems) if (folder / MOVED).exists() else None
    editions = tuple(read_editions(folder / "editions", problems))
    paths = [folder / "accessibility" / f"{name}.yaml" for name in ACCESSIBILITY]
    said = (read_text(path, problems) for path in paths if path.exists())
    accessibility = tuple(source for source in said if source is not None)
    return Content(
        site,
        vocabulary,
        variants,
        cases,
        images,
        moved,
        editions,
        accessibility,
        tuple(problems),
    )


def printed(path: Path) -> str:
    """A path as people read it: with slashes, relative where it lies below the current folder.

    A link is named itself, not what it leads to.
    """
    try:
        return (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def list_folder(folder: Path) -> list[Path]:
    """What people see in a folder, sorted by name."""
    seen = (path for path in folder.iterdir() if not HIDDEN.match(path.name))
    return sorted(seen, key=lambda path: path.name)


def find_unused(folder: Path) -> Iterator[Problem]:
    """Files and folders of a content that nothing reads: a name is misspelt perhaps."""
    for place, names in PLACES.items():
        inside = folder / place
        for path in list_folder(inside) if inside.is_dir() else ():
            if path.name not in names:
                arguments = {"found": path.name, "suggestion": guess_name(path.name, names)}
                yield Problem(Where(printed(path)), "unused-file", arguments, Severity.WARNING)


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
                problems.append(Problem(where, "folder-without-case", {"found": path.name}))
        elif path.suffix != ".md":
            problems.append(Problem(where, "unexpected-file", {"found": path.name}))
        elif not re.fullmatch(SLUG_PATTERN, path.stem) or len(path.stem) > 60:
            arguments = {"found": path.stem, "suggestion": guess_slug(path.stem)}
            problems.append(Problem(where, "slug-not-allowed", arguments))
        elif RESERVED_NAMES.match(path.stem) or path.stem == "index":
            problems.append(Problem(where, "slug-reserved", {"found": path.stem}))
        elif (first := names.setdefault(path.name.lower(), path.name)) != path.name:
            problems.append(Problem(where, "slug-twice", {"found": path.name, "first": first}))
        else:
            yield path


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


def read_text(path: Path, problems: list[Problem], limit: int = MAX_BYTES) -> Source | None:
    """A UTF-8 file in NFC with `\\n` line ends; None, and a problem, where it is not to be had."""
    where = Where(printed(path))
    try:
        if path.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
            return None
        if path.stat().st_size > limit:
            problems.append(Problem(where, "file-too-large", {"limit": f"{limit:,}"}))
            return None
        raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError:
        problems.append(Problem(where, "missing-file"))
        return None
    except OSError:
        problems.append(Problem(where, "file-not-readable"))
        return None
    try:
        text = join_line_ends(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        problems.append(find_foreign(error, where.path))
        return None
    problems.extend(find_forbidden(text, where.path))
    text = text.translate(LINE_ENDS)
    return Source(where.path, unicodedata.normalize("NFC", text), hashlib.sha256(raw).hexdigest())


def find_foreign(error: UnicodeDecodeError, path: str) -> Problem:
    """The first byte of a file that is no UTF-8, at its place."""
    good = join_line_ends(error.object[: error.start].decode("utf-8"))
    return Problem(
        place_of(good, len(good), path),
        "not-utf-8",
        {"found": f"0x{error.object[error.start]:02X}"},
    )


def read_file(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """A file that stands alone, outside the content."""
    problems: list[Problem] = []
    return read_text(path, problems), tuple(problems)


def join_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_forbidden(text: str, path: str) -> Iterator[Problem]:
    """Characters that a reader cannot see: controls, bidi overrides, zero width, private use."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable():
            continue
        for column, sign in enumerate(line, start=1):
            if is_forbidden(sign):
                where = Where(path, number, column)
                yield Problem(where, "forbidden-character", {"found": f"U+{ord(sign):04X}"})


def read_images(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The images in content/cases/<slug>/, checked by their bytes; sorted."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*/*"), key=lambda path: path.as_posix()):
        where = Where(printed(path))
        if HIDDEN.match(path.name):
            continue
        if path.is_symlink() or path.parent.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
            continue
        if path.is_dir() or path.suffix not in IMAGE_KINDS:
            problems.append(Problem(where, "image-kind-not-allowed", {"found": path.name}))
            continue
        if not re.fullmatch(SLUG_PATTERN, path.stem) or RESERVED_NAMES.match(path.stem):
            problems.append(Problem(where, "slug-not-allowed", {"found": path.stem}))
            continue
        try:
            content = path.read_bytes()
        except OSError:
            problems.append(Problem(where, "file-not-readable"))
            continue
        problem = judge_image(content, where, path.name)
        if problem is None:
            yield f"{path.parent.name}/{path.name}", content
        else:
            problems.append(problem)


def judge_image(content: bytes, where: Where, name: str) -> Problem | None:
    """What is wrong with an image: its size, its kind, its pixels."""
    if len(content) > MAX_IMAGE_BYTES:
        return Problem(where, "image-too-large", {"limit": f"{MAX_IMAGE_BYTES:,}"})
    size = measure_image(content)
    if size is None or size.kind != IMAGE_KINDS[PurePath(name).suffix]:
        return Problem(where, "image-not-what-it-says", {"found": name})
    if max(size.width, size.height) > MAX_SIDE:
        found = f"横{size.width:,}×縦{size.height:,}"
        return Problem(where, "image-too-many-pixels", {"found": found, "limit": f"{MAX_SIDE:,}"})
    return None


def read_theme(themes: Path, name: str, where: Where | None = None) -> tuple[Layer, ...]:
    """A theme's folder and those that it extends, from the first one to itself.

    `where` is the place that names the theme. Raises BuildStopped where one is not there, cannot
    be read or extends itself in the end.
    """
    layers: list[Layer] = []
    where, code = where or Where(f"themes/{name}"), "missing-theme"
    while True:
        folder = themes / name
        if not re.fullmatch(SLUG_PATTERN, name) or not folder.is_dir():
            known = (path.name for path in themes.glob("*/")) if themes.is_dir() else ()
            fit = sorted(name for name in known if re.fullmatch(SLUG_PATTERN, name))
            arguments = {"found": name, "suggestion": guess_name(name, fit)}
            raise BuildStopped((Problem(where, code, arguments),))
        names = [layer.name for layer in reversed(layers)]
        if name in names:
            found = " → ".join(layer.name for layer in reversed(layers)) + f" → {name}"
            raise BuildStopped((Problem(where, "theme-in-circle", {"found": found}),))
        layers.insert(0, read_layer(folder))
        parent = layers[0].trees[SETTINGS].find("extends")
        if not isinstance(parent, Scalar):
            return tuple(layers)
        name, where, code = parent.text, parent.where, "missing-parent-theme"


def read_layer(folder: Path) -> Layer:
    """The files of one theme's folder that a theme may have; others, such as notes, are left."""
    files: dict[str, str] = {}
    binaries: dict[str, bytes] = {}
    place = f"themes/{folder.name}"
    for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
        name = path.relative_to(folder).as_posix()
        suffix = Path(path.name.removesuffix(".txt")).suffix  # Notepad's tokens.yaml.txt
        if HIDDEN.match(path.name):
            continue
        try:
            if suffix in THEME_TEXTS:
                files[name] = path.read_text(encoding="utf-8-sig")
            elif suffix in THEME_IMAGES and path.is_file():
                binaries[name] = path.read_bytes()
        except OSError as error:
            problem = Problem(Where(f"{place}/{name}"), "file-not-readable")
            raise BuildStopped((problem,)) from error
        except UnicodeDecodeError as error:
            raise BuildStopped((find_foreign(error, f"{place}/{name}"),)) from error
    if SETTINGS not in files:
        raise BuildStopped((Problem(Where(f"{place}/{SETTINGS}"), "missing-file"),))
    trees = {
        name: read_fields(files[name], f"{place}/{name}")
        for name in (SETTINGS, LABELS, TOKENS)
        if name in files
    }
    return Layer(folder.name, files, binaries, trees)


def read_fields(text: str, path: str) -> Fields:
    """One of a theme's own YAML files, which must be a mapping."""
    tree, problems = read_yaml(text, path)
    if problems or not isinstance(tree, Fields):
        key = PurePath(path).name
        raise BuildStopped(problems or (Problem(Where(path), "not-a-mapping", {"key": key}),))
    return tree
