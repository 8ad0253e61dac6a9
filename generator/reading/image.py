"""The kind and the pixels of an image, from its first bytes, without decoding it.

>>> header = b"\\x89PNG\\r\\n\\x1a\\n" + b"\\0\\0\\0\\rIHDR" + b"\\0\\0\\0\\x08\\0\\0\\0\\x04"
>>> measure_image(header)
ImageSize(kind='png', width=8, height=4)
"""

from __future__ import annotations

from dataclasses import dataclass

PNG_START = b"\x89PNG\r\n\x1a\n"
# Start of frame: C4, C8 and CC are tables, not frames (ITU-T T.81, table B.1).
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


@dataclass(frozen=True, slots=True)
class ImageSize:
    """png, jpeg or webp, with width and height in pixels."""

    kind: str
    width: int
    height: int


def measure_image(content: bytes) -> ImageSize | None:
    """The size of a PNG, a JPEG or a WebP; None for anything else and for a header cut off."""
    if content.startswith(PNG_START):
        size = measure_png(content)
        kind = "png"
    elif content.startswith(b"\xff\xd8\xff"):
        size = measure_jpeg(content)
        kind = "jpeg"
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        size = measure_webp(content)
        kind = "webp"
    else:
        return None
    return ImageSize(kind, *size) if size and min(size) > 0 else None


def measure_png(content: bytes) -> tuple[int, int] | None:
    """IHDR comes first (PNG specification, 11.2.2)."""
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def measure_jpeg(content: bytes) -> tuple[int, int] | None:
    """The frame header after any number of other segments (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in JPEG_FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in JPEG_BARE:
            at += 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def measure_webp(content: bytes) -> tuple[int, int] | None:
    """The three forms of a WebP file (RFC 9649, 2.5 to 2.7)."""
    if len(content) < 30:
        return None
    form = content[12:16]
    if form == b"VP8X":
        width, height = content[24:27], content[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if form == b"VP8L" and content[20] == 0x2F:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = content[26:28], content[28:30]
        return int.from_bytes(width, "little") & 0x3FFF, int.from_bytes(height, "little") & 0x3FFF
    return None
