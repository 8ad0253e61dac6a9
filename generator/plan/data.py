"""The files of the open data → the page that offers and explains them."""

from __future__ import annotations

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
    """A file as the page offers it: its link says what it is, its format and its size."""

    file: DataFile
    title: str
    note: str
    text: str | None = None


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
        DownloadGroup(name, tuple(describe_download(file, labels) for file in files))
        for name, files in groupby(ordered, key=lambda file: file.group)
    )


def describe_download(file: DataFile, labels: Labels) -> Download:
    kilobytes = f"{-(-file.size // 1000):,}"
    size = labels.text("data.size", kilobytes=kilobytes)
    form = labels.text(f"data.formats.{file.format.name}")
    note = labels.text("data.file", format=form, size=size)
    if file.title is not None:
        return Download(file, labels.text("data.schema_of", title=file.title), note)
    word = f"data.files.{file.name}"
    return Download(file, labels.text(f"{word}.title"), note, labels.text(f"{word}.text"))
