"""What a picture's file says beside the picture: where, when, by whom and with what it was made.

>>> list_said([ImageExtra("text", b"Author\\0Hanako"), ImageExtra("after", b"more")])
('author', 'after')
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Exif

# What is told, in this order; words/pictures.py has its words.
SAID_BY = (
    *("place", "path", "author", "people", "date", "device", "text"),
    *("thumbnail", "history", "after", "other"),
)
ORIENTATION = 0x0112
GPS, CAMERA, THUMBNAIL = 0x8825, 0x8769, -1  # directories of EXIF, the last by a name of Pillow
# Tags of EXIF (CIPA DC-008); what is not here says how a camera was set, or what program wrote.
EXIF_TAGS = {
    **dict.fromkeys((0x013B, 0x8298, 0x9C9D, 0xA430), "author"),
    **dict.fromkeys((0x0132, 0x9003, 0x9004), "date"),
    **dict.fromkeys((0x010F, 0x0110, 0x013C, 0x927C, 0xA431, 0xA434, 0xA435, 0xC62F), "device"),
    **dict.fromkeys((0x010D, 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F), "text"),
    **dict.fromkeys((0x02BC, 0x8649), "history"),
    0x83BB: "other",  # IPTC
}
WINDOWS_TAGS = range(0x9C9B, 0x9CA0)
# Keywords of a PNG's texts, in lower case; another one is a text, and what program wrote is not.
PNG_KEYWORDS = (
    ("", re.compile("software$")),
    ("author", re.compile("author|artist|copyright|creator")),
    ("date", re.compile("creation time|date|png:time")),
    ("device", re.compile("source|make$|model$")),
    ("other", re.compile("raw profile|exif|mwg")),
    ("text", re.compile("")),
)
# Properties of XMP; of what is left, only those that say what everybody sees are passed over.
XMP_NAME = re.compile(rb"[\s</](?!xmlns)([A-Za-z][\w.-]{0,40}:[A-Za-z]\w{0,60})")
XMP_NAMES = (
    ("place", re.compile(r"exif:GPS|photoshop:(City|State|Country)|Iptc4xmp\w*:(Location|City)")),
    ("people", re.compile(r"mwg-rs:Name|MPReg:Person|Iptc4xmpExt:PersonInImage")),
    ("author", re.compile(r"dc:(creator|rights)|xmpRights:|photoshop:(Credit|Author|Caption)")),
    ("date", re.compile(r"\w+:\w*Date")),
    ("device", re.compile(r"tiff:(Make|Model)|aux:|exifEX:(Body|Lens|Camera)")),
    ("text", re.compile(r"dc:(description|title|subject)|photoshop:Headline|lr:")),
    ("history", re.compile(r"xmpMM:|st(Evt|Ref):|photoshop:(History|DocumentAncestors)")),
    ("", re.compile(r"(x|rdf|xml|tiff|exif|exifEX|xmp|photoshop|crs|dc|GCamera|xmpG):")),
    ("other", re.compile("")),
)
PATH = re.compile(r"[A-Za-z]:\\\w|\\\\\w+\\|/Users/\w|/home/\w|file:/", re.A)
OF_A_PROGRAM = ("Screenshot", "CREATOR: gd-jpeg", "Created with GIMP")
MOST_TEXT = 100_000  # characters of a compressed text that are looked at


@dataclass(frozen=True, slots=True)
class ImageExtra:
    """A part of a file that the picture can do without: of what kind, and its bytes."""

    kind: str
    data: bytes


def list_said(extras: Iterable[ImageExtra]) -> tuple[str, ...]:
    """What the extras tell of people, places and machines, each once, the weightiest first."""
    said = {key for extra in extras for key in find_said_by(extra)}
    return tuple(key for key in SAID_BY if key in said)


def find_said_by(extra: ImageExtra) -> Iterator[str]:
    if extra.kind == "exif":
        yield from find_in_exif(extra.data)
    elif extra.kind == "xmp":
        yield from find_in_xmp(extra.data)
    elif extra.kind == "text":
        yield from find_in_text(extra.data)
    elif extra.kind == "iptc":
        yield from ("author", "text") if b"8BIM\x04\x04" in extra.data else ()
    elif extra.kind in SAID_BY:
        yield extra.kind


def find_in_xmp(data: bytes) -> Iterator[str]:
    """What the properties of an XMP packet are about."""
    for found in set(XMP_NAME.findall(data)):
        name = found.decode("ascii", "replace")
        yield next(key for key, pattern in XMP_NAMES if pattern.match(name))
    yield from find_paths(data.decode("utf-8", "replace"))


def find_in_text(data: bytes) -> Iterator[str]:
    """What a comment is about, or a text of a PNG by its keyword."""
    keyword, mark, value = data.partition(b"\0")
    name = keyword.decode("latin-1").lower() if mark else ""
    if name.startswith("xml:com.adobe.xmp"):
        yield from find_in_xmp(value)
        return
    text = inflate(value if mark else data).decode("utf-8", "replace")
    if not text.strip("\0 ").startswith(OF_A_PROGRAM):
        yield next(key for key, pattern in PNG_KEYWORDS if pattern.match(name))
    yield from find_paths(text)


def inflate(value: bytes) -> bytes:
    """A text as it is, and one that is compressed behind its marks."""
    start = value.find(b"\x78")
    if 0 <= start < 200:
        try:
            return zlib.decompressobj().decompress(value[start:], MOST_TEXT)
        except zlib.error:
            return value
    return value


def find_in_exif(data: bytes) -> Iterator[str]:
    exif = load_exif(data)
    if exif is None:
        yield "other"
        return
    for tag, value in (dict(exif) | dict(exif.get_ifd(CAMERA))).items():
        text = print_tag(tag, value)
        if text and not text.startswith(OF_A_PROGRAM):
            yield EXIF_TAGS.get(tag, "")
        yield from find_paths(text)
    if exif.get_ifd(GPS):
        yield "place"
    if exif.get_ifd(THUMBNAIL):
        yield "thumbnail"


def print_tag(tag: int, value: object) -> str:
    """The value of a tag as a text; those that Windows writes are UTF-16."""
    if not isinstance(value, bytes):
        return str(value).strip("\0 ")
    encoding = "utf-16-le" if tag in WINDOWS_TAGS else "utf-8"
    return value.removeprefix(b"ASCII\0\0\0").decode(encoding, "replace").strip("\0 ")


def find_paths(text: str) -> Iterator[str]:
    if PATH.search(text):
        yield "path"


def load_exif(data: bytes) -> Exif | None:
    """EXIF with its directories; None where its bytes are none."""
    from PIL.Image import Exif  # only where a picture says something: it takes its time to load

    exif = Exif()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on stderr they would name no file
        try:
            exif.load(data)
            for directory in (THUMBNAIL, CAMERA, GPS):  # the first while the tags are unread
                exif.get_ifd(directory)
        except Exception:  # a parser of a stranger's bytes: whatever it trips over, they are none
            return None
    return exif


def keep_orientation(data: bytes) -> bytes:
    """EXIF that says how a picture is turned and nothing else; empty where it is upright."""
    exif = load_exif(data)
    turned = exif.get(ORIENTATION) if exif else None
    if not isinstance(turned, int) or not 2 <= turned <= 8:
        return b""
    entry = ORIENTATION.to_bytes(2, "little") + b"\3\0\1\0\0\0" + turned.to_bytes(4, "little")
    return b"II*\0\x08\0\0\0\1\0" + entry + bytes(4)
