"""The file of a picture, part by part: its kind and size, and the same picture with nothing else.

>>> header = b"\\x89PNG\\r\\n\\x1a\\n" + b"\\0\\0\\0\\rIHDR" + b"\\0\\0\\0\\x08\\0\\0\\0\\x04"
>>> kind_of_bytes(header), read_image(header)
('png', None)

No pixel is decoded: what is kept is kept byte for byte, and what a telephone, a program or a
person has left beside it comes out as extras. A file that is cut off has no parts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.core.problem import Where
from generator.reading.metadata import ImageExtra, keep_orientation

MAX_IMAGE_BYTES = 1_000_000
PNG_START = b"\x89PNG\r\n\x1a\n"
EXIF_START = b"Exif\0\0"

# What kind of file begins so, from which byte on; the first that fits.
SIGNS = (
    (0, b"\x89PNG", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (8, b"WEBP", "webp"),
    (0, b"GIF8", "gif"),
    (0, b"BM", "bmp"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    *((4, b"ftyp" + brand, "heic") for brand in (b"hei", b"hev", b"mif1", b"msf1")),
    (4, b"ftypavi", "avif"),
    (4, b"ftyp", "video"),
    (0, b"%PDF", "pdf"),
    (0, b"%!PS", "drawing"),
    (0, b"\xd7\xcd\xc6\x9a", "drawing"),  # WMF
    (40, b" EMF", "drawing"),
    (0, b"PK\x03\x04", "office"),
    (0, b"\xd0\xcf\x11\xe0", "office"),
)
DRAWING = re.compile(rb"<svg[\s>]", re.I)

# PNG: the chunks of the picture and of its colours (PNG specification, third edition, 11).
PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs "
    b"acTL fcTL fdAT".split()
)
PNG_EXTRAS = {b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "date", b"eXIf": "exif"}

# JPEG. Start of frame: C4, C8 and CC are tables, not frames (ITU-T T.81, table B.1).
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
JPEG_END, JPEG_SCAN, JPEG_COMMENT = 0xD9, 0xDA, 0xFE
SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.S)
# The application's segments by their marker and first bytes; others are "other".
JPEG_EXTRAS = (
    (0xE0, b"JFXX\0", "thumbnail"),
    (0xE1, EXIF_START, "exif"),
    (0xE1, b"http://ns.adobe.com/", "xmp"),
    (0xE2, b"MPF\0", "after"),
    (0xEC, b"Ducky", "settings"),
    (0xED, b"", "iptc"),
    (JPEG_COMMENT, b"", "text"),
)

WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
WEBP_EXTRAS = {b"EXIF": "exif", b"XMP ": "xmp"}
WEBP_FLAGS = {b"EXIF": 0x08, b"XMP ": 0x04}


@dataclass(frozen=True, slots=True)
class FoundImage:
    """A file of a case's folder: its path below content/cases; no bytes where it is refused.

    One that is misplaced lies outside the folders of the cases.
    """

    path: str
    where: Where
    content: bytes | None = None
    is_misplaced: bool = False


@dataclass(frozen=True, slots=True)
class ImageSize:
    """png, jpeg or webp, with width and height in pixels."""

    kind: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A whole picture: its size, its bytes without the extras, the extras; whether it moves."""

    size: ImageSize
    content: bytes
    extras: tuple[ImageExtra, ...]
    moves: bool


def kind_of_bytes(content: bytes) -> str:
    """What the first bytes of a file say that it is; empty where they are of no known kind."""
    for at, sign, kind in SIGNS:
        if content.startswith(sign, at):
            return kind
    return "drawing" if DRAWING.search(content[:1000]) else ""


def read_image(content: bytes) -> ImageFile | None:
    """A PNG, a JPEG or a WebP; None for anything else, and for one that is cut off or damaged."""
    read = READERS.get(kind_of_bytes(content))
    image = read(content) if read else None
    return image if image and image.size.width and image.size.height else None


def measure_image(content: bytes) -> ImageSize | None:
    """The kind and the size of a picture that is whole."""
    image = read_image(content)
    return image.size if image else None


def find_after(rest: bytes) -> list[ImageExtra]:
    """What follows the end of a picture, which may be a video or another file; no mere padding."""
    return [ImageExtra("after", rest)] if rest.strip(b"\0\r\n \xff") else []


def read_png(content: bytes) -> ImageFile | None:
    """Chunks up to IEND, each with its checksum."""
    parts, extras, names = [PNG_START], list[ImageExtra](), list[bytes]()
    at, width, height, frames = len(PNG_START), 0, 0, 0
    while not names or names[-1] != b"IEND":
        name, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4])
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            return None
        data, at = chunk[8:-4], at + len(chunk)
        if name in PNG_KEPT:
            parts.append(chunk)
        elif not name[0] & 0x20:  # a critical chunk that no browser knows
            return None
        else:
            extras.append(ImageExtra(PNG_EXTRAS.get(name, "other"), data))
            if name == b"eXIf" and (kept := keep_orientation(data)):
                parts.append(write_chunk(name, kept))
        if name == b"IHDR" and not names:
            width, height = int.from_bytes(data[:4]), int.from_bytes(data[4:8])
        elif name == b"acTL":
            frames = int.from_bytes(data[:4])
        names.append(name)
    if not content.startswith(PNG_START) or b"IDAT" not in names:
        return None
    extras += find_after(content[at:])
    size = ImageSize("png", width, height)
    return ImageFile(size, b"".join(parts), tuple(extras), frames > 1)


