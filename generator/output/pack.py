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

import hashlib
from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from zlib import crc32

from generator.core.html_tree import WRITE_COMPACT
from generator.core.page import Output
from generator.output.archive import compress

BASE_85_SIGNS = (
    f"{digits}{ascii_uppercase}{ascii_lowercase}!#$%&()*+-;<=>?@^_`{{|}}~".encode().ljust(256)
)
LANE = 9  # bytes: room for a word times INVERSE
INVERSE_BITS = 39  # so that a word times INVERSE, without these bits, is its 85th part, cut off
INVERSE = -(-(1 << INVERSE_BITS) // 85)
DIGEST_SIGNS = 8  # of a digest in a name


def make_pack(folder: str, name: str, content: bytes) -> Output:
    """The script of a pack in a folder; `{}` in its name becomes a digest of the content."""
    name = name_pack(name, content)
    return Output(f"{folder}/{name}.js", write_call(name, content))


def name_pack(name: str, content: bytes) -> str:
    """The name by which the browser asks for a pack; `{}` becomes a digest of the content."""
    return name.format(hashlib.sha256(content).hexdigest()[:DIGEST_SIGNS])


def write_call(name: str, content: bytes) -> bytes:
    """The call that hands over a pack. Base 85 has no quote, no backslash and no line end."""
    text = encode_base_85(compress(content)).decode("ascii")
    return f'jirei.take("{name}","{text}");\n'.encode("ascii")


def encode_base_85(content: bytes) -> bytes:
    """What `base64.b85encode` gives, in less than half of its time.

    All words of four bytes are divided at once, each in a lane of one long number.

    >>> encode_base_85(b"jirei")
    b'YH4z1X#'
    """
    count = -(-len(content) // 4)
    padding = 4 * count - len(content)
    padded = content + bytes(padding)
    lanes = bytearray(LANE * count)
    for byte in range(4):
        lanes[byte::LANE] = padded[3 - byte :: 4]
    words = int.from_bytes(lanes, "little")
    whole = int.from_bytes((b"\xff" * 4 + bytes(LANE - 4)) * count, "little")
    written = bytearray(5 * count)
    for place in (4, 3, 2, 1, 0):
        quotients = words * INVERSE >> INVERSE_BITS & whole
        written[place::5] = (words - 85 * quotients).to_bytes(LANE * count, "little")[::LANE]
        words = quotients
    return bytes(written.translate(BASE_85_SIGNS)[: len(written) - padding])


def write_json(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return WRITE_COMPACT(value).encode("utf-8")


def spread(items: Sequence[tuple[str, bytes]], size: int) -> list[tuple[int, int]]:
    """Ranges of consecutive items with names, each of some two to four thirds of `size` bytes.

    Of the items that could begin a range their names choose, and not what stands before them: so a
    change in one item leaves nearly all borders where they are.

    >>> spread([("a", b"12"), ("b", b"34"), ("c", b"5"), ("d", b"6")], 3)
    [(0, 1), (1, 4)]
    """
    ranges, start = [], 0
    while start < len(items):
        length, best = 0, -1
        for at in range(start, len(items)):
            name, content = items[at]
            if 3 * length >= 2 * size and (rank := crc32(name.encode("utf-8"))) > best:
                best, end = rank, at
            length += len(content)
            if 3 * length > 4 * size and best >= 0:
                break
        else:
            end = len(items)
        ranges.append((start, end))
        start = end
    return ranges
