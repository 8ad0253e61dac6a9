"""The ZIP of files: the same files give the same bytes on every machine.

What Python's own deflating gives depends on the machine's zlib; libdeflate comes with the package
`deflate`, which the lock files pin, and is the same in each of its builds (docs/decisions.md).

>>> zip_up([Output("a.txt", b"a")], date(2026, 3, 31))[:4]
b'PK\\x03\\x04'
>>> zlib.decompress(compress(b"[]"))
b'[]'
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import deflate

from generator.core.page import Output

EARLIEST = date(1980, 1, 1)  # a ZIP has no date before
UNIX, READABLE = 3, 0o100644  # who made it, whatever did; a plain file that all may read
LEVEL = 9  # those above it take six times as long and more, for 2 % of the size
QUICK_LEVEL = 6  # a fifth of the time of the other, 2 to 3 % more bytes of a workbook


def zip_up(outputs: Iterable[Output], day: date | None, level: int = LEVEL) -> bytes:
    """The files sorted by path, all of one day."""
    stamp = max(day or EARLIEST, EARLIEST)
    archive = io.BytesIO()
    with ZipFile(archive, "w") as zipped:
        for output in sorted(outputs, key=lambda output: output.path):
            entry = ZipInfo(output.path, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            # ZipFile stores what is deflated already, and then learns what it has stored.
            zipped.writestr(entry, bytes(deflate.deflate_compress(output.content, level)))
            entry.compress_type = ZIP_DEFLATED
            entry.file_size, entry.CRC = len(output.content), zlib.crc32(output.content)
            archive.seek(entry.header_offset)
            archive.write(entry.FileHeader())
    return archive.getvalue()


def compress(content: bytes) -> bytes:
    """The bytes in the format of zlib, whose checksum shows a damaged file."""
    return bytes(deflate.zlib_compress(content, LEVEL))
