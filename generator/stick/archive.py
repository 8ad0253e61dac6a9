"""The ZIP of a stick: the same files give the same bytes on every machine.

>>> zip_up([Output("a.txt", b"a")], date(2026, 3, 31))[:4]
b'PK\\x03\\x04'
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from generator.core.page import Output

EARLIEST = date(1980, 1, 1)  # a ZIP has no date before
UNIX, READABLE = 3, 0o100644  # who made it, whatever did; a plain file that all may read


def zip_up(outputs: Iterable[Output], day: date | None) -> bytes:
    """The files sorted by path, all of one day.

    They are stored as they are: what deflating gives depends on the machine's zlib (zlib 1.2.13
    and zlib-ng 2.3.3 differ in nearly all of our files, see docs/decisions.md), and no Python
    package pins one for good.
    """
    stamp = max(day or EARLIEST, EARLIEST)
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as zipped:
        for output in sorted(outputs, key=lambda output: output.path):
            entry = ZipInfo(output.path, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            zipped.writestr(entry, output.content)
    return archive.getvalue()
