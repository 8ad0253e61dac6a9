"""What has to be done at a server that holds one site to make it hold another.

>>> old = [PublishedFile("index.html", "aa", 1), PublishedFile("b.html", "bb", 1)]
>>> new = [PublishedFile("index.html", "cc", 2), PublishedFile("c.html", "dd", 1)]
>>> [[file.path for file in step.files] for step in plan_publication(old, new).steps]
[['c.html'], ['index.html'], ['b.html']]

The order of the steps leaves no link that a reader can come to without its target: what is new is
there before the pages that lead to it, and what goes is gone after the last page that led to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.core.page import Output
from generator.core.problem import BuildStopped, Problem, Where

# What no line of a list holds, line breaks of every kind among them.
UNLISTED = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What every site has, and hardly any other folder.
LANDMARKS = ("index.html", "data/cases.json")
LIST_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>[^\\\x00-\x1f]+)")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a site: its path, its SHA-256 as hex, its bytes (None where a list has none)."""

    path: str
    digest: str
    size: int | None = None

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".html")

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def describe_file(output: Output) -> PublishedFile:
    content = output.content
    return PublishedFile(output.path, hashlib.sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class UploadStep:
    """Files that are to be added, changed or removed, in their order."""

    action: str
    files: tuple[PublishedFile, ...]

    @property
    def size(self) -> int:
        return sum(file.size or 0 for file in self.files)


@dataclass(frozen=True, slots=True)
class Publication:
    """The three steps, and how many files stay as they are."""

    add: UploadStep
    change: UploadStep
    remove: UploadStep
    unchanged: int

    @property
    def steps(self) -> tuple[UploadStep, UploadStep, UploadStep]:
        return (self.add, self.change, self.remove)

    @property
    def lost_pages(self) -> tuple[str, ...]:
        """Pages that go without one in their place that says where their readers are to go."""
        return tuple(file.path for file in self.remove.files if file.is_page)


def plan_publication(old: Iterable[PublishedFile], new: Iterable[PublishedFile]) -> Publication:
    """The steps from one site to another; what pages need goes before them and stays after."""
    before = {file.path: file for file in old}
    after = {file.path: file for file in new}
    added = [file for path, file in after.items() if path not in before]
    changed = [
        file
        for path, file in after.items()
        if path in before and before[path].digest != file.digest
    ]
    removed = [file for path, file in before.items() if path not in after]
    return Publication(
        UploadStep("add", order_files(added)),
        UploadStep("change", order_files(changed)),
        UploadStep("remove", order_files(removed, pages_first=True)),
        len(after) - len(added) - len(changed),
    )


def order_files(
    files: Iterable[PublishedFile], pages_first: bool = False
) -> tuple[PublishedFile, ...]:
    """Folder by folder, but what pages need before all pages, or after them."""
    return tuple(
        sorted(files, key=lambda file: (file.is_page is not pages_first, file.folder, file.path))
    )


def find_site(paths: Sequence[str]) -> str | None:
    """The folder that a site lies in, `""` or with a `/` at its end; None where there is none.

    A copy for a stick has it one or two folders below the top.
    """
    there, mark = set(paths), LANDMARKS[-1]
    folders = (path.removesuffix(mark) for path in paths if path.endswith(mark))
    found = (
        folder
        for folder in folders
        if folder[-1:] in ("", "/") and all(folder + name in there for name in LANDMARKS)
    )
    return min(found, key=len, default=None)


def write_list(files: Iterable[PublishedFile]) -> str:
    """A list of files that stands for their site; `sha256sum -c` reads it too.

    Raises BuildStopped for a name that the list would not be read with: one with a line break puts
    a line of its own into the list.
    """
    lines = []
    for file in files:
        if found := UNLISTED.search(file.path):
            problem = Problem(Where(file.path), "stick-character-forbidden", {"found": found[0]})
            raise BuildStopped((problem,))
        lines.append(f"{file.digest}  {file.path}\n")
    return "".join(lines)


def read_file_list(text: str, path: str) -> tuple[tuple[PublishedFile, ...], tuple[Problem, ...]]:
    """The files of such a list, and the lines that are none."""
    files, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        match = LIST_LINE.fullmatch(line)
        if match:
            files.append(PublishedFile(match["path"], match["digest"]))
        elif line.strip():
            problems.append(Problem(Where(path, number), "published-list-not-read"))
    return tuple(files), tuple(problems)


def is_file_list(content: bytes) -> bool:
    """Whether a file is a list of a site's files, as `write_list` writes them."""
    files, problems = read_file_list(content.decode("utf-8", errors="replace"), "")
    return not problems and find_site([file.path for file in files]) is not None
