"""The site and its guide → what goes on a stick: one folder, and one ZIP of it.

It is pure: the same files give the same bytes.

>>> stick = pack_stick("dx", [Output("site/a.html", b"")], [Output("README.txt", b"")], None)
>>> [file.path for file in stick.files]
['dx/README.txt', 'dx/SHA256SUMS.txt', 'dx/site/a.html']
>>> stick.archive.path
'dx.zip'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.core.page import Output
from generator.output.archive import zip_up
from generator.output.publication import describe_file, write_list
from generator.stick.plain_text import write_plain_text

SUMS = "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Stick:
    """The files of the folder, sorted, each path with the folder's name; and the ZIP of them."""

    folder: str
    files: tuple[Output, ...]
    archive: Output


def pack_stick(
    folder: str, site: Iterable[Output], guide: Iterable[Output], day: date | None
) -> Stick:
    """The site's files as they are and the guide beside them, whose plain text is for Notepad."""
    beside = [set_text(output) for output in guide]
    files = sorted((*site, *beside), key=lambda output: output.path)
    placed = (output.below(folder) for output in (*files, write_sums(files)))
    packed = tuple(sorted(placed, key=lambda output: output.path))
    return Stick(folder, packed, Output(f"{folder}.zip", zip_up(packed, day)))


def set_text(output: Output) -> Output:
    if not output.path.endswith(".txt"):
        return output
    return Output(output.path, write_plain_text(output.content.decode("utf-8")))


def write_sums(files: Iterable[Output]) -> Output:
    """What `sha256sum -c` reads: lines end in LF, for with CRLF it finds no file by its name."""
    return Output(SUMS, write_list(map(describe_file, files)).encode("utf-8"))