def write_chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return len(data).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)


def read_jpeg(content: bytes) -> ImageFile | None:
    """Segments and scans up to the end of the image (ITU-T T.81, B.2)."""
    parts, extras = [content[:2]], list[ImageExtra]()
    at, width, height, has_scan = 2, 0, 0, False
    while content[at : at + 1] == b"\xff" and at + 1 < len(content):
        marker = content[at + 1]
        if marker == JPEG_END:
            parts.append(content[at : at + 2])
            extras += find_after(content[at + 2 :])
            size = ImageSize("jpeg", width, height)
            return ImageFile(size, b"".join(parts), tuple(extras), False) if has_scan else None
        if marker == 0xFF or marker in JPEG_BARE:  # a fill byte, or a marker alone
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(content[at + 2 : at + 4])
        data, at = content[at + 4 : at + 2 + length], at + 2 + length
        if length < 2 or at > len(content):
            return None
        kept, extra = sift_segment(marker, data)
        if kept is not None:
            parts.append(bytes((0xFF, marker)) + (len(kept) + 2).to_bytes(2) + kept)
        extras += [extra] if extra else []
        if marker in JPEG_FRAMES:
            height, width = int.from_bytes(data[1:3]), int.from_bytes(data[3:5])
        elif marker == JPEG_SCAN:
            end = SCAN_END.search(content, at)
            if end is None:
                return None
            parts.append(content[at : end.start()])
            at, has_scan = end.start(), True
    return None


def sift_segment(marker: int, data: bytes) -> tuple[bytes | None, ImageExtra | None]:
    """What of a segment belongs to the picture, and what is more."""
    if marker == 0xE0 and data.startswith(b"JFIF\0"):
        if len(data) <= 14:
            return data, None
        return data[:12] + b"\0\0", ImageExtra("thumbnail", data[14:])
    is_colour = (marker, data[:12]) == (0xE2, b"ICC_PROFILE\0")
    if is_colour or not (0xE0 <= marker <= 0xEF or marker == JPEG_COMMENT):
        return data, None
    if marker == 0xEE and data.startswith(b"Adobe"):
        return data[:12], None  # how its colours are meant
    fit = (kind for known, start, kind in JPEG_EXTRAS if marker == known and data.startswith(start))
    kind = next(fit, "other")
    turned = keep_orientation(data[len(EXIF_START) :]) if kind == "exif" else b""
    return EXIF_START + turned if turned else None, ImageExtra(kind, data)


def read_webp(content: bytes) -> ImageFile | None:
    """Chunks as far as the RIFF header says (RFC 9649, 2.3 to 2.7)."""
    end = 8 + int.from_bytes(content[4:8], "little")
    chunks, extras = list[tuple[bytes, bytes]](), list[ImageExtra]()
    at, removed = 12, 0
    while at < end:
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        data, at = content[at + 8 : at + 8 + length], at + 8 + length + length % 2
        if len(data) < length or at > end + 1 or len(name) < 4:
            return None
        if name not in WEBP_KEPT:
            extras.append(ImageExtra(WEBP_EXTRAS.get(name, "other"), data))
            data = keep_orientation(data) if name == b"EXIF" else b""
            removed |= 0 if data else WEBP_FLAGS.get(name, 0)
        if data:
            chunks.append((name, data))
    if end > len(content) or not chunks:
        return None
    if chunks[0][0] == b"VP8X":
        flags = chunks[0][1]
        chunks[0] = (b"VP8X", bytes((flags[0] & ~removed,)) + flags[1:])
    extras += find_after(content[end:])
    size = ImageSize("webp", *measure_webp(*chunks[0]))
    moves = any(name == b"ANIM" for name, _ in chunks)
    return ImageFile(size, write_webp(chunks), tuple(extras), moves)


def write_webp(chunks: list[tuple[bytes, bytes]]) -> bytes:
    written = (
        name + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2)
        for name, data in chunks
    )
    body = b"WEBP" + b"".join(written)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def measure_webp(form: bytes, data: bytes) -> tuple[int, int]:
    """The three forms of a WebP file (RFC 9649, 2.5 to 2.7); zeros for none of them."""
    if form == b"VP8X" and len(data) >= 10:
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if form == b"VP8L" and data[:1] == b"\x2f":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


READERS: Mapping[str, Callable[[bytes], ImageFile | None]] = {
    "png": read_png,
    "jpeg": read_jpeg,
    "webp": read_webp,
}
