"""The files of the open data → the page that offers and explains them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.collection.collection import Collection
from generator.core.page import Page
from generator.output.data_file import DataFile, MakeData
from generator.plan.common import date_of_all, top_page
from generator.plan.examples import Example, find_examples
from generator.theme.theme import Labels

FILE_GROUPS = ("tables", "codes", "programs", "standards", "editing")


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the page offers it: its link says what it is, its format and its size.

    One of many alike is an example of them, and `paths` says by a pattern where they are.
    """

    file: DataFile
    title: str
    note: str
    text: str | None = None
    paths: str | None = None


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Files of one use; `name` is a word of the labels (data.groups)."""

    name: str
    downloads: tuple[Download, ...]


def plan_data(data: MakeData, collection: Collection, labels: Labels) -> Page:
    """data/index.html, whose template calls `offer` for the files by their use, and `examples`."""
    offer = partial(group_downloads, data, labels)
    bands = collection.vocabulary.bands

    def examples() -> tuple[Example, ...]:
        return find_examples(data(), (band.name for band in bands))

    return top_page(
        "data/index.html",
        "data.html",
        "data",
        labels,
        date_of_all(collection),
        offer=offer,
        examples=examples,
        files=data,
    )


def group_downloads(data: MakeData, labels: Labels) -> tuple[DownloadGroup, ...]:
    ordered = sorted(data(), key=lambda file: FILE_GROUPS.index(file.group))
    return tuple(
        DownloadGroup(name, tuple(list_downloads(files, labels)))
        for name, files in groupby(ordered, key=lambda file: file.group)
    )


def list_downloads(files: Iterable[DataFile], labels: Labels) -> Iterator[Download]:
    """The files of a group; those of single cases are offered as one."""
    for is_part, found in groupby(files, key=lambda file: file.is_part):
        alike = tuple(found)
        if is_part:
            yield describe_parts_of_all(alike, labels)
        else:
            yield from (describe_download(file, labels) for file in alike)


def describe_parts_of_all(files: Sequence[DataFile], labels: Labels) -> Download:
    """The files of single cases, of which the first is the example."""
    first = files[0]
    pattern = f"{posixpath.dirname(first.path)}/{labels.text('data.case_id')}.json"
    sizes = labels.text("data.size", kilobytes=f"{max(map(kilobytes_of, files)):,}")
    form = labels.text(f"data.formats.{first.format.name}")
    note = labels.text("data.files_of_cases", format=form, count=f"{len(files):,}", size=sizes)
    word = f"data.files.{first.name}"
    return Download(first, labels.text(f"{word}.title"), note, labels.text(f"{word}.text"), pattern)


def kilobytes_of(file: DataFile) -> int:
    return -(-file.size // 1000)


def describe_download(file: DataFile, labels: Labels) -> Download:
    size = labels.text("data.size", kilobytes=f"{kilobytes_of(file):,}")
    form = labels.text(f"data.formats.{file.format.name}")
    note = labels.text("data.file", format=form, size=size)
    if file.title is not None:
        return Download(file, labels.text("data.schema_of", title=file.title), note)
    word = f"data.files.{file.name}"
    return Download(file, labels.text(f"{word}.title"), note, labels.text(f"{word}.text"))
