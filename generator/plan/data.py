"""The files of the open data → the page that offers and explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.data_file import DataFile
from generator.page import Page
from generator.plan.common import top_page
from generator.theme import Labels

GROUPS = ("tables", "programs", "standards", "editing")


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


def plan_data(files: Sequence[DataFile], labels: Labels) -> Page:
    """data/index.html: the files by their use, then the fields of each."""
    ordered = sorted(files, key=lambda file: GROUPS.index(file.group))
    groups = tuple(
        DownloadGroup(name, tuple(offer(file, labels) for file in members))
        for name, members in groupby(ordered, key=lambda file: file.group)
    )
    explained = tuple(
        download for group in groups for download in group.downloads if download.file.fields
    )
    values = {"files": tuple(ordered), "groups": groups, "explained": explained}
    return top_page("data/index.html", "data.html", "data", labels, **values)


def offer(file: DataFile, labels: Labels) -> Download:
    kilobytes = f"{-(-file.size // 1000):,}"
    size = labels.text("data.size", kilobytes=kilobytes)
    form = labels.text(f"data.formats.{file.format.name}")
    note = labels.text("data.file", format=form, size=size)
    if file.title is not None:
        return Download(file, labels.text("data.schema_of", title=file.title), note)
    word = f"data.files.{file.name}"
    return Download(file, labels.text(f"{word}.title"), note, labels.text(f"{word}.text"))
