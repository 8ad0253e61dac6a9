"""What a picture's file says beside the picture is told in the words of people."""

from __future__ import annotations

import zlib

import pytest
from conftest import make_chunk, make_png
from drawn import GPS, encode, make_exif, name_value

from generator.reading.image import read_image
from generator.reading.metadata import SAID_BY, ImageExtra, list_said
from generator.words.pictures import EXTRA_WORDS, say_extras

UTF16 = "鏡野 花子".encode("utf-16-le") + b"\0\0"


def text(keyword: str, value: str) -> bytes:
    return make_png(8, 4, make_chunk(b"tEXt", f"{keyword}\0{value}".encode()))


def xmp(inside: str) -> bytes:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description {inside}'.encode()
    chunk = make_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)
    return make_png(8, 4, chunk)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (encode("JPEG", exif=make_exif({}, GPS)), ("place",)),
        (encode("PNG", exif=make_exif({0x013B: "Hanako"}, GPS)), ("place", "author")),
        (encode("WEBP", exif=make_exif({0x010F: "Apple", 0x0110: "iPhone"})), ("device",)),
        (encode("JPEG", exif=make_exif({0x9C9D: UTF16})), ("author",)),
        (encode("JPEG", exif=make_exif({0x0132: "2024:05:01 10:00:00"})), ("date",)),
        (encode("JPEG", exif=make_exif({0x010E: "窓口のようす"})), ("text",)),
        (encode("JPEG", exif=make_exif({0x0131: "C:\\Users\\hanako\\a.exe"})), ("path",)),
        (encode("JPEG", comment="町長室".encode()), ("text",)),
        (encode("JPEG") + b"\0\0\0\x18ftypmp42", ("after",)),  # a photograph that moves
        (make_png(8, 4) + b"<script>", ("after",)),
        (encode("WEBP") + b"PK\x03\x04", ("after",)),
        (text("Author", "Hanako"), ("author",)),
        (text("Comment", "C:\\Users\\hanako\\Desktop\\a.psd"), ("path", "text")),
        (text("date:create", "2024-05-01"), ("date",)),
        (text("Raw profile type exif", "abc"), ("other",)),
        (make_png(8, 4, make_chunk(b"tIME", bytes(7))), ("date",)),
        (make_png(8, 4, make_chunk(b"prVt", b"x")), ("other",)),
        (
            make_png(8, 4, make_chunk(b"zTXt", b"Title\0\0" + zlib.compress(b"/home/hanako/x"))),
            ("path", "text"),
        ),
        (xmp('exif:GPSLatitude="35,3N"/>'), ("place",)),
        (xmp("><dc:creator>Hanako</dc:creator>"), ("author",)),
        (xmp("><mwg-rs:Name>Hanako</mwg-rs:Name>"), ("people",)),
        (xmp('xmp:CreateDate="2024" xmpMM:DocumentID="a"/>'), ("date", "history")),
        (xmp('own:Remark="x"/>'), ("other",)),
    ],
    ids=name_value,
)
def test_what_is_said_of_people_and_places_is_told(content: bytes, said: tuple[str, ...]) -> None:
    image = read_image(content)
    assert image is not None
    assert list_said(image.extras) == said


@pytest.mark.parametrize(
    "content",
    [
        encode("JPEG", exif=make_exif({0x0112: 6, 0x011A: 72.0, 0x0131: "Paint"})),
        encode("JPEG", comment=b"CREATOR: gd-jpeg v1.0"),
        encode("JPEG") + b"\0\0\r\n",
        text("Software", "Adobe ImageReady"),
        text("Comment", "Created with GIMP"),
        xmp('exif:PixelXDimension="8" tiff:Orientation="1" xmp:CreatorTool="Paint"/>'),
    ],
    ids=name_value,
)
def test_what_every_program_writes_is_no_alarm(content: bytes) -> None:
    image = read_image(content)
    assert image is not None
    assert image.content != content
    assert list_said(image.extras) == ()


def test_a_thumbnail_may_show_what_was_cut_away() -> None:
    entry = b"\0\1\1\1\0\3\0\0\0\1\0\1\0\0"
    exif = b"MM\0*\0\0\0\x08" + entry + b"\0\0\0\x1a" + entry + bytes(4)
    assert list_said([ImageExtra("exif", exif)]) == ("thumbnail",)


def test_a_bomb_of_a_text_is_looked_at_in_part() -> None:
    bomb = make_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    image = read_image(make_png(8, 4, bomb))
    assert image is not None
    assert list_said(image.extras) == ("text",)


def test_everything_that_is_told_has_a_word() -> None:
    assert tuple(EXTRA_WORDS) == SAID_BY
    assert say_extras(SAID_BY[:2]) == "撮影した場所（GPS）、パソコンの中の場所"
