"""Data as classic scripts: the one form that a page can read on a server and on `file://`.

Each pack is one call that hands over its bytes, compressed (zlib, whose checksum shows a damaged
file) and in base 85 (25 % longer than the bytes, where base64 is 33 %). The content's digest is in
the name, so that a browser's cache never mixes two versions of the index.

>>> make_pack("search", "texts-{}", b"[]").path
'search/texts-4f53cda1.js'
>>> make_pack("search", "cases", b"[]").content
b'jirei.take("cases","c-jF10R8`4T>%vUxc");\\n'
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from generator.core.page import Output
from generator.output.archive import compress


def make_pack(folder: str, name: str, content: bytes) -> Output:
    """The script of a pack in a folder; `{}` in its name becomes a digest of the content."""
    name = name.format(hashlib.sha256(content).hexdigest()[:8])
    return Output(f"{folder}/{name}.js", write_call(name, content))


def write_call(name: str, content: bytes) -> bytes:
    """The call that hands over a pack. Base 85 has no quote, no backslash and no line end."""
    text = base64.b85encode(compress(content)).decode("ascii")
    return f'jirei.take("{name}","{text}");\n'.encode("ascii")


def pack_name(output: Output) -> str:
    """The name by which the browser asks for a pack."""
    return output.path.rpartition("/")[2].removesuffix(".js")


def write_json(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def spread(items: Sequence[bytes], size: int) -> list[tuple[int, int]]:
    """Ranges of consecutive items whose bytes add up to at least `size`.

    >>> spread([b"12", b"34", b"5", b"6"], 3)
    [(0, 2), (2, 4)]
    """
    ranges, start, length = [], 0, 0
    for at, content in enumerate(items):
        length += len(content)
        if length >= size:
            ranges.append((start, at + 1))
            start, length = at + 1, 0
    if start < len(items):
        ranges.append((start, len(items)))
    return ranges
