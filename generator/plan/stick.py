"""The guide that lies beside the site on a stick: START.html, README.txt and FILES.html.

`plan_guide(collection, labels, pages, site, base_url)` gives the three pages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.collection.collection import Collection
from generator.core.page import SITE_FOLDER, Crumb, Output, Page
from generator.measures.wareki import short_fiscal_year
from generator.theme.theme import Labels

START, README, FILES = "START.html", "README.txt", "FILES.html"
# What START.html and README.txt say, in this order; the words are in labels.yaml.
GUIDE_SECTIONS = (
    ("open", ("start", "zip")),
    ("offline", ("works", "external")),
    ("search", ("words", "near", "lists")),
    ("print", ("keys", "edition", "sheets")),
    ("copy", ("whole", "fast")),
    ("blocked", ("mark", "program", "damaged", "policy")),
    ("browsers", ("tested",)),
)
# What a file is that is no page: by its folder, then by its ending.
KINDS_BY_FOLDER = {"search": "search", "packs": "packs", "data": "data"}
KINDS_BY_ENDING = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".svg"), "image"),
    ".css": "style",
    ".js": "script",
}


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading and what is said below it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A page with its path in the site, or the other files of one kind in a folder."""

    what: str
    name: str
    size: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class FolderRows:
    """What lies right in one folder of the site (`path` is empty for the site's own)."""

    path: str
    count: int
    size: str
    rows: tuple[FileRow, ...]


def name_folder(collection: Collection) -> str:
    """The one folder of a stick, in ASCII from the name and the edition: naibu-dx-r6."""
    return f"{collection.site.short_name}-{short_fiscal_year(collection.site.edition.year)}"


def plan_guide(
    collection: Collection,
    labels: Labels,
    pages: Mapping[str, Page],
    site: Sequence[Output],
    base_url: str | None,
) -> tuple[Page, ...]:
    """The pages of the guide to a site of these pages and files, both by their paths in it."""
    values = {
        "title": collection.site.title,
        "publisher": collection.site.publisher,
        "edition": collection.site.edition.text,
        "folder": name_folder(collection),
    }
    lead = labels.text("stick.lead", **values)
    # The copy has no address of its own that a page could give as its canonical one.
    words = {
        "base_url": None,
        "address": base_url,
        "lead": lead,
        "sections": tuple(list_sections(labels, values)),
    }
    contents = {
        "base_url": None,
        "count": len(site),
        "size": print_size(labels, site),
        "folders": tuple(list_folders(labels, pages, site)),
    }
    start, files = labels.text("stick.start"), labels.text("stick.files")
    crumbs = (Crumb(start, f"../{START}"), Crumb(files))
    about = labels.text("stick.files_lead", **values)
    return (
        Page(START, "stick/start.html", start, lead, (), words, site_folder=SITE_FOLDER),
        Page(README, "stick/readme.html", start, lead, (), words, site_folder=SITE_FOLDER),
        Page(FILES, "stick/files.html", files, about, crumbs, contents, site_folder=SITE_FOLDER),
    )


def list_sections(labels: Labels, values: Mapping[str, str]) -> Iterator[GuideSection]:
    for name, items in GUIDE_SECTIONS:
        texts = (labels.text(f"stick.sections.{name}.{item}", **values) for item in items)
        yield GuideSection(labels.text(f"stick.sections.{name}.title"), tuple(texts))


def list_folders(
    labels: Labels, pages: Mapping[str, Page], site: Sequence[Output]
) -> Iterator[FolderRows]:
    """The folders of the site, sorted; in each its pages, then its other files by kind."""

    def folder_of(file: Output) -> str:
        return posixpath.dirname(file.path)

    for folder, found in groupby(sorted(site, key=folder_of), key=folder_of):
        files = tuple(found)
        rows = (
            *(list_pages(labels, pages, files)),
            *(list_others(labels, [file for file in files if file.path not in pages])),
        )
        yield FolderRows(folder, len(files), print_size(labels, files), rows)


def list_pages(
    labels: Labels, pages: Mapping[str, Page], files: Iterable[Output]
) -> Iterator[FileRow]:
    for file in files:
        if file.path in pages:
            name = posixpath.basename(file.path)
            yield FileRow(pages[file.path].title, name, print_size(labels, [file]), file.path)


def list_others(labels: Labels, files: Iterable[Output]) -> Iterator[FileRow]:
    for kind, found in groupby(sorted(files, key=kind_of_file), key=kind_of_file):
        alike = tuple(found)
        count = labels.text("stick.count", count=len(alike))
        name = posixpath.basename(alike[0].path) if len(alike) == 1 else count
        yield FileRow(labels.text(f"stick.kinds.{kind}"), name, print_size(labels, alike))


def kind_of_file(file: Output) -> str:
    """What a file is that is no page: search, data, image, style, script or other."""
    ending = posixpath.splitext(file.path)[1]
    folder = file.path.partition("/")[0]
    return KINDS_BY_FOLDER.get(folder) or KINDS_BY_ENDING.get(ending, "other")


def print_size(labels: Labels, files: Iterable[Output]) -> str:
    """The size of files together, in KB of 1,000 bytes."""
    size = sum(len(file.content) for file in files)
    return labels.text("data.size", kilobytes=f"{-(-size // 1000):,}")
